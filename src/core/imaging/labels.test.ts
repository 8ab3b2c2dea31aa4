import { describe, expect, it } from 'vitest';
import { Anatomy } from '../anatomy/anatomy';
import { phantom } from '../anatomy/regions/phantom';
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
  aperture: 38,
  radius: 0,
  depth: 40,
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
    // At x = 25 the flat field of 38 mm ends at 6; a sector of 60 mm arc on a radius of 60 mm reaches 25 mm to the side
    // at 20 mm depth: its edge leans by 0.5 rad from -28.8 mm.
    const aside = { ...pose, face: vec3(25, 0, 0) };
    expect(section(seen({ pose: aside }), 'cyst')).toBeUndefined();
    const found = section(seen({ pose: aside, aperture: 60, radius: 60, depth: 60 }), 'cyst');
    expect(Math.abs((found?.lateral ?? 0) + 25)).toBeLessThan(0.8);
    expect(Math.abs((found?.depth ?? 0) - 20)).toBeLessThan(0.8);
  });
});
