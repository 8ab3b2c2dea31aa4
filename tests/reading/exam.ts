import { Anatomy } from '../../src/core/anatomy/anatomy';
import type { Region } from '../../src/core/anatomy/region';
import { fromImage, type ProbePose, sliceThickness } from '../../src/core/imaging/beam';
import { isVisible } from '../../src/core/imaging/visibility';
import { needles } from '../../src/core/instruments/needle';
import { linear38 } from '../../src/core/instruments/probe';
import { cos, PI, sin } from '../../src/core/math/functions';
import { type RandomState, random, randomBetween, randomStream } from '../../src/core/math/random';
import { addScaled, normalize, scale, type Vec3, vec3 } from '../../src/core/math/vec3';
import type { Command } from '../../src/core/world/command';
import type { NeedlePose, WorldView } from '../../src/core/world/view';
import { World } from '../../src/core/world/world';
import { freeCase, scannable } from '../../src/scenario/free';
import type { Item, Mark, MarkedPlace, Motion } from './item';
import { marksOf } from './marks';

/** Cases a region. */
const CASES = 20;
const DEGREE = PI / 180;
const PROBE = linear38;
/** What a reader is asked about in one item. */
const MOST_MARKS = 5;
/** And beside a needle. */
const BESIDE_NEEDLE = 3;

/** Where a probe is set down to see what matters in a region, mm. */
const PLACES: Readonly<Record<string, readonly (readonly [x: number, z: number])[]>> = {
  popliteal: [
    [0, 0],
    [4, -4],
    [-12, 6],
    [-8, -22],
    [2, 22],
  ],
  shoulder: [
    [0, 0],
    [-2, 6],
    [4, -4],
    [-4, 14],
    [8, 0],
  ],
  gelPhantom: [
    [-28, 0],
    [0, 0],
    [14, 6],
    [36, 0],
    [30, -8],
  ],
};

/** Lesions that a still or a strip can tell; the look-alikes need Doppler. */
const LESIONS: Readonly<Record<string, readonly string[]>> = {
  popliteal: ['simple', 'septated', 'debris', 'infected', 'haemorrhagic', 'looseBody', 'ruptured'],
  shoulder: ['arc', 'fragmented', 'nodular', 'cystic', 'tear'],
};

/** What an axis is called in a region: the shoulder's probe at rotation 0 lies along supraspinatus. */
const AXES: Readonly<Record<Item['axis'], Readonly<Record<string, string>>>> = {
  short: {
    popliteal: 'across the limb, medial on the right',
    shoulder: 'along supraspinatus, lateral on the left',
    gelPhantom: 'across the wires',
  },
  long: {
    popliteal: 'along the limb',
    shoulder: 'across supraspinatus',
    gelPhantom: 'along the wires',
  },
};

/** Each frame's step away from the first pose, from the second frame on. */
const STEPS: Readonly<Record<Motion, readonly Command[]>> = {
  still: [],
  press: [
    { type: 'probe.press', newtons: 3 },
    { type: 'probe.press', newtons: 4 },
  ],
  tilt: [
    { type: 'probe.turn', rotateRad: 0, tiltRad: 8 * DEGREE, rockRad: 0 },
    { type: 'probe.turn', rotateRad: 0, tiltRad: -16 * DEGREE, rockRad: 0 },
  ],
  // The probe's own plane moves: across the array.
  slide: [],
};
const SAID: Readonly<Record<Motion, string>> = {
  still: 'one still',
  press: 'the hand presses harder from frame to frame',
  tilt: 'the probe is tilted by 8 degrees one way, then by 8 degrees the other way',
  slide: 'the probe slides across its plane by 2.5 mm from frame to frame',
};
const SLIDE_MM = 2.5;
const SLIDE_FRAMES = 3;

/** The number of a case as its place in the sheet and the sheet's own seed make it. */
const seedOf = (sheet: number, index: number): number => (sheet * 7919 + index * 104_729 + 17) % 65_536;

