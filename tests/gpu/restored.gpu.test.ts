import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { linear38 } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { Stage } from '../../src/stage/stage';
import { stageTiers } from '../../src/stage/tier';
import { Restorable } from '../../src/ui/pictures/restorable';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';

const world = new World(freeCase(popliteal, 1, null), popliteal);
world.step([{ type: 'probe.place', x: 0, z: 0 }]);
world.step([{ type: 'probe.press', newtons: 1 }]);

const LOST = 'The graphics were lost; restoring.';

let canvas: HTMLCanvasElement;
let told: (string | null)[] = [];
/** The scene as it was last drawn: its canvas can only be read in the same task. */
let picture = '';
beforeEach(() => {
  told = [];
  canvas = document.createElement('canvas');
  canvas.style.cssText = 'width: 320px; height: 240px';
  document.body.append(canvas);
});
afterEach(() => canvas.remove());

/** What a canvas shows, as text. */
const shown = (): string => canvas.toDataURL();

/** The switch by which a page can lose a context and give it back. */
function lossOf(): WEBGL_lose_context {
  const extension = canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context');
  if (!extension) throw new Error('This browser cannot lose a context on purpose.');
  return extension;
}

const once = (type: string): Promise<unknown> =>
  new Promise((resolve) => canvas.addEventListener(type, resolve, { once: true }));

/** Loses the context, and gives it back after the page has heard of it. */
async function loseAndRestore(switch_: WEBGL_lose_context): Promise<void> {
  const lost = once('webglcontextlost');
  switch_.loseContext();
  await lost;
  // A browser gives a context back in a task of its own.
  await new Promise((resolve) => setTimeout(resolve));
  switch_.restoreContext();
}

const until = async (reached: () => boolean): Promise<void> => {
  while (!reached()) await new Promise((resolve) => setTimeout(resolve, 20));
};

const openImage = (
  make = () => Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low }),
) =>
  Restorable.open<Scanner>({
    canvas,
    make,
    restore: (scanner) => scanner.draw(world.view()),
    tell: (trouble) => told.push(trouble),
  });

const drawScene = (stage: Stage): void => {
  stage.resize();
  stage.update(world.view());
  stage.render();
  picture = shown();
};

const openScene = () => {
  const { anatomy } = world;
  return Restorable.open<Stage>({
    canvas,
    make: () => Stage.create({ canvas, anatomy, tier: stageTiers.low, probe: linear38 }),
    restore: drawScene,
    tell: (trouble) => told.push(trouble),
  });
};

describe('a lost context', () => {
  test('of the image comes back with the same picture, bit for bit', async () => {
    const image = await openImage();
    image.now?.draw(world.view());
    const before = shown();
    await loseAndRestore(lossOf());
    expect(image.now).toBeNull();
    await until(() => image.now !== null);
    expect(shown()).toBe(before);
    expect(told).toEqual([LOST, null]);
    image.dispose();
  });

  test('of the image comes back a second time', async () => {
    const image = await openImage();
    image.now?.draw(world.view());
    const before = shown();
    for (let i = 0; i < 2; i++) {
      await loseAndRestore(lossOf());
      await until(() => image.now !== null);
    }
    expect(shown()).toBe(before);
    image.dispose();
  });

  test('during the first compile does not keep the image from opening', async () => {
    const opening = openImage(() => {
      const making = Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low });
      if (told.length === 0) void loseAndRestore(lossOf());
      return making;
    });
    const image = await opening;
    expect(told).toEqual([LOST]);
    image.now?.draw(world.view());
    const drawn = shown();
    image.dispose();
    canvas = document.createElement('canvas');
    canvas.style.cssText = 'width: 320px; height: 240px';
    document.body.append(canvas);
    const fresh = await openImage();
    fresh.now?.draw(world.view());
    expect(drawn).toBe(shown());
    fresh.dispose();
  });

  test('that does not come back is told of after six seconds, and is taken when it comes late', async () => {
    const image = await openImage();
    image.now?.draw(world.view());
    const before = shown();
    const switch_ = lossOf();
    switch_.loseContext();
    await until(() => told.length === 2);
    expect(image.now).toBeNull();
    switch_.restoreContext();
    await until(() => image.now !== null);
    expect(told).toEqual([LOST, expect.stringContaining('Reload the page'), null]);
    expect(shown()).toBe(before);
    image.dispose();
  });

  test('of the scene comes back with the same picture, bit for bit', async () => {
    const scene = await openScene();
    if (scene.now === null) throw new Error('There is no scene.');
    drawScene(scene.now);
    const before = picture;
    picture = '';
    await loseAndRestore(lossOf());
    await until(() => scene.now !== null);
    expect(picture).toBe(before);
    expect(told).toEqual([LOST, null]);
    scene.dispose();
  });
});
