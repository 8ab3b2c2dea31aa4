import { defaultSettings, type MachineSettings } from '../../../src/core/imaging/machine';
import { needles } from '../../../src/core/instruments/needle';
import { type Probe, probes } from '../../../src/core/instruments/probe';
import { blockOf, type Frame, viewAt } from '../bench';
import type { Bench, Check, Figure, Place } from '../check';
import { correlation, db, deviation, fullWidth, mean } from '../statistics';
import {
  axialFwhm,
  compoundedSnr,
  LOOK_CORRELATION,
  lateralFwhm,
  lossAtDb,
  NEEDLE_DB,
  shownUnderGel,
  TWO_BANDS,
} from '../theory';

const DEGREE = Math.PI / 180;

/** Points on the axis: one probe's widths at its focus and well away from it. */
function widthsOf(probe: Probe, depth: number): Check {
  const far = depth * 0.85;
  return {
    id: `widths-${probe.id}`,
    mutants: probe.id === 'convex5' ? ['beam width', 'pulse length'] : ['beam width'],
    async measure(bench) {
      // On a beam: between two the highest sample is not the peak.
      const arc = probe.aperture / 512;
      const places = [depth / 2, far].map((at) => ({
        lateral: probe.radius > 0 ? ((probe.radius + at) * arc) / probe.radius : arc,
        depth: at,
        elevation: 0,
        amplitude: 300,
      }));
      const setup = await bench.scan(
        blockOf('synovialFluid'),
        { raw: true, targets: places },
        undefined,
        probe,
      );
      const frame = await setup.frame(viewAt({ depth }));
      const figures: Figure[] = [];
      for (const at of [depth / 2, far]) {
        const spread = probe.radius > 0 ? 1 + at / probe.radius : 1;
        const sample = Math.round((at * frame.samples) / depth - 0.5);
        const beam = frame.beams / 2;
        const span = Array.from({ length: 61 }, (_, k) => k - 30);
        const row = span.map((k) => frame.at(beam + k, sample));
        const column = span.map((k) => frame.at(beam, sample + k));
        const expected = lateralFwhm(probe, at === far ? null : at);
        const along = axialFwhm(probe);
        figures.push({
          id: `widths-${probe.id}.lateral-${at}`,
          what: `lateral width at ${at} mm, ${probe.name}`,
          measured: fullWidth(row) * frame.pitch * spread,
          expected,
          tolerance: 0.2 * expected,
          unit: 'mm',
        });
        figures.push({
          id: `widths-${probe.id}.axial-${at}`,
          what: `axial width at ${at} mm, ${probe.name}`,
          measured: fullWidth(column) * frame.spacing,
          expected: along,
          tolerance: 0.15 * along,
          unit: 'mm',
        });
      }
      return figures;
    },
  };
}

export const widths: readonly Check[] = [
  widthsOf(probes.linear18, 20),
  widthsOf(probes.linear12, 40),
  widthsOf(probes.hockey18, 20),
  widthsOf(probes.convex5, 60),
];

/** Looks at one patch of speckle from several angles: a steered frame, read at the places of an unsteered one. */
export const looks: Check = {
  id: 'looks',
  mutants: ['phase of a steered look'],
  async measure(bench) {
    // The nearest to the 1540 m/s of the simulation: in faster tissue steered beams bend, and looks are shown beside each other.
    const setup = await bench.scan(blockOf('synovialFluid'));
    const still: Frame[] = [];
    const turned = async (degrees: number, z: number): Promise<Frame> =>
      setup.frame(viewAt({ z, settings: { steerRad: degrees * DEGREE } }));
    // Planes far apart are other scatterers: one plane's correlation is off by about 0.03, the mean of nine by 0.01.
    const planes = [0, 4, 8, 12, 16, 20, 24, 28, 32];
    for (const z of planes) still.push(await turned(0, z));
    const figures: Figure[] = [];
    for (const degrees of [2, 7, 14]) {
      const frames: Frame[] = [];
      for (const z of planes) frames.push(await turned(degrees, z));
      for (const [depth, from, to, tolerance] of [
        [20, 18, 22, 0.06],
        [13, 11, 15, 0.15],
      ] as const) {
        const found = planes.map((_, i) => {
          const [a, b] = [still[i], frames[i]];
          return a && b ? likeness(a, b, degrees * DEGREE, from, to) : Number.NaN;
        });
        figures.push({
          id: `looks.${degrees}-at-${depth}`,
          what: `envelope's correlation between looks ${degrees} degrees apart at ${depth} mm`,
          measured: mean(found),
          expected: LOOK_CORRELATION.get(depth)?.get(degrees) ?? Number.NaN,
          tolerance,
          unit: '',
        });
      }
    }
    return figures;
  },
};

