import { gelPhantom } from '../../../src/core/anatomy/regions/gelPhantom';
import type { MachineSettings } from '../../../src/core/imaging/machine';
import { viewAt } from '../bench';
import type { Check, Figure, FlowField } from '../check';
import { kasai, nyquistSpeed, shown, wallFilterDb } from '../theory';
import { MUSCLE_SPEED, PEAK, vesselAt } from '../vessel';

const DEGREE = Math.PI / 180;
const PRF = 2800;

const box: Partial<MachineSettings> = {
  flow: 'colour',
  prfHz: PRF,
  wallFilter: 'medium',
  boxDepth: shown(20, MUSCLE_SPEED),
};

/** The speed along the beam that the middle of the box shows, mm/s. */
function speedOf(field: FlowField, prfHz = PRF): number {
  const { re, im } = field.at(0.5, 0.5);
  return kasai(Math.atan2(im, re), prfHz);
}

/** Colour in a vessel of known flow: its speed by angle, aliasing, and the wall filter. */
export const doppler: Check = {
  id: 'doppler',
  mutants: ['frequency of Doppler', 'cut-off of the wall filter'],
  async measure(bench) {
    const figures: Figure[] = [];
    const speed = async (degrees: number): Promise<number> =>
      speedOf(await (await bench.scan(vesselAt(degrees))).flow(viewAt({ settings: box })));
    for (const degrees of [30, 45, 60, 70, 80]) {
      const cosine = Math.cos(degrees * DEGREE);
      const read = await speed(degrees);
      if (degrees <= 60)
        figures.push({
          id: `doppler.speed-${degrees}`,
          what: `speed in the middle of a vessel at ${degrees} degrees, corrected for the angle`,
          measured: read / cosine,
          expected: PEAK,
          tolerance: 0.05 * PEAK,
          unit: 'mm/s',
        });
      const laid = Math.cos((degrees + 2) * DEGREE);
      figures.push({
        id: `doppler.cursor-${degrees}`,
        what: `the same at ${degrees} degrees, the cursor laid 2 degrees too steep`,
        measured: read / laid,
        // The error of a cursor grows as cos a / cos (a + 2).
        expected: (PEAK * cosine) / laid,
        tolerance: 0.05 * PEAK,
        unit: 'mm/s',
      });
    }
    figures.push({
      id: 'doppler.square',
      what: 'speed along the beam in a vessel that runs square to it',
      measured: await speed(90),
      expected: 0,
      tolerance: 2,
      unit: 'mm/s',
    });

    const setup = await bench.scan(vesselAt(45));
    const along = PEAK * Math.cos(45 * DEGREE);
    // A scale whose end lies a little above and a little below the blood's speed.
    for (const share of [1.15, 0.85]) {
      const prfHz = (PRF * share * along) / nyquistSpeed(PRF);
      const limit = share * along;
      figures.push({
        id: `doppler.alias-${share}`,
        what: `speed along the beam where the scale ends at ${share} of it`,
        measured: speedOf(await setup.flow(viewAt({ settings: { ...box, prfHz } })), prfHz),
        expected: along > limit ? along - 2 * limit : along,
        tolerance: 0.05 * along,
        unit: 'mm/s',
      });
    }

    const cutoff = 0.08 * nyquistSpeed(PRF);
    const power = async (peakSpeed: number): Promise<number> => {
      const blood = [0, 0, peakSpeed / along] as const;
      return (await setup.flow({ ...viewAt({ settings: box }), blood })).at(0.5, 0.5).power;
    };
    const free = await power(10 * cutoff);
    for (const share of [1, 0.5, 0.3]) {
      figures.push({
        id: `doppler.filter-${share}`,
        what: `power of blood at ${share} of the wall filter's cut-off`,
        measured: 10 * Math.log10((await power(share * cutoff)) / free),
        expected: wallFilterDb(share, 1),
        tolerance: 1,
        unit: 'dB',
      });
    }
    return figures;
  },
};

/** The gel phantom's vessel runs level at 20 mm: colour is in it only where the beams lean. */
export const dopplerVessel: Check = {
  id: 'doppler-vessel',
  mutants: ['frequency of Doppler'],
  async measure(bench) {
    const setup = await bench.scan(gelPhantom);
    const values = gelPhantom.parameters.map((p) => p.value);
    const read = async (steerRad: number): Promise<number> => {
      const view = viewAt({ settings: { ...box, boxSteerRad: steerRad } });
      // The array along the vessel: lateral is z, which is the way its blood runs.
      const probe = {
        face: { x: 36, y: 0, z: 0 },
        lateral: { x: 0, y: 0, z: 1 },
        axial: { x: 0, y: -1, z: 0 },
        elevational: { x: -1, y: 0, z: 0 },
      };
      return speedOf(await setup.flow({ ...view, probe, parameters: values }));
    };
    return [-20, 0, 20]
      .map((degrees) => degrees * DEGREE)
      .reduce<Promise<Figure[]>>(async (before, steerRad) => {
        const degrees = Math.round(steerRad / DEGREE);
        return [
          ...(await before),
          {
            id: `doppler-vessel.steer${degrees}`,
            what: `speed along beams that lean by ${degrees} degrees to blood of 200 mm/s`,
            measured: await read(steerRad),
            // Leaning the way it runs, it goes away.
            expected: -PEAK * Math.sin(steerRad),
            tolerance: 0.05 * PEAK * Math.sin(20 * DEGREE),
            unit: 'mm/s',
          },
        ];
      }, Promise.resolve([]));
  },
};
