import type { Region } from '../../../src/core/anatomy/region';
import { gelPhantom } from '../../../src/core/anatomy/regions/gelPhantom';
import { popliteal } from '../../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../../src/core/anatomy/regions/shoulder';
import { between, type Check, type Figure, type Picture, type Setup } from '../check';
import type { MutantId } from '../mutants.mjs';
import { type Scene, type Station, sceneOf } from '../scene';
import { correlation, deviation, mean } from '../statistics';

/*
 * What the screen shows of whole regions at the default preset, by the labels of the core. Ranges are those measured in real
 * pictures: USGRA (Mindray TE7, L14-6Ns), TimTrack (GE Logiq E9), PLUS (Ultrasonix L14-5), BUSI, and gel phantoms of commercial
 * scanners. Gain and map move greys, so that ratios are ranges.
 */

/** Pitch of the places that are read, and how far from another structure they stand, mm. */
const PITCH = 0.3;
const INSIDE = 0.8;
const HALF = 18;
const DEPTH = 38;

interface Shot {
  readonly scene: Scene;
  readonly picture: Picture;
}

const shoot = (setup: Setup, stations: readonly Station[]): Shot[] =>
  stations.map((station) => {
    const scene = sceneOf(station);
    return { scene, picture: setup.picture(scene.view) };
  });

const pixel = ({ picture }: Shot, x: number, z: number): number => picture.patch(x, x, z, z)[0] ?? 0;

/** Grey levels well inside the structures of some names and above any bone. */
function greys(shots: readonly Shot[], ...ids: readonly string[]): number[] {
  const out: number[] = [];
  for (const shot of shots)
    for (let x = -HALF; x <= HALF; x += PITCH)
      for (let z = PITCH; z < DEPTH; z += PITCH) {
        const here = shot.scene.at(x, z);
        if (here?.tissue === 'bone') break;
        if (!here || !ids.includes(here.id)) continue;
        const alone = (dx: number, dz: number): boolean => shot.scene.at(x + dx, z + dz)?.id === here.id;
        if (alone(INSIDE, 0) && alone(-INSIDE, 0) && alone(0, INSIDE) && alone(0, -INSIDE))
          out.push(pixel(shot, x, z));
      }
  if (out.length < 20) throw new Error(`Only ${out.length} places of ${ids.join(', ')} are shown.`);
  return out;
}

/** Windows of the picture that one of some structures fills, from its upper left corner, mm. */
function windows(
  shots: readonly Shot[],
  ids: readonly string[],
  [wide, tall]: readonly [number, number],
): Window[] {
  const out: Window[] = [];
  for (const shot of shots)
    for (let z = 1; z + tall < DEPTH; z += tall / 2)
      for (let x = -HALF; x + wide < HALF; x += wide / 2) {
        const id = shot.scene.at(x, z)?.id ?? '';
        let full = ids.includes(id);
        for (let dx = 0; full && dx <= wide; dx += 2 * PITCH)
          for (let dz = 0; full && dz <= tall; dz += PITCH) full = shot.scene.at(x + dx, z + dz)?.id === id;
        if (full) out.push({ shot, x, z, wide, tall });
      }
  if (out.length < 3) throw new Error(`Only ${out.length} windows of ${ids.join(', ')} are shown.`);
  return out;
}

interface Window {
  readonly shot: Shot;
  readonly x: number;
  readonly z: number;
  readonly wide: number;
  readonly tall: number;
}

const greyOf = ({ shot, x, z, wide, tall }: Window): number[] => shot.picture.patch(x, x + wide, z, z + tall);

/** Way at which the grey of windows has lost half of its likeness to itself, mm, along the beams or across them: the middle one. */
function halfWidth(found: readonly Window[], along: boolean): number {
  return median(
    found.map(({ shot: { picture }, x, z, wide, tall }) => {
      const step = picture.mmPerPixel;
      const [w, h] = along ? [wide, tall - 1.2] : [wide - 3, tall];
      const at = (d: number): number[] =>
        along ? picture.patch(x, x + w, z + d, z + d + h) : picture.patch(x + d, x + d + w, z, z + h);
      const still = at(0);
      const most = along ? 1.2 : 3;
      for (let k = 1, before = 1; k * step <= most; k++) {
        const now = correlation(still, at(k * step));
        if (now < 0.5) return step * (k - (0.5 - now) / (before - now));
        before = now;
      }
      return most;
    }),
  );
}

interface Line {
  readonly peak: number;
  readonly thick: number;
}

