import { Anatomy } from '../../../src/core/anatomy/anatomy';
import type { MachineSettings } from '../../../src/core/imaging/machine';
import { BINS, type Column, edgeOf, speedTurns, TRACED } from '../../../src/core/imaging/spectrum';
import { linear38 } from '../../../src/core/instruments/probe';
import { viewAt } from '../bench';
import type { Bench, Check, Figure } from '../check';
import { edgeOverPeak, nyquistSpeed, shown, speedOfShift } from '../theory';
import { MUSCLE_SPEED, PEAK, vesselAt } from '../vessel';

const DEGREE = Math.PI / 180;
const PRF = 2800;
/** Depth over the array that the machine prints for its gate. */
const GATE_F = 5;

/** A gate of a millimetre in the middle of the vessel: a third of its lumen, where all blood is nearly as fast as the fastest. */
const gate: Partial<MachineSettings> = {
  ...{ spectrum: true, gatePrfHz: PRF, gateLength: 1, gateFilterHz: 25 },
  gateDepth: shown(20, MUSCLE_SPEED),
};

/** Columns of the strip, one a tick. */
function strip(
  bench: Bench,
  degrees: number,
  settings: Partial<MachineSettings>,
  isQuiet: boolean,
): Column[] {
  const anatomy = new Anatomy(vesselAt(degrees));
  return Array.from({ length: isQuiet ? 1 : 60 }, (_, tick) => {
    const { probe, deformation, state, blood } = viewAt({ tick, settings: { ...gate, ...settings } });
    const { machine } = state;
    const { contact, motion } = state.probe;
    return bench.hear(
      { pose: probe, probe: linear38, deformation, anatomy, machine, blood, contact, motion, tick },
      isQuiet,
    );
  });
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Edges of the spectra of neighbouring columns, turns a pulse. */
const edges = (columns: readonly Column[], baseline = 0): number[] =>
  columns.length < TRACED
    ? [edgeOf(columns, baseline) ?? Number.NaN]
    : columns.flatMap((_, i) => {
        const some = columns.slice(i, i + TRACED);
        return some.length < TRACED ? [] : [edgeOf(some, baseline) ?? Number.NaN];
      });

/** The gate in a vessel of known flow: the trace's peak speed corrected for the angle, its error, broadening, aliasing. */
export const spectrum: Check = {
  id: 'spectrum',
  mutants: ['frequency of Doppler', 'array of the gate'],
  measure(bench) {
    const figures: Figure[] = [];
    for (const degrees of [30, 45, 60, 70, 80]) {
      const angle = degrees * DEGREE;
      const traced = edges(strip(bench, degrees, {}, false));
      const peak = (corrected: number): number =>
        speedOfShift(median(traced.map((turns) => speedTurns(turns, corrected))) * PRF);
      if (degrees <= 60)
        figures.push({
          id: `spectrum.peak-${degrees}`,
          what: `peak speed by the trace at ${degrees} degrees, corrected for the angle`,
          ...{ measured: peak(angle), expected: PEAK, tolerance: 0.05 * PEAK, unit: 'mm/s' },
        });
      figures.push({
        id: `spectrum.cursor-${degrees}`,
        what: `the same with the cursor 5 degrees too steep, against the true speed`,
        measured: 100 * (peak(angle + 5 * DEGREE) / peak(angle) - 1),
        // The edge stays; what it stands for grows as cos a + k sin a shrinks.
        expected:
          100 *
          ((edgeOverPeak(angle, GATE_F) * Math.cos(angle)) /
            (edgeOverPeak(angle + 5 * DEGREE, GATE_F) * Math.cos(angle + 5 * DEGREE)) -
            1),
        tolerance: 2,
        unit: '%',
      });
      const [edge = Number.NaN] = edges(strip(bench, degrees, {}, true));
      figures.push({
        id: `spectrum.edge-${degrees}`,
        what: `what a caliper at half height reads too much at ${degrees} degrees, for the width of the array`,
        measured: 100 * (speedOfShift(edge * PRF) / Math.cos(angle) / PEAK - 1),
        expected: 100 * (edgeOverPeak(angle, GATE_F) - 1),
        tolerance: 4,
        unit: '%',
      });
    }
    const along = PEAK * Math.cos(45 * DEGREE);
    for (const share of [1.3, 0.9]) {
      const gatePrfHz = (PRF * share * along) / nyquistSpeed(PRF);
      const [column] = strip(bench, 45, { gatePrfHz }, true);
      const { power = new Float32Array(BINS) } = column ?? {};
      const strongest = power.indexOf(Math.max(...power));
      figures.push({
        id: `spectrum.alias-${share}`,
        what: `strongest shift where the scale ends at ${share} of the speed along the beam`,
        measured: speedOfShift(((strongest + 0.5) / BINS - 0.5) * gatePrfHz),
        expected: share > 1 ? along : along - 2 * share * along,
        tolerance: 0.05 * along,
        unit: 'mm/s',
      });
    }
    return Promise.resolve(figures);
  },
};
