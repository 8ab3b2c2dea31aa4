import { sin } from '../math/functions';
import type { FibreFrame, Region } from './region';
import type { Num } from './shape';

type TubeFrame = Extract<FibreFrame, { kind: 'tube' }>;

/**
 * The fibre frames that follow tubes, as rows of four numbers, so that a program asks one tube instead of working out all. A row a structure:
 * its tube's first and last station as rows of this table, sine of the pennation, slide in mm. Behind them a row a station: z, mm; one over
 * its height above the station before; x and y of the centre, mm.
 */
interface FibreTable {
  /** `values` are those of the region's parameters, in their order. */
  pack(values: readonly number[]): Float32Array;
  readonly rows: number;
}

/** Throws where a frame uses a parameter that the region does not declare. */
export function fibreTable({ parameters, structures }: Region): FibreTable {
  const numberOf = (n: Num): ((values: readonly number[]) => number) => {
    if (typeof n === 'number') return () => n;
    const i = parameters.findIndex((p) => p.param === n.param);
    if (i < 0) throw new Error(`A fibre uses the parameter "${n.param}", which the region does not declare.`);
    return (values) => values[i] ?? 0;
  };
  const tubes = structures.flatMap(({ fibre }) => (fibre.kind === 'tube' ? [fibre.tube] : []));
  const first = new Map<TubeFrame['tube'], number>();
  const stations: ((values: readonly number[]) => readonly number[])[] = [];
  for (const tube of tubes) {
    if (first.has(tube)) continue;
    first.set(tube, structures.length + stations.length);
    tube.stations.forEach((s, i) => {
      const below = tube.stations[i - 1];
      const [x, y] = [numberOf(s.x), numberOf(s.y)];
      stations.push((values) => [s.z, below ? 1 / (s.z - below.z) : 0, x(values), y(values)]);
    });
  }
  const frames = structures.map(({ fibre }) => {
    if (fibre.kind !== 'tube') return () => [0, 0, 0, 0];
    const from = first.get(fibre.tube) ?? 0;
    const slide = numberOf(fibre.slide ?? 0);
    const [to, sine] = [from + fibre.tube.stations.length - 1, sin(fibre.pennationRad)];
    return (values: readonly number[]) => [from, to, sine, slide(values)];
  });
  const all = [...frames, ...stations];
  return {
    rows: all.length,
    pack: (values) => Float32Array.from(all.flatMap((row) => row(values))),
  };
}

/** `vec3 tubeFibre(int owner, vec3 p)` over `uniform vec4 uTubes[rows]`; what it says of a structure without a tube means nothing. */
export const tubeFibreGlsl = (rows: number): string => `
uniform vec4 uTubes[${Math.max(rows, 2)}];
vec3 tubeFibre(int owner, vec3 p) {
  vec4 frame = uTubes[max(owner, 0)];
  float z = p.z - frame.w;
  int at = int(frame.x) + 1;
  vec4 low = uTubes[at - 1];
  vec4 high = uTubes[at];
  bool past;
  // The span that holds the height. Turns end at their foot: software rendering runs once more through a loop that ends at its head.
  do {
    past = z > high.x && at < int(frame.y);
    if (past) {
      low = high;
      at++;
      high = uTubes[at];
    }
  } while (past);
  float u = clamp((z - low.x) * high.y, 0.0, 1.0);
  vec2 centre = low.zw + (high.zw - low.zw) * (u * u * (3.0 - 2.0 * u));
  float across = p.y - centre.y;
  float cosine = sqrt(1.0 - frame.z * frame.z);
  return vec3(z * cosine - across * frame.z, z * frame.z + across * cosine, p.x - centre.x);
}
`;
