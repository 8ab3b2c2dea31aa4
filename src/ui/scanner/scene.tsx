import type { Ref } from 'preact';
import type { Directions } from '../../core/anatomy/region';
import { Compass } from '../compass';
import { Waiting } from '../message';
import type { Camera } from '../ports';

interface SceneProps {
  readonly canvasRef: Ref<HTMLCanvasElement>;
  /** Share of the pictures that is made, or null once they are. */
  readonly progress: number | null;
  /** What lies which way on the skin. */
  readonly directions: Directions;
  readonly camera: Camera;
  onCamera(camera: Camera): void;
  readonly cut: boolean;
  onCut(): void;
}

const cameraNames: readonly (readonly [Camera, string])[] = [
  ['operator', 'Operator'],
  ['side', 'Side'],
  ['top', 'Above'],
];

/** Probe, skin and the plane of the beam. */
export function Scene({ canvasRef, progress, directions, camera, onCamera, cut, onCut }: SceneProps) {
  return (
    <section class="field" aria-label="Field">
      <canvas
        ref={canvasRef}
        tabIndex={0}
        role="img"
        aria-label="The field: skin, probe and the plane of the image"
        data-hint="Drag to slide the probe, with the right button to turn and tilt it, with the middle one or Alt to rock it; the wheel presses. Shift is finer."
      />
      {progress !== null && <Waiting what="Warming up the machine" share={progress} />}
      {progress === null && camera !== 'side' && !cut && <Compass {...directions} />}
      <fieldset class="cameras" aria-label="View" data-hint="Looks from another side. Key V.">
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
        <button
          type="button"
          class="button bare"
          aria-pressed={cut}
          data-hint="Opens the body along the plane of the image and shows its structures: blood red and blue, nerve yellow, bone white. Key 5."
          onClick={onCut}
        >
          Cut
        </button>
      </fieldset>
    </section>
  );
}