/** The items of one region of a sheet; the same sheet has the same items. */
export function exam(sheet: number, region: Region): readonly Item[] {
  const before = CASES * scannable.indexOf(region);
  return Array.from({ length: CASES }, (_, i) => item(region, sheet, i, before + i + 1));
}

function item(region: Region, sheet: number, index: number, number: number): Item {
  const seed = seedOf(sheet, number);
  const draw = randomStream(seed, 'reading');
  const axis = index % 4 < 2 ? 'short' : 'long';
  const needle = index % 2 === 1;
  const motion: Motion = needle
    ? 'slide'
    : ((['still', 'press', 'tilt', 'still'] as const)[(index >> 1) % 4] ?? 'still');
  const lesions = LESIONS[region.id];
  const world = new World(freeCase(region, seed, lesions?.[index % lesions.length] ?? null), region);
  const places = PLACES[region.id] ?? [[0, 0] as const];
  const [x, z] = places[(index * 3) % places.length] ?? [0, 0];
  const do_ = (...commands: Command[]): void => void world.step(commands);
  do_({ type: 'probe.place', x: x + randomBetween(draw, -1.5, 1.5), z: z + randomBetween(draw, -1.5, 1.5) });
  do_({ type: 'probe.press', newtons: 1 });
  if (region.id === 'gelPhantom') do_({ type: 'machine.set', setting: 'depth', value: 60 });
  if (axis === 'long') {
    const aim = aimAt(world, region);
    do_({ type: 'probe.slide', x: aim, z: 0 });
    do_({ type: 'probe.turn', rotateRad: PI / 2, tiltRad: 0, rockRad: 0 });
  }
  const frames: WorldView[] = [];
  const shoot = (): void => void frames.push(structuredClone(world.view()));
  let marks: readonly Mark[] = [];
  if (motion === 'slide') {
    const first = structuredClone(world.view());
    const { pose, crossing } = needleFor(world, first, draw);
    const { elevational } = first.probe;
    const middle = (SLIDE_FRAMES - 1) / 2;
    do_({
      type: 'probe.slide',
      x: -middle * SLIDE_MM * elevational.x,
      z: -middle * SLIDE_MM * elevational.z,
    });
    for (let f = 0; f < SLIDE_FRAMES; f++) {
      frames.push({ ...structuredClone(world.view()), needle: pose });
      if (f < SLIDE_FRAMES - 1)
        do_({ type: 'probe.slide', x: SLIDE_MM * elevational.x, z: SLIDE_MM * elevational.z });
    }
    const shown = frames[middle] ?? first;
    marks = [
      crossing,
      ...shuffled(
        draw,
        marksOf({ view: shown, anatomy: world.anatomy, probe: PROBE }, region, BESIDE_NEEDLE),
      ),
    ];
  } else {
    shoot();
    marks = shuffled(
      draw,
      marksOf({ view: frames[0] ?? world.view(), anatomy: world.anatomy, probe: PROBE }, region, MOST_MARKS),
    );
    for (const command of STEPS[motion]) {
      do_(command);
      shoot();
    }
  }
  const told = `${region.title}, ${AXES[axis][region.id] ?? axis}; ${SAID[motion]}`;
  return { number, region: region.id, seed, axis, motion, needle, told, frames, marks };
}

/** The marks in an order that tells nothing of what they are, with letters in that order. */
function shuffled(draw: RandomState, marks: readonly MarkedPlace[]): readonly Mark[] {
  return marks
    .map((mark) => ({ mark, at: random(draw) }))
    .sort((a, b) => a.at - b.at)
    .map(({ mark }, i) => ({ ...mark, letter: 'ABCDEFGH'[i] ?? '?' }));
}

