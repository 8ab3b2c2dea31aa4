import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, type Page } from '@playwright/test';

/** Where pictures of the play-through go; none are made without it. */
const folder = process.env.BEVEL_PICTURES;
/** A picture of the documentation weighs no more. */
const MOST_BYTES = 150_000;

/** Pictures are for people: they are drawn at the finest tier. Tests look at states, and take the fastest. */
export const pictureTier = folder === undefined ? 'low' : 'high';

/** Keeps the page as a WebP picture of at most MOST_BYTES; does nothing where no pictures are asked for. */
export async function picture(page: Page, name: string): Promise<void> {
  if (folder === undefined) return;
  // Nothing that is still on its way: the debrief prepares its replay.
  await expect(page.locator('.waiting')).toHaveCount(0, { timeout: 60_000 });
  await page.evaluate(() => window.__bevel?.draw());
  const shot = await page.screenshot({ type: 'png', animations: 'disabled' });
  // Only a browser at hand writes WebP; a page of its own has no policy against data.
  const encoder = await page.context().newPage();
  try {
    for (const quality of [0.86, 0.76, 0.66, 0.5]) {
      const encoded = await encoder.evaluate(encode, { png: shot.toString('base64'), quality });
      const bytes = Buffer.from(encoded, 'base64');
      if (bytes.length > MOST_BYTES) continue;
      mkdirSync(folder, { recursive: true });
      writeFileSync(path.join(folder, `${name}.webp`), bytes);
      return;
    }
    expect(`${name}.webp`, `is above ${MOST_BYTES} bytes at every quality`).toBe('');
  } finally {
    await encoder.close();
    await page.bringToFront();
  }
}

/** Runs in a page. */
async function encode({ png, quality }: { png: string; quality: number }): Promise<string> {
  const source = await createImageBitmap(
    new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))], { type: 'image/png' }),
  );
  const canvas = document.createElement('canvas');
  canvas.width = source.width;
  canvas.height = source.height;
  canvas.getContext('2d')?.drawImage(source, 0, 0);
  return canvas.toDataURL('image/webp', quality).split(',')[1] ?? '';
}
