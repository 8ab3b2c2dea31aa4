import { common } from '../bounds';
import type { Operation } from '../operation';
import { farthest, joined } from './combine';

export const intersection: Operation<'intersection'> = {
  op: 'intersection',
  ...joined({ ...farthest, bounds: (all) => all.reduce(common) }),
};
