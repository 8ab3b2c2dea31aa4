import { describe, expect, it } from 'vitest';
import { Anatomy } from '../anatomy/anatomy';
import { phantom } from '../anatomy/regions/phantom';
import { linear38, probes } from '../instruments/probe';
import { vec3 } from '../math/vec3';
import type { ProbePose } from './beam';
import { type Plane, sectionsOf, structureAt } from './labels';

const pose: ProbePose = {
  face: vec3(0, 0, 0),
  lateral: vec3(1, 0, 0),
  axial: vec3(0, -1, 0),
  elevational: vec3(0, 0, 1),
};

const seen = (more: Partial<Plane> = {}): Plane => ({
  pose,
  deformation: { press: null, drags: [] },
  anatomy: new Anatomy(phantom),
  probe: linear38,
  depth: 40,
  steerRad: 0,
  ...more,
});

const section = (plane: Plane, id: string) => sectionsOf(plane).find((s) => s.structure.id === id);

describe('names on the image', () => {
  it('stands in the middle of a round section, and knows how large it is', () => {
    // The phantom's cyst: radius 5 mm at (0, 20), so 78.5 mm2.
    const cyst = section(seen(), 'cyst');
    expect(Math.abs(cyst?.lateral ?? 99)).toBeLessThan(0.8);
    expect(Math.abs((cyst?.depth ?? 0) - 20)).toBeLessThan(0.8);
    expect(Math.abs((cyst?.area ?? 0) - 78.5)).toBeLessThan(5);
  });

  it('lies inside the section that it names, even where the centroid does not', () => {
    // Gel surrounds the cyst evenly: its centroid lies in the cyst.
    const plane = seen({ depth: 40 });
    for (const { structure, lateral, depth } of sectionsOf(plane))
      expect(structureAt(plane, lateral, depth)?.id).toBe(structure.id);
  });

  it('moves with the probe against it', () => {
    const moved = { ...pose, face: vec3(8, 0, 0) };
    expect(Math.abs((section(seen({ pose: moved }), 'cyst')?.lateral ?? 0) + 8)).toBeLessThan(0.8);
  });

  it('says nothing of what lies below the surface of bone, nor of what is out of the field', () => {
    // The plate's surface lies at 45 mm under x > 0.
    expect(section(seen(), 'plate')).toBeUndefined();
    const plate = section(seen({ depth: 60 }), 'plate');
    expect(plate?.depth).toBeCloseTo(45.5, 6);
    expect(plate?.lateral).toBeGreaterThan(0);
    const far = { ...pose, face: vec3(30, 0, 0) };
    expect(section(seen({ pose: far }), 'cyst')).toBeUndefined();
  });

  it('follows the beams of a curved array', () => {
    // 25 mm aside the flat field of 38.4 mm ends 5.8 mm short of the cyst's middle and 0.8 mm short of its wall. The beams of
    // an array of 62.8 mm on a radius of 60 mm lean by up to 30 degrees and hold (-25, 20): 17.4 degrees from its axis.
    const aside = { ...pose, face: vec3(25, 0, 0) };
    expect(section(seen({ pose: aside }), 'cyst')).toBeUndefined();
    const found = section(seen({ pose: aside, probe: probes.convex5, depth: 60 }), 'cyst');
    expect(Math.abs((found?.lateral ?? 0) + 25)).toBeLessThan(0.8);
    expect(Math.abs((found?.depth ?? 0) - 20)).toBeLessThan(0.8);
  });

  it('follows beams that are steered', () => {
    // Leaning by 20 degrees towards +lateral, the field at 20 mm lies 7.3 mm further: a cyst 25 mm that way comes into it.
    const aside = { ...pose, face: vec3(-25, 0, 0) };
    expect(section(seen({ pose: aside }), 'cyst')).toBeUndefined();
    expect(section(seen({ pose: aside, steerRad: 0.349 }), 'cyst')).toBeDefined();
  });
});
