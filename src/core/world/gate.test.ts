import { expect, test } from 'vitest';
import { popliteal } from '../anatomy/regions/popliteal';
import { toImage } from '../imaging/beam';
import { BINS, type Column, columnOf, edgeOf } from '../imaging/spectrum';
import { blockCase } from './block.fixture';
import { Trial } from './trial.fixture';
import { World } from './world';

const DEGREE = Math.PI / 180;
const setup = { ...blockCase(), region: popliteal.id, variation: popliteal.vary(7) };

/** What the gate hears of a world at its present moment. */
function heard(world: World, isQuiet = true): Column {
  const { state, probe, deformation, blood } = world.view();
  return columnOf(
    {
      ...{ pose: probe, probe: probe.model, deformation, anatomy: world.anatomy, machine: state.machine },
      ...{ contact: state.probe.contact, motion: state.probe.motion, blood, tick: state.tick },
    },
    isQuiet,
  );
}

/** The probe along a vessel, the gate in its middle under beams that lean by 20 degrees. */
function listening(id: 'artery' | 'vein', settings: { gatePrfHz: number; gateFilterHz: number }): Trial {
  const first = new Trial(setup, popliteal).scanAt(-18, 0).wait(0.05).world.anatomy;
  const index = first.index(id);
  let [x, y, least] = [0, 0, Infinity];
  for (let u = -35; u <= 0; u += 0.5)
    for (let v = -50; v < -10; v += 0.5) {
      const d = first.distance(index, u, v, 0);
      if (d < least) [x, y, least] = [u, v, d];
    }
  const trial = new Trial(setup, popliteal).scanAt(x, 0, 0.2);
  trial.do({ type: 'probe.turn', rotateRad: 90 * DEGREE, tiltRad: 0, rockRad: 0 }).wait(0.2);
  const place = toImage({ lateral: 0, depth: 0, elevation: 0 }, trial.world.view().probe, { x, y, z: 0 });
  const all = {
    ...{ spectrum: true, depth: 60, gateLateral: place.lateral, gateDepth: place.depth + 0.3, gateLength: 2 },
    ...{ gateSteerRad: -20 * DEGREE, ...settings },
  };
  for (const [setting, value] of Object.entries(all))
    trial.do({ type: 'machine.set', setting: setting as 'gateDepth', value });
  return trial;
}

/** The edge of the mean spectrum over some seconds, Hz, twenty times a second. */
function edges(trial: Trial, seconds: number): number[] {
  return Array.from({ length: Math.round(seconds * 20) }, () => {
    trial.wait(0.05);
    const column = heard(trial.world);
    return (edgeOf([column], 0) ?? 0) * column.prfHz;
  });
}

test('an artery runs forward, back and forward again in every beat', () => {
  const trial = listening('artery', { gatePrfHz: 5600, gateFilterHz: 25 });
  const beats = edges(trial, 2);
  const forward = Math.abs(Math.min(...beats)) > Math.max(...beats) ? -1 : 1;
  const along = beats.map((hz) => forward * hz);
  const peak = Math.max(...along);
  // 2 x 5.016 MHz x speed x cos 70 / 1540 m/s: hundreds of Hz.
  expect(peak).toBeGreaterThan(500);
  // A quarter to a third of the peak runs back (`arteryWave`: 0.28), less the wall filter's share.
  const back = Math.min(...along);
  expect(back / peak).toBeLessThan(-0.18);
  expect(back / peak).toBeGreaterThan(-0.45);
  const at = along.indexOf(peak);
  const beat = along.slice(at, at + 20);
  const turned = beat.findIndex((hz) => hz < 0);
  expect(turned).toBeGreaterThan(0);
  expect(Math.max(...beat.slice(turned))).toBeGreaterThan(0);
});

test('a vein swells with breath, and surges when the calf is squeezed', () => {
  const trial = listening('vein', { gatePrfHz: 1400, gateFilterHz: 25 });
  // From the start of a breath, out and in.
  const breath = edges(trial, 4).map(Math.abs);
  const most = Math.max(...breath);
  expect(most).toBeGreaterThan(60);
  expect(Math.min(...breath)).toBeLessThan(0.5 * most);
  trial.do({ type: 'patient.squeezeCalf' });
  const surge = Math.max(...edges(trial, 0.8).map(Math.abs));
  expect(surge).toBeGreaterThan(1.8 * most);
});

test('a column is a function of the state: a world built from a saved one hears the same, grain and all', () => {
  const trial = listening('artery', { gatePrfHz: 4000, gateFilterHz: 50 }).wait(0.3);
  const { power, tick } = heard(trial.world, false);
  expect(power).toHaveLength(BINS);
  const again = new World(setup, popliteal, structuredClone(trial.world.state));
  expect(heard(again, false)).toEqual({ ...heard(trial.world, false), power, tick });
  trial.wait(0.1);
  expect(heard(trial.world, false).power).not.toEqual(power);
});

test('lifted, the gate hears noise; sliding, tissue passes the wall filter', () => {
  const trial = listening('artery', { gatePrfHz: 1400, gateFilterHz: 25 });
  for (let i = 0; i < 30; i++) trial.do({ type: 'probe.slide', x: 0, z: 0.3 });
  const moving = Math.max(...heard(trial.world).power);
  trial.do({ type: 'probe.lift' }).wait(0.1);
  expect(Math.max(...heard(trial.world).power)).toBe(1);
  expect(moving).toBeGreaterThan(20);
});
