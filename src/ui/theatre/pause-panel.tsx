import { ControlsTable } from '../controls-table';
import { Panel } from './panel';

interface PausePanelProps {
  onResume(): void;
  onFinish(): void;
}

export function PausePanel({ onResume, onFinish }: PausePanelProps) {
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
        <ControlsTable />
      </div>
    </Panel>
  );
}
