import type { ProbePose } from '../core/imaging/beam';
import type { MachineSettings } from '../core/imaging/machine';
import type { Vec3 } from '../core/math/vec3';
import type { AsepsisAct } from '../core/world/command';
import type { WorldView } from '../core/world/view';

/** What the image reads of a WorldView; a test can write one by hand. */
export interface ScannedView extends Pick<WorldView, 'needle' | 'deformation' | 'parameters' | 'blood'> {
  readonly probe: ProbePose;
  readonly state: {
    readonly tick: number;
    readonly machine: Readonly<MachineSettings>;
    readonly probe: { readonly contact: boolean; readonly motion: Readonly<Vec3> };
    /** Without sterile gel a cover holds air against the face. */
    readonly asepsis: { readonly done: readonly AsepsisAct[] };
  };
}
