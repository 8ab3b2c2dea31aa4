import { readFileSync } from 'node:fs';
import { expect, type Page, test } from '@playwright/test';
import { box, Desk } from './desk';

/** Rows of the image's canvas, in CSS pixels, where the echoes of the wires near 20 and 30 mm are brightest. */
function wiresOnScreen(page: Page): Promise<{ upper: number; lower: number }> {
  return page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.screen:not(.beside) > canvas');
    const ticks = [...document.querySelectorAll('.screen:not(.beside) svg.scale path')];
    const copy = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    if (canvas === null || copy === null) throw new Error('There is no image.');
    copy.canvas.width = canvas.width;
    copy.canvas.height = canvas.height;
    // The image's canvas keeps nothing beyond the task that drew it.
    window.__scanner?.draw();
    copy.drawImage(canvas, 0, 0);
    const ratio = canvas.width / canvas.clientWidth;
    const top = canvas.getBoundingClientRect().top;
    const depthAt = (mm: number): number => {
      const tick = ticks[mm / 5]?.getBoundingClientRect();
      if (tick === undefined) throw new Error('The image has no scale.');
      return tick.top + tick.height / 2 - top;
    };
    const perMm = (depthAt(30) - depthAt(20)) / 10;
    const brightest = (mm: number): number => {
      const [first, rows] = [Math.round((depthAt(mm) - 2 * perMm) * ratio), Math.round(4 * perMm * ratio)];
      const half = Math.round(perMm * ratio);
      const { data } = copy.getImageData(canvas.width / 2 - half, first, 2 * half, rows);
      const sums = Array.from({ length: rows }, (_, row) => {
        let sum = 0;
        for (let x = 0; x < 2 * half; x++) sum += data[4 * (row * 2 * half + x)] ?? 0;
        return sum;
      });
      const most = Math.max(...sums);
      // The middle of what is nearly as bright: the peak of a saturated echo is flat.
      const bright = sums.flatMap((sum, row) => (sum > 0.9 * most ? [row] : []));
      return (first + bright.reduce((a, b) => a + b, 0) / bright.length) / ratio;
    };
    return { upper: brightest(20), lower: brightest(30) };
  });
}

