import type { ComponentChildren, Ref } from 'preact';
import { Waiting } from '../message';
import type { Camera } from '../ports';
import { Captions } from './goal-strip';
import type { Session } from './session';

interface FieldProps {
  readonly session: Session;
  readonly canvasRef: Ref<HTMLCanvasElement>;
  /** Share of the pictures that is made, or null once they are. */
  readonly progress: number | null;
  readonly camera: Camera;
  onCamera(camera: Camera): void;
  readonly beam: boolean;
  onBeam(shown: boolean): void;
  readonly children: ComponentChildren;
}

const cameraNames: readonly (readonly [Camera, string])[] = [
  ['operator', 'Operator'],
  ['side', 'Side'],
  ['top', 'Above'],
];

/** The 3D field with what is written at its edges, and the panels over it. */
export function Field({
  session,
  canvasRef,
  progress,
  camera,
  onCamera,
  beam,
  onBeam,
  children,
}: FieldProps) {
  return (
    <section class="field" aria-label="Field">
      <canvas ref={canvasRef} tabIndex={0} role="img" aria-label="The field: limb, probe and needle" />
      {progress !== null && <Waiting what="Preparing the room" share={progress} />}
      {progress === null && camera !== 'side' && (
        <div class="bearings" aria-hidden="true">
          <span class="north">thigh</span>
          <span class="south">calf</span>
          <span class="west">lateral</span>
          <span class="east">medial</span>
        </div>
      )}
      <fieldset class="cameras" aria-label="View">
        {cameraNames.map(([id, name]) => (
          <button
            key={id}
            type="button"
            class="button bare"
            aria-pressed={camera === id}
            onClick={() => onCamera(id)}
          >
            {name}
          </button>
        ))}
        <button type="button" class="button bare" aria-pressed={beam} onClick={() => onBeam(!beam)}>
          Beam
        </button>
      </fieldset>
      <Captions session={session} />
      {children}
    </section>
  );
}
