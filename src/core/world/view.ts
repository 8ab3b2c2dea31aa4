import type { Deformation } from '../anatomy/deformation';
import type { ProbePose } from '../imaging/beam';
import type { Needle } from '../instruments/needle';
import type { Probe } from '../instruments/probe';
import type { Vec3 } from '../math/vec3';
import type { BloodFlow } from './blood';
import type { WorldState } from './state';

/** A needle in space: unit `direction` from hub to tip. */
export interface NeedlePose {
  readonly model: Needle;
  readonly tip: Vec3;
  readonly entry: Vec3;
  readonly hub: Vec3;
  readonly direction: Vec3;
  /** Unit normal of the bevel's face, across the shaft. */
  readonly bevel: Vec3;
}

/** A probe in space. */
interface HeldProbe extends ProbePose {
  readonly model: Probe;
}

/** What readers need to draw a moment; derived from the state, never stored. */
export interface WorldView {
  readonly state: Readonly<WorldState>;
  /** Present even in the air, where it hovers over the skin. */
  readonly probe: HeldProbe;
  readonly needle: NeedlePose | null;
  readonly deformation: Deformation;
  /** Values of the region's parameters in its order. */
  readonly parameters: readonly number[];
  readonly blood: BloodFlow;
}
