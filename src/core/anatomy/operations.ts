import type { NumberRange, Operation } from './operation';
import { bend } from './ops/bend';
import { box } from './ops/box';
import { capsule } from './ops/capsule';
import { cone } from './ops/cone';
import { curl } from './ops/curl';
import { difference } from './ops/difference';
import { displace } from './ops/displace';
import { ellipsoid } from './ops/ellipsoid';
import { extrude } from './ops/extrude';
import { halfSpace } from './ops/halfSpace';
import { intersection } from './ops/intersection';
import { mirror } from './ops/mirror';
import { offset } from './ops/offset';
import { relief } from './ops/relief';
import { rotate } from './ops/rotate';
import { shell } from './ops/shell';
import { sphere } from './ops/sphere';
import { sweep } from './ops/sweep';
import { translate } from './ops/translate';
import { tube } from './ops/tube';
import { union } from './ops/union';
import type { Parameter } from './region';
import { childrenOf, type Num, type Shape } from './shape';

const operations: { readonly [K in Shape['op']]: Operation<K> } = {
  halfSpace,
  sphere,
  ellipsoid,
  box,
  capsule,
  cone,
  tube,
  sweep,
  extrude,
  relief,
  union,
  intersection,
  difference,
  offset,
  displace,
  translate,
  shell,
  rotate,
  mirror,
  curl,
  bend,
};

/** The operation of a shape. The table pairs each op with its own shape type, which an index by union cannot express. */
export const operationOf = (shape: Shape): Operation<Shape['op']> =>
  operations[shape.op] as unknown as Operation<Shape['op']>;

/** Bound on the slope of a tree over all values of its parameters; see `Operation.lipschitz`. */
export function lipschitzOf(shape: Shape, parameters: readonly Parameter[]): number {
  const range = (n: Num): NumberRange => {
    if (typeof n === 'number') return [n, n];
    const found = parameters.find((p) => p.param === n.param);
    if (!found)
      throw new Error(`A shape uses the parameter "${n.param}", which the region does not declare.`);
    return [found.low, found.high];
  };
  const of = (s: Shape): number => operationOf(s).lipschitz(s, childrenOf(s).map(of), range);
  return of(shape);
}
