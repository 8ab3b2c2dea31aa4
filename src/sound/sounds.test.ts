import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import manifest from '../../assets/manifest.json';

const read = (file: string) => readFileSync(path.join(import.meta.dirname, '../../assets', file));
const sounds = Object.entries(manifest).filter(([file]) => file.endsWith('.wav'));

test('every sound is in the manifest with its source, its licence and its hash', () => {
  expect(sounds.map(([file]) => file)).toEqual(['sounds/flow.wav', 'sounds/pop.wav', 'sounds/tick.wav']);
  for (const [file, entry] of sounds) {
    expect(createHash('sha256').update(read(file)).digest('hex')).toBe(entry.sha256);
    expect(entry.licence).toBe('MIT');
  }
});

test.each(sounds)('%s is loud, does not clip and lies about zero', (file) => {
  const bytes = read(file);
  expect(bytes.toString('latin1', 0, 4)).toBe('RIFF');
  const samples = Array.from({ length: (bytes.length - 44) / 2 }, (_, i) => bytes.readInt16LE(44 + 2 * i));
  const peak = Math.max(...samples.map(Math.abs));
  // Written at -3 dB: 0.708 of 32,767.
  expect(peak).toBeGreaterThan(23_000);
  expect(peak).toBeLessThan(23_300);
  expect(Math.abs(samples.reduce((a, b) => a + b, 0) / samples.length)).toBeLessThan(0.02 * peak);
});

test('flow joins its own beginning without a click', () => {
  const bytes = read('sounds/flow.wav');
  const samples = Array.from({ length: (bytes.length - 44) / 2 }, (_, i) => bytes.readInt16LE(44 + 2 * i));
  const steps = samples.slice(1).map((x, i) => Math.abs(x - (samples[i] ?? 0)));
  const seam = Math.abs((samples[0] ?? 0) - (samples.at(-1) ?? 0));
  expect(seam).toBeLessThan(Math.max(...steps));
});
