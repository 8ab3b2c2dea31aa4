import { describe, expect, it } from 'vitest';
import { linear38, probes } from '../instruments/probe';
import { vec3 } from '../math/vec3';
import { beamAt, beamPoint, fieldOf, rangeOf, sineToBeam } from './fan';

const { convex5 } = probes;
const DEGREE = Math.PI / 180;
const spot = () => ({ lateral: 0, depth: 0 });

describe('a beam', () => {
  it('of a flat face goes straight down, to the last bit', () => {
    expect(beamPoint(spot(), linear38, 0.5, 20)).toEqual({ lateral: 0, depth: 20 });
    expect(beamPoint(spot(), linear38, 1, 7.3)).toEqual({ lateral: 19.2, depth: 7.3 });
  });

  it('leans by the steering', () => {
    // From the middle of the face, 20 mm at 30 degrees: 20 sin 30 = 10 aside, 20 cos 30 = 17.32 deep.
    const p = beamPoint(spot(), linear38, 0.5, 20, 30 * DEGREE);
    expect(p.lateral).toBeCloseTo(10, 9);
    expect(p.depth).toBeCloseTo(17.3205, 4);
  });

  it('of a curved face fans out from the centre of its curve', () => {
    // Half of 62.8 mm over 60 mm: 0.52333 rad. At 60 mm of range, 120 mm from the centre: 120 sin = 59.97, 120 cos - 60 = 43.94.
    const p = beamPoint(spot(), convex5, 1, 60);
    expect(p.lateral).toBeCloseTo(120 * Math.sin(0.523333), 3);
    expect(p.depth).toBeCloseTo(120 * Math.cos(0.523333) - 60, 3);
  });

  it.each([linear38, convex5])('is found again from each of its points: $id', (probe) => {
    for (const steer of [0, 0.2, -0.3])
      for (const beam of [0, 0.3, 0.5, 1])
        for (const range of [0.5, 20, 90]) {
          const p = beamPoint(spot(), probe, beam, range, steer);
          const back = beamAt({ beamFraction: 0, range: 0 }, probe, p.lateral, p.depth, steer);
          expect(back.beamFraction).toBeCloseTo(beam, 9);
          expect(back.range).toBeCloseTo(range, 8);
        }
  });
});

describe('the field', () => {
  it('of a flat array is a rectangle, and a parallelogram when steered', () => {
    expect(fieldOf(linear38, 40)).toEqual({ left: -19.2, right: 19.2, top: 0, bottom: 40 });
    // 40 tan 15 = 10.72 further at the bottom.
    expect(fieldOf(linear38, 40, 15 * DEGREE).right).toBeCloseTo(19.2 + 10.718, 3);
    expect(rangeOf(linear38, 40, 15 * DEGREE)).toBeCloseTo(40 / Math.cos(15 * DEGREE), 9);
  });

  it('of a curved array is a sector whose ends lie above the middle of its face', () => {
    const field = fieldOf(convex5, 100);
    expect(field.right).toBeCloseTo(160 * Math.sin(0.523333), 2);
    expect(field.left).toBeCloseTo(-field.right, 9);
    expect(field.top).toBeCloseTo(-60 * (1 - Math.cos(0.523333)), 3);
  });
});

describe('a direction', () => {
  const pose = {
    face: vec3(),
    lateral: vec3(1, 0, 0),
    axial: vec3(0, -1, 0),
    elevational: vec3(0, 0, 1),
  };
  const dip = (degrees: number) => vec3(-Math.cos(degrees * DEGREE), -Math.sin(degrees * DEGREE), 0);
  const degreesTo = (
    probe: typeof linear38,
    steer: number,
    lateral: number,
    direction: ReturnType<typeof dip>,
  ) => Math.asin(sineToBeam(pose, probe, steer * DEGREE, { lateral, depth: 20 }, direction)) / DEGREE;

  it('that dips by the steering lies along the front of the wave', () => {
    expect(degreesTo(linear38, 0, 0, dip(15))).toBeCloseTo(15, 9);
    expect(degreesTo(linear38, 15, 0, dip(15))).toBeCloseTo(0, 5);
    expect(degreesTo(linear38, -15, 0, dip(15))).toBeCloseTo(30, 9);
  });

  it('meets each beam of a curved face at another angle', () => {
    // 80 mm below the centre and 80 tan 20 aside, the beam leans by 20 degrees.
    const x = 80 * Math.tan(20 * DEGREE);
    expect(degreesTo(convex5, 0, x, dip(20))).toBeCloseTo(0, 5);
    expect(degreesTo(convex5, 0, -x, dip(20))).toBeCloseTo(40, 9);
  });
});
