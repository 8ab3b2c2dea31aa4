import { beforeEach, describe, expect, test } from 'vitest';
import { Input } from '../../controls/input';
import { DEPTH_STEPS, GAIN_RANGE_DB } from '../../core/imaging/machine';
import type { WorldView } from '../../core/world/view';
import { Attempt } from '../../scenario/attempt';
import { openScenario } from '../../scenario/library';
import { SilentSound } from '../../sound/silent.fixture';
import { memoryStorage } from '../../storage/memory';
import type { FieldPort, MonitorPort } from '../ports';
import { Session } from '../theatre/session';
import type { TierName } from '../tier-name';
import { Loop } from './loop';

const scenario = await openScenario('bakers-cyst');

/** Pictures that count what is asked of them. */
class Pictures implements MonitorPort, FieldPort {
  images = 0;
  scenes = 0;
  depth = 0;
  tierFails = false;
  tier: TierName | null = null;
  draw({ state }: WorldView): void {
    this.images++;
    this.depth = state.machine.depth;
  }
  render(): void {
    this.scenes++;
  }
  setTier(tier: TierName): Promise<void> {
    this.tier = tier;
    return this.tierFails ? Promise.reject(new Error('It does not compile.')) : Promise.resolve();
  }
  complete = () => Promise.resolve();
  imageRect = () => ({ x: 0, y: 0, width: 1, height: 1, mmPerPixel: this.depth });
  pick = () => null;
  update(): void {}
  resize(): void {}
  setAids(): void {}
  setCamera(): void {}
  dispose(): void {}
}

let session: Session;
let places = 0;
let pictures: Pictures;
beforeEach(() => {
  const input = new Input({ depthSteps: DEPTH_STEPS, gainRangeDb: GAIN_RANGE_DB }, () => {});
  const store = memoryStorage().attempts;
  const attempt = new Attempt(scenario, 1);
  session = new Session({
    id: 'one',
    attempt,
    input,
    store,
    sound: new SilentSound(),
    now: () => new Date(0),
  });
  pictures = new Pictures();
});

const loopAt = (tier: TierName, measured = false) =>
  new Loop({
    ...{ played: session, monitor: pictures, field: pictures, tier, measured },
    onPlace: () => places++,
  });

/** Frames at a steady rate from `from` ms; returns the time after the last. */
function frames(loop: Loop, count: number, everyMs: number, from = 0): number {
  for (let i = 0; i < count; i++) loop.frame(from + i * everyMs);
  return from + count * everyMs;
}

test('the world keeps the time of the clock at 60 and at 10 frames a second', () => {
  // The first frame only starts the clock.
  frames(loopAt('high'), 61, 1000 / 60);
  expect(session.state.tick).toBe(120);
  frames(loopAt('high'), 11, 100, 5000);
  expect(session.state.tick).toBe(240);
});

test('at two frames a second the world runs slower than the clock: an eighth of a second a frame', () => {
  frames(loopAt('low'), 5, 500);
  expect(session.state.tick).toBe(4 * 15);
});

test('a tap between two frames moves the probe by what it lasted, at any rate of frames', () => {
  session.input.key('KeyC', true);
  const slidAt = (everyMs: number, from: number): number => {
    const loop = loopAt('low');
    const at = frames(loop, 4, everyMs, from);
    const before = session.state.probe.x;
    session.input.key('ArrowRight', true, at - everyMs + 2);
    session.input.key('ArrowRight', false, at - everyMs + 22);
    frames(loop, Math.ceil(400 / everyMs), everyMs, at);
    return session.state.probe.x - before;
  };
  // 20 ms at 20 mm/s.
  expect(slidAt(100, 0)).toBeCloseTo(0.4, 2);
  expect(slidAt(1000 / 30, 5000)).toBeCloseTo(0.4, 2);
  // Here the world runs slower than the clock, and a tap is still a tap.
  expect(slidAt(500, 10_000)).toBeCloseTo(0.4, 2);
});

