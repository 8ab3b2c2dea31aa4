// Writes the game's sounds from pure synthesis: node src/cli/setup/sounds.mjs. The same bytes every time.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { root } from './node.mjs';

const rate = 22_050;

/** White noise from a linear congruential generator (Numerical Recipes), -1 .. 1. */
function noise() {
  let word = 20_261_124;
  return () => {
    word = (Math.imul(word, 1_664_525) + 1_013_904_223) >>> 0;
    return word / 0x8000_0000 - 1;
  };
}

/**
 * Two-pole band-pass (RBJ cookbook, constant peak gain).
 * @param {number} hz
 * @param {number} q
 */
function bandPass(hz, q) {
  const w = (2 * Math.PI * hz) / rate;
  const alpha = Math.sin(w) / (2 * q);
  const a0 = 1 + alpha;
  let [x1, x2, y1, y2] = [0, 0, 0, 0];
  /** @param {number} x */
  return (x) => {
    const y = (alpha * (x - x2) + 2 * Math.cos(w) * y1 - (1 - alpha) * y2) / a0;
    [x1, x2, y1, y2] = [x, x1, y, y1];
    return y;
  };
}

/**
 * @param {number} seconds
 * @param {(t: number) => number} at
 */
const render = (seconds, at) =>
  Float32Array.from({ length: Math.round(seconds * rate) }, (_, i) => at(i / rate));

/** A membrane that gives way: a soft knock whose pitch falls, and a short breath of noise. */
function pop() {
  const hiss = noise();
  const breath = bandPass(900, 1.2);
  let phase = 0;
  return render(0.16, (t) => {
    phase += (2 * Math.PI * (70 + 190 * Math.exp(-t * 55))) / rate;
    const knock = Math.sin(phase) * Math.exp(-t * 34);
    const air = breath(hiss()) * Math.exp(-t * 90);
    return Math.min(1, t * 900) * (0.85 * knock + 0.9 * air);
  });
}

/** Fluid through a needle: noise in two bands that gurgle slowly. Ends as it begins, so that it can be played round. */
function flow() {
  const seconds = 1.6;
  const fade = 0.2;
  const hiss = noise();
  const low = bandPass(520, 2.2);
  const high = bandPass(1650, 1.6);
  const whole = render(seconds + fade, (t) => {
    const turn = (2 * Math.PI * t) / seconds;
    const gurgle = 0.62 + 0.22 * Math.sin(5 * turn) + 0.16 * Math.sin(8 * turn + 1.1);
    const white = hiss();
    return 1.5 * gurgle * low(white) + 0.5 * high(white);
  });
  const samples = Math.round(seconds * rate);
  const overlap = whole.length - samples;
  return whole.slice(0, samples).map((x, i) => {
    if (i >= overlap) return x;
    // Equal power, because the two ends are not correlated.
    const angle = (Math.PI / 2) * (i / overlap);
    return x * Math.sin(angle) + (whole[samples + i] ?? 0) * Math.cos(angle);
  });
}

/** A monitor's short tick: two partials, quick to fade. */
function tick() {
  return render(0.12, (t) => {
    const tone = Math.sin(2 * Math.PI * 880 * t) + 0.35 * Math.sin(2 * Math.PI * 1760 * t);
    return Math.min(1, t * 700) * tone * Math.exp(-t * 42);
  });
}

/**
 * 16-bit mono RIFF WAVE at -3 dB of full scale.
 * @param {Float32Array} samples
 */
function wave(samples) {
  const peak = samples.reduce((most, x) => Math.max(most, Math.abs(x)), 1e-9);
  const bytes = Buffer.alloc(44 + 2 * samples.length);
  bytes.write('RIFF', 0);
  bytes.writeUInt32LE(36 + 2 * samples.length, 4);
  bytes.write('WAVEfmt ', 8);
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(rate, 24);
  bytes.writeUInt32LE(2 * rate, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write('data', 36);
  bytes.writeUInt32LE(2 * samples.length, 40);
  samples.forEach((x, i) => {
    bytes.writeInt16LE(Math.round((x / peak) * 0.708 * 32_767), 44 + 2 * i);
  });
  return bytes;
}

const folder = path.join(root, 'assets/sounds');
mkdirSync(folder, { recursive: true });
for (const [name, make] of Object.entries({ pop, flow, tick })) {
  const bytes = wave(make());
  writeFileSync(path.join(folder, `${name}.wav`), bytes);
  process.stdout.write(`assets/sounds/${name}.wav ${bytes.length} bytes\n`);
}
