import { expect, test } from 'vitest';
import type { TimedEvent } from '../../core/world/event';
import { openScenario } from '../../scenario/library';
import { adviceFor, lanesOf, type Mark, marksOf, spansOf } from './marks';

const { file } = await openScenario('bakers-cyst');
const at = { x: 0, y: 0, z: 0 };

test('what is worth going to becomes a mark, the rest does not', () => {
  const events: TimedEvent[] = [
    { tick: 0, type: 'phase.entered', phase: 'consent' },
    { tick: 10, type: 'consent.said', statement: 'risks', right: true },
    { tick: 700, type: 'skin.pierced', at, pass: 1 },
    { tick: 800, type: 'fault', fault: 'skinWet', phase: 'needle' },
    { tick: 900, type: 'flow.started', fluid: 'blood' },
  ];
  expect(marksOf(events, file)).toEqual([
    { tick: 700, kind: 'happening', text: 'Through the skin' },
    { tick: 800, kind: 'fault', text: 'You did not let the antiseptic dry.' },
    { tick: 900, kind: 'happening', text: 'Blood in the syringe' },
  ]);
});

test('flow that stops and starts within two seconds is one mark', () => {
  const start = (tick: number): TimedEvent => ({ tick, type: 'flow.started', fluid: 'synovial' });
  expect(marksOf([start(100), start(160), start(500)], file).map(({ tick }) => tick)).toEqual([100, 500]);
});

test('a fault comes with what to do instead', () => {
  const [mark] = marksOf([{ tick: 5, type: 'fault', fault: 'noDrape', phase: 'asepsis' }], file);
  expect(mark && adviceFor(mark, file)).toBe(file.faults.noDrape?.advice);
});

test('phases cover the whole line, end to end', () => {
  const enter = (tick: number, phase: string): TimedEvent => ({ tick, type: 'phase.entered', phase });
  expect(spansOf([enter(1, 'consent'), enter(600, 'asepsis'), enter(900, 'survey')], file, 2000)).toEqual([
    { title: 'Consent', from: 0, to: 600 },
    { title: 'Asepsis', from: 600, to: 900 },
    { title: 'Survey', from: 900, to: 2000 },
  ]);
});

test('marks that would cover each other stand one above the other', () => {
  const marks: Mark[] = [0, 10, 20, 25, 200].map((tick) => ({ tick, kind: 'happening', text: `${tick}` }));
  expect(lanesOf(marks, 50, 3)).toEqual([0, 1, 2, 0, 0]);
});
