import * as z from 'zod/mini';
import type { Recording } from '../core/recording/recording';
import type { Command } from '../core/world/command';
import { complaintText, fromIssue } from './complaint';
import { readJson } from './json';

const name = z.string().check(z.maxLength(80));
const finite = z.number();
const tick = z.int().check(z.minimum(0));
const hand = z.enum(['probe', 'needle']);

const of = <T extends string, S extends z.core.$ZodLooseShape>(type: T, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

const command: z.ZodMiniType<Command> = z.discriminatedUnion('type', [
  of('attempt.pause', {}),
  of('attempt.resume', {}),
  of('attempt.finish', {}),
  of('focus.lost', {}),
  of('hand.focus', { hand }),
  of('wait.skip', { seconds: finite }),
  of('consent.say', { statement: name }),
  of('consent.ask', {}),
  of('asepsis.do', {
    act: z.enum(['washHands', 'gloves', 'prepareSkin', 'drape', 'coverProbe', 'sterileGel']),
  }),
  of('machine.set', { setting: z.enum(['depth', 'gainDb']), value: finite }),
  of('machine.freeze', { frozen: z.boolean() }),
  of('probe.place', { x: finite, z: finite }),
  of('probe.lift', {}),
  of('probe.slide', { x: finite, z: finite }),
  of('probe.turn', { rotateRad: finite, tiltRad: finite, rockRad: finite }),
  of('probe.press', { newtons: finite }),
  of('needle.take', { needle: z.enum(['18G', '22G']) }),
  of('needle.layDown', {}),
  of('needle.slide', { x: finite, z: finite }),
  of('needle.aim', { azimuthRad: finite, elevationRad: finite }),
  of('needle.twist', { rad: finite }),
  of('needle.advance', { mm: finite }),
  of('syringe.effort', { effort: finite }),
  of('closing.do', { act: z.enum(['press', 'dress', 'sharps', 'advise']) }),
]);

/** Events and poses are only looked at; what is trusted is computed again from the commands. */
const event = z.looseObject({ type: name, tick });
const five = [finite, finite, finite, finite, finite] as const;

const recordingSchema = z.strictObject({
  format: z.literal(1),
  simulation: z.int(),
  scenario: z.strictObject({ id: name, flowHash: name, textHash: name }),
  seed: z.int().check(z.minimum(0), z.maximum(0xffffffff)),
  commands: z.array(z.tuple([tick, command])),
  ticks: tick,
  finished: z.exactOptional(z.boolean()),
  events: z.array(event),
  poses: z.array(
    z.strictObject({
      tick,
      probe: z.tuple([...five, finite]),
      needle: z.nullable(z.tuple([...five])),
    }),
  ),
  result: z.nullable(z.strictObject({ stateHash: name, score: finite })),
});

const MOST_CHARACTERS = 64 * 1024 * 1024;
const MOST_LEVELS = 8;
/** Six hours: longer than any attempt, short enough to run again. */
const MOST_TICKS = 6 * 3600 * 120;

/**
 * Reads a recording from the text of its file. `place` names it in errors.
 * @throws Error with one sentence for the first thing that is wrong.
 */
export function parseRecording(text: string, place: string): Recording {
  const json = readJson(text, MOST_CHARACTERS, MOST_LEVELS);
  if (!('data' in json)) throw new Error(`${place}: ${complaintText(json)}`);
  const parsed = z.safeParse(recordingSchema, json.data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues.map((one) => fromIssue(one, [], 'it is no recording of this format'));
    throw new Error(`${place}: ${issue === undefined ? 'no recording.' : complaintText(issue)}`);
  }
  const { commands, ticks } = parsed.data;
  const late = commands.findIndex(([at], i) => at > ticks || at < (commands[i - 1]?.[0] ?? 0));
  if (late >= 0) throw new Error(`${place}: commands[${late}]: it is not in the order of time.`);
  if (ticks > MOST_TICKS) throw new Error(`${place}: ticks: it is longer than six hours.`);
  return parsed.data as Recording;
}
