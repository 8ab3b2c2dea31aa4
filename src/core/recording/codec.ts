import type { TimedEvent } from '../world/event';
import { countAt, depthOf, fieldsAt, listAt, numberAt, onlyKeys, refuse, textAt } from './check';
import { commandAt } from './checkCommand';
import type { PoseSample, Recording, TimedCommand } from './recording';

/** A recording of an hour of busy hands takes about 30 million characters. */
const MOST_CHARACTERS = 64_000_000;
/** Recording, events, event, point: with room to spare. */
const DEEPEST = 8;
/** Hands give some ten commands a tick; a pause, which stops the ticks, some more. */
const MOST_A_TICK = 1000;

/** One line of JSON. */
export const encode = (recording: Recording): string => JSON.stringify(recording);

function commandsAt(value: unknown, ticks: number): readonly TimedCommand[] {
  let last = 0;
  let first = 0;
  return listAt(value, 'commands').map((item, i): TimedCommand => {
    const path = `commands[${i}]`;
    const pair = listAt(item, path);
    if (pair.length !== 2) refuse(path, 'expected a tick and a command');
    const tick = countAt(pair[0], `${path}[0]`);
    if (tick < last || tick > ticks) refuse(`${path}[0]`, `expected a tick from ${last} to ${ticks}`);
    if (tick > last) first = i;
    if (i - first >= MOST_A_TICK) refuse(path, `expected at most ${MOST_A_TICK} commands at a tick`);
    last = tick;
    return [tick, commandAt(pair[1], `${path}[1]`)];
  });
}

function isPlain(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value !== 'object') return false;
  return Object.values(value).every(isPlain);
}

/** Events are there to be looked at: those of an older build may be of types that this one does not know. */
function assertEvent(value: unknown, path: string): asserts value is TimedEvent {
  const fields = fieldsAt(value, path);
  textAt(fields.type, `${path}.type`);
  countAt(fields.tick, `${path}.tick`);
  if (!isPlain(value)) refuse(path, 'expected plain values');
}

const eventsAt = (value: unknown): readonly TimedEvent[] =>
  listAt(value, 'events').map((item, i) => {
    assertEvent(item, `events[${i}]`);
    return item;
  });

function numbersAt(value: unknown, path: string, length: number): readonly number[] {
  const list = listAt(value, path);
  if (list.length !== length) refuse(path, `expected ${length} numbers`);
  return list.map((n, i) => numberAt(n, `${path}[${i}]`));
}

const posesAt = (value: unknown): readonly PoseSample[] =>
  listAt(value, 'poses').map((item, i) => {
    const path = `poses[${i}]`;
    const fields = fieldsAt(item, path);
    onlyKeys(fields, ['tick', 'probe', 'needle'], path);
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = numbersAt(fields.probe, `${path}.probe`, 6);
    const tick = countAt(fields.tick, `${path}.tick`);
    if (fields.needle === null) return { tick, probe: [a, b, c, d, e, f], needle: null };
    const [u = 0, v = 0, w = 0, x = 0, y = 0] = numbersAt(fields.needle, `${path}.needle`, 5);
    return { tick, probe: [a, b, c, d, e, f], needle: [u, v, w, x, y] };
  });

function resultAt(value: unknown): Recording['result'] {
  if (value === null) return null;
  const fields = fieldsAt(value, 'result');
  onlyKeys(fields, ['stateHash', 'score'], 'result');
  return {
    stateHash: textAt(fields.stateHash, 'result.stateHash'),
    score: numberAt(fields.score, 'result.score'),
  };
}

function finishedAt(value: unknown): Pick<Recording, 'finished'> {
  if (value === undefined) return {};
  if (typeof value !== 'boolean') refuse('finished', 'expected true or false');
  return { finished: value };
}

function scenarioAt(value: unknown): Recording['scenario'] {
  const fields = fieldsAt(value, 'scenario');
  onlyKeys(fields, ['id', 'flowHash', 'textHash'], 'scenario');
  return {
    id: textAt(fields.id, 'scenario.id'),
    flowHash: textAt(fields.flowHash, 'scenario.flowHash'),
    textHash: textAt(fields.textHash, 'scenario.textHash'),
  };
}

function parse(text: string): unknown {
  if (text.length > MOST_CHARACTERS)
    throw new Error(`The recording has ${text.length} characters; at most ${MOST_CHARACTERS} are read.`);
  const depth = depthOf(text);
  if (depth > DEEPEST) throw new Error(`The recording is ${depth} levels deep; at most ${DEEPEST} are read.`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error('The recording is not a JSON file.', { cause: error });
  }
}

/** Reads what `encode` wrote. @throws Error with one sentence that names the place of the first fault. */
export function decode(text: string): Recording {
  const fields = fieldsAt(parse(text), 'its top');
  if (fields.format !== 1) refuse('format', 'expected 1');
  onlyKeys(
    fields,
    [
      'format',
      'simulation',
      'scenario',
      'seed',
      'commands',
      'ticks',
      'finished',
      'events',
      'poses',
      'result',
    ],
    'its top',
  );
  const ticks = countAt(fields.ticks, 'ticks');
  return {
    format: 1,
    simulation: countAt(fields.simulation, 'simulation'),
    scenario: scenarioAt(fields.scenario),
    seed: countAt(fields.seed, 'seed'),
    commands: commandsAt(fields.commands, ticks),
    ticks,
    ...finishedAt(fields.finished),
    events: eventsAt(fields.events),
    poses: posesAt(fields.poses),
    result: resultAt(fields.result),
  };
}
