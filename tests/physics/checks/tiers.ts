import type { Region } from '../../../src/core/anatomy/region';
import { needles } from '../../../src/core/instruments/needle';
import { type Tier, tiers } from '../../../src/ultrasound/tier';
import { below, type Frame, phantomOf, piece, viewAt } from '../bench';
import type { Bench, Check, Figure } from '../check';
import { db, mean, peakAt, powerDb } from '../statistics';
import { shown, TISSUE } from '../theory';

/** Four tissues over one another, with a vessel and a cyst in the second. */
const scene = (): Region =>
  phantomOf('tiers', [
    piece('fat', 'fat', below(0)),
    piece('muscle', 'muscle', below(9), [1, 0, 0]),
    piece('vein', 'vein', { op: 'capsule', from: [-9, -16, -200], to: [-9, -16, 200], radius: 4 }),
    piece('cyst', 'synovialFluid', { op: 'capsule', from: [9, -16, -200], to: [9, -16, 200], radius: 4 }),
    piece('tendon', 'tendon', below(28), [1, 0, 0]),
  ]);

/** Planes that are averaged: from about 1 mm apart they are other scatterers. */
const PLANES = [0, 3, 6, 9, 12, 15, 18, 21];

/** Depth of the strongest echo of a strip of beams between two depths, mm. */
function edgeAt(frames: readonly Frame[], x: readonly [number, number], z0: number, z1: number): number {
  const spacing = frames[0]?.spacing ?? 1;
  const levels: number[] = [];
  for (let z = z0; z < z1; z += spacing)
    levels.push(Math.sqrt(mean(frames.flatMap((f) => f.patch(...x, z, z)).map((v) => v * v))));
  return z0 + peakAt(levels) * spacing;
}

/** What one tier shows: levels of tissues in the machine as it is used, and of a needle; depths of edges, without textures. */
async function seenBy(bench: Bench, tier: Tier) {
  const framesOf = async (raw: boolean, needle?: NonNullable<Parameters<typeof viewAt>[0]>['needle']) => {
    const setup = await bench.scan(scene(), raw ? { raw, targets: [] } : null, tier);
    const frames: Frame[] = [];
    for (const z of PLANES) frames.push(await setup.frame(viewAt({ z, ...(needle ? { needle } : {}) })));
    return frames;
  };
  const used = await framesOf(false);
  const level = (x0: number, x1: number, z0: number, z1: number): number =>
    powerDb(used.flatMap((f) => f.patch(x0, x1, z0, z1)));
  const shaft = 24;
  const raw = await framesOf(true, { model: needles['18G'], x: -17, depth: shaft, angleRad: 0 });
  const over = shown(9, TISSUE.fat.speed);
  const below9 = (depth: number): number => over + shown(depth - 9, TISSUE.muscle.speed);
  const near = (depth: number): [number, number] => [below9(depth) - 1.2, below9(depth) + 1.2];
  const between: readonly [number, number] = [-2, 2];
  const far = over + shown(3, TISSUE.muscle.speed) + shown(8, TISSUE.vein.speed);
  return {
    levels: {
      fat: level(-17, 17, 3, 8),
      muscle: level(-3, 3, 12, 24),
      blood: level(-11, -7, 14, 17),
      tendon: level(-17, 17, below9(28) + 1, below9(28) + 6),
      // The brightest sample of each column, over the gap between the two dark places.
      needle: db(mean(raw.flatMap((f) => columnPeaks(f, between, ...near(shaft))))),
    },
    edges: {
      'fat and muscle': edgeAt(raw, [-17, 17], over - 1.2, over + 1.2),
      'muscle and tendon': edgeAt(raw, [-17, 17], ...near(28)),
      'a vessel, near': edgeAt(raw, [-9.6, -8.4], ...near(12)),
      'a vessel, far': edgeAt(raw, [-9.6, -8.4], far - 1.2, far + 1.2),
      'a shaft': edgeAt(raw, between, ...near(shaft)),
    },
  };
}

/** The highest sample of every column of a patch. */
function columnPeaks(f: Frame, [x0, x1]: readonly [number, number], z0: number, z1: number): number[] {
  const peaks: number[] = [];
  for (let x = x0; x <= x1; x += f.pitch) peaks.push(Math.max(...f.patch(x, x, z0, z1)));
  return peaks;
}

/** The coarser tiers show the same levels, and edges at the same depths, as the one on which physics is measured. */
export const coarser: Check = {
  id: 'tiers',
  // What a tier changes is made up for everywhere: no constant moves one tier against another. Where edges stand, one moves.
  mutants: ['speed of fat'],
  async measure(bench) {
    const high = await seenBy(bench, tiers.high);
    const figures: Figure[] = [];
    for (const tier of [tiers.medium, tiers.low]) {
      const here = await seenBy(bench, tier);
      const compare = (kind: 'levels' | 'edges', tolerance: number, unit: string): void => {
        const wanted = new Map(Object.entries(high[kind]));
        for (const [what, value] of Object.entries(here[kind]))
          figures.push({
            id: `tiers.${what.replaceAll(/,? /g, '-')}-${tier.id}`,
            what: `${kind === 'levels' ? 'level' : 'depth of the edge'} of ${what}, ${tier.id} tier against high`,
            measured: value - (wanted.get(what) ?? Number.NaN),
            expected: 0,
            tolerance,
            unit,
          });
      };
      compare('levels', 1, 'dB');
      compare('edges', 0.2, 'mm');
      figures.push({
        id: `tiers.place-${tier.id}`,
        what: `depth at which the lower edge of 9 mm of fat is shown, ${tier.id} tier`,
        measured: here.edges['fat and muscle'],
        expected: shown(9, TISSUE.fat.speed),
        tolerance: 0.2,
        unit: 'mm',
      });
    }
    return figures;
  },
};
