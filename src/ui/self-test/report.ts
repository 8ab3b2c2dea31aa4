import { SLOW_MS } from '../pictures/governor';
import type { GraphicsFacts, TierReport } from '../ports';
import type { TierName } from '../tier-name';

/** What the self-test found so far. */
export interface Report {
  readonly browser: readonly (readonly [name: string, value: string])[];
  /** null where there is no WebGL 2. */
  readonly graphics: GraphicsFacts | null;
  readonly tiers: readonly TierReport[];
  /** Why the image could not be made; null where it could. */
  readonly failed: string | null;
}

/** Fewer images a second than this are no moving image. */
const FEWEST_IMAGES = 5;
/** Finest first. */
const ORDER: readonly TierName[] = ['high', 'medium', 'low'];

/** One sentence on what this machine can do. */
export function verdictOf({ graphics, tiers, failed }: Report): string {
  if (graphics === null)
    return 'This browser offers no WebGL 2, so Bevel cannot draw here. Allow hardware acceleration in its settings, or use a current Chrome, Edge, Firefox or Safari.';
  if (failed !== null) return `Bevel cannot draw its image here. ${failed}`;
  const found = ORDER.flatMap((id) => tiers.filter(({ tier }) => tier === id));
  const best = found.find(({ frame }) => frame <= SLOW_MS) ?? found.at(-1);
  if (best === undefined) return 'Nothing was measured yet.';
  const images = 1000 / best.frame;
  const rate = images < 10 ? images.toFixed(1) : String(Math.round(images));
  if (images < FEWEST_IMAGES)
    return `This machine is too slow for Bevel: even at the ${best.tier} tier it computes ${rate} images a second, and a moving image needs ${FEWEST_IMAGES}.`;
  return `This machine can run Bevel at the ${best.tier} tier: ${rate} images a second.`;
}

const ms = (time: number): string => (time < 10 ? time.toFixed(2) : time.toFixed(1));

/** Rows of two columns or more, those after the first to the right. */
function table(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => (row[i] ?? '').length)));
  return rows.map((row) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  '),
  );
}

const pairs = (rows: readonly (readonly [string, string])[]): string[] => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`);
};

function timesOf(tiers: readonly TierReport[]): string[] {
  const names = [
    ...new Set(tiers.flatMap(({ compile, passes }) => [...compile, ...passes].map(([name]) => name))),
  ];
  const at = (times: TierReport['passes'], name: string): string => {
    const found = times.find(([pass]) => pass === name);
    return found === undefined ? '-' : ms(found[1]);
  };
  const sum = (times: TierReport['passes']): number => times.reduce((total, [, time]) => total + time, 0);
  return table([
    ['', ...tiers.flatMap(({ tier }) => [`${tier}: compile`, 'draw'])],
    ...names.map((name) => [name, ...tiers.flatMap((t) => [at(t.compile, name), at(t.passes, name)])]),
    ['whole', ...tiers.flatMap((t) => [ms(sum(t.compile)), ms(t.frame)])],
    ['images a second', ...tiers.flatMap((t) => ['', (1000 / t.frame).toFixed(1)])],
    ['numbers', ...tiers.flatMap((t) => ['', t.precision === 'float' ? '32 bit' : '16 bit'])],
    ['hash', ...tiers.flatMap((t) => ['', t.hash])],
  ]);
}

/** Everything as text that can be pasted into a message. */
export function textOf(report: Report): string {
  const { browser, graphics, tiers } = report;
  const parts = [
    ['Bevel self-test', verdictOf(report)],
    ['BROWSER', ...pairs(browser)],
    ...(graphics === null ? [] : [['GRAPHICS', ...pairs(graphics.facts)]]),
    ...(tiers.length === 0 ? [] : [['IMAGE of the popliteal fossa, times in ms', ...timesOf(tiers)]]),
    ...(graphics === null ? [] : [['WEBGL EXTENSIONS', ...graphics.extensions]]),
  ];
  return parts.map((lines) => lines.map((line) => line.trimEnd()).join('\n')).join('\n\n');
}