/** Peak and thickness at half grey of the line of a bone, beam by beam, where the line stands clear of the tissue above. */
function boneLines(shots: readonly Shot[], id: string): Line[] {
  const out: Line[] = [];
  const step = 0.05;
  for (const shot of shots)
    for (let x = -HALF; x <= HALF; x += 2 * PITCH) {
      let top = PITCH;
      while (top < DEPTH && shot.scene.at(x, top)?.tissue !== 'bone') top += step;
      if (top >= DEPTH - 3 || shot.scene.at(x, top + step)?.id !== id) continue;
      const column = Array.from({ length: 66 }, (_, i) => pixel(shot, x, top - 0.8 + i * step));
      const peak = Math.max(...column);
      const at = column.indexOf(peak);
      let from = at;
      let to = at;
      while (from > 0 && (column[from] ?? 0) > peak / 2) from--;
      while (to < column.length - 1 && (column[to] ?? 0) > peak / 2) to++;
      if (peak > 100) out.push({ peak, thick: (to - from - 1) * step });
    }
  if (out.length < 10) throw new Error(`The line of ${id} is met by only ${out.length} beams.`);
  return out;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const figures = (region: Region) => {
  const figure =
    (unit: string) =>
    (id: string, what: string, measured: number, low: number, high: number): Figure => ({
      id: `looks.${region.id}.${id}`,
      what: `${what}, ${region.title}`,
      measured,
      ...between(low, high),
      unit,
    });
  return { ratio: figure(''), length: figure('mm'), level: figure('dB') };
};

const looksOf = (region: Region, mutant: MutantId, measure: (setup: Setup) => readonly Figure[]): Check => ({
  id: `looks.${region.id}`,
  mutants: [mutant],
  measure: async (bench) => measure(await bench.scan(region, null)),
});

/** Grey of the default map `even` for a share of the dynamic range, turned round: 0.45 v + 0.55 v^2. */
const decibelsOf = (grey: number): number =>
  66 * ((Math.sqrt(0.45 * 0.45 + (4 * 0.55 * grey) / 255) - 0.45) / (2 * 0.55));

const gelLooks = looksOf(gelPhantom, 'backscatter of fluid', (setup) => {
  const { ratio, length, level } = figures(gelPhantom);
  const shots = shoot(
    setup,
    [1, 2].map((seed) => ({ region: gelPhantom, seed, z: 8 * seed - 8 })),
  );
  const gel = windows(shots, ['gel'], [6, 4]);
  return [
    level(
      'spread',
      'spread of the grain',
      median(gel.map((w) => deviation(greyOf(w).map(decibelsOf)))),
      2,
      2.7,
    ),
    length('grain-along', 'half width of the grain along the beam', halfWidth(gel, true), 0.15, 0.21),
    length('grain-across', 'half width of the grain across the beam', halfWidth(gel, false), 0.27, 0.45),
    ratio('cyst', 'grey of a clear cyst', mean(greys(shots.slice(0, 1), 'cyst10')), 1, 18),
  ];
});

const poplitealLooks = looksOf(popliteal, 'level shown white', (setup) => {
  const { ratio, length } = figures(popliteal);
  const at = (x: number, z: number) =>
    shoot(
      setup,
      [1, 2].map((seed) => ({ region: popliteal, seed, x, z })),
    );
  const bundle = at(-18, 0);
  const fat = mean(greys(bundle, 'fat'));
  const nerve = mean(greys(bundle, 'nerve'));
  const blood = mean(greys(bundle, 'vein', 'artery'));
  const muscle = mean(greys(at(0, -45), 'semimembranosus'));
  const bone = boneLines(at(8, 4), 'femur');
  const starry = windows(at(0, -45), ['semimembranosus'], [7, 5]);
  const streaks = windows(
    shoot(
      setup,
      [1, 2].map((seed) => ({ region: popliteal, seed, x: 0, z: -45, rotationRad: Math.PI / 2 })),
    ),
    ['semimembranosus'],
    [7, 5],
  );
  const lobules = windows(bundle, ['fat'], [7, 3]);
  return [
    length(
      'starry-along',
      'half width of the grain along the beam, muscle in short axis',
      halfWidth(starry, true),
      0.15,
      0.31,
    ),
    length(
      'starry-across',
      'half width of the grain across the beam, muscle in short axis',
      halfWidth(starry, false),
      0.46,
      0.92,
    ),
    length(
      'streaks-along',
      'half width of the grain along the beam, muscle in long axis',
      halfWidth(streaks, true),
      0.13,
      0.27,
    ),
    length(
      'streaks-across',
      'half width of the grain across the beam, muscle in long axis',
      halfWidth(streaks, false),
      0.51,
      1.03,
    ),
    length(
      'fat-across',
      'half width of the grain across the beam, fat',
      halfWidth(lobules, false),
      0.64,
      1.28,
    ),
    ratio('fat', 'grey of fat against muscle', fat / muscle, 0.8, 5.1),
    ratio('nerve', 'grey of nerve against muscle', nerve / muscle, 1.9, 3.1),
    ratio('nerve-fat', 'grey of nerve against fat', nerve / fat, 1.6, 3.1),
    ratio('blood', 'grey of blood against muscle', blood / muscle, 0.1, 1.5),
    ratio('lumen', 'grey of a lumen', blood, 3, 64),
    ratio('cyst', 'grey of a clear cyst', mean(greys(bundle, 'cyst')), 1, 18),
    ratio('bone', 'peak grey of the line of bone', median(bone.map((l) => l.peak)), 118, 225),
    length(
      'bone-line',
      'thickness of the line of bone at half grey',
      median(bone.map((l) => l.thick)),
      1.6,
      2.1,
    ),
  ];
});

const shoulderLooks = looksOf(shoulder, 'fainter mirror', (setup) => {
  const { ratio } = figures(shoulder);
  const shots = shoot(
    setup,
    [1, 2].map((seed) => ({ region: shoulder, seed, rotationRad: Math.PI / 2 })),
  );
  const muscle = mean(greys(shots, 'deltoid'));
  const bone = boneLines(shots, 'humerus');
  return [
    ratio('fat', 'grey of fat against muscle', mean(greys(shots, 'fat')) / muscle, 0.8, 5.1),
    ratio('bone', 'peak grey of the line of bone', median(bone.map((l) => l.peak)), 118, 225),
  ];
});

export const looksOfRegions: readonly Check[] = [gelLooks, poplitealLooks, shoulderLooks];
