import '../style/gate.css';
import { rangeOf } from '../../core/imaging/fan';
import { cursorOf, gateOf } from '../../core/imaging/gate';
import type { Probe } from '../../core/instruments/probe';
import { useRead } from '../theatre/read';
import type { Exploration } from './exploration';
import { useGrip } from './grip';
import type { Place } from './measure';
import type { Mapping } from './place';

interface GateProps {
  readonly exploration: Exploration;
  readonly probe: Probe;
  readonly mapping: Mapping;
}

/** Half of the bars across the gate's ends, and of the cursor along the vessel, mm. */
const BAR = 2;
const CURSOR = 7;
const DEGREE = Math.PI / 180;

/** The Doppler gate on its beam: dragged by its middle, its cursor turned along the vessel by either end, both also by the arrow keys. */
export function GateLine({ exploration, probe, mapping }: GateProps) {
  useRead(exploration, ({ shown }) => Object.values(shown.state.machine).join());
  const { machine } = exploration.shown.state;
  const from = () => exploration.shown.state.machine;
  const move = useGrip({
    ...{ mapping, from },
    move: (was, lateral, depth) =>
      exploration.turn({ gateLateral: was.gateLateral + lateral, gateDepth: was.gateDepth + depth }),
  });
  const gate = gateOf(probe, machine.depth, machine);
  const turn = useGrip({
    ...{ mapping, from },
    move: (was, lateral, depth, place) => {
      if (place === null) {
        exploration.turn({ gateAngleRad: was.gateAngleRad + (mapping.sign * lateral - depth) * DEGREE });
        return;
      }
      const { middle, along } = gate;
      const [u, v] = [place.lateral - middle.lateral, place.depth - middle.depth];
      // Against the way back to the probe; either end of the cursor says the same.
      const back = -(u * along.lateral + v * along.depth);
      const beside = u * along.depth - v * along.lateral;
      const side = back < 0 ? -1 : 1;
      exploration.turn({ gateAngleRad: Math.atan2(side * beside, side * back) });
    },
  });
  if (!machine.spectrum) return null;
  const { middle, along, to } = gate;
  const across = { lateral: along.depth, depth: -along.lateral };
  const cursor = cursorOf(gate, machine);
  const at = (a: number, b: number): Place => ({
    lateral: middle.lateral + a * along.lateral + b * across.lateral,
    depth: middle.depth + a * along.depth + b * across.depth,
  });
  const path = (...places: readonly Place[]): string =>
    places
      .map((place) => mapping.toCanvas(place))
      .map(({ x, y }, i) => `${i === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`)
      .join('');
  const half = (to - gate.from) / 2;
  const range = (gate.from + to) / 2;
  const end = rangeOf(probe, machine.depth, gate.steerRad);
  const tip = (sign: 1 | -1): Place => ({
    lateral: middle.lateral + sign * CURSOR * cursor.lateral,
    depth: middle.depth + sign * CURSOR * cursor.depth,
  });
  const tips = [tip(1), tip(-1)] as const;
  const centre = mapping.toCanvas(middle);
  const degrees = Math.round(machine.gateAngleRad / DEGREE);
  return (
    <svg class="gate-line" aria-label="Doppler gate">
      <path class="beam" d={path(at(-range, 0), at(-half, 0)) + path(at(half, 0), at(end - range, 0))} />
      <path class="bars" d={path(at(-half, -BAR), at(-half, BAR)) + path(at(half, -BAR), at(half, BAR))} />
      <path class="cursor" d={path(tips[0], tips[1])} />
      <circle
        class="hold"
        cx={centre.x}
        cy={centre.y}
        r="12"
        {...move}
        role="slider"
        aria-valuenow={Math.round(machine.gateDepth)}
        aria-label="Move the gate"
        data-hint="The Doppler gate: drag it into the vessel, or use the arrow keys; 4 gives them the gate without the mouse."
      />
      {tips.map(mapping.toCanvas).map(({ x, y }, i) => (
        <circle
          key={i}
          class="tip"
          cx={x}
          cy={y}
          r="8"
          {...turn}
          role="slider"
          // Both ends are one thing: one of them is reached by Tab.
          tabindex={i === 0 ? 0 : -1}
          aria-valuenow={degrees}
          aria-label={`Angle of the vessel: ${degrees} degrees`}
          data-hint="Turn this line along the vessel: the scale is corrected for its angle to the beam. Above 60° small errors of it grow fast."
        />
      ))}
    </svg>
  );
}
