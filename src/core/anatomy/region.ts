import type { ParameterRef, Shape, Tube } from './shape';
import type { TissueId } from './tissue';

/** What a structure is to the procedure. */
type Role = 'target' | 'hazard' | 'landmark' | 'tissue';

/**
 * Coordinates along and across the fibres. `straight`: along a unit direction. `tube`: along z and across from the moving
 * centre of the tube, with fibres leaning by `pennationRad` from the axis towards -y (0 for a tendon).
 */
export type FibreFrame =
  | { readonly kind: 'straight'; readonly along: readonly [number, number, number] }
  | { readonly kind: 'tube'; readonly tube: Tube; readonly pennationRad: number };

export interface Structure {
  readonly id: string;
  readonly name: { readonly anatomical: string; readonly plain: string };
  readonly tissue: TissueId;
  readonly shape: Shape;
  readonly fibre: FibreFrame;
  readonly role: Role;
}

export interface Parameter extends ParameterRef {
  readonly unit: string;
  readonly low: number;
  readonly high: number;
  readonly value: number;
}

/** The numbers that a seed fixes for a case. */
export type Variation = Readonly<Record<string, number>>;

/** The numbers that the world moves during an attempt. */
export interface LiveState {
  /** Volume in the target cavity, mL. */
  readonly cavityMl: number;
  /** 0 open .. 1 flat: how far the probe's pressure has closed the vein. */
  readonly veinPress: number;
  /** -1 .. 1 over a heart beat. */
  readonly arteryPulse: number;
}

/**
 * The anatomy of one site as data. Structures stand in painting order: a later one covers an earlier one.
 * Frame: see the region's header comment.
 */
export interface Region {
  readonly id: string;
  readonly title: string;
  readonly parameters: readonly Parameter[];
  readonly structures: readonly Structure[];
  /** The solid whose surface is the skin. */
  readonly surface: Shape;
  /** Where probe and needle may be, mm: |x| <= reach.x, |z| <= reach.z about the origin. */
  readonly reach: { readonly x: number; readonly z: number };
  /** The structure that holds fluid, and the parameter range that its fill spans. */
  readonly cavity: { readonly structure: string; readonly fullMl: string };
  /** Draws a case from a seed. */
  vary(seed: number): Variation;
  /**
   * The value of every parameter for a case and a moment. `fill` is the cavity's shape parameter: 0 empty, 1 as full as
   * the case began.
   */
  derive(variation: Variation, fill: number, live: LiveState): Readonly<Record<string, number>>;
}
