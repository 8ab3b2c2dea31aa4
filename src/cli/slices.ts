import process from 'node:process';
import { Anatomy, OUTSIDE } from '../core/anatomy/anatomy';
import type { CaseChoice, Region } from '../core/anatomy/region';
import { catalogue } from '../core/anatomy/regions/catalogue';
import {
  expectedAt,
  SLICE_HEIGHTS,
  type Slice,
  type SliceExpectation,
  sliceOf,
} from '../core/anatomy/slices';
import { tissues } from '../core/anatomy/tissues';
import { known, readOptions, readSeed, UsageError } from './options';

/** Beyond the reach of the hand on the skin to each side, and how deep, mm. */
const BESIDE = 24;
const DEPTH = 75;
const ABOVE = 4;
const PITCH = 0.5;
/** Of the sheet: pixels a mm, slices a row, room for a heading, a name and between slices. */
const SCALE = 2.5;
const PER_ROW = 4;
const HEADING = 18;
const GAP = 10;
const LEGEND_ROW = 17;
const LEGEND_COLUMNS = 4;

const escaped = (text: string): string => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

/** A colour of its own for each structure: its tissue's, lighter or darker by its place among those of the tissue. */
function coloursOf(anatomy: Anatomy): readonly string[] {
  const met = new Map<string, number>();
  return anatomy.structures.map((_, i) => {
    const tissue = anatomy.tissueOf(i);
    const n = met.get(tissue) ?? 0;
    met.set(tissue, n + 1);
    const shade = [1, 0.86, 1.1, 0.74, 1.2, 0.64, 0.93, 0.8][n % 8] ?? 1;
    const [r, g, b] = tissues[tissue].colour.map((v) => Math.round(255 * Math.min(1, v * shade)));
    return `rgb(${r},${g},${b})`;
  });
}

/** One path a structure: a line along each run of its cells. */
function runsOf({ owners, pitch }: Slice, top: number): ReadonlyMap<number, string> {
  const paths = new Map<number, string>();
  owners.forEach((row, j) => {
    const y = ((top - (j + 0.5) * pitch) * SCALE).toFixed(1);
    let from = 0;
    for (let i = 1; i <= row.length; i++) {
      const owner = row[from] ?? OUTSIDE;
      if (i < row.length && row[i] === owner) continue;
      const run = `M${(from * pitch * SCALE).toFixed(1)} ${y}h${((i - from) * pitch * SCALE).toFixed(1)}`;
      if (owner !== OUTSIDE) paths.set(owner, (paths.get(owner) ?? '') + run);
      from = i;
    }
  });
  return paths;
}

/** What the table expects: a cross at the centroid, and a ring within which it may lie. */
function marksOf(table: readonly SliceExpectation[], z: number, left: number): string {
  return table
    .flatMap((e) => {
      const want = expectedAt(e, z);
      if (!want) return [];
      const x = (want.x - left) * SCALE;
      const y = (ABOVE - want.y) * SCALE;
      const r = e.centroidWithin * SCALE;
      const told = `${e.structure}: ${want.least.toFixed(0)} to ${want.most.toFixed(0)} mm2. ${e.source}`;
      return [
        `<g class="mark"><title>${escaped(told)}</title><circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${r.toFixed(1)}"/>` +
          `<path d="M${(x - 4).toFixed(1)} ${y.toFixed(1)}h8m-4 -4v8"/></g>`,
      ];
    })
    .join('');
}

