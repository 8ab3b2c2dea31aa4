import { expect, test } from 'vitest';
import { memoryStorage } from '../../storage/memory';
import type { FieldPort, MonitorPort } from '../ports';
import { openPictures, type PicturesParts } from './open';
import { TierChoice } from './tier-choice';

/** Nothing is drawn in this test: what fails, fails before. */
const unused = {} as PicturesParts['played'];
const canvas = {} as HTMLCanvasElement;

function bench(fails: 'scene' | 'draw' | 'nothing', signal = new AbortController().signal) {
  const closed: string[] = [];
  const monitor: MonitorPort = {
    draw() {
      throw new Error('It cannot be drawn.');
    },
    setTier: () => Promise.resolve(),
    imageRect: () => ({ x: 0, y: 0, width: 1, height: 1, mmPerPixel: 1 }),
    dispose: () => closed.push('image'),
  };
  const field = { dispose: () => closed.push('scene') } as unknown as FieldPort;
  const parts: PicturesParts = {
    services: {
      tierChoice: new TierChoice(memoryStorage().settings, null, () => 'low'),
      createMonitor: () => Promise.resolve(monitor),
      createField: () =>
        fails === 'scene' ? Promise.reject(new Error('There is no scene.')) : Promise.resolve(field),
    },
    played: unused,
    signal,
    anatomy: {} as PicturesParts['anatomy'],
    ...{ field: canvas, image: canvas, byHand: null, onProgress() {}, onPlace() {}, onTrouble() {} },
  };
  return { closed, parts };
}

test('an image without a scene is closed', async () => {
  const { closed, parts } = bench('scene');
  await expect(openPictures(parts)).rejects.toThrow('There is no scene.');
  expect(closed).toEqual(['image']);
});

test('when the first picture cannot be drawn, image and scene are closed', async () => {
  const { closed, parts } = bench('draw');
  await expect(openPictures(parts)).rejects.toThrow();
  expect(closed).toEqual(['scene', 'image']);
});

test('a page that was left while its pictures were made closes them and starts no loop', async () => {
  const here = new AbortController();
  const { closed, parts } = bench('nothing', here.signal);
  const opening = openPictures(parts);
  here.abort();
  await expect(opening).rejects.toThrow(/abort/i);
  expect(closed).toEqual(['image']);
});
