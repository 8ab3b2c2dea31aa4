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
interface Sphere {
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
interface Difference {
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
  | Tube
  | Union
  | Intersection
  | Difference
  | Offset
  | Displace
  | Translate
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
    case 'bend':
      return [shape.of];
    default:
      return [];
  }
}

export const countNodes = (shape: Shape): number =>
  childrenOf(shape).reduce((sum, child) => sum + countNodes(child), 1);
