import { expect, test } from '@playwright/test';
import { box, Desk } from './desk';

const degrees = (rad: number): number => Math.round((rad * 180) / Math.PI);

test('whoever has never seen the page is told how: at first sight, by pointing, and with one key', async ({
  page,
}) => {
  await page.goto('./?test=1&tier=low#/scanner/gelPhantom/0001');
  const desk = new Desk(page);
  await desk.ready('gelPhantom');
  // What the first sight tells is done as it says.
  const told = page.getByRole('complementary', { name: 'How the probe is moved' });
  for (const word of ['Drag', 'Right drag', 'Middle drag', 'Wheel'])
    await expect(told.getByText(word, { exact: true })).toBeVisible();
  const field = await box(page.getByRole('img', { name: /^The field/ }));
  const [x, y] = [field.x + field.width / 2, field.y + field.height * 0.45];
  for (const button of ['left', 'right', 'middle'] as const) {
    await page.mouse.move(x, y);
    await page.mouse.down({ button });
    await page.mouse.move(x + 30, y, { steps: 4 });
    await page.mouse.up({ button });
    await desk.step(2);
  }
  await page.mouse.wheel(0, -200);
  await desk.step(120);
  const { probe } = await desk.state();
  expect(probe.x).toBeGreaterThan(2);
  expect(degrees(probe.rotationRad)).toBe(9);
  expect(degrees(probe.rockRad)).toBe(9);
  expect(probe.forceN).toBeGreaterThan(1);
  await desk.click('Got it');
  // The line at the foot names keys, and what is under the pointer.
  await page.mouse.move(700, 400);
  await expect(page.getByRole('list', { name: 'Keys' })).toContainText('turn');
  for (const tab of ['Probe', 'Needle', 'Colour', 'Spectral']) {
    await page.getByRole('tab', { name: tab }).click();
    const silent = await page.evaluate(() =>
      [...document.querySelectorAll('.scanner button, .scanner input, .scanner select')]
        .filter((element) => element.closest('[data-hint]') === null)
        .map((element) => element.textContent || element.getAttribute('aria-label')),
    );
    // The help says of itself what it is.
    expect(silent.filter((name) => name !== 'ControlsH')).toEqual([]);
  }
  await page.getByRole('button', { name: 'Wall filter high' }).isVisible();
  await desk.press('h');
  await expect(page.getByText('The arrow keys move the gate, or the probe again')).toBeVisible();
});

test('the gate is placed by keys and by mouse, folds over, and a speed is measured on its strip', async ({
  page,
}) => {
  await page.goto('./?test=1&tier=low#/scanner/gelPhantom/0001');
  const desk = new Desk(page);
  await desk.ready('gelPhantom');
  await desk.click('Got it');
  // Along the phantom's vessel, whose blood runs at 20 cm/s in its middle, 20 mm deep at x = 36.
  await desk.hold('ArrowRight', 1.8);
  await desk.hold('e', 2);
  await desk.press('j');
  await desk.step(2);
  expect((await desk.state()).machine.spectrum).toBe(true);
  const gate = page.getByRole('slider', { name: 'Move the gate' });
  await expect(gate).toBeVisible();
  // Four steps of 5 degrees; the cursor along the vessel, 70 degrees to the beam.
  for (let i = 0; i < 4; i++) await desk.press('=');
  for (let i = 0; i < 5; i++) await desk.press("'");
  const { machine } = await desk.state();
  expect(degrees(machine.gateSteerRad)).toBe(20);
  expect(degrees(machine.gateAngleRad)).toBe(70);
  // The arrows move the gate, and the probe again after 1.
  await desk.press('4');
  await desk.hold('ArrowDown', 0.1);
  await desk.hold('ArrowUp', 0.1);
  const moved = await desk.state();
  expect(moved.machine.gateDepth).toBeCloseTo(20, 0);
  expect(moved.probe.z).toBeCloseTo(0, 6);
  await expect(page.getByRole('list', { name: 'Keys' })).toContainText('move the gate');
  await desk.press('1');
  // By the mouse, down out of the vessel and back.
  const at = await box(gate);
  const [gx, gy] = [at.x + at.width / 2, at.y + at.height / 2];
  const drag = async (from: number, to: number): Promise<void> => {
    await page.mouse.move(gx, from);
    await page.mouse.down();
    await page.mouse.move(gx, to, { steps: 4 });
    await page.mouse.up();
    await desk.step(2);
  };
  await drag(gy, gy + 60);
  expect((await desk.state()).machine.gateDepth).toBeGreaterThan(22);
  await drag(gy + 60, gy);
  expect((await desk.state()).machine.gateDepth).toBeCloseTo(20, 0);
  await desk.step(240);
  const told = page.locator('.strip-told');
  await expect(told).toContainText('trace: peak');
  const peak = Math.abs(
    Number(/peak ([+\u2212\d.]+)/.exec((await told.textContent()) ?? '')?.[1]?.replace('\u2212', '-')),
  );
  // 20 cm/s; 70 degrees to the beam are beyond what is sure, and the strip says so.
  expect(peak).toBeGreaterThan(16);
  expect(peak).toBeLessThan(25);
  await expect(told).toContainText('over 60°');
  // Fewer pulses than twice the shift: what was above the baseline folds over to below it.
  await page.getByRole('tab', { name: 'Spectral' }).click();
  for (let i = 0; i < 5; i++) await desk.press('9');
  expect((await desk.state()).machine.gatePrfHz).toBe(700);
  await desk.step(240);
  // Frozen, a click is a caliper.
  await desk.press('y');
  const strip = await box(page.getByRole('img', { name: /^Spectrum of the gate/ }));
  await page.mouse.click(strip.x + strip.width * 0.5, strip.y + strip.height * 0.25);
  await page.mouse.click(strip.x + strip.width * 0.6, strip.y + strip.height * 0.4);
  await expect(told).toContainText(/1 .* 2 .* cm\/s {2}RI/);
  const second = page.getByRole('slider', { name: /^Speed 2/ });
  const before = await second.getAttribute('aria-label');
  await second.focus();
  await page.keyboard.press('ArrowUp');
  await expect(second).not.toHaveAttribute('aria-label', before ?? '');
  await page.keyboard.press('Delete');
  await expect(second).toHaveCount(0);
  // Live again, the calipers go.
  await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
  await desk.press('y');
  await expect(page.getByRole('slider', { name: /^Speed/ })).toHaveCount(0);
});
