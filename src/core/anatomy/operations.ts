import type { Operation } from './operation';
import { box } from './ops/box';
import { capsule } from './ops/capsule';
import { difference } from './ops/difference';
import { displace } from './ops/displace';
import { ellipsoid } from './ops/ellipsoid';
import { halfSpace } from './ops/halfSpace';
import { intersection } from './ops/intersection';
import { offset } from './ops/offset';
import { sphere } from './ops/sphere';
import { translate } from './ops/translate';
import { tube } from './ops/tube';
import { union } from './ops/union';
import type { Shape } from './shape';

export const operations: { readonly [K in Shape['op']]: Operation<K> } = {
  halfSpace,
  sphere,
  ellipsoid,
  box,
  capsule,
  tube,
  union,
  intersection,
  difference,
  offset,
  displace,
  translate,
};

/** The operation of a shape. The table pairs each op with its own shape type, which an index by union cannot express. */
export const operationOf = (shape: Shape): Operation<Shape['op']> =>
  operations[shape.op] as unknown as Operation<Shape['op']>;
