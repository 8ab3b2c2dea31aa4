import { expect, type Page, test } from '@playwright/test';
import { Theatre } from './theatre';

async function enter(page: Page, seed = '4F2A'): Promise<Theatre> {
  await page.goto(`./?test=1#/case/bakers-cyst/${seed}`);
  await page.getByRole('button', { name: 'Enter the room' }).click();
  const theatre = new Theatre(page);
  await theatre.ready();
  return theatre;
}

test('an attempt that was left goes on where it was, after the page was loaded anew', async ({ page }) => {
  const theatre = await enter(page);
  await theatre.click(/pain or bruise/);
  await theatre.hold('ArrowRight', 0.5);
  await theatre.seconds(1);
  await page.getByRole('button', { name: 'Pause' }).click();
  const before = await theatre.state();
  expect(before.paused).toBe(true);
  await page.getByRole('link', { name: 'Leave, and go on later' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Go on where you left off');

  await page.reload();
  await page.getByRole('link', { name: 'Continue' }).click();
  await theatre.ready();
  expect(await theatre.state()).toEqual(before);
  await page.getByRole('button', { name: 'Go on' }).click();
  expect((await theatre.state()).paused).toBe(false);
});

test('a seed that was typed is the patient of the room, without a key or a click between', async ({
  page,
}) => {
  await page.goto('./?test=1#/case/bakers-cyst/00AB');
  const seed = page.getByLabel(/^Seed/);
  await expect(seed).toHaveValue('00AB');
  await seed.fill('f789');
  const button = await page.getByRole('button', { name: 'Enter the room' }).boundingBox();
  if (button === null) throw new Error('There is no way into the room.');
  await page.mouse.move(button.x + button.width / 2, button.y + button.height / 2);
  await page.mouse.down();
  // The field has told of its change, and the next patient is there, before the button is let go.
  await expect(page).toHaveURL(/F789$/);
  await page.mouse.up();
  await new Theatre(page).ready();
  await expect(page.getByText('seed F789')).toBeVisible();
});

test('what the patient answers and what was wrong stands over the panel of the phase', async ({ page }) => {
  const theatre = await enter(page);
  await theatre.click(/Are you happy/);
  await theatre.seconds(0.2);
  for (const words of [/before the patient knew enough/, /do not feel that I know everything/]) {
    const caption = page.locator('.caption', { hasText: words });
    await expect(caption).toBeVisible();
    const isOnTop = await caption.evaluate((element) => {
      // Captions let clicks through, and would not be found at their place.
      if (element instanceof HTMLElement) element.style.pointerEvents = 'auto';
      const { left, top, width, height } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    });
    expect(isOnTop).toBe(true);
  }
});

test('the probe follows the pointer over the skin, and turns with the right button', async ({ page }) => {
  const theatre = await enter(page);
  await page.getByRole('button', { name: 'Back to the field' }).click();
  const box = await page.getByRole('img', { name: /^The field/ }).boundingBox();
  if (box === null) throw new Error('The field is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + box.height * 0.6];
  await page.mouse.click(x, y);
  await theatre.step(2);
  const placed = (await theatre.state()).probe;
  expect(placed.contact).toBe(true);

  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 60, y, { steps: 6 });
  await page.mouse.up();
  await theatre.step(2);
  const slid = (await theatre.state()).probe;
  // The field shows about 160 mm over its height of about 520 pixels, so 60 pixels are near 18 mm.
  expect(slid.x - placed.x).toBeGreaterThan(10);
  expect(slid.x - placed.x).toBeLessThan(26);
  expect(Math.abs(slid.z - placed.z)).toBeLessThan(8);

  await page.mouse.move(x, y);
  await page.mouse.down({ button: 'right' });
  await page.mouse.move(x + 100, y, { steps: 5 });
  await page.mouse.up({ button: 'right' });
  await theatre.step(2);
  // 0.3 degrees a pixel.
  expect((await theatre.state()).probe.rotationRad - slid.rotationRad).toBeCloseTo((30 * Math.PI) / 180, 1);

  await page.mouse.wheel(0, -400);
  await theatre.seconds(1);
  expect((await theatre.state()).probe.forceN - slid.forceN).toBeCloseTo(2, 1);
});

test('the clock runs by itself, stands in a pause, and stops when the window is lost', async ({ page }) => {
  await page.goto('./?tier=low#/case/bakers-cyst/4F2A');
  await page.getByRole('button', { name: 'Enter the room' }).click();
  const clock = page.getByRole('timer');
  await expect(clock).not.toHaveText('00:00', { timeout: 60_000 });
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeHidden();
  const before = await clock.textContent();
  await expect(clock).not.toHaveText(before ?? '');
  await page.evaluate(() => window.dispatchEvent(new Event('blur')));
  await expect(page.getByRole('heading', { name: 'Paused' })).toBeVisible();
});

test('everything up to the asepsis can be done by keyboard alone', async ({ page }) => {
  await page.goto('./?test=1');
  const tabTo = async (name: RegExp): Promise<void> => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
      });
      if (name.test(focused)) return;
    }
    throw new Error(`No control called ${name} can be reached with Tab.`);
  };
  await expect(page.getByRole('button', { name: /^Begin/ })).toBeVisible();
  await tabTo(/^Begin/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Enter the room' })).toBeVisible();
  await tabTo(/Enter the room/);
  await page.keyboard.press('Enter');
  const theatre = new Theatre(page);
  await theatre.ready();
  for (const name of [
    /name and date/,
    /needle into/,
    /pain or bruise/,
    /may fill/,
    /leave it alone/,
    /Are you happy/,
  ]) {
    await tabTo(name);
    await page.keyboard.press('Space');
    await theatre.step(2);
  }
  expect((await theatre.state()).consent.given).toBe(true);
  expect((await theatre.state()).syringe.effort).toBe(0);
  await theatre.seconds(0.2);
  // A panel takes the focus when it opens, so that Tab goes on inside it.
  await expect(page.getByRole('heading', { name: 'Asepsis' })).toBeFocused();
  await tabTo(/^Wash hands/);
  await page.keyboard.press('Enter');
  await theatre.step(1);
  expect((await theatre.state()).asepsis.done).toEqual(['washHands']);
});

test('every control has a name, and nothing hangs over the edge of the smallest screen', async ({ page }) => {
  await enter(page);
  const check = async (where: string): Promise<void> => {
    const unnamed = await page.evaluate(() =>
      [...document.querySelectorAll('button, a, input, canvas, progress')]
        .filter((element) => {
          const label = element.getAttribute('aria-label') ?? '';
          const labelled = element instanceof HTMLInputElement && (element.labels?.length ?? 0) > 0;
          return !labelled && `${label}${element.textContent}`.trim() === '';
        })
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(unnamed, where).toEqual([]);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow, where).toBeLessThanOrEqual(0);
  };
  await check('theatre');
  await page.getByRole('button', { name: 'Pause' }).click();
  await check('pause');
  await page.getByRole('button', { name: /^Stop here/ }).click();
  await expect(page.getByRole('heading', { name: 'What to work on' })).toBeVisible({ timeout: 60_000 });
  await check('debrief');
  await page.getByRole('link', { name: 'All cases' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Once more, with what you saw');
  await check('home');
  await page.getByRole('button', { name: /^Same patient again/ }).click();
  await expect(page.getByRole('button', { name: 'Enter the room' })).toBeVisible();
  await check('briefing');
  expect(await page.evaluate(() => window.__bevel)).toBeUndefined();
});