describe('drawing', () => {
  test('a probe in the air gives one image, whose picture does not change', () => {
    frames(loopAt('high'), 30, 16);
    expect(pictures.images).toBe(1);
  });

  test('a probe on the skin shows the pulse: an image a frame', () => {
    session.input.key('KeyC', true);
    frames(loopAt('high'), 30, 16);
    expect(pictures.images).toBeGreaterThan(27);
  });

  test('a frozen image is not drawn again', () => {
    session.input.key('KeyC', true);
    const loop = loopAt('high');
    const at = frames(loop, 10, 16);
    session.give({ type: 'machine.freeze', frozen: true });
    frames(loop, 2, 16, at);
    const frozen = pictures.images;
    frames(loop, 20, 16, at + 32);
    expect(pictures.images).toBe(frozen);
  });

  test('a frozen image stays what it was when its canvas takes another size', () => {
    session.input.key('KeyC', true);
    const loop = loopAt('high');
    const at = frames(loop, 10, 16);
    session.give({ type: 'machine.freeze', frozen: true });
    frames(loop, 2, 16, at);
    const { x } = session.shown.probe.face;
    session.input.key('ArrowRight', true);
    frames(loop, 30, 16, at + 32);
    loop.draw();
    expect(session.live.probe.face.x).toBeGreaterThan(x + 5);
    expect(session.shown.probe.face.x).toBe(x);
  });

  test('the scale beside the image is told when the depth has changed, after the image', () => {
    places = 0;
    const loop = loopAt('high');
    const at = frames(loop, 5, 16);
    expect(places).toBe(1);
    session.input.key('KeyK', true);
    frames(loop, 5, 16, at);
    expect(places).toBe(2);
  });

  test('where drawing is slow the scene is drawn every third frame', () => {
    frames(loopAt('low'), 30, 200);
    expect(pictures.scenes).toBe(10);
  });

  test('a world that waits is not drawn', () => {
    const loop = loopAt('high');
    const at = frames(loop, 3, 16);
    session.pause();
    loop.frame(at);
    const { images, scenes } = pictures;
    frames(loop, 10, 16, at + 16);
    expect([pictures.images, pictures.scenes]).toEqual([images, scenes]);
  });
});

describe('the tier', () => {
  // The probe is on the skin, whose vessels pulse: every frame draws the image.
  beforeEach(() => session.input.key('KeyC', true));

  test('falls when frames are slow, and rises again when they are fast for long', async () => {
    const loop = loopAt('high', true);
    const at = frames(loop, 30, 90);
    expect(pictures.tier).toBe('medium');
    await Promise.resolve();
    await Promise.resolve();
    frames(loop, 1200, 16, at);
    expect(pictures.tier).toBe('high');
  });

  test('is not judged by frames that draw no image', () => {
    session.input.key('KeyC', false);
    session.give({ type: 'machine.freeze', frozen: true });
    frames(loopAt('medium', true), 500, 16);
    expect(pictures.tier).toBeNull();
  });

  test('that does not compile leaves all as it was', async () => {
    pictures.tierFails = true;
    const loop = loopAt('medium', true);
    const at = frames(loop, 30, 90);
    expect(pictures.tier).toBe('low');
    await new Promise((resolve) => setTimeout(resolve));
    // The scene is still drawn with every frame, and not every third as at the low tier.
    const before = pictures.scenes;
    frames(loop, 6, 90, at);
    expect(pictures.scenes - before).toBe(6);
  });

  test('stays where it was fixed, until it is fixed elsewhere or left to the pace', async () => {
    const loop = loopAt('high');
    let at = frames(loop, 60, 90);
    expect(pictures.tier).toBeNull();
    loop.setTier('medium', false);
    await new Promise((resolve) => setTimeout(resolve));
    at = frames(loop, 60, 90, at);
    expect(pictures.tier).toBe('medium');
    loop.setTier('medium', true);
    frames(loop, 60, 90, at);
    expect(pictures.tier).toBe('low');
  });
});

test('a pause draws the scene once more when it is seen in another way', () => {
  const loop = loopAt('high');
  const at = frames(loop, 3, 16);
  session.pause();
  frames(loop, 3, 16, at);
  const { images, scenes } = pictures;
  loop.touchScene();
  frames(loop, 5, 16, at + 48);
  expect([pictures.images - images, pictures.scenes - scenes]).toEqual([0, 1]);
});
