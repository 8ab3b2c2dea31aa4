import { enclosing, grown } from '../bounds';
import type { Operation } from '../operation';
import { joined, nearest } from './combine';

export const union: Operation<'union'> = {
  op: 'union',
  ...joined({
    ...nearest,
    // A blend reaches beyond both by a quarter of its width.
    bounds: (all, smooth) => grown(all.reduce(enclosing), smooth / 4),
  }),
};