/** A sheet of a region's slices every 5 mm over 80 mm, with what its table expects of them. */
function sheetOf(
  region: Region,
  table: readonly SliceExpectation[],
  seed: number,
  choice: CaseChoice,
): string {
  const anatomy = new Anatomy(region);
  const variation = region.vary(seed, choice);
  anatomy.set(region.derive(variation, 1, { cavityMl: 0, veinPress: 0, arteryPulse: 0 }));
  const half = (region.reachOf?.(variation) ?? region.reach).x + BESIDE;
  const box = { left: -half, right: half, bottom: ABOVE - DEPTH, top: ABOVE };
  const width = 2 * half * SCALE;
  const height = DEPTH * SCALE;
  const colours = coloursOf(anatomy);
  const seen = new Set<number>();
  const rows = Math.ceil(SLICE_HEIGHTS.length / PER_ROW);
  const slices = SLICE_HEIGHTS.map((z, n) => {
    const runs = runsOf(sliceOf(anatomy, z, box, PITCH), DEPTH);
    const paths = [...runs].map(([i, d]) => {
      seen.add(i);
      const name = escaped(anatomy.structures[i]?.name.anatomical ?? '');
      return `<path stroke="${colours[i]}" d="${d}"><title>${name}</title></path>`;
    });
    const x = GAP + (n % PER_ROW) * (width + GAP);
    const y = GAP + Math.floor(n / PER_ROW) * (height + HEADING + GAP);
    return (
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)})"><text y="12">z = ${z} mm</text><g transform="translate(0 ${HEADING})">` +
      `<rect width="${width.toFixed(1)}" height="${height.toFixed(1)}" fill="#0c1116"/>` +
      `<g stroke-width="${(PITCH * SCALE * 1.08).toFixed(2)}">${paths.join('')}</g>${marksOf(table, z, box.left)}</g></g>`
    );
  });
  const all = [...seen].sort((a, b) => a - b);
  const wide = 2 * GAP + PER_ROW * (width + GAP);
  const below = GAP + rows * (height + HEADING + GAP);
  const legend = all.map((i, n) => {
    const x = GAP + (n % LEGEND_COLUMNS) * (wide / LEGEND_COLUMNS);
    const y = below + 24 + Math.floor(n / LEGEND_COLUMNS) * LEGEND_ROW;
    const name = escaped(anatomy.structures[i]?.name.anatomical ?? '');
    return `<rect x="${x.toFixed(1)}" y="${y - 10}" width="12" height="12" fill="${colours[i]}"/><text x="${(x + 18).toFixed(1)}" y="${y}">${name}</text>`;
  });
  const { x: across } = region.directions;
  const tall = below + 40 + Math.ceil(all.length / LEGEND_COLUMNS) * LEGEND_ROW;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide.toFixed(0)} ${tall.toFixed(0)}" width="${wide.toFixed(0)}" height="${tall.toFixed(0)}">
<style>text{font:12px sans-serif;fill:#e6edf3}path{fill:none}.mark{stroke:#fff;fill:none;stroke-width:0.8}.mark circle{stroke-opacity:0.5;pointer-events:all}</style>
<rect width="100%" height="100%" fill="#1a2129"/>
${slices.join('\n')}
<text x="${GAP}" y="${below + 4}">${escaped(region.title)}, patient ${seed}: ${across[0]} to the left, ${across[1]} to the right; crosses where the table expects centroids</text>
${legend.join('\n')}
</svg>
`;
}

/** `slices REGION [--seed N] [--lesion NAME] [--right] [--aberrant]`: a sheet of the region's slices as SVG. */
export function printSlices(args: readonly string[]): Promise<number> {
  const { values, files } = readOptions(args, {
    seed: { type: 'string' },
    lesion: { type: 'string' },
    right: { type: 'boolean' },
    aberrant: { type: 'boolean' },
  });
  const [name] = files;
  if (name === undefined || files.length > 1)
    throw new UsageError('Usage: bevel slices REGION [--seed N] [--lesion NAME] [--right] [--aberrant].');
  const all = new Map(catalogue.map((entry) => [entry.region.id, entry]));
  const { region, slices } = known('region', name, all);
  const choice: CaseChoice = {
    ...(values.lesion === undefined ? {} : { lesion: values.lesion }),
    ...(values.right ? { side: 'right' } : {}),
    ...(values.aberrant ? { aberrant: true } : {}),
  };
  process.stdout.write(
    sheetOf(region, slices, values.seed === undefined ? 1 : readSeed(values.seed), choice),
  );
  return Promise.resolve(0);
}
