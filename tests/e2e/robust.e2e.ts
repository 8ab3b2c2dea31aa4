import { expect, type Page, test } from '@playwright/test';
import { Desk } from './desk';

/** Takes the graphics of a canvas away, as a driver that was reset does. */
const lose = (page: Page, canvas: string): Promise<void> =>
  page.evaluate((name) => {
    const gl = document.querySelector<HTMLCanvasElement>(name)?.getContext('webgl2');
    const switch_ = gl?.getExtension('WEBGL_lose_context');
    if (!switch_) throw new Error(`${name} has no graphics to lose.`);
    Object.assign(window, { giveBack: () => switch_.restoreContext() });
    switch_.loseContext();
  }, canvas);

const giveBack = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const back: unknown = Reflect.get(window, 'giveBack');
    if (typeof back === 'function') back();
  });

const IMAGE = 'canvas[aria-label="Ultrasound image"]';
const FIELD = 'section.field canvas';
const LOST = 'The graphics were lost; restoring.';

/** A sum over the pixels of a canvas, read in the task that drew it. */
const drawn = (page: Page, canvas: string): Promise<number> =>
  page.evaluate((name) => {
    const of = document.querySelector<HTMLCanvasElement>(name);
    const copy = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (of === null || copy === null) throw new Error('There is no image.');
    Object.assign(copy.canvas, { width: of.width, height: of.height });
    window.__scanner?.draw();
    copy.drawImage(of, 0, 0);
    const { data } = copy.getImageData(0, 0, of.width, of.height);
    let sum = 0;
    for (let i = 0; i < data.length; i++) sum = (sum * 31 + (data[i] ?? 0)) % 2147483647;
    return sum;
  }, canvas);

for (const [what, canvas] of [
  ['the image', IMAGE],
  ['the scene', FIELD],
] as const)
  test(`the scanner's page draws the same again after ${what} lost its graphics`, async ({ page }) => {
    await page.goto('./?test=1&tier=low#/scanner/gelPhantom/0001');
    const desk = new Desk(page);
    await desk.ready('gelPhantom');
    await desk.step(2);
    const before = await drawn(page, IMAGE);
    expect(before).not.toBe(0);
    await lose(page, canvas);
    await expect(page.getByText(LOST)).toBeVisible();
    await giveBack(page);
    await expect(page.getByText(LOST)).toBeHidden({ timeout: 60_000 });
    expect(await drawn(page, IMAGE)).toBe(before);
    await desk.hold('ArrowRight', 0.3);
    expect((await desk.state()).probe.x).toBeGreaterThan(4);
  });

test('the theatre pauses while its image is gone, says what to do, and loses nothing', async ({ page }) => {
  await page.goto('./?test=1&tier=low#/case/bakers-cyst/4F2A');
  await page
    .getByRole('button', { name: /begin|enter|start/i })
    .first()
    .click();
  await page.waitForFunction(() => window.__bevel !== undefined, null, { timeout: 120_000 });
  await page.evaluate(() => {
    window.__bevel?.step(240);
    window.__bevel?.draw();
  });
  await lose(page, IMAGE);
  await expect(page.getByText(LOST)).toBeVisible();
  await page.evaluate(() => window.__bevel?.step(1));
  expect(await page.evaluate(() => window.__bevel?.attempt.view().state.paused)).toBe(true);
  const tick = await page.evaluate(() => window.__bevel?.attempt.view().state.tick);
  await expect(page.getByText(/Reload the page/)).toBeVisible({ timeout: 20_000 });
  await page.reload();
  await page.waitForFunction(() => window.__bevel !== undefined, null, { timeout: 120_000 });
  expect(await page.evaluate(() => window.__bevel?.attempt.view().state.tick)).toBeGreaterThanOrEqual(
    (tick ?? 0) - 1,
  );
});

test('the self-test ends with a verdict that can be seen, and a report that can be copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#/');
  await page.getByRole('link', { name: 'What this browser can do' }).click();
  const verdict = page.locator('.outcome');
  await expect(verdict).toHaveText(/^This machine /, { timeout: 120_000 });
  // Heading, verdict, buttons and report stand below each other with no empty band between them.
  const tops = await page.evaluate(() =>
    [...document.querySelectorAll('.self-test > *')].map((element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return { top, bottom };
    }),
  );
  tops.slice(1).forEach(({ top }, i) => {
    expect(top - (tops[i]?.bottom ?? 0)).toBeGreaterThanOrEqual(0);
    expect(top - (tops[i]?.bottom ?? 0)).toBeLessThan(60);
  });
  const report = await page.locator('.report').textContent();
  for (const part of ['Renderer', '32-bit targets', 'Sound', 'IndexedDB', 'geometry', 'images a second'])
    expect(report).toContain(part);
  await page.getByRole('button', { name: 'Copy as text' }).click();
  await expect(page.getByText('Copied')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(report);
});
