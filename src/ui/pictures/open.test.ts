import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { gelPhantom } from '../../core/anatomy/regions/gelPhantom';
import { World } from '../../core/world/world';
import { freeCase } from '../../scenario/free';
import { memoryStorage } from '../../storage/memory';
import type { FieldPort, MonitorPort } from '../ports';
import { openPictures, type PicturesParts } from './open';
import { TierChoice } from './tier-choice';

const view = new World(freeCase(gelPhantom, 1, null), gelPhantom).view();
const played: PicturesParts['played'] = { waits: false, step() {}, shown: view, live: view };
const canvas = {} as HTMLCanvasElement;

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (callback: FrameRequestCallback) => setTimeout(callback));
});
afterEach(() => {
  vi.unstubAllGlobals();
});

function bench(
  fails: 'image' | 'completing' | 'scene' | 'render' | 'nothing',
  signal = new AbortController().signal,
) {
  const done: string[] = [];
  const monitor: MonitorPort = {
    draw() {
      done.push('image drawn');
      if (fails === 'image') throw new Error('The image cannot be drawn.');
    },
    complete() {
      done.push('image completed');
      return fails === 'completing' ? Promise.reject(new Error('A program is wrong.')) : Promise.resolve();
    },
    setTier: () => Promise.resolve(),
    imageRect: () => ({ x: 0, y: 0, width: 1, height: 1, mmPerPixel: 1 }),
    dispose: () => done.push('image closed'),
  };
  const field: Pick<FieldPort, 'update' | 'render' | 'dispose'> = {
    update() {},
    render() {
      if (fails === 'render') throw new Error('The scene cannot be drawn.');
    },
    dispose: () => done.push('scene closed'),
  };
  const parts: PicturesParts = {
    services: {
      tierChoice: new TierChoice(memoryStorage().settings, null, () => 'low'),
      createMonitor: () => Promise.resolve(monitor),
      createField() {
        done.push('scene made');
        return fails === 'scene'
          ? Promise.reject(new Error('There is no scene.'))
          : Promise.resolve(field as FieldPort);
      },
    },
    played,
    signal,
    anatomy: {} as PicturesParts['anatomy'],
    ...{
      field: canvas,
      image: canvas,
      byHand: null,
      onProgress() {},
      onImage() {},
      onPlace() {},
      onTrouble() {},
    },
  };
  return { done, parts };
}

test('the image is drawn before the scene is made; without a scene it is closed', async () => {
  const { done, parts } = bench('scene');
  await expect(openPictures(parts)).rejects.toThrow('There is no scene.');
  expect(done).toEqual(['image drawn', 'image completed', 'scene made', 'image closed']);
});

test('an image that cannot be completed is closed with its scene', async () => {
  const { done, parts } = bench('completing');
  await expect(openPictures(parts)).rejects.toThrow('A program is wrong.');
  expect(done).toEqual(['image drawn', 'image completed', 'scene made', 'scene closed', 'image closed']);
});

test('for an image that cannot be drawn no scene is made', async () => {
  const { done, parts } = bench('image');
  await expect(openPictures(parts)).rejects.toThrow('The image cannot be drawn.');
  expect(done).toEqual(['image drawn', 'image closed']);
});

test('when the scene cannot be drawn, scene and image are closed', async () => {
  const { done, parts } = bench('render');
  await expect(openPictures(parts)).rejects.toThrow('The scene cannot be drawn.');
  expect(done).toEqual(['image drawn', 'image completed', 'scene made', 'scene closed', 'image closed']);
});

test('a page that was left while its pictures were made closes them and starts no loop', async () => {
  const here = new AbortController();
  const { done, parts } = bench('nothing', here.signal);
  const opening = openPictures(parts);
  here.abort();
  await expect(opening).rejects.toThrow(/abort/i);
  expect(done).toEqual(['image closed']);
});
