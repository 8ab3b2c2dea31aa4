import type { Vec3 } from '../math/vec3';
import type { Num, Shape, ShapeOf, Triple } from './shape';

/** A signed distance at a point, mm, negative inside. */
export type Field = (x: number, y: number, z: number) => number;

/** Least and most that a number can be. */
export type NumberRange = readonly [low: number, high: number];

/** Distance from a shape, mm, up to which the bounds on slopes hold. */
export const FAR = 100;

/** A number that a closure reads at each evaluation; all uses of one parameter share one cell. */
export interface Cell {
  value: number;
}

/** Axis-aligned bounds; infinite where a shape has no end. */
export interface Bounds {
  readonly low: Vec3;
  readonly high: Vec3;
}

export interface FieldBuilder {
  cell(n: Num): Cell;
  cells(t: Triple): { readonly x: Cell; readonly y: Cell; readonly z: Cell };
  /** The present values of three numbers. */
  values(t: Triple): Vec3;
  field(shape: Shape): Field;
  /** Bounds of a child at the present parameter values. */
  bounds(shape: Shape): Bounds;
}

export interface Emitter {
  /** A GLSL expression of the number: a literal, or a component of a parameter uniform. */
  num(n: Num): string;
  /** The same for three numbers, as a vec3. */
  triple(t: Triple): string;
  /** A new line `type name = expression;`, or the name of an earlier one with the same text. */
  assign(type: 'bool' | 'float' | 'vec2' | 'vec3' | 'vec4', expression: string): string;
  /** The distance of `shape` at the vec3 named `point`. */
  shape(shape: Shape, point: string): string;
}

/** One operation in its two forms. The parity test holds them together over random points. */
export interface Operation<K extends Shape['op']> {
  readonly op: K;
  /**
   * Bound on |f(p) - f(q)| / |p - q| within `FAR` of the shape, given those of the children and the range of each number.
   * A tracer that divides its step by it cannot pass through a surface.
   */
  lipschitz(shape: ShapeOf<K>, children: readonly number[], range: (n: Num) => NumberRange): number;
  field(shape: ShapeOf<K>, build: FieldBuilder): Field;
  /** The expression of the distance at `point`. */
  glsl(shape: ShapeOf<K>, point: string, emit: Emitter): string;
  bounds(shape: ShapeOf<K>, build: FieldBuilder): Bounds;
  /** GLSL functions that `glsl` calls, in order; equal texts are emitted once. */
  readonly library?: readonly string[];
}