/** The mean of several looks is smoother by as much as their likeness allows. */
export const compounding: Check = {
  id: 'compounding',
  mutants: ['angles of looks'],
  async measure(bench) {
    // As for single looks: where steered beams do not bend.
    const setup = await bench.scan(blockOf('synovialFluid'));
    const figures: Figure[] = [];
    for (const [looks, angles] of [
      [1, [0]],
      [3, [0, -10, 10]],
      [5, [0, -7, 7, -14, 14]],
    ] as const) {
      const pooled: number[] = [];
      for (const z of [0, 4, 8, 12, 16, 20]) {
        const frame = await setup.frame(viewAt({ z, settings: { looks } }));
        for (let d = 18; d < 22; d += frame.spacing) {
          const gain = 10 ** (lossAtDb('synovialFluid', d) / 20);
          pooled.push(...frame.patch(-12, 12, d, d).map((v) => v * gain));
        }
      }
      const expected = compoundedSnr(angles);
      figures.push({
        id: `compounding.${looks}`,
        what: `mean over deviation of the envelope, ${looks} looks, at 20 mm`,
        measured: mean(pooled) / deviation(pooled),
        expected,
        tolerance: 0.03 * expected,
        unit: '',
      });
    }
    return figures;
  },
};

/** Two parts of the band hear the same tissue with independent phases: speckle is smoother, and its mean a little higher. */
export const frequencies: Check = {
  id: 'frequencies',
  mutants: ['share of a band'],
  async measure(bench) {
    const heard: number[][] = [];
    for (const frequencies of [1, 2] as const) {
      const setup = await bench.scan(blockOf('synovialFluid'), { raw: true, targets: [], frequencies });
      const pooled: number[] = [];
      for (const z of [0, 4, 8, 12, 16, 20]) {
        const frame = await setup.frame(viewAt({ z, settings: { looks: 3 } }));
        for (let d = 18; d < 22; d += frame.spacing) {
          const gain = 10 ** (lossAtDb('synovialFluid', d) / 20);
          pooled.push(...frame.patch(-12, 12, d, d).map((v) => v * gain));
        }
      }
      heard.push(pooled);
    }
    const [one = [], two = []] = heard;
    return [
      {
        id: 'frequencies.gain',
        what: 'mean over deviation of the envelope with two parts of the band, against that with one, 3 looks, at 20 mm',
        measured: mean(two) / deviation(two) / (mean(one) / deviation(one)),
        expected: TWO_BANDS.gain,
        tolerance: 0.03 * TWO_BANDS.gain,
        unit: '',
      },
      {
        id: 'frequencies.level',
        what: 'mean of the envelope with two parts of the band, against that with one',
        measured: 20 * Math.log10(mean(two) / mean(one)),
        expected: TWO_BANDS.levelDb,
        tolerance: 0.2,
        unit: 'dB',
      },
    ];
  },
};

/** Correlation of the envelopes of an unsteered and a steered frame over the same places, 24 mm wide. */
function likeness(a: Frame, b: Frame, steerRad: number, from: number, to: number): number {
  const one: number[] = [];
  const other: number[] = [];
  for (let s = Math.ceil(from / a.spacing); s < to / a.spacing; s++)
    for (let beam = Math.round(a.beams / 2 - 12 / a.pitch); beam < a.beams / 2 + 12 / a.pitch; beam++) {
      const x = (beam + 0.5) * a.pitch - 19.2;
      const z = (s + 0.5) * a.spacing;
      const p = (x - z * Math.tan(steerRad) + 19.2) / b.pitch - 0.5;
      const q = z / Math.cos(steerRad) / b.spacing - 0.5;
      const [i, j] = [Math.floor(p), Math.floor(q)];
      const mix = (v: number, w: number, t: number): number => v + (w - v) * t;
      one.push(a.at(beam, s));
      other.push(
        mix(mix(b.at(i, j), b.at(i + 1, j), p - i), mix(b.at(i, j + 1), b.at(i + 1, j + 1), p - i), q - j),
      );
    }
  return correlation(one, other);
}

/** Beams that lean by an angle see a needle that dips by it as one that lies along the face. */
export const steering: Check = {
  id: 'steering',
  mutants: ['angle of the shaft'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('synovialFluid'));
    const crest = async (dip: number, lean: number): Promise<number> => {
      const angleRad = dip * DEGREE;
      const needle = { model: needles['18G'], x: -8, depth: 20 + 8 * Math.tan(angleRad), angleRad };
      const frame = await setup.frame(viewAt({ needle, settings: { steerRad: lean * DEGREE } }));
      // The beam that crosses the shaft under the middle of the face, 8 mm from the tip's own echo.
      const arc = -20 * Math.tan(lean * DEGREE);
      return Math.max(...frame.patch(arc - 0.5, arc + 0.5, 17, 25));
    };
    const flat = await crest(0, 0);
    const figures: Figure[] = [];
    for (const [dip, lean] of [
      [12, 12],
      [20, 20],
      [20, 12],
      [30, 18],
      [0, 20],
    ] as const) {
      figures.push({
        id: `steering.${dip}-by-${lean}`,
        what: `shaft at ${dip} degrees seen by beams that lean by ${lean}`,
        measured: db((await crest(dip, lean)) / flat),
        expected: NEEDLE_DB.get(Math.abs(dip - lean)) ?? Number.NaN,
        tolerance: 3,
        unit: 'dB',
      });
    }
    return figures;
  },
};

