import type { Region } from '../../src/core/anatomy/region';
import { gelPhantom } from '../../src/core/anatomy/regions/gelPhantom';
import { popliteal } from '../../src/core/anatomy/regions/popliteal';
import { shoulder } from '../../src/core/anatomy/regions/shoulder';
import { linear38 } from '../../src/core/instruments/probe';
import { World } from '../../src/core/world/world';
import { Attempt } from '../../src/scenario/attempt';
import { freeCase } from '../../src/scenario/free';
import { openScenario } from '../../src/scenario/library';
import { Scanner } from '../../src/ultrasound/scanner';
import { type Tier, tiers } from '../../src/ultrasound/tier';
import { type Timing, timeFrames } from '../../src/ultrasound/timing';
import type { ScannedView } from '../../src/ultrasound/view';
import { frameCost, type PassCost } from './cost';

/** What one tier of the image costs on the machine that runs the page. */
export interface TierTiming extends Timing {
  readonly tier: Tier['id'];
  /** From the first call to a first image, ms: compiling what that takes, and the frame. */
  readonly firstDraw: number;
  /** From the first call to a scanner that can draw every view, ms. */
  readonly complete: number;
}

const STEPS = 2400;

/** An attempt with the probe pressed on over the cyst and a needle beside it. */
async function attemptAtWork(): Promise<Attempt> {
  const attempt = new Attempt(await openScenario('bakers-cyst'), 1);
  attempt.step([
    { type: 'probe.place', x: 0, z: 0 },
    { type: 'probe.press', newtons: 1 },
  ]);
  attempt.step([{ type: 'needle.take', needle: '18G' }]);
  return attempt;
}

async function timeOf(region: Region, view: ScannedView, tier: Tier, runs?: number): Promise<TierTiming> {
  const canvas = document.createElement('canvas');
  canvas.width = 512;
  canvas.height = 512;
  document.body.append(canvas);
  const start = performance.now();
  const scanner = await Scanner.create({ canvas, region, probe: linear38, tier, first: view });
  scanner.draw(view);
  scanner.wait();
  const firstDraw = performance.now() - start;
  const first = await scanner.readGrey();
  if (first.every((v) => v === 0)) throw new Error('The first image is black: its time means nothing.');
  await scanner.complete();
  const complete = performance.now() - start;
  const timing = await timeFrames(scanner, view, runs);
  scanner.dispose();
  canvas.remove();
  return { tier: tier.id, firstDraw, complete, ...timing };
}

/** Times the image of the popliteal fossa at every tier. */
export async function benchImage(): Promise<readonly TierTiming[]> {
  const attempt = await attemptAtWork();
  const { region } = attempt.world.anatomy;
  const timings: TierTiming[] = [];
  for (const tier of [tiers.high, tiers.medium, tiers.low])
    timings.push(await timeOf(region, attempt.view(), tier));
  return timings;
}

/** What a region costs: its frame as measured at the highest tier, and as counted from the programs. */
export interface RegionCost {
  readonly region: string;
  readonly timing: TierTiming;
  readonly counted: readonly PassCost[];
}

/** Times and counts each region, with the probe pressed on over the middle. */
export async function benchRegions(): Promise<readonly RegionCost[]> {
  const costs: RegionCost[] = [];
  for (const region of [gelPhantom, popliteal, shoulder]) {
    const world = new World(freeCase(region, 1, null), region);
    world.step([{ type: 'probe.place', x: 0, z: 0 }]);
    world.step([{ type: 'probe.press', newtons: 1 }]);
    const timing = await timeOf(region, world.view(), tiers.high, 5);
    costs.push({ region: region.id, timing, counted: frameCost(region, tiers.high) });
  }
  return costs;
}

/** Mean time of a step of a whole attempt with a moving probe, director, metrics and recorder included, ms. */
export async function benchStep(): Promise<number> {
  const attempt = await attemptAtWork();
  const start = performance.now();
  for (let i = 0; i < STEPS; i++)
    attempt.step([{ type: 'probe.slide', x: i % 240 < 120 ? 0.02 : -0.02, z: 0 }]);
  return (performance.now() - start) / STEPS;
}
