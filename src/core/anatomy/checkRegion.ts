import { checkShapes, type ShapeComplaint } from './checkShape';
import type { FibreFrame, Parameter, Region, Structure } from './region';
import type { Shape } from './shape';
import { MOST_STRUCTURES } from './structureSet';
import { tissues } from './tissues';

/** A tree above this many nodes compiles too slowly on some drivers and is refused. */
export const MOST_NODES = 160;
/** What a parameter may be measured in; '1' for shares, choices and switches. */
const units: ReadonlySet<string> = new Set(['mm', '1/mm', 'rad', 'mL', 's', 'N', 'kPa', 'MHz', '1']);

const roles: ReadonlySet<string> = new Set(['target', 'hazard', 'landmark', 'tissue']);

/** @throws Error with one sentence that names the region and the place in it: the first fault that is met. */
export function checkRegion(region: Region): void {
  const fail: ShapeComplaint = (path, what) => {
    throw new Error(`Region "${region.id}", ${path}: ${what}.`);
  };
  const parameters = new Map<string, Parameter>();
  region.parameters.forEach((p, i) => {
    const path = `parameters[${i}] "${p.param}"`;
    checkParameter(p, path, fail);
    if (parameters.has(p.param)) fail(path, 'another parameter has this name');
    parameters.set(p.param, p);
  });
  const names = new Set<string>();
  (region.poses ?? []).forEach((p, i) => {
    const path = `poses[${i}] "${p.param}"`;
    checkParameter(p, path, fail);
    if (names.has(p.param)) fail(path, 'another pose has this name');
    names.add(p.param);
  });
  const known = (name: string, path: string): Parameter =>
    parameters.get(name) ?? fail(path, `no parameter is called "${name}"`);
  if (region.mirror) known(region.mirror.param, 'mirror');
  for (const axis of ['x', 'z'] as const) {
    if (!(region.reach[axis] > 0 && region.reach[axis] < Infinity))
      fail(`reach.${axis}`, 'needs to be above 0 mm');
  }

  if (region.structures.length > MOST_STRUCTURES)
    fail(
      'structures',
      `there are ${region.structures.length} structures; at most ${MOST_STRUCTURES} are allowed`,
    );
  const shapes = checkShapes(parameters, fail);
  const skin = shapes.check(region.surface, 'surface');
  if (skin > MOST_NODES)
    throw new Error(
      `Region "${region.id}" has ${skin} nodes in its surface; at most ${MOST_NODES} are allowed.`,
    );
  const ids = new Set<string>();
  let nodes = 0;
  region.structures.forEach((s, i) => {
    const path = `structures[${i}] "${s.id}"`;
    if (s.id === '') fail(path, 'needs an id');
    for (const key of ['anatomical', 'plain'] as const) {
      if (s.name[key].trim() === '') fail(`${path} name.${key}`, 'needs a name');
    }
    if (!roles.has(s.role)) fail(`${path} role`, `"${s.role}" is none of ${[...roles].join(', ')}`);
    if (ids.has(s.id)) fail(path, 'another structure has this id');
    ids.add(s.id);
    checkTissues(s, path, known, fail);
    checkFibre(s.fibre, `${path} fibre`, shapes.check, fail);
    nodes += shapes.check(s.shape, `${path} shape`);
  });
  // The words that a shape too large has always been refused with.
  if (nodes > MOST_NODES)
    throw new Error(`Region "${region.id}" has ${nodes} shape nodes; at most ${MOST_NODES} are allowed.`);
  if (!ids.has(region.cavity.structure))
    fail('cavity', `no structure is called "${region.cavity.structure}"`);
}

function checkParameter(p: Parameter, path: string, fail: ShapeComplaint): void {
  if (p.param === '') fail(path, 'needs a name');
  if (!units.has(p.unit)) fail(path, `"${p.unit}" is no unit: use one of ${[...units].join(', ')}`);
  for (const key of ['low', 'high', 'value'] as const) {
    if (!Number.isFinite(p[key])) fail(`${path} ${key}`, `${p[key]} is not a finite number`);
  }
  if (p.low > p.high) fail(path, `its range runs from ${p.low} down to ${p.high}`);
  if (p.value < p.low || p.value > p.high)
    fail(`${path} value`, `${p.value} is outside the range of ${p.low} to ${p.high}`);
}

function checkTissues(
  s: Structure,
  path: string,
  known: (name: string, path: string) => Parameter,
  fail: ShapeComplaint,
): void {
  if (!Object.hasOwn(tissues, s.tissue)) fail(`${path} tissue`, `no tissue is called "${s.tissue}"`);
  if (s.when) known(s.when.param, `${path} when`);
  if (!s.contents) return;
  const chooser = known(s.contents.by.param, `${path} contents.by`);
  s.contents.of.forEach((tissue, i) => {
    if (!Object.hasOwn(tissues, tissue)) fail(`${path} contents.of[${i}]`, `no tissue is called "${tissue}"`);
  });
  const last = s.contents.of.length - 1;
  if (chooser.low < 0 || chooser.high > last)
    fail(`${path} contents.by`, `"${chooser.param}" may leave the choices 0 to ${last}`);
}

/** Allowed of the length of a unit vector against 1. */
const UNIT_WITHIN = 1e-3;

function checkFibre(
  fibre: FibreFrame,
  path: string,
  check: (shape: Shape, path: string) => number,
  fail: ShapeComplaint,
): void {
  if (fibre.kind === 'tube') {
    if (!Number.isFinite(fibre.pennationRad))
      fail(`${path}.pennationRad`, `${fibre.pennationRad} is not a finite number`);
    // What is moved by it has the same number, and the same faults.
    check({ op: 'offset', by: fibre.slide ?? 0, of: fibre.tube }, path);
    return;
  }
  if (fibre.kind === 'arc') {
    // A ball there has the same numbers, and the same faults.
    check({ op: 'sphere', at: [...fibre.at, 0], radius: fibre.radius }, path);
    for (const key of ['fromRad', 'toRad'] as const) {
      if (!Number.isFinite(fibre[key])) fail(`${path}.${key}`, `${fibre[key]} is not a finite number`);
    }
    return;
  }
  const length = Math.sqrt(fibre.along.reduce((sum, v) => sum + v * v, 0));
  if (!(Math.abs(length - 1) < UNIT_WITHIN)) fail(`${path}.along`, `needs the length 1, not ${length}`);
}
