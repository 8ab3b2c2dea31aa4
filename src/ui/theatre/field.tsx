import type { ComponentChildren, Ref } from 'preact';
import type { Directions } from '../../core/anatomy/region';
import { Compass } from '../compass';
import { Waiting } from '../message';
import type { Camera } from '../ports';

interface FieldProps {
  readonly canvasRef: Ref<HTMLCanvasElement>;
  /** Share of the pictures that is made, or null once they are. */
  readonly progress: number | null;
  /** What lies which way on the limb. */
  readonly directions: Directions;
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
  canvasRef,
  progress,
  directions,
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
      {progress === null && camera !== 'side' && <Compass {...directions} />}
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
      {children}
    </section>
  );
}