/** What knobs do to the grey of a picture, back in decibels. */
export const knobs: Check = {
  id: 'knobs',
  mutants: ['places of the sliders'],
  async measure(bench) {
    const setup = await bench.scan(blockOf('muscle'), null);
    const levels = async (settings: Partial<MachineSettings>): Promise<number[]> => {
      const range = settings.dynamicRangeDb ?? defaultSettings.dynamicRangeDb;
      return Array.from(await setup.grey(viewAt({ settings })), (v) =>
        v < 8 || v > 247 ? Number.NaN : (v / 255 - 1) * range,
      );
    };
    const plain = await levels({});
    const rise = (other: readonly number[], row: number): number => {
      const beams = 256;
      const out: number[] = [];
      for (let i = row * beams; i < (row + 1) * beams; i++) {
        const d = (other[i] ?? 0) - (plain[i] ?? 0);
        if (!Number.isNaN(d)) out.push(d);
      }
      return mean(out);
    };
    const figure = (id: string, what: string, measured: number, expected: number): Figure => ({
      id: `knobs.${id}`,
      what,
      measured,
      expected,
      // Grey has steps of a quarter of a decibel, over 256 beams.
      tolerance: 0.1,
      unit: 'dB',
    });
    const slid = await levels({ tgcDb: [0, 0, 0, 6, 0, 0, 0, 0] });
    // 1024 samples: a slider's eighth is 128, its middle 64; the middle of the fourth at 448, of the fifth at 576.
    return [
      figure('gain', 'gain of 7 dB', rise(await levels({ gainDb: 7 }), 400), 7),
      figure(
        'range',
        'level under a dynamic range of 80 dB',
        rise(await levels({ dynamicRangeDb: 80 }), 400),
        0,
      ),
      figure('slider', 'fourth slider at 6 dB, in the middle of its eighth', rise(slid, 448), 6),
      figure('slider-half', 'fourth slider at 6 dB, half way to the fifth', rise(slid, 512), 3),
      figure('slider-next', 'fourth slider at 6 dB, in the middle of the fifth', rise(slid, 576), 0),
    ];
  },
};

/** Wires are found where they are, on the canvas, by the helpers that calipers use. */
export const places: Check = {
  id: 'places',
  mutants: ['scan conversion'],
  async measure(bench) {
    const figures: Figure[] = [];
    const find = async (name: string, probe: Probe, depth: number, settings: Partial<MachineSettings>) => {
      const wires = wiresOf(probe, depth);
      const setup = await sceneOf(bench, probe, wires);
      const ends: { seen: Place; there: Place }[] = [];
      for (const wire of wires) {
        const seen = setup.caliper(viewAt({ depth, settings }), wire);
        const there = shownUnderGel(probe.radius, wire, FLUID_SPEED);
        figures.push({
          id: `places.${name}-${wire.lateral}-${wire.depth}`,
          what: `a wire at ${wire.lateral}, ${wire.depth} mm on the picture of ${name}`,
          measured: Math.hypot(seen.lateral - there.lateral, seen.depth - there.depth),
          expected: 0,
          tolerance: 0.2,
          unit: 'mm',
        });
        ends.push({ seen, there });
      }
      const between = (a: Place, b: Place): number => Math.hypot(a.lateral - b.lateral, a.depth - b.depth);
      for (const [i, j] of [
        [0, 1],
        [1, 2],
        [0, 2],
      ] as const) {
        const [a, b] = [ends[i], ends[j]];
        if (!a || !b) continue;
        figures.push({
          id: `places.caliper-${name}-${i + 1}${j + 1}`,
          what: `distance that a caliper reads between wires ${i + 1} and ${j + 1} on the picture of ${name}`,
          measured: between(a.seen, b.seen),
          expected: between(a.there, b.there),
          tolerance: 0.2,
          unit: 'mm',
        });
      }
    };
    await find('linear12', probes.linear12, 60, {});
    await find('linear38-steered', probes.linear38, 40, { steerRad: 12 * DEGREE });
    await find('linear38-inverted', probes.linear38, 40, { invert: true });
    await find('convex5', probes.convex5, 100, {});
    return figures;
  },
};

/** Of the fluid in which the wires lie, m/s: they are shown by their time of flight. */
const FLUID_SPEED = 1544;

const wiresOf = (probe: Probe, depth: number) =>
  [
    [-0.2, 0.25],
    [0.25, 0.5],
    [-0.05, 0.8],
  ].map(([across = 0, down = 0]) => ({
    lateral: Math.round(across * probe.aperture),
    depth: down * depth,
    elevation: 0,
    amplitude: 60,
  }));

const sceneOf = (bench: Bench, probe: Probe, targets: ReturnType<typeof wiresOf>) =>
  bench.scan(blockOf('synovialFluid'), { raw: true, targets }, undefined, probe);