/** How far along x a longitudinal plane has to move to lie on the first thing that is worth a look. */
function aimAt(world: World, region: Region): number {
  const view = structuredClone(world.view());
  const anatomy = new Anatomy(region);
  anatomy.setAll(view.parameters);
  const marks = marksOf({ view, anatomy, probe: PROBE }, region, MOST_MARKS);
  return marks.find(({ truth }) => truth !== 'bone' && truth !== 'fat')?.lateral ?? 0;
}

/** How often a needle is aimed anew until the marked end of its echo stands out of the tissue. */
const TRIES = 400;

/**
 * A needle of which a bright end or dot shows in the first view: its tip, or the place where its shaft leaves the slice. In
 * every second case it lies nearly in the plane, else it comes from the side.
 * @throws Error where none of many needles can be seen.
 */
function needleFor(
  world: World,
  view: WorldView,
  draw: RandomState,
): { readonly pose: NeedlePose; readonly crossing: Mark } {
  const inPlane = random(draw) < 0.5;
  const isTip = random(draw) < 0.5;
  for (let i = 0; i < TRIES; i++) {
    const found = aimed(view.probe, draw, inPlane, isTip);
    const { pose, crossing } = found;
    const at = fromImage(vec3(), view.probe, crossing.lateral, crossing.depth);
    const scan = {
      pose: view.probe,
      probe: PROBE,
      settings: view.state.machine,
      anatomy: world.anatomy,
      deformation: view.deformation,
      opaque: world.anatomy.structures.flatMap(({ tissue }, n) => (tissue === 'bone' ? [n] : [])),
    };
    const shaft = {
      ...pose,
      radius: pose.model.outerDiameter / 2,
      surface: pose.model.surface,
      inserted: 40,
    };
    if (isVisible(scan, shaft, at, BRIGHT_DB)) return found;
  }
  throw new Error('No needle can be seen in this plane.');
}

/** The needle has to stand out of tissue as bright as this against muscle, dB. */
const BRIGHT_DB = 3;

function aimed(
  probe: ProbePose,
  draw: RandomState,
  inPlane: boolean,
  isTip: boolean,
): { readonly pose: NeedlePose; readonly crossing: Mark } {
  const lateral = randomBetween(draw, -6, 6);
  const depth = randomBetween(draw, 8, 20);
  const steep = (inPlane ? randomBetween(draw, 15, 32) : randomBetween(draw, 15, 50)) * DEGREE;
  const from = random(draw) < 0.5 ? 1 : -1;
  const yaw = (inPlane ? (isTip ? 1 : randomBetween(draw, 7, 12)) : randomBetween(draw, 78, 90)) * DEGREE;
  const along = from * cos(steep) * cos(yaw);
  const direction = vec3();
  addScaled(direction, direction, probe.lateral, along);
  addScaled(direction, direction, probe.elevational, cos(steep) * sin(yaw));
  addScaled(direction, direction, probe.axial, sin(steep));
  normalize(direction, direction);
  const at = fromImage(vec3(), probe, lateral, depth);
  // A false tip: the true one lies well outside of the slice, and the echo ends where the shaft leaves it.
  const beyond = isTip ? 0 : inPlane ? 22 : 9;
  const out = isTip || !inPlane ? 0 : sliceThickness(PROBE, depth) / 2 / (cos(steep) * sin(yaw));
  const tip = addScaled(vec3(), at, direction, beyond);
  return {
    pose: needlePose(tip, direction, (depth + beyond * sin(steep)) / sin(steep)),
    crossing: {
      letter: 'T',
      lateral: lateral + out * along,
      depth: depth + out * sin(steep),
      truth: isTip ? 'true tip' : 'shaft that crosses the plane',
    },
  };
}

function needlePose(tip: Vec3, direction: Vec3, inserted: number): NeedlePose {
  const model = needles['18G'];
  const bevel = vec3(-direction.z, 0, direction.x);
  return {
    model,
    tip,
    direction,
    entry: addScaled(vec3(), tip, direction, -inserted),
    hub: addScaled(vec3(), tip, direction, -model.length),
    bevel: normalize(bevel, scale(vec3(), bevel, 1)),
  };
}
