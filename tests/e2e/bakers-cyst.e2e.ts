import { expect, test } from '@playwright/test';
import { KEY_RATES } from '../../src/controls/input';
import { picture, pictureTier } from './pictures';
import { expectCyst, Theatre } from './theatre';

const { probe: PROBE, needle: NEEDLE } = KEY_RATES;

const statements = [
  /name and date of birth/,
  /put a needle into the cyst/,
  /pain or bruise/,
  /may fill again/,
  /leave it alone/,
];

test('a cyst is aspirated with mouse and keyboard, from the first screen to the debrief', async ({
  page,
}) => {
  test.setTimeout(600_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  const theatre = new Theatre(page);

  await test.step('first screen and briefing', async () => {
    await page.goto(`./?test=1&tier=${pictureTier}`);
    await expect(page.getByRole('button', { name: /^Begin/ })).toBeVisible();
    await picture(page, '1-home');
    await page.getByRole('button', { name: /^Begin/ }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText("Baker's cyst");
    await page.getByLabel(/^Seed/).fill('4f2f');
    await page.getByLabel(/^Seed/).press('Enter');
    await expect(page).toHaveURL(/4F2F$/);
    await picture(page, '2-briefing');
    await page.getByRole('button', { name: 'Enter the room' }).click();
    await theatre.ready();
    expect(await theatre.phase()).toBe('consent');
  });

  await test.step('consent', async () => {
    for (const name of statements) await theatre.click(name);
    await picture(page, '3-consent');
    await theatre.click(/Are you happy for me to go ahead/);
    expect((await theatre.state()).consent.given).toBe(true);
    await theatre.seconds(0.2);
    expect(await theatre.phase()).toBe('asepsis');
  });

  await test.step('asepsis', async () => {
    for (const name of [/^Wash hands/, /^Sterile gloves/, /^Prepare the skin/]) await theatre.click(name);
    expect((await theatre.state()).asepsis.dryInS).toBeGreaterThan(29);
    await picture(page, '4-asepsis');
    await theatre.click('Wait until it is dry');
    expect((await theatre.state()).asepsis.dryInS).toBe(0);
    for (const name of [/^Drape/, /^Cover the probe/, /^Sterile gel/]) await theatre.click(name);
    await theatre.seconds(0.2);
    expect(await theatre.phase()).toBe('survey');
  });

  const field = page.getByRole('img', { name: /^The field/ });
  const centreCyst = async (off: number): Promise<void> => {
    for (let i = 0; i < 8; i++) {
      const cyst = (await theatre.look()).cyst;
      const error = cyst === null ? 6 : cyst.lateral;
      if (Math.abs(error) <= off) return;
      await theatre.move(error, PROBE.across, 'ArrowRight', 'ArrowLeft');
    }
  };

  await test.step('survey: short axis, long axis, vessels, vein closed', async () => {
    await field.click({ position: { x: 290, y: 330 } });
    await theatre.step(1);
    expect((await theatre.state()).probe.contact).toBe(true);
    await centreCyst(1);
    // Whoever sees the cyst cut off at the foot of the image turns the depth up.
    for (let i = 0; i < 3; i++) {
      const { cyst, state } = await theatre.look();
      if (cyst !== null && cyst.depth + cyst.height / 2 < state.machine.depth - 3) break;
      await theatre.press('KeyK');
    }
    await theatre.seconds(0.8);
    expect((await theatre.state()).survey.seen).toContain('targetShort');
    await picture(page, '5-survey-short');

    await theatre.move(Math.PI / 2, PROBE.turn, 'KeyE', 'KeyQ');
    await theatre.seconds(0.8);
    expect((await theatre.state()).survey.seen).toContain('targetLong');
    await picture(page, '6-survey-long');
    await theatre.move(-Math.PI / 2, PROBE.turn, 'KeyE', 'KeyQ');

    for (let i = 0; i < 12 && !(await theatre.state()).survey.seen.includes('vessels'); i++) {
      await theatre.move(-2, PROBE.across, 'ArrowRight', 'ArrowLeft');
      await theatre.seconds(0.6);
    }
    for (let i = 0; i < 12 && !(await theatre.state()).survey.seen.includes('veinPressed'); i++) {
      await theatre.hold('KeyW', 0.2);
      await theatre.seconds(0.6);
    }
    expect((await theatre.state()).survey.seen.toSorted()).toEqual([
      'targetLong',
      'targetShort',
      'veinPressed',
      'vessels',
    ]);
    await picture(page, '7-vein-pressed');
    await theatre.hold('KeyS', 2.5);
    await theatre.seconds(0.2);
    expect(await theatre.phase()).toBe('needle');
  });

  await test.step('needle in plane, tip in sight, into the cyst', async () => {
    await centreCyst(1);
    await theatre.click(/^18G/);
    expect((await theatre.state()).needle.model).toBe('18G');
    await lineUp(theatre);
    await advance(theatre);
    await picture(page, '8-needle');
    await theatre.seconds(0.2);
    expect(await theatre.phase()).toBe('aspirate');
  });

  await test.step('aspirate until the cyst has collapsed', async () => {
    const before = (await theatre.state()).cavityMl;
    await page.keyboard.down('Space');
    for (let i = 0; i < 80; i++) {
      await theatre.seconds(0.5);
      const { cavityMl } = await theatre.state();
      if (cavityMl < 0.12 * before) break;
      await follow(theatre);
    }
    await page.keyboard.up('Space');
    await theatre.step(2);
    await picture(page, '9-aspirated');
    const { cavityMl, syringe } = await theatre.state();
    expect(syringe.synovialMl).toBeGreaterThan(0.85 * before);
    expect(syringe.synovialMl + cavityMl).toBeCloseTo(before, 3);
    expect(syringe.bloodMl).toBe(0);
  });

  await test.step('withdraw and close', async () => {
    for (let i = 0; i < 20 && (await theatre.state()).needle.pierced; i++) await theatre.hold('KeyS', 1);
    expect((await theatre.state()).needle.pierced).toBe(false);
    await theatre.seconds(0.3);
    expect(await theatre.phase()).toBe('dress');
    await picture(page, '10-close');
    for (const name of [/^Needle into the bin/, /^Press/, /^Dress/, /^Advise/]) await theatre.click(name);
    await theatre.seconds(0.3);
  });

  await test.step('debrief', async () => {
    await expect(page).toHaveURL(/#\/debrief\//);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passed', { timeout: 120_000 });
    await expect(page.getByText('No critical item missed.')).toBeVisible();
    await expect(page.getByText('runs to the same end')).toBeVisible();
    await expect(page.getByRole('heading', { name: 'What went well' })).toBeVisible();
    const slider = page.getByRole('slider', { name: 'Time of the replay' });
    await page
      .getByRole('button', { name: /Fluid in the syringe/ })
      .first()
      .click();
    await expect(slider).not.toHaveValue('0');
    await picture(page, '11-debrief');
  });
  expect(complaints).toEqual([]);
});

/** Brings the needle in the air beside the probe, into its plane, pointing at the cyst. */
async function lineUp(theatre: Theatre): Promise<void> {
  await theatre.press('Digit2');
  for (let i = 0; i < 14; i++) {
    const look = await theatre.look();
    const cyst = expectCyst(look);
    const { entry, direction } = look;
    if (entry === null || direction === null) throw new Error('No needle is in hand.');
    const beside = 28 - entry.lateral;
    const turn =
      Math.atan2(cyst.depth + 0.15 * cyst.height - entry.depth, entry.lateral - cyst.lateral) -
      Math.atan2(direction.depth, -direction.lateral);
    const isInPlane = Math.abs(entry.elevation) < 0.3 && Math.abs(direction.elevation) < 0.012;
    if (isInPlane && Math.abs(beside) < 1 && Math.abs(turn) < 0.02) return;
    await theatre.move(beside, NEEDLE.across, 'ArrowRight', 'ArrowLeft');
    await theatre.move(-entry.elevation, NEEDLE.across, 'ArrowDown', 'ArrowUp');
    await theatre.move(-direction.elevation, NEEDLE.turn, 'KeyE', 'KeyQ');
    await theatre.move(turn, NEEDLE.lean, 'KeyR', 'KeyF');
  }
}

/** Advances in short pushes; where the tip is lost, moves the probe and not the needle. */
async function advance(theatre: Theatre): Promise<void> {
  for (let i = 0; i < 150; i++) {
    const look = await theatre.look();
    const { tip, state } = look;
    const cyst = expectCyst(look);
    if (tip === null) throw new Error('No needle is in hand.');
    if (tip.lateral <= cyst.lateral - 1) return;
    if (tip.lateral < 19 && !state.needle.tipVisible && Math.abs(tip.elevation) > 0.15) {
      await theatre.press('Digit1');
      await theatre.move(tip.elevation, PROBE.across, 'ArrowDown', 'ArrowUp');
      await theatre.press('Digit2');
    }
    await theatre.hold('KeyW', 0.1);
  }
}

/** One correction towards the middle of the shrinking cyst. */
async function follow(theatre: Theatre): Promise<void> {
  const { cyst, tip, direction, state } = await theatre.look();
  if (cyst === null || tip === null || direction === null) return;
  const lateral = cyst.lateral - (tip.lateral - 3 * direction.lateral);
  const depth = cyst.depth - (tip.depth - 3 * direction.depth);
  const along = lateral * direction.lateral + depth * direction.depth;
  const across = depth * -direction.lateral + lateral * direction.depth;
  if (Math.abs(across) > 0.6) {
    await theatre.move((across / state.needle.advance) * 2, NEEDLE.lean, 'KeyR', 'KeyF');
  }
  if (Math.abs(along) > 1.5) await theatre.move(Math.sign(along) * 0.4, NEEDLE.push, 'KeyW', 'KeyS');
}
