import { expect, test } from 'vitest';
import { twoMinutes } from '../golden/two-minutes';
import inNode from '../golden/two-minutes.json';

test('two minutes in this browser end in the state that Node came to, bit for bit', async () => {
  expect(await twoMinutes()).toEqual(inNode);
});
