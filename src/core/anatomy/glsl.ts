import { fibreBasis, OUTSIDE } from './anatomy';
import { ARC_FIBRE_GLSL, arcFibreGlsl } from './arcFibre';
import { fibreTable, tubeFibreGlsl } from './fibreTable';
import { sharedShapes } from './fields';
import { FLOW_GLSL, flowLines, waves } from './flow';
import { literal } from './literal';
import { NOISE_GLSL } from './noise';
import type { Emitter } from './operation';
import { operationOf } from './operations';
import { ANGLE_GLSL } from './ops/angle';
import type { FibreFrame, Parameter, Region } from './region';
import { childrenOf, type Num, type Shape, type Triple } from './shape';
import { inSetGlsl, STRUCTURE_SET_GLSL, structureSet } from './structureSet';

/** Writes one function body, a line an operation; equal lines are written once a scope. */
class Lines implements Emitter {
  readonly text: string[] = [];
  readonly #parameters: readonly Parameter[];
  readonly #names: Map<string, string>;
  readonly #shapes: Map<string, string>;
  readonly #shapeIds: Map<Shape, number>;
  readonly #counter: { n: number };

  constructor(parameters: readonly Parameter[], parent?: Lines) {
    this.#parameters = parameters;
    this.#names = new Map(parent ? parent.#names : []);
    this.#shapes = new Map(parent ? parent.#shapes : []);
    this.#shapeIds = parent ? parent.#shapeIds : new Map();
    this.#counter = parent ? parent.#counter : { n: 0 };
  }

  num(n: Num): string {
    if (typeof n === 'number') return literal(n);
    const i = this.#parameters.findIndex((p) => p.param === n.param);
    if (i < 0) throw new Error(`A shape uses the parameter "${n.param}", which the region does not declare.`);
    return `uParam[${i >> 2}].${'xyzw'.charAt(i & 3)}`;
  }

  triple(t: Triple): string {
    return `vec3(${t.map((n) => this.num(n)).join(', ')})`;
  }

  assign(type: string, expression: string): string {
    const key = `${type} ${expression}`;
    const known = this.#names.get(key);
    if (known) return known;
    const name = `s${this.#counter.n++}`;
    this.text.push(`${type} ${name} = ${expression};`);
    this.#names.set(key, name);
    return name;
  }

  shape(shape: Shape, point: string): string {
    let id = this.#shapeIds.get(shape);
    if (id === undefined) {
      id = this.#shapeIds.size;
      this.#shapeIds.set(shape, id);
    }
    const key = `${id} ${point}`;
    const known = this.#shapes.get(key);
    if (known) return known;
    const name = this.assign('float', operationOf(shape).glsl(shape, point, this));
    this.#shapes.set(key, name);
    return name;
  }
}

function librariesOf(shapes: readonly Shape[], more: readonly string[] = []): string {
  const found = new Set<string>();
  const visit = (shape: Shape): void => {
    for (const piece of operationOf(shape).library ?? []) found.add(piece);
    childrenOf(shape).forEach(visit);
  };
  shapes.forEach(visit);
  for (const piece of more) found.add(piece);
  return [...found].join('');
}

function fibreLines(frame: Exclude<FibreFrame, { kind: 'tube' }>, lines: Lines): string {
  if (frame.kind === 'straight') {
    const rows = fibreBasis(frame.along).map((row) => `dot(p, vec3(${row.map(literal).join(', ')}))`);
    return `vec3(${rows.join(', ')})`;
  }
  return arcFibreGlsl(frame, lines);
}

/** vec4 uniforms that hold a region's parameters. */
export const parameterVectors = (region: Region): number =>
  Math.max(1, Math.ceil(region.parameters.length / 4));

/** Packs parameter values for `uniform vec4 uParam[parameterVectors]`. */
export function packParameters(region: Region, values: readonly number[]): Float32Array {
  const out = new Float32Array(parameterVectors(region) * 4);
  out.set(values);
  return out;
}

/** The distance of one shape as `float shapeDistance(vec3 p)`, with its uniforms; for tests of single trees. */
export function shapeGlsl(shape: Shape, parameters: readonly Parameter[]): string {
  const lines = new Lines(parameters);
  const result = lines.shape(shape, 'p');
  return `
uniform vec4 uParam[${Math.max(1, Math.ceil(parameters.length / 4))}];
${NOISE_GLSL}
${librariesOf([shape])}
float shapeDistance(vec3 p) {
${lines.text.join('\n')}
return ${result};
}
`;
}

