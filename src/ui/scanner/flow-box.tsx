import { boxOutline, colourBoxOf } from '../../core/imaging/colourBox';
import type { Probe } from '../../core/instruments/probe';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { useGrip } from './grip';
import type { Mapping } from './place';

interface BoxProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
  readonly mapping: Mapping;
}

/** The box in which flow is looked for: dragged by its outline, sized by its lower right corner, or both by the arrow keys. */
export function FlowBox({ exploration, probe, mapping }: BoxProps) {
  useRead(exploration, ({ shown }) => Object.values(shown.state.machine).join());
  const { machine } = exploration.shown.state;
  const from = () => exploration.shown.state.machine;
  const move = useGrip({
    ...{ mapping, from },
    move: (box, lateral, depth) =>
      exploration.turn({ boxLateral: box.boxLateral + lateral, boxDepth: box.boxDepth + depth }),
  });
  const size = useGrip({
    ...{ mapping, from },
    move: (box, lateral, depth) =>
      // The upper left corner stays where it is.
      exploration.turn({
        boxWidth: box.boxWidth + lateral * mapping.sign,
        boxHeight: box.boxHeight + depth,
        boxLateral: box.boxLateral + lateral / 2,
        boxDepth: box.boxDepth + depth / 2,
      }),
  });
  if (machine.flow === 'off') return null;
  const points = boxOutline(probe, colourBoxOf(probe, machine.depth, machine)).map((p) =>
    mapping.toCanvas(p),
  );
  const corner = points[points.length / 2];
  if (corner === undefined) return null;
  const path = `M${points.map(({ x, y }) => `${x} ${y}`).join('L')}Z`;
  return (
    <svg class="flow-box" aria-label="Colour box">
      <path class="outline" d={path} />
      <path
        class="grip"
        d={path}
        {...move}
        role="slider"
        aria-valuenow={Math.round(machine.boxDepth)}
        aria-label="Move the colour box"
        data-hint="The colour box: drag its outline to move it, its corner to size it; or use the arrow keys."
      />
      <circle
        class="corner"
        cx={corner.x}
        cy={corner.y}
        r="6"
        {...size}
        role="slider"
        aria-valuenow={Math.round(machine.boxWidth)}
        aria-label="Size the colour box"
        data-hint="Sizes the colour box."
      />
    </svg>
  );
}