test('a free hand scans, turns knobs, names, goes back, measures and saves', async ({ page }) => {
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));

  await page.goto('./?test=1&tier=low');
  await page.getByRole('link', { name: 'Scanner: explore the anatomy' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scanner');
  const desk = new Desk(page);
  await desk.ready('popliteal');
  await page.getByRole('button', { name: 'Gel phantom' }).click();
  await desk.ready('gelPhantom');
  // There is something to see before anything is touched.
  expect((await desk.state()).probe.contact).toBe(true);

  // All six degrees by keys: 20 mm/s, 45, 20 and 20 degrees/s, 5 N/s.
  await desk.hold('ArrowRight', 0.5);
  await desk.hold('ArrowDown', 0.25);
  await desk.hold('e', 1);
  await desk.hold('r', 0.5);
  await desk.hold('z', 0.5);
  await desk.hold('w', 0.4);
  const { probe } = await desk.state();
  const degrees = (rad: number): number => (rad * 180) / Math.PI;
  expect(Math.abs(probe.x - 10)).toBeLessThan(0.3);
  expect(Math.abs(probe.z - 5)).toBeLessThan(0.3);
  expect(Math.abs(degrees(probe.rotationRad) - 45)).toBeLessThan(1);
  expect(Math.abs(degrees(probe.tiltRad) - 10)).toBeLessThan(1);
  expect(Math.abs(degrees(probe.rockRad) + 10)).toBeLessThan(1);
  expect(Math.abs(probe.forceN - 2.4)).toBeLessThan(0.1);
  await desk.press('c');
  await expect(page.getByText('No contact')).toBeVisible();
  await desk.press('c');
  await desk.click('Upright');
  expect((await desk.state()).probe).toMatchObject({ x: 0, z: 0, rotationRad: 0, tiltRad: 0, rockRad: 0 });

  // By sliders and by the mouse.
  const across = page.getByRole('slider', { name: 'Across' });
  await across.focus();
  await page.keyboard.press('ArrowRight');
  await desk.step(1);
  expect((await desk.state()).probe.x).toBeCloseTo(0.5, 6);
  await expect(across).toHaveAttribute('aria-valuetext', '+0.5 mm');
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  const field = await box(page.getByRole('img', { name: /^The field/ }));
  const [x, y] = [field.x + field.width / 2, field.y + field.height * 0.64];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 40, y, { steps: 6 });
  await page.mouse.up();
  await desk.step(2);
  expect((await desk.state()).probe.x).toBeGreaterThan(4);
  await page.mouse.wheel(0, -200);
  await desk.step(120);
  expect((await desk.state()).probe.forceN).toBeGreaterThan(1);
  await desk.click('Upright');

  // The machine, by keys and on its panel.
  await desk.press('k');
  await desk.press('o');
  expect((await desk.state()).machine).toMatchObject({ depth: 60, gainDb: 2 });
  await desk.press('i');
  await desk.press('i');
  await desk.click('Grey map crisp');
  expect((await desk.state()).machine).toMatchObject({ depth: 40, map: 'crisp' });
  const range = page.getByRole('slider', { name: 'Dynamic range' });
  await range.focus();
  await page.keyboard.press('Home');
  await desk.step(1);
  expect((await desk.state()).machine.dynamicRangeDb).toBe(40);
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());

  // Names on the image.
  await desk.press('n');
  await desk.step(1);
  await expect(page.getByRole('img', { name: /^Names on the image: .*\bCyst of 10 mm\b/ })).toBeVisible();

  // Frozen, the image stays where it was and goes back through the loop.
  await desk.hold('ArrowRight', 0.4);
  await desk.press('y');
  await desk.hold('ArrowLeft', 0.4);
  const now = await desk.shown();
  expect(now.x).toBeCloseTo(8, 0);
  expect((await desk.state()).probe.x).toBeCloseTo(0, 0);
  for (let i = 0; i < 5; i++) await desk.press(',');
  // 25 frames a second: five are a fifth of a second, 24 ticks.
  expect(now.tick - (await desk.shown()).tick).toBe(24);
  const loop = page.getByRole('slider', { name: 'Loop' });
  await loop.focus();
  await page.keyboard.press('Home');
  await desk.step(1);
  expect((await desk.shown()).x).toBe(0);
  await page.keyboard.press('End');
  await desk.step(1);
  expect((await desk.shown()).tick).toBe(now.tick);

  // The phantom's ladder of wires at x = -30: those at 20 and 30 mm, found by their echoes, lie 10 mm apart.
  await desk.press('y');
  await across.focus();
  await page.keyboard.press('Home');
  await desk.step(1);
  for (let i = 0; i < 50; i++) await page.keyboard.press('ArrowRight');
  await page.getByRole('slider', { name: 'Press' }).focus();
  await page.keyboard.press('Home');
  await desk.step(2);
  expect((await desk.state()).probe.x).toBeCloseTo(-30, 6);
  await desk.click('Grey map even');
  await desk.press('y');
  const { upper, lower } = await wiresOnScreen(page);
  const image = await box(page.getByRole('img', { name: 'Ultrasound image' }));
  const middle = image.x + image.width / 2;
  await page.mouse.move(middle, image.y + upper);
  await page.mouse.down();
  await page.mouse.move(middle, image.y + lower, { steps: 4 });
  await page.mouse.up();
  const reading = page.locator('.readings span').first();
  await expect(reading).toBeVisible();
  const mm = Number(/([\d.]+) mm/.exec((await reading.textContent()) ?? '')?.[1]);
  expect(Math.abs(mm - 10)).toBeLessThan(0.3);
  // Its end is moved by the keyboard: ten nudges of 0.1 mm.
  await page.getByRole('slider', { name: /^Caliper 1, second end/ }).focus();
  for (let i = 0; i < 10; i++) await page.keyboard.press('ArrowDown');
  await expect(reading).toHaveText(`1 ${(mm + 1).toFixed(1)} mm`);

  // Kept beside, and saved as a picture.
  await desk.press('u');
  await expect(page.getByRole('img', { name: 'The image that was kept' })).toBeVisible();
  await desk.press('u');
  await expect(page.getByRole('img', { name: 'The image that was kept' })).toBeHidden();
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('g')]);
  expect(download.suggestedFilename()).toMatch(/^bevel-gelPhantom-[0-9A-F]{4}\.png$/);
  const png = readFileSync(await download.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Speckle does not compress: a black picture of this size would be a few kilobytes.
  expect(png.length).toBeGreaterThan(40_000);
  expect(complaints).toEqual([]);
});

