import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { chromiumFlags } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { root, stop } from './node.mjs';

/*
 * The blind reading. `npm run reading -- SHEET` draws 60 pictures without names into .cache/reading/SHEET with the questions in
 * questions.md, and the key into .cache/reading/SHEET.json, where a reader of the pictures does not see it. `-- SHEET --grade FILE`
 * compares answers, a line `7 A artery` each, with the key.
 */

/** @typedef {{ number: number, region: string, seed: number, axis: string, motion: string, needle: boolean, told: string, marks: { letter: string, truth: string }[] }} KeyRow */

const CHOICES = {
  popliteal: 'artery, bone, cartilage, cyst, cyst neck, fat, ligament, muscle, nerve, tendon, vein',
  shoulder:
    'artery, bone, bursa, calcification, cartilage, fat, ligament, muscle, nerve, tear of the tendon, tendon',
  gelPhantom: 'bone, cyst, gel, sheet, solid target, vessel, wire',
};
const TIP =
  'T marks the end of a needle’s echo, or a bright dot. Is it the *true tip*, or a *shaft that crosses the plane* (the needle goes on beyond the slice)? The frames before and after are planes on either side.';

const [sheetText = '1', flag, answersFile] = process.argv.slice(2);
const sheet = Number(sheetText);
if (!Number.isInteger(sheet) || sheet < 0) stop(`"${sheetText}" is no number of a sheet.`);
const folder = path.join(root, `.cache/reading/${sheet}`);
const keyFile = `${folder}.json`;

/** @param {KeyRow[]} key */
function questions(key) {
  const lines = ['# Name what is marked', ''];
  for (const { number, region, told, marks } of key) {
    lines.push(`## ${number}.png`, '', `${told}.`);
    for (const { letter } of marks) {
      const choices = /** @type {Record<string, string>} */ (CHOICES)[region];
      lines.push(letter === 'T' ? `- T: ${TIP}` : `- ${letter}: one of ${choices}`);
    }
    lines.push('');
  }
  return lines.join('\n');
}

async function draw() {
  await ensureInstalled();
  const executablePath = (await ensureChromium()) ?? stop(chromiumAdvice());
  const { chromium } = await import('playwright');
  const { createServer } = await import('vite');
  const server = await createServer({ root, logLevel: 'error', server: { port: 4800, hmr: false } });
  await server.listen();
  const browser = await chromium.launch({ executablePath, args: chromiumFlags });
  try {
    const address = server.resolvedUrls?.local[0] ?? stop('The module server did not start.');
    const page = await browser.newPage();
    await page.route('**/reading-page', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>reading</title>' }),
    );
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    /** @type {KeyRow[]} */
    const key = [];
    for (const region of Object.keys(CHOICES)) {
      await page.goto(`${address}reading-page`);
      const drawn = await page.evaluate(async ({ url, args }) => (await import(url)).drawRegion(...args), {
        url: `${address}tests/reading/page.ts`,
        args: [sheet, region],
      });
      key.push(...drawn.key);
      for (const [number, png] of Object.entries(drawn.pictures))
        writeFileSync(path.join(folder, `${number}.png`), Buffer.from(String(png), 'base64'));
    }
    key.sort((a, b) => a.number - b.number);
    writeFileSync(keyFile, `${JSON.stringify(key, null, 2)}\n`);
    writeFileSync(path.join(folder, 'questions.md'), questions(key));
    process.stdout.write(`${key.length} pictures in ${path.relative(root, folder)}\n`);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** @param {string} file */
function grade(file) {
  /** @type {KeyRow[]} */
  const key = JSON.parse(readFileSync(keyFile, 'utf8'));
  const answers = new Map(
    readFileSync(file, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const [, number, letter, answer] = /^(\d+)\s+([A-Z])\s+(.+?)\s*$/.exec(line) ?? [];
        return number && letter && answer
          ? [/** @type {const} */ ([`${number} ${letter}`, answer.toLowerCase()])]
          : [];
      }),
  );
  /** @type {Map<string, { asked: number, right: number, called: string[] }>} */
  const byTruth = new Map();
  let asked = 0;
  let right = 0;
  for (const { number, marks } of key) {
    for (const { letter, truth } of marks) {
      const given = answers.get(`${number} ${letter}`) ?? 'no answer';
      const row = byTruth.get(truth) ?? { asked: 0, right: 0, called: [] };
      byTruth.set(truth, row);
      row.asked += 1;
      asked += 1;
      if (given === truth) {
        row.right += 1;
        right += 1;
      } else row.called.push(`${number}${letter} ${given}`);
    }
  }
  process.stdout.write('| truth | asked | right | called instead |\n| --- | --- | --- | --- |\n');
  for (const [truth, row] of [...byTruth].sort((a, b) => a[0].localeCompare(b[0])))
    process.stdout.write(`| ${truth} | ${row.asked} | ${row.right} | ${row.called.join(', ')} |\n`);
  process.stdout.write(`${right} of ${asked}, ${((100 * right) / asked).toFixed(1)} %\n`);
}

if (flag === '--grade' && answersFile !== undefined) grade(answersFile);
else if (flag === undefined) await draw();
else stop('Usage: npm run reading -- SHEET [--grade FILE]');
