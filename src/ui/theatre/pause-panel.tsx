import { wordTowards } from '../../core/anatomy/directions';
import type { Directions } from '../../core/anatomy/region';
import { ControlsTable } from '../controls-table';
import { Panel } from './panel';

interface PausePanelProps {
  /** What lies which way on the skin. */
  readonly directions: Directions;
  onResume(): void;
  onFinish(): void;
}

export function PausePanel({ directions, onResume, onFinish }: PausePanelProps) {
  return (
    <Panel title="Paused" onClose={null}>
      <div class="pause-acts">
        <button type="button" class="button primary" onClick={onResume}>
          Go on
        </button>
        <button type="button" class="button" onClick={onFinish}>
          Stop here and see the debrief
        </button>
        <a class="button bare" href="#/">
          Leave, and go on later
        </a>
      </div>
      <div class="all-keys">
        <ControlsTable towards={(x, z) => wordTowards(directions, x, z)} />
      </div>
    </Panel>
  );
}
