import type { Flow } from './flow';
import type { Num, ParameterRef, Shape, Tube } from './shape';
import type { TissueId } from './tissue';

/** What a structure is to the procedure. */
type Role = 'target' | 'hazard' | 'landmark' | 'tissue';

/**
 * Coordinates along and across the fibres. `straight`: along a unit direction. `tube`: along z and across from the moving
 * centre of the tube, with fibres leaning by `pennationRad` from the axis towards -y (0 for a tendon), all of it moved by `slide` mm
 * towards +z. `arc`: along circles
 * in x-y about `at`, from y towards x, measured at `radius`, and straight on past the angles `fromRad` and `toRad` from the y
 * axis.
 */
export type FibreFrame =
  | { readonly kind: 'straight'; readonly along: readonly [number, number, number] }
  | { readonly kind: 'tube'; readonly tube: Tube; readonly pennationRad: number; readonly slide?: Num }
  | {
      readonly kind: 'arc';
      readonly at: readonly [x: Num, y: Num];
      readonly radius: number;
      readonly fromRad: number;
      readonly toRad: number;
    };

export interface Structure {
  readonly id: string;
  readonly name: { readonly anatomical: string; readonly plain: string };
  readonly tissue: TissueId;
  readonly shape: Shape;
  readonly fibre: FibreFrame;
  readonly role: Role;
  /** How blood runs in it while it holds blood. */
  readonly flow?: Flow;
  /** The structure is there while this parameter is above 0.5; without it, always. */
  readonly when?: ParameterRef;
  /** Tissues among which a parameter, rounded, chooses for the case; `tissue` where left out. */
  readonly contents?: { readonly by: ParameterRef; readonly of: readonly TissueId[] };
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
  /** How the limb is held, by the names of the region's `poses`; their defaults where left out. */
  readonly pose?: Readonly<Record<string, number>>;
}

/** What a case asks for beyond its seed. */
export interface CaseChoice {
  /** One of the region's `lesions`; its first where left out. */
  readonly lesion?: string;
  /** Left where left out. */
  readonly side?: 'left' | 'right';
  /** With the region's aberrant anatomy. */
  readonly aberrant?: boolean;
}

/** Words for the ends of the two axes along the skin, the negative end first. */
export interface Directions {
  readonly x: readonly [string, string];
  readonly z: readonly [string, string];
}

/** Half sizes of a part of the skin, mm: |x| <= reach.x, |z| <= reach.z about the origin. */
export interface Reach {
  readonly x: number;
  readonly z: number;
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
  /** What lies towards the ends of the frame's axes, for the left side of the body; a word each, as it is put on a picture. */
  readonly directions: Directions;
  /** Where probe and needle may be on any patient. */
  readonly reach: Reach;
  /** Where they may be in a case whose limb is wider; `reach` where left out. */
  reachOf?(variation: Variation): Reach;
  /** The structure that holds fluid. */
  readonly cavity: { readonly structure: string };
  /** What the lesion of a case may be, the usual one first; none where a region has only one. */
  readonly lesions?: readonly string[];
  /** What `LiveState.pose` may hold, with ranges. */
  readonly poses?: readonly Parameter[];
  /** Share of the cavity's pressure that is left in a pose, of that in the default one; 1 where left out. */
  tension?(pose: Readonly<Record<string, number>>): number;
  /** A parameter that is -1 where the region is mirrored in x, for the other side of the body; 1 otherwise. */
  readonly mirror?: ParameterRef;
  /** Draws a case from a seed. @throws Error for a lesion that the region does not have. */
  vary(seed: number, choice?: CaseChoice): Variation;
  /**
   * The value of every parameter for a case and a moment. `fill` is the cavity's shape parameter: 0 empty, 1 as full as
   * the case began.
   */
  derive(variation: Variation, fill: number, live: LiveState): Readonly<Record<string, number>>;
}