test('what is new to a visitor is told once; a needle is held, measures, labels and arrows are laid', async ({
  page,
}) => {
  await page.goto('./?test=1&tier=low#/scanner/popliteal/4F2A');
  const desk = new Desk(page);
  await desk.ready('popliteal');
  const told = page.getByRole('complementary', { name: 'How the probe is moved' });
  await expect(told).toBeVisible();
  await desk.click('Got it');
  await expect(told).toBeHidden();

  // The other side of the same case, which the address names; and what was told is not told again.
  await page.getByRole('button', { name: 'Side right' }).click();
  await expect(page).toHaveURL(/#\/scanner\/popliteal\/4F2A\?right$/);
  await page.goto('./?test=1&tier=low#/scanner/gelPhantom/0001');
  await desk.ready('gelPhantom');
  await desk.step(2);
  await expect(told).toBeHidden();

  // The middle button rocks, and so does Alt: 0.3 degrees a pixel.
  const field = await box(page.getByRole('img', { name: /^The field/ }));
  const [x, y] = [field.x + field.width / 2, field.y + field.height * 0.64];
  const rock = async (button: 'left' | 'middle'): Promise<number> => {
    const before = (await desk.state()).probe.rockRad;
    await page.mouse.move(x, y);
    await page.mouse.down({ button });
    await page.mouse.move(x + 40, y, { steps: 4 });
    await page.mouse.up({ button });
    await desk.step(2);
    return (((await desk.state()).probe.rockRad - before) * 180) / Math.PI;
  };
  expect(await rock('middle')).toBeCloseTo(12, 3);
  await page.keyboard.down('Alt');
  expect(await rock('left')).toBeCloseTo(12, 3);
  await page.keyboard.up('Alt');
  await desk.click('Upright');

  // A needle across the plane: pushed on, what is seen of it is a false tip; it stays where it is when the probe slides off.
  const needleOf = () => page.evaluate(() => window.__scanner?.shown().needle?.tip ?? null);
  await page.getByRole('tab', { name: 'Needle' }).click();
  await desk.click('Across');
  const lies = page.locator('.needle-told');
  await expect(lies).toContainText('The tip lies in the slice.');
  const inLength = page.getByRole('slider', { name: 'In', exact: true });
  await inLength.focus();
  for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowRight');
  await expect(lies).toContainText('a false tip');
  await desk.click('In plane');
  const before = await needleOf();
  expect(before).not.toBeNull();
  await desk.click('coated');
  await desk.hold('ArrowDown', 0.5);
  expect(await needleOf()).toEqual(before);
  await expect(lies).toContainText('outside the slice');
  await desk.click('None');
  expect(await needleOf()).toBeNull();

  // A label is written where the image is clicked, moved, and stays while the image is frozen.
  const image = await box(page.getByRole('img', { name: 'Ultrasound image' }));
  const [cx, cy] = [image.x + image.width / 2, image.y + image.height / 2];
  await desk.press('t');
  await page.mouse.click(cx - 60, cy - 60);
  // While a label is written, keys are letters: N does not name, Y does not freeze.
  await page.keyboard.type('Cyst ny');
  await page.keyboard.press('Enter');
  const label = page.getByRole('button', { name: 'Label: Cyst ny' });
  await expect(label).toBeVisible();
  const stood = await box(label);
  await page.mouse.move(cx - 60, cy - 60);
  await page.mouse.down();
  await page.mouse.move(cx - 20, cy - 60, { steps: 4 });
  await page.mouse.up();
  expect((await box(label)).x - stood.x).toBeCloseTo(40, 0);
  await desk.press('a');
  await page.mouse.move(cx + 80, cy + 80);
  await page.mouse.down();
  await page.mouse.move(cx + 20, cy + 20, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Arrow', exact: true })).toHaveCount(1);
  await desk.press('y');
  await expect(label).toBeVisible();

  // An ellipse and two diameters; the third comes from another image, and the volume stands.
  const readings = page.locator('.readings');
  const lay = async (dx: number, dy: number): Promise<void> => {
    await page.mouse.move(cx - dx / 2, cy + 60 - dy / 2);
    await page.mouse.down();
    await page.mouse.move(cx + dx / 2, cy + 60 + dy / 2, { steps: 4 });
    await page.mouse.up();
  };
  await desk.click('Ellipse');
  await lay(180, 0);
  await expect(readings).toHaveText(/1 [\d.]+×[\d.]+ mm, [\d.]+ cm²/);
  await desk.click('Volume');
  await lay(100, 0);
  await lay(0, 100);
  await desk.press('y');
  await desk.hold('e', 0.5);
  // Measures belong to their image, diameters to the volume.
  await expect(readings).toHaveText(/^D [\d.]+×[\d.]+×– mm$/);
  await desk.click('Volume');
  await lay(100, 0);
  const text = (await readings.textContent()) ?? '';
  const [a = 0, b = 0, c = 0, ml = 0] = (text.match(/[\d.]+/g) ?? []).map(Number);
  expect(Math.abs(ml - ((Math.PI / 6) * a * b * c) / 1000)).toBeLessThan(0.02);
  expect(a).toBeGreaterThan(3);

  await label.focus();
  await page.keyboard.press('Delete');
  await expect(label).toHaveCount(0);
  await desk.click('Clear all marks');
  await expect(page.getByRole('button', { name: 'Arrow', exact: true })).toHaveCount(0);
  await expect(readings).toHaveCount(0);
});

test('every control has a name, and nothing hangs over the edge of the smallest screen', async ({ page }) => {
  await page.setViewportSize({ width: 1180, height: 640 });
  await page.goto('./?test=1&tier=low#/scanner/popliteal/4F2A');
  const desk = new Desk(page);
  await desk.ready('popliteal');
  await desk.press('m');
  await desk.press('h');
  const unnamed = await page.evaluate(() =>
    [...document.querySelectorAll('button, a, input, canvas, [tabindex="0"]')]
      .filter((element) => {
        const label = element.getAttribute('aria-label') ?? '';
        const labelled = element instanceof HTMLInputElement && (element.labels?.length ?? 0) > 0;
        return !labelled && `${label}${element.textContent}`.trim() === '';
      })
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(unnamed).toEqual([]);
  const over = await page.evaluate(() =>
    [...document.querySelectorAll('.scanner button, .scanner output, .key-line li')]
      .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
      .map((element) => element.textContent),
  );
  expect(over).toEqual([]);
});
