import { expect, test } from 'vitest';
import source from '../../scenarios/bakers-cyst.json?raw';
import { complaintText } from './complaint';
import { lint } from './linter';

test('the scenario that comes with the game has no fault', () => {
  expect(lint(JSON.parse(source)).complaints.map(complaintText)).toEqual([]);
});
