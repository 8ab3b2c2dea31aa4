import type { Bounds, Cell, Field, FieldBuilder } from './operation';
import { operationOf } from './operations';
import type { Parameter } from './region';
import { childrenOf, type Num, type Shape } from './shape';

/** Turns shapes into closures over cells of parameters; the same shape object gives the same closure. */
export class Fields implements FieldBuilder {
  readonly #parameters = new Map<string, Cell & { readonly spec: Parameter }>();
  readonly #fields = new Map<Shape, Field>();
  readonly #shared: ReadonlySet<Shape>;

  /** `roots` are all the shapes to come: those met twice among them remember their last point. */
  constructor(parameters: readonly Parameter[], roots: readonly Shape[]) {
    for (const spec of parameters) this.#parameters.set(spec.param, { value: spec.value, spec });
    this.#shared = sharedShapes(roots);
  }

  /** Sets parameters by name. @throws Error for a name that the region does not declare. */
  set(values: Readonly<Record<string, number>>): void {
    for (const [name, value] of Object.entries(values)) this.#parameter(name).value = value;
    // What was remembered belongs to the values before.
    for (const memory of this.#memories) memory.x = Number.NaN;
  }

  value(name: string): number {
    return this.#parameter(name).value;
  }

  cell(n: Num): Cell {
    return typeof n === 'number' ? { value: n } : this.#parameter(n.param);
  }

  cells(t: readonly [Num, Num, Num]): { x: Cell; y: Cell; z: Cell } {
    return { x: this.cell(t[0]), y: this.cell(t[1]), z: this.cell(t[2]) };
  }

  values(t: readonly [Num, Num, Num]): { x: number; y: number; z: number } {
    const c = this.cells(t);
    return { x: c.x.value, y: c.y.value, z: c.z.value };
  }

  field(shape: Shape): Field {
    const known = this.#fields.get(shape);
    if (known) return known;
    const plain = operationOf(shape).field(shape, this);
    const field = this.#shared.has(shape) ? this.#remembering(plain) : plain;
    this.#fields.set(shape, field);
    return field;
  }

  bounds(shape: Shape): Bounds {
    return operationOf(shape).bounds(shape, this);
  }

  readonly #memories: { x: number; y: number; z: number; d: number }[] = [];

  #remembering(field: Field): Field {
    const memory = { x: Number.NaN, y: 0, z: 0, d: 0 };
    this.#memories.push(memory);
    return (x, y, z) => {
      if (x !== memory.x || y !== memory.y || z !== memory.z) {
        memory.d = field(x, y, z);
        memory.x = x;
        memory.y = y;
        memory.z = z;
      }
      return memory.d;
    };
  }

  #parameter(name: string): Cell & { readonly spec: Parameter } {
    const found = this.#parameters.get(name);
    if (!found) throw new Error(`A shape uses the parameter "${name}", which the region does not declare.`);
    return found;
  }
}

/** The shapes that occur more than once, by identity, among the trees under `roots`. */
export function sharedShapes(roots: readonly Shape[]): ReadonlySet<Shape> {
  const seen = new Set<Shape>();
  const shared = new Set<Shape>();
  const visit = (shape: Shape): void => {
    if (seen.has(shape)) {
      shared.add(shape);
      return;
    }
    seen.add(shape);
    for (const child of childrenOf(shape)) visit(child);
  };
  for (const root of roots) visit(root);
  return shared;
}
