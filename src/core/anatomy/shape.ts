/**
 * A shape is an immutable tree of operations, plain JSON, that stands for a signed distance field: negative inside, mm.
 * Every number may be a parameter; structure is compiled, parameters are uploaded.
 */

/** A number that a region may change without compiling again; its range and default stand in the region. */
export interface ParameterRef {
  readonly param: string;
}
export type Num = number | ParameterRef;
export type Triple = readonly [Num, Num, Num];

interface HalfSpace {
  readonly op: 'halfSpace';
  /** Unit normal, pointing out of the solid. */
  readonly normal: readonly [number, number, number];
  readonly offset: Num;
}
export interface Sphere {
  readonly op: 'sphere';
  readonly at: Triple;
  readonly radius: Num;
}
export interface Ellipsoid {
  readonly op: 'ellipsoid';
  readonly at: Triple;
  readonly radii: Triple;
}
export interface Box {
  readonly op: 'box';
  readonly at: Triple;
  /** Half sizes, the rounding included. */
  readonly half: Triple;
  readonly rounding: number;
}
export interface Capsule {
  readonly op: 'capsule';
  readonly from: Triple;
  readonly to: Triple;
  readonly radius: Num;
}
/** One cross-section of a tube: the centre (x, y) and the half widths at a height z. */
export interface Station {
  readonly z: number;
  readonly x: Num;
  readonly y: Num;
  readonly rx: Num;
  readonly ry: Num;
}
/** A body along z with an elliptical section that moves and changes smoothly from station to station; flat ends. */
export interface Tube {
  readonly op: 'tube';
  readonly stations: readonly Station[];
}
/** A capsule whose ends differ: the hull of two balls. */
export interface Cone {
  readonly op: 'cone';
  readonly from: Triple;
  readonly to: Triple;
  readonly fromRadius: Num;
  readonly toRadius: Num;
}
/** One ball on the way of a sweep. */
export interface SweepStation {
  readonly at: Triple;
  /** Half width across the way and across `thin`. */
  readonly radius: Num;
}
/** A rod along any line through its stations, with round ends, `flat` times as wide as it is thick along the unit vector `thin`. */
export interface Sweep {
  readonly op: 'sweep';
  readonly stations: readonly SweepStation[];
  readonly thin: readonly [number, number, number];
  /** 1 or more. */
  readonly flat: number;
  /** Width over which its pieces blend; 0 keeps the corners. */
  readonly smooth: number;
}
/** A polygon of the x-y plane, in order and without crossing itself, drawn out by `half` either way along z. */
export interface Extrude {
  readonly op: 'extrude';
  readonly outline: readonly (readonly [x: number, y: number])[];
  /** Half length, the rounding included. */
  readonly half: Num;
  /** Grows the polygon by as much and rounds its edges. */
  readonly rounding: number;
}
/**
 * A layer under a height field: heights above y = 0 on a grid, one row for each z, with smooth steps between its lines and even
 * beyond them.
 */
export interface Relief {
  readonly op: 'relief';
  readonly x: readonly number[];
  readonly z: readonly number[];
  readonly heights: readonly (readonly Num[])[];
  readonly thickness: Num;
}
/** Smooth by the polynomial minimum over `smooth` mm; 0 keeps the edge. */
export interface Union {
  readonly op: 'union';
  readonly of: readonly Shape[];
  readonly smooth: number;
}
export interface Intersection {
  readonly op: 'intersection';
  readonly of: readonly Shape[];
  readonly smooth: number;
}
export interface Difference {
  readonly op: 'difference';
  readonly of: Shape;
  readonly cut: Shape;
  readonly smooth: number;
}
/** Grown outward by `by` mm; negative shrinks. */
export interface Offset {
  readonly op: 'offset';
  readonly by: Num;
  readonly of: Shape;
}
/** The surface moved by noise of +-`amplitude` mm with features of about `pitch` mm. */
export interface Displace {
  readonly op: 'displace';
  readonly amplitude: Num;
  readonly pitch: number;
  readonly of: Shape;
}
export interface Translate {
  readonly op: 'translate';
  readonly by: Triple;
  readonly of: Shape;
}

/** The child's surface with a thickness, half on each side. */
export interface Shell {
  readonly op: 'shell';
  readonly thickness: Num;
  readonly of: Shape;
}
/** The child turned right-handed about an axis through `at`. */
export interface Rotate {
  readonly op: 'rotate';
  readonly about: 'x' | 'y' | 'z';
  readonly at: Triple;
  /** Within +-2 pi. */
  readonly angleRad: Num;
  readonly of: Shape;
}
/** The child seen in the plane `axis` = `at`; with `keep`, what of it lies beyond the plane and that part's image. */
export interface Mirror {
  readonly op: 'mirror';
  readonly axis: 'x' | 'y' | 'z';
  readonly at: number;
  readonly keep: boolean;
  readonly of: Shape;
}
/**
 * The child wound on a circle about the axis parallel to x through (y, z) = (-radius, 0): its z goes along the circle, its y
 * outward. It must have |z| <= 1.5 radius and y > -radius.
 */
export interface Curl {
  readonly op: 'curl';
  readonly radius: number;
  readonly of: Shape;
}

/** The child raised along y, from height `from` on by curve (z - from)^2 mm, and evenly again `length` mm further. */
export interface Bend {
  readonly op: 'bend';
  readonly from: number;
  readonly length: number;
  /** 1/mm. */
  readonly curve: Num;
  readonly of: Shape;
}

export type Shape =
  | HalfSpace
  | Sphere
  | Ellipsoid
  | Box
  | Capsule
  | Cone
  | Tube
  | Sweep
  | Extrude
  | Relief
  | Union
  | Intersection
  | Difference
  | Offset
  | Displace
  | Translate
  | Shell
  | Rotate
  | Mirror
  | Curl
  | Bend;

export type ShapeOf<K extends Shape['op']> = Extract<Shape, { op: K }>;

/** The shapes directly below one. */
export function childrenOf(shape: Shape): readonly Shape[] {
  switch (shape.op) {
    case 'union':
    case 'intersection':
      return shape.of;
    case 'difference':
      return [shape.of, shape.cut];
    case 'offset':
    case 'displace':
    case 'translate':
    case 'shell':
    case 'rotate':
    case 'mirror':
    case 'curl':
    case 'bend':
      return [shape.of];
    case 'halfSpace':
    case 'sphere':
    case 'ellipsoid':
    case 'box':
    case 'capsule':
    case 'cone':
    case 'tube':
    case 'sweep':
    case 'extrude':
    case 'relief':
      return [];
  }
}

export const countNodes = (shape: Shape): number =>
  childrenOf(shape).reduce((sum, child) => sum + countNodes(child), 1);
