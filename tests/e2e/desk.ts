import type { Locator, Page } from '@playwright/test';
import type { WorldState } from '../../src/core/world/state';

const TICKS_PER_SECOND = 120;

/** The scanner's page, stepped by hand: keys and mouse are real, time is the test's. */
export class Desk {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits until a region is on the screen. */
  async ready(region: string): Promise<void> {
    await this.page.waitForFunction((id) => window.__scanner?.world.anatomy.region.id === id, region, {
      timeout: 120_000,
    });
  }

  step(ticks: number): Promise<void> {
    return this.page.evaluate((n) => {
      window.__scanner?.step(n);
      window.__scanner?.draw();
    }, ticks);
  }

  async hold(key: string, s: number): Promise<void> {
    await this.page.keyboard.down(key);
    await this.step(Math.round(s * TICKS_PER_SECOND));
    await this.page.keyboard.up(key);
    await this.step(1);
  }

  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key);
    await this.step(1);
  }

  async click(name: RegExp | string): Promise<void> {
    await this.page.getByRole('button', { name, exact: typeof name === 'string' }).click();
    await this.step(1);
  }

  state(): Promise<WorldState> {
    return this.page.evaluate(() => {
      if (window.__scanner === undefined) throw new Error('There is no scanner on the screen.');
      return structuredClone(window.__scanner.world.state);
    });
  }

  /** Tick and place of what the image shows. */
  shown(): Promise<{ tick: number; x: number }> {
    return this.page.evaluate(() => {
      const view = window.__scanner?.shown();
      return { tick: view?.state.tick ?? -1, x: view?.state.probe.x ?? Number.NaN };
    });
  }
}

export async function box(of: Locator): Promise<{ x: number; y: number; width: number; height: number }> {
  const found = await of.boundingBox();
  if (found === null) throw new Error('It is not on the screen.');
  return found;
}
