import { type RandomState, random, randomBetween } from '../math/random';
import type { Parameter } from './region';
import type { Num, Shape, Triple } from './shape';

/** Every operation; a new one without a way to draw it does not compile. */
const makers: { readonly [K in Shape['op']]: (draw: Draw) => Shape } = {
  halfSpace: (draw) => {
    const x = draw.between(-1, 1);
    const y = draw.between(-1, 1);
    const z = draw.between(-1, 1);
    const l = Math.sqrt(x * x + y * y + z * z) || 1;
    return { op: 'halfSpace', normal: [x / l, y / l, z / l], offset: draw.num(-10, 10) };
  },
  sphere: (draw) => ({ op: 'sphere', at: draw.triple(-15, 15), radius: draw.num(1, 12) }),
  ellipsoid: (draw) => ({ op: 'ellipsoid', at: draw.triple(-15, 15), radii: draw.triple(3, 12) }),
  box: (draw) => ({
    op: 'box',
    at: draw.triple(-15, 15),
    half: draw.triple(3, 12),
    rounding: draw.between(0, 3),
  }),
  capsule: (draw) => ({
    op: 'capsule',
    from: draw.triple(-20, 20),
    to: draw.triple(-20, 20),
    radius: draw.num(1, 8),
  }),
  tube: (draw) => {
    let z = draw.between(-40, -20);
    const stations = Array.from({ length: 3 }, () => {
      const station = {
        z,
        x: draw.num(-10, 10),
        y: draw.num(-10, 10),
        rx: draw.num(3, 10),
        ry: draw.num(3, 10),
      };
      z += draw.between(15, 35);
      return station;
    });
    return { op: 'tube', stations };
  },
  union: (draw) => ({ op: 'union', of: [draw.child(), draw.child()], smooth: draw.smooth() }),
  intersection: (draw) => ({ op: 'intersection', of: [draw.child(), draw.child()], smooth: draw.smooth() }),
  difference: (draw) => ({
    op: 'difference',
    of: draw.child(),
    cut: draw.child(),
    smooth: draw.smooth(),
  }),
  offset: (draw) => ({ op: 'offset', by: draw.num(-2, 3), of: draw.child() }),
  displace: (draw) => ({
    op: 'displace',
    amplitude: draw.num(0, 1.5),
    pitch: draw.between(4, 15),
    of: draw.child(),
  }),
  translate: (draw) => ({ op: 'translate', by: draw.triple(-10, 10), of: draw.child() }),
  bend: (draw) => ({
    op: 'bend',
    from: draw.between(-20, 5),
    length: draw.between(10, 40),
    curve: draw.num(-0.006, 0.006),
    of: draw.child(),
  }),
};

const names = Object.keys(makers) as readonly Shape['op'][];
const leaves: readonly Shape['op'][] = ['halfSpace', 'sphere', 'ellipsoid', 'box', 'capsule', 'tube'];

class Draw {
  readonly parameters: Parameter[] = [];
  readonly #state: RandomState;
  #depth: number;

  constructor(state: RandomState, depth: number) {
    this.#state = state;
    this.#depth = depth;
  }

  between(low: number, high: number): number {
    return randomBetween(this.#state, low, high);
  }

  /** A number, or one time in four a parameter that may take any value of the range. */
  num(low: number, high: number): Num {
    const value = this.between(low, high);
    if (random(this.#state) < 0.75) return value;
    const param = `p${this.parameters.length}`;
    this.parameters.push({ param, unit: 'mm', low, high, value });
    return { param };
  }

  triple(low: number, high: number): Triple {
    return [this.num(low, high), this.num(low, high), this.num(low, high)];
  }

  smooth(): number {
    return random(this.#state) < 0.3 ? 0 : this.between(0.5, 6);
  }

  child(): Shape {
    const from = this.#depth > 0 ? names : leaves;
    return this.shape(from[Math.floor(random(this.#state) * from.length)] ?? 'sphere');
  }

  shape(op: Shape['op']): Shape {
    this.#depth--;
    const made = makers[op](this);
    this.#depth++;
    return made;
  }
}

/** A tree with the parameters that it uses. */
export interface DrawnShape {
  readonly shape: Shape;
  readonly parameters: readonly Parameter[];
}

/**
 * A tree within about 40 mm of the origin, `depth` operations deep at most, for tests that hold for every tree. `op` asks
 * for an operation at the root.
 */
export function randomShape(state: RandomState, depth: number, op?: Shape['op']): DrawnShape {
  const draw = new Draw(state, depth);
  const shape = op === undefined ? draw.child() : draw.shape(op);
  return { shape, parameters: draw.parameters };
}

/** The names of all operations. */
export const operationNames: readonly Shape['op'][] = names;