/**
 * The region as GLSL: uniforms `vec4 uParam[]`, `ivec2 uActive` (the structures that may be met), `sampler3D uNoise`, and
 *   Owner anatomyAt(vec3 p)            owner index (OUTSIDE for none) and clearance in mm, as Anatomy.sample
 *   vec3 fibreAt(int owner, vec3 p)    as Anatomy.fibre, with the rows of `fibreTable` in `vec4 uTubes[]`
 */
export function anatomyGlsl(region: Region): string {
  const shapes = region.structures.map((s) => s.shape);
  const common = new Lines(region.parameters);
  for (const shape of sharedShapes(shapes)) common.shape(shape, 'p');
  const paint = region.structures.map((s, i) => {
    const lines = new Lines(region.parameters, common);
    const d = lines.shape(s.shape, 'p');
    const there = s.when ? ` && ${lines.num(s.when)} > 0.5` : '';
    return `if (${inSetGlsl('uActive', i)}${there}) { // ${s.id}\n${lines.text.join('\n')}\npaint(o, ${i}, ${d});\n}`;
  });
  // Structures whose fibres run alike share the lines; those that follow tubes share a table.
  const alike = new Map<string, number[]>();
  region.structures.forEach(({ fibre }, i) => {
    if (fibre.kind === 'tube') return;
    const lines = new Lines(region.parameters);
    const result = fibreLines(fibre, lines);
    const text = `${lines.text.join('\n')}\nf = ${result};`;
    alike.set(text, [...(alike.get(text) ?? []), i]);
  });
  const fibres = [...alike].map(([text, owners]) => {
    const set = structureSet(region.structures.length, (i) => owners.includes(i));
    return `if (inSet(ivec2(${set.join(', ')}), owner)) {\n${text}\n}`;
  });
  const arcs = region.structures.some((s) => s.fibre.kind === 'arc');
  const side = region.mirror ? `p.x *= ${common.num(region.mirror)};` : '';
  return `
uniform vec4 uParam[${parameterVectors(region)}];
uniform ivec2 uActive;
${NOISE_GLSL}
${STRUCTURE_SET_GLSL}
${librariesOf(shapes, arcs ? [ANGLE_GLSL, ARC_FIBRE_GLSL] : [])}
${tubeFibreGlsl(fibreTable(region).rows)}
struct Owner { int id; float clearance; };
void paint(inout Owner o, int id, float d) {
  if (d < 0.0) { o.id = id; o.clearance = -d; }
  else o.clearance = min(o.clearance, d);
}
Owner anatomyAt(vec3 p) {
${side}
Owner o = Owner(${OUTSIDE}, 1e9);
${common.text.join('\n')}
${paint.join('\n')}
return o;
}
vec3 fibreAt(int owner, vec3 p) {
${side}
vec3 f = tubeFibre(owner, p);
${fibres.join('\n')}
return f;
}
`;
}

/**
 * After `anatomyGlsl`: `vec3 flowAt(int owner, vec3 p, float clearance)`, velocity of the blood, mm/s, as Anatomy.flow times the present value
 * of its wave. `uFlow` holds the waves in their order, `uBleeds` the structures in which blood runs.
 */
export function flowGlsl(region: Region): string {
  const flows = region.structures.flatMap((s, i) => {
    if (!s.flow) return [];
    const lines = new Lines(region.parameters);
    const set = flowLines(s.flow, lines);
    const wave = 'xyz'.charAt(waves.indexOf(s.flow.wave));
    return [`if (owner == ${i}) { // ${s.id}\n${lines.text.join('\n')}\n${set}\nv *= uFlow.${wave};\n}`];
  });
  const side = region.mirror ? new Lines(region.parameters).num(region.mirror) : '1.0';
  return `
uniform vec3 uFlow;
uniform ivec2 uBleeds;
${FLOW_GLSL}
vec3 flowAt(int owner, vec3 p, float clearance) {
vec3 v = vec3(0.0);
if (owner < 0 || !inSet(uBleeds, owner)) return v;
float most = -1e9;
float first = 1.0;
p.x *= ${side};
${flows.join('\n')}
v.x *= ${side};
return v;
}
`;
}
