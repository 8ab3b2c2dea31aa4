import { expect, test } from 'vitest';
import type { Recording } from '../../core/recording/recording';
import type { Command } from '../../core/world/command';
import { TICKS_PER_SECOND } from '../../core/world/state';
import { Attempt } from '../../scenario/attempt';
import { openScenario } from '../../scenario/library';
import { Replay } from '../../scenario/replay';
import type { Playable } from '../ports';
import { Playhead, rerun } from './rerun';

const scenario = await openScenario('bakers-cyst');
const playable: Playable = {
  scenario,
  tell: () => {
    throw new Error('Nothing is told here.');
  },
  replay: (recording) => new Replay(recording, scenario),
};

/** Probe down, vein pressed, needle in for 30 mm, a pause, a pull: 15 s. */
function perform(): Recording {
  const attempt = new Attempt(scenario, 7);
  const given: Readonly<Record<number, readonly Command[]>> = {
    60: [{ type: 'probe.place', x: 2, z: 0 }],
    240: [{ type: 'needle.take', needle: '18G' }],
    900: [{ type: 'attempt.pause' }],
    910: [{ type: 'attempt.resume' }],
    1000: [{ type: 'syringe.effort', effort: 1 }],
    1790: [{ type: 'attempt.finish' }],
  };
  for (let step = 0; step < 1800; step++) {
    const moves: Command[] =
      step >= 300 && step < 780 ? [{ type: 'needle.advance', mm: 10 / TICKS_PER_SECOND }] : [];
    attempt.step([...(given[step] ?? []), ...moves]);
  }
  return attempt.recording();
}

const recording = perform();

test('a recording runs to the end at which it was made', async () => {
  const run = await rerun(playable, recording, () => {});
  expect(run.same).toBe(true);
  // Ten samples a second of the world.
  expect(run.samples.length).toBe(Math.floor(recording.ticks / 12));
  expect(Math.max(...run.samples.map(({ inSkin }) => inSkin))).toBeGreaterThan(20);
});

test('a recording that was tampered with runs to another end', async () => {
  const commands = recording.commands.filter(([, { type }]) => type !== 'needle.take');
  expect((await rerun(playable, { ...recording, commands }, () => {})).same).toBe(false);
});

test('any moment looked at, in any order, is the moment as it was', async () => {
  const head = new Playhead(await rerun(playable, recording, () => {}));
  for (const tick of [700, 20, 1300, 1299, 599, 600, 601, 1]) {
    head.seek(tick);
    const truth = new Replay(recording, scenario);
    while (truth.attempt.view().state.tick < tick) truth.step();
    // What the patient said comes from the director, which a look does not need.
    const { patientLine: _, ...seen } = head.world.state;
    const { patientLine: __, ...was } = truth.attempt.world.state;
    expect(seen, `tick ${tick}`).toEqual(was);
  }
});

test('a recording that claims to go on in a pause is looked at up to that pause', async () => {
  const attempt = new Attempt(scenario, 7);
  for (let i = 0; i < 30; i++) attempt.step([]);
  attempt.step([{ type: 'attempt.pause' }]);
  const head = new Playhead(await rerun(playable, { ...attempt.recording(), ticks: 5000 }, () => {}));
  head.seek(4000);
  expect(head.tick).toBe(30);
});

test('a run that nobody waits for any more stops', async () => {
  const leaving = new AbortController();
  let steps = 0;
  const counted: Playable = {
    ...playable,
    replay(of) {
      const run = playable.replay(of);
      const step = run.step.bind(run);
      run.step = () => {
        steps++;
        step();
        // A slice of 30 ms is over long before the end of 15 s of the world.
        const until = performance.now() + 1;
        while (performance.now() < until);
      };
      return run;
    },
  };
  const running = rerun(counted, recording, () => leaving.abort(), leaving.signal);
  await expect(running).rejects.toThrow('aborted');
  const stopped = steps;
  expect(stopped).toBeLessThan(recording.ticks / 4);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(steps).toBe(stopped);
});
