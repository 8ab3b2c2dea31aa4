import { describe, expect, it } from 'vitest';
import { block, blockCase } from '../world/block.fixture';
import { World } from '../world/world';
import { decode, encode } from './codec';
import { Recorder } from './recorder';

describe('a recorder', () => {
  it('keeps commands by tick, poses ten times a second and events, and its recording can be read', () => {
    const world = new World(blockCase(), block);
    const recorder = new Recorder({
      simulation: 1,
      scenario: { id: 's', flowHash: 'f', textHash: 't' },
      seed: 1,
    });
    const step = (...commands: Parameters<World['step']>[0]): void => {
      recorder.command(world.state.tick, commands);
      const events = world.step(commands).map((event) => ({ ...event, tick: world.state.tick }));
      recorder.observe(world.view(), events);
    };
    for (let i = 0; i < 30; i++) step();
    step({ type: 'probe.place', x: 3, z: 4 }, { type: 'needle.take', needle: '22G' });
    for (let i = 0; i < 29; i++) step();
    step({ type: 'attempt.pause' });
    for (let i = 0; i < 24; i++) step();
    const recording = recorder.recording({ stateHash: world.hash(), score: 0 });
    expect(recording.ticks).toBe(60);
    expect(recording.commands.map(([tick, { type }]) => [tick, type])).toEqual([
      [30, 'probe.place'],
      [30, 'needle.take'],
      [60, 'attempt.pause'],
    ]);
    // Every 12 ticks, and none in the pause.
    expect(recording.poses.map((pose) => pose.tick)).toEqual([12, 24, 36, 48, 60]);
    expect(recording.poses[1]?.needle).toBeNull();
    expect(recording.poses[2]?.probe.slice(0, 2)).toEqual([3, 4]);
    expect(recording.poses[2]?.needle?.[0]).toBe(world.state.needle.x);
    expect(recording.events.map((e) => [e.tick, e.type])).toContainEqual([31, 'probe.placed']);
    expect(decode(encode(recording))).toEqual(recording);
  });
});
