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
  cone: (draw) => ({
    op: 'cone',
    from: draw.triple(-20, 20),
    to: draw.triple(-20, 20),
    fromRadius: draw.num(1, 8),
    toRadius: draw.num(1, 8),
  }),
  sweep: (draw) => ({
    op: 'sweep',
    stations: Array.from({ length: 3 }, () => ({ at: draw.triple(-20, 20), radius: draw.num(3, 6) })),
    thin: draw.direction(),
    flat: draw.between(1, 4),
    smooth: draw.smooth(),
  }),
  extrude: (draw) => ({
    op: 'extrude',
    // Corners on growing angles about the middle: a star, so it never crosses itself.
    outline: (
      [
        [1, 0],
        [0.5, 0.9],
        [-0.6, 0.8],
        [-0.9, -0.3],
        [0.2, -1],
      ] as const
    ).map(([x, y]) => {
      const r = draw.between(3, 15);
      return [x * r, y * r] as const;
    }),
    half: draw.num(3, 12),
    rounding: draw.between(0, 3),
  }),
  relief: (draw) => ({
    op: 'relief',
    x: [-25, 0, 20],
    z: [-20, 15],
    heights: [
      [draw.num(-5, 5), draw.num(-5, 5), draw.num(-5, 5)],
      [draw.num(-5, 5), draw.num(-5, 5), draw.num(-5, 5)],
    ],
    thickness: draw.num(1, 8),
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
  shell: (draw) => ({ op: 'shell', thickness: draw.num(0.3, 4), of: draw.child() }),
  rotate: (draw) => ({
    op: 'rotate',
    about: draw.axis(),
    at: draw.triple(-10, 10),
    angleRad: draw.num(-3, 3),
    of: draw.child(),
  }),
  mirror: (draw) => ({
    op: 'mirror',
    axis: draw.axis(),
    at: draw.between(-10, 10),
    keep: draw.between(0, 1) < 0.5,
    of: draw.child(),
  }),
  // Only what fits on its circle can be wound.
  curl: (draw) => ({ op: 'curl', radius: draw.between(35, 60), of: draw.windable() }),
  bend: (draw) => ({
    op: 'bend',
    from: draw.between(-20, 5),
    length: draw.between(10, 40),
    curve: draw.num(-0.006, 0.006),
    of: draw.child(),
  }),
};

const names = Object.keys(makers) as readonly Shape['op'][];
const leaves: readonly Shape['op'][] = [
  'halfSpace',
  'sphere',
  'ellipsoid',
  'box',
  'capsule',
  'cone',
  'tube',
  'sweep',
];

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

  axis(): 'x' | 'y' | 'z' {
    const drawn = this.between(0, 3);
    return drawn < 1 ? 'x' : drawn < 2 ? 'y' : 'z';
  }

  direction(): [number, number, number] {
    const [x, y, z] = [this.between(-1, 1), this.between(-1, 1), this.between(0.1, 1)];
    const l = Math.sqrt(x * x + y * y + z * z);
    return [x / l, y / l, z / l];
  }

  windable(): Shape {
    const ops = ['sphere', 'ellipsoid', 'box', 'capsule', 'cone', 'sweep'] as const;
    return this.shape(ops[Math.floor(random(this.#state) * ops.length)] ?? 'sphere');
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
