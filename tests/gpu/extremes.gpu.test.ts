import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { linear38 } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { freeCase } from '../../src/scenario/free';
import { Scanner } from '../../src/ultrasound/scanner';
import { tiers } from '../../src/ultrasound/tier';
import type { ScannedView } from '../../src/ultrasound/view';

const world = new World(freeCase(popliteal, 1, null), popliteal);
world.step([{ type: 'probe.place', x: 0, z: 0 }]);
const sound: ScannedView = world.view();
const withMachine = (settings: object): ScannedView => ({
  ...sound,
  state: { ...sound.state, machine: { ...sound.state.machine, ...settings } },
});
/** The probe turned about its array, so that the plane leans out of the body by an angle. */
function tilted(rad: number): ScannedView {
  const { axial, elevational } = sound.probe;
  const [c, s] = [Math.cos(rad), Math.sin(rad)];
  const mix = (a: number, u: typeof axial, b: number, v: typeof axial) => ({
    x: a * u.x + b * v.x,
    y: a * u.y + b * v.y,
    z: a * u.z + b * v.z,
  });
  return {
    ...sound,
    probe: {
      ...sound.probe,
      axial: mix(c, axial, s, elevational),
      elevational: mix(c, elevational, -s, axial),
    },
  };
}
const at = (x: number, y: number, z: number): ScannedView => ({
  ...sound,
  probe: { ...sound.probe, face: { x, y, z } },
});

let scanner: Scanner;
let canvas: HTMLCanvasElement;
beforeAll(async () => {
  canvas = document.createElement('canvas');
  canvas.width = canvas.height = 256;
  scanner = await Scanner.create({ canvas, region: popliteal, probe: linear38, tier: tiers.low });
});
afterAll(() => scanner.dispose());

/** The brightest pixel of the canvas. */
function brightest(): number {
  const context = new OffscreenCanvas(256, 256).getContext('2d');
  if (!context) throw new Error('This browser gives no 2D context.');
  context.drawImage(canvas, 0, 0);
  const { data } = context.getImageData(0, 0, 256, 256);
  let most = 0;
  for (let i = 1; i < data.length; i += 4) most = Math.max(most, data[i] ?? 0);
  return most;
}

describe('a view that can be drawn is no black image:', () => {
  test.each<readonly [string, ScannedView]>([
    ['a probe tilted by 90 degrees', tilted(Math.PI / 2)],
    ['a probe that looks away from the body', tilted(Math.PI)],
    ['a probe 500 mm above the skin', at(0, 500, 0)],
    ['a probe beside the body', at(1e4, 0, 0)],
    ['a probe deep inside the body', at(0, -60, 0)],
    ['a probe a kilometre away', at(0, 1e6, 0)],
    [
      'a probe in the air',
      { ...sound, state: { ...sound.state, probe: { ...sound.state.probe, contact: false } } },
    ],
    ['the shallowest image', withMachine({ depth: 5, focus: 2.5 })],
    ['the deepest image', withMachine({ depth: 400, focus: 200 })],
    ['a focus below the image', withMachine({ focus: 1e5 })],
    ['a focus above the face', withMachine({ focus: -20 })],
  ])('%s', (_, view) => {
    scanner.draw(sound);
    expect(scanner.draw(view)).toBeNull();
    expect(brightest()).toBeGreaterThan(40);
  });
});

describe('a view that cannot be drawn gets a word, and the image before it stays:', () => {
  test.each<readonly [string, ScannedView, string]>([
    ['no depth', withMachine({ depth: 0 }), 'machine.depth is 0 mm'],
    ['a hundredth of a millimetre', withMachine({ depth: 0.01 }), 'machine.depth is 0.01 mm'],
    ['a gain that is no number', withMachine({ gainDb: Number.NaN }), 'machine.gainDb is NaN'],
    ['an endless depth', withMachine({ depth: Infinity }), 'machine.depth is Infinity'],
    ['beams along the face', withMachine({ steerRad: Math.PI / 2 }), 'machine.steerRad is'],
    ['a probe that is nowhere', at(0, Number.NaN, 0), 'probe.face.y is NaN'],
    ['a parameter that is no number', { ...sound, parameters: [Number.NaN] }, 'parameters[0] is NaN'],
    ['a tick that is none', { ...sound, state: { ...sound.state, tick: Number.NaN } }, 'tick is NaN'],
  ])('%s', (_, view, word) => {
    scanner.draw(sound);
    const before = canvas.toDataURL();
    expect(scanner.draw(view)).toContain(word);
    expect(canvas.toDataURL()).toBe(before);
  });
});
