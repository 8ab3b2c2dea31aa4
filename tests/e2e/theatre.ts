import { expect, type Page } from '@playwright/test';
import type { WorldEvent } from '../../src/core/world/event';
import type { WorldState } from '../../src/core/world/state';

/** Where things stand in the probe's frame: mm along the array, deep, out of the plane. */
interface Frame {
  readonly lateral: number;
  readonly depth: number;
  readonly elevation: number;
}

/** What the test reads of the world: more than a person sees, because it judges the game and not itself. */
export interface Look {
  readonly state: WorldState;
  readonly tip: Frame | null;
  readonly entry: Frame | null;
  readonly direction: Frame | null;
  /** Middle and height of the cyst's section with the image plane, mm; null without one. */
  readonly cyst: { readonly lateral: number; readonly depth: number; readonly height: number } | null;
}

const TICKS_PER_SECOND = 120;

/** The theatre's page, stepped by hand: keys and mouse are real, time is the test's. */
export class Theatre {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until the room is open. */
  async ready(): Promise<void> {
    await this.page.waitForFunction(() => window.__bevel !== undefined, null, { timeout: 120_000 });
  }

  step(ticks: number): Promise<void> {
    return this.page.evaluate((n) => window.__bevel?.step(n), ticks);
  }

  seconds(s: number): Promise<void> {
    return this.step(Math.round(s * TICKS_PER_SECOND));
  }

  /** Draws both pictures as they stand. */
  draw(): Promise<void> {
    return this.page.evaluate(() => window.__bevel?.draw());
  }

  /** Holds keys down for a time of the world. */
  async hold(keys: string | readonly string[], s: number): Promise<void> {
    const all = typeof keys === 'string' ? [keys] : keys;
    for (const key of all) await this.page.keyboard.down(key);
    await this.step(Math.max(1, Math.round(s * TICKS_PER_SECOND)));
    for (const key of all) await this.page.keyboard.up(key);
    await this.step(1);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.step(1);
  }

  /** Holds one of two opposite keys for as long as a movement takes at the given speed. */
  async move(amount: number, speed: number, plus: string, minus: string): Promise<void> {
    const s = Math.abs(amount) / speed;
    if (s * TICKS_PER_SECOND >= 0.5) await this.hold(amount > 0 ? plus : minus, s);
  }

  async click(name: RegExp | string): Promise<void> {
    await this.page.getByRole('button', { name }).click();
    await this.step(1);
  }

  async state(): Promise<WorldState> {
    return (await this.look()).state;
  }

  events(): Promise<readonly WorldEvent[]> {
    return this.page.evaluate(() => [...(window.__bevel?.attempt.events ?? [])]);
  }

  async phase(): Promise<string | undefined> {
    const phases = await this.page.evaluate(() => window.__bevel?.attempt.phases);
    return phases?.find(({ progress }) => progress === 'current')?.id;
  }

  look(): Promise<Look> {
    return this.page.evaluate(() => {
      const attempt = window.__bevel?.attempt;
      if (attempt === undefined) throw new Error('There is no attempt on the screen.');
      const { state, probe, needle } = attempt.view();
      const along = (a: { x: number; y: number; z: number }, b: { x: number; y: number; z: number }) =>
        a.x * b.x + a.y * b.y + a.z * b.z;
      const turn = (d: { x: number; y: number; z: number }) => ({
        lateral: along(d, probe.lateral),
        depth: along(d, probe.axial),
        elevation: along(d, probe.elevational),
      });
      const place = (p: { x: number; y: number; z: number }) =>
        turn({ x: p.x - probe.face.x, y: p.y - probe.face.y, z: p.z - probe.face.z });

      const { anatomy } = attempt.world;
      const cavity = anatomy.index(anatomy.region.cavity.structure);
      let [n, lateral, depth, top, bottom] = [0, 0, 0, 99, 0];
      for (let u = -19; u <= 19; u += 1) {
        for (let v = 1; v <= state.machine.depth; v += 1) {
          const at = (axis: 'x' | 'y' | 'z') =>
            probe.face[axis] + probe.lateral[axis] * u + probe.axial[axis] * v;
          if (anatomy.distance(cavity, at('x'), at('y'), at('z')) >= 0) continue;
          n += 1;
          lateral += u;
          depth += v;
          top = Math.min(top, v);
          bottom = Math.max(bottom, v);
        }
      }
      return {
        state: structuredClone(state),
        tip: needle && place(needle.tip),
        entry: needle && place(needle.entry),
        direction: needle && turn(needle.direction),
        cyst: n === 0 ? null : { lateral: lateral / n, depth: depth / n, height: bottom - top },
      };
    });
  }
}

/** The cyst as it must be seen for the next act. */
export function expectCyst(look: Look): NonNullable<Look['cyst']> {
  expect(look.cyst).not.toBeNull();
  if (look.cyst === null) throw new Error('The cyst is not on the image.');
  return look.cyst;
}
