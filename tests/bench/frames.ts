import { linear38 } from '../../src/core/instruments/probe';
import { Attempt } from '../../src/scenario/attempt';
import { openScenario } from '../../src/scenario/library';
import { Scanner } from '../../src/ultrasound/scanner';
import { type Tier, tiers } from '../../src/ultrasound/tier';
import { type Timing, timeFrames } from '../../src/ultrasound/timing';

/** What one tier of the image costs on the machine that runs the page. */
export interface TierTiming extends Timing {
  readonly tier: Tier['id'];
  /** From the first call to a scanner that can draw, ms: compiling and the first frame. */
  readonly firstDraw: number;
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

/** Times the image of the popliteal fossa at every tier. */
export async function benchImage(): Promise<readonly TierTiming[]> {
  const attempt = await attemptAtWork();
  const { region } = attempt.world.anatomy;
  const timings: TierTiming[] = [];
  for (const tier of [tiers.high, tiers.medium, tiers.low]) {
    const canvas = document.createElement('canvas');
    canvas.width = 512;
    canvas.height = 512;
    document.body.append(canvas);
    const start = performance.now();
    const scanner = await Scanner.create({ canvas, region, probe: linear38, tier });
    scanner.draw(attempt.view());
    scanner.wait();
    const firstDraw = performance.now() - start;
    timings.push({ tier: tier.id, firstDraw, ...(await timeFrames(scanner, attempt.view())) });
    scanner.dispose();
    canvas.remove();
  }
  return timings;
}

/** Mean time of a step of a whole attempt with a moving probe, director, metrics and recorder included, ms. */
export async function benchStep(): Promise<number> {
  const attempt = await attemptAtWork();
  const start = performance.now();
  for (let i = 0; i < STEPS; i++)
    attempt.step([{ type: 'probe.slide', x: i % 240 < 120 ? 0.02 : -0.02, z: 0 }]);
  return (performance.now() - start) / STEPS;
}
