import type {
  Bend,
  Capsule,
  Displace,
  Ellipsoid,
  Intersection,
  Num,
  Offset,
  ParameterRef,
  Shape,
  Station,
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
