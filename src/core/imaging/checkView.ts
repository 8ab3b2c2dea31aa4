import type { Deformation } from '../anatomy/deformation';
import { PI } from '../math/functions';
import type { Vec3 } from '../math/vec3';
import type { ProbePose } from './beam';
import { knobs, type MachineSettings, TGC_SLIDERS } from './machine';

/** What an image is made of; a WorldView has it. */
export interface ImagedView {
  readonly probe: ProbePose;
  readonly needle: Readonly<Record<'tip' | 'hub' | 'direction', Readonly<Vec3>>> | null;
  readonly deformation: Deformation;
  readonly parameters: readonly number[];
  readonly state: { readonly tick: number; readonly machine: Readonly<MachineSettings> };
}

/** Bounds of what can be drawn, wider than any machine's, mm and rad: above 5 mm there is only the ring of the face. */
const LEAST_DEPTH = 5;
const MOST_DEPTH = 400;
const MOST_STEER_RAD = PI / 3;
/** Allowed of an axis's length against 1. */
const UNIT_WITHIN = 1e-3;

/** The path of the first number that is none, as `machine.depth is NaN`; null where all are finite. */
function notFinite(value: unknown, path: string): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${path} is ${value}`;
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    const fault = notFinite(inner, Array.isArray(value) ? `${path}[${key}]` : `${path}.${key}`);
    if (fault !== null) return fault;
  }
  return null;
}

function wrongAxis(vectors: Readonly<Record<string, Readonly<Vec3>>>, path: string): string | null {
  for (const [name, { x, y, z }] of Object.entries(vectors)) {
    const length = Math.sqrt(x * x + y * y + z * z);
    if (!(Math.abs(length - 1) <= UNIT_WITHIN)) return `${path}.${name} has the length ${length}, not 1`;
  }
  return null;
}

function wrongSetting(machine: Readonly<MachineSettings>): string | null {
  if (!(machine.depth >= LEAST_DEPTH && machine.depth <= MOST_DEPTH))
    return `machine.depth is ${machine.depth} mm; it needs to be ${LEAST_DEPTH} to ${MOST_DEPTH}`;
  if (!(Math.abs(machine.steerRad) <= MOST_STEER_RAD))
    return `machine.steerRad is ${machine.steerRad}; beams lean by ${MOST_STEER_RAD} at most`;
  if (!(machine.dynamicRangeDb > 0)) return `machine.dynamicRangeDb is ${machine.dynamicRangeDb}`;
  if (machine.tgcDb.length !== TGC_SLIDERS) return `machine.tgcDb has ${machine.tgcDb.length} sliders`;
  // The depth has its own bounds: tests and regions may ask for one between the knob's.
  for (const { key, kind, choices } of knobs) {
    const value = machine[key];
    if (kind !== 'choice' || key === 'depth' || typeof value === 'boolean') continue;
    if (!choices.includes(value)) return `machine.${key} is ${value}, none of ${choices.join(', ')}`;
  }
  return null;
}

/** Why no image can be made of a view, as the end of a sentence that names the place; null where one can. */
export function faultOf(view: ImagedView): string | null {
  const { probe, needle, deformation, parameters, state } = view;
  const { lateral, axial, elevational } = probe;
  const at = needle && { tip: needle.tip, hub: needle.hub, direction: needle.direction };
  return (
    notFinite(state.machine, 'machine') ??
    notFinite(state.tick, 'tick') ??
    wrongSetting(state.machine) ??
    notFinite(probe, 'probe') ??
    wrongAxis({ lateral, axial, elevational }, 'probe') ??
    notFinite(at, 'needle') ??
    notFinite(deformation, 'deformation') ??
    notFinite(parameters, 'parameters')
  );
}
