import type {
  Bend,
  Capsule,
  Cone,
  Curl,
  Difference,
  Displace,
  Ellipsoid,
  Extrude,
  Intersection,
  Mirror,
  Num,
  Offset,
  ParameterRef,
  Relief,
  Rotate,
  Shape,
  Shell,
  Sphere,
  Station,
  Sweep,
  Translate,
  Triple,
  Tube,
  Union,
} from './shape';

/** Short forms in which a region writes its shapes; see `shape.ts` for what each means. */
export const param = (name: string): ParameterRef => ({ param: name });

/** A row of a tube: height, centre, half widths. */
export type Row = readonly [z: number, x: Num, y: Num, rx: Num, ry: Num];

export const tube = (...rows: readonly Row[]): Tube => ({
  op: 'tube',
  stations: rows.map(([z, x, y, rx, ry]): Station => ({ z, x, y, rx, ry })),
});
export const ellipsoid = (at: Triple, radii: Triple): Ellipsoid => ({ op: 'ellipsoid', at, radii });
export const capsule = (from: Triple, to: Triple, radius: Num): Capsule => ({
  op: 'capsule',
  from,
  to,
  radius,
});
export const union = (smooth: number, ...of: readonly Shape[]): Union => ({ op: 'union', of, smooth });
export const intersection = (smooth: number, ...of: readonly Shape[]): Intersection => ({
  op: 'intersection',
  of,
  smooth,
});
export const offset = (by: Num, of: Shape): Offset => ({ op: 'offset', by, of });
export const displace = (amplitude: Num, pitch: number, of: Shape): Displace => ({
  op: 'displace',
  amplitude,
  pitch,
  of,
});
export const translate = (by: Triple, of: Shape): Translate => ({ op: 'translate', by, of });
export const bend = (from: number, length: number, curve: Num, of: Shape): Bend => ({
  op: 'bend',
  from,
  length,
  curve,
  of,
});
export const sphere = (at: Triple, radius: Num): Sphere => ({ op: 'sphere', at, radius });
export const difference = (smooth: number, of: Shape, cut: Shape): Difference => ({
  op: 'difference',
  of,
  cut,
  smooth,
});
export const cone = (from: Triple, fromRadius: Num, to: Triple, toRadius: Num): Cone => ({
  op: 'cone',
  from,
  to,
  fromRadius,
  toRadius,
});

/** A ball of a sweep: centre and half width. */
export type SweepRow = readonly [x: Num, y: Num, z: Num, radius: Num];

/** A rod through its rows, `flat` times as thin along the unit vector `thin`, its pieces blended over `smooth` mm. */
export const sweep = (
  thin: readonly [number, number, number],
  flat: number,
  smooth: number,
  ...rows: readonly SweepRow[]
): Sweep => ({
  op: 'sweep',
  stations: rows.map(([x, y, z, radius]) => ({ at: [x, y, z], radius })),
  thin,
  flat,
  smooth,
});
export const extrude = (half: Num, rounding: number, ...outline: Extrude['outline']): Extrude => ({
  op: 'extrude',
  outline,
  half,
  rounding,
});
export const relief = (
  x: readonly number[],
  z: readonly number[],
  heights: readonly (readonly Num[])[],
  thickness: Num,
): Relief => ({ op: 'relief', x, z, heights, thickness });
export const shell = (thickness: Num, of: Shape): Shell => ({ op: 'shell', thickness, of });
export const rotate = (about: 'x' | 'y' | 'z', angleRad: Num, of: Shape, at: Triple = [0, 0, 0]): Rotate => ({
  op: 'rotate',
  about,
  at,
  angleRad,
  of,
});
export const mirror = (axis: 'x' | 'y' | 'z', at: number, keep: boolean, of: Shape): Mirror => ({
  op: 'mirror',
  axis,
  at,
  keep,
  of,
});
export const curl = (radius: number, of: Shape): Curl => ({ op: 'curl', radius, of });
