import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { chromiumAdvice, ensureChromium } from './browser.mjs';
import { chromiumFlags } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { root, stop } from './node.mjs';

/*
 * The blind reading. `npm run reading -- SHEET` draws 60 pictures without names into .cache/reading/SHEET with the questions in
 * questions.md, and the key into .cache/reading/SHEET.json, where a reader of the pictures does not see it. `-- SHEET --grade FILE`
 * compares answers, a line `7 A artery` each, with the key; `-- SHEET --keep FILE` puts them with pictures, questions and key into docs.
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

/** Of the pictures in docs. */
const WEBP_QUALITY = 0.6;

const [sheetText = '1', flag, answersFile] = process.argv.slice(2);
const sheet = Number(sheetText);
if (!Number.isInteger(sheet) || sheet < 0) stop(`"${sheetText}" is no number of a sheet.`);
const folder = path.join(root, `.cache/reading/${sheet}`);
const keyFile = `${folder}.json`;
const kept = path.join(root, `docs/reading/${sheet}`);

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

async function openBrowser() {
  await ensureInstalled();
  const executablePath = (await ensureChromium()) ?? stop(chromiumAdvice());
  const { chromium } = await import('playwright');
  return chromium.launch({ executablePath, args: chromiumFlags });
}

async function draw() {
  const browser = await openBrowser();
  const { createServer } = await import('vite');
  const server = await createServer({ root, logLevel: 'error', server: { port: 4800, hmr: false } });
  await server.listen();
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

/**
 * A picture as WebP, base64. In the page, which this folder knows no types of.
 * @param {import('playwright').Page} page
 * @param {string} file
 */
async function webpOf(page, file) {
  const png = readFileSync(file).toString('base64');
  const url = await page.evaluate(`(async () => {
    const picture = new Image();
    picture.src = 'data:image/png;base64,${png}';
    await picture.decode();
    const canvas = document.createElement('canvas');
    canvas.width = picture.width;
    canvas.height = picture.height;
    canvas.getContext('2d').drawImage(picture, 0, 0);
    return canvas.toDataURL('image/webp', ${WEBP_QUALITY});
  })()`);
  return Buffer.from(String(url).split(',')[1] ?? '', 'base64');
}

/** @param {string} file */
async function keep(file) {
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    rmSync(kept, { recursive: true, force: true });
    mkdirSync(kept, { recursive: true });
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.png'));
    for (const name of pictures)
      writeFileSync(
        path.join(kept, name.replace('.png', '.webp')),
        await webpOf(page, path.join(folder, name)),
      );
    const asked = readFileSync(path.join(folder, 'questions.md'), 'utf8').replaceAll('.png', '.webp');
    writeFileSync(path.join(kept, 'questions.md'), asked);
    copyFileSync(keyFile, path.join(kept, 'key.json'));
    copyFileSync(file, path.join(kept, 'answers.md'));
    process.stdout.write(`${pictures.length} pictures in ${path.relative(root, kept)}\n`);
  } finally {
    await browser.close();
  }
}

/** @param {string} file */
function grade(file) {
  /** @type {KeyRow[]} */
  const key = JSON.parse(readFileSync(existsSync(keyFile) ? keyFile : path.join(kept, 'key.json'), 'utf8'));
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
else if (flag === '--keep' && answersFile !== undefined) await keep(answersFile);
else if (flag === undefined) await draw();
else stop('Usage: npm run reading -- SHEET [--grade FILE | --keep FILE]');
