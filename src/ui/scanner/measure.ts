/** A place in the plane of the image, mm: along the array, and deep as the machine shows it at its assumed speed. */
export interface Place {
  readonly lateral: number;
  readonly depth: number;
}

export interface Line {
  readonly from: Place;
  readonly to: Place;
}

/** What is measured: a distance; an ellipse over its long axis; one of the three diameters of a volume. */
export type Measure = 'distance' | 'ellipse' | 'volume';

/** Something measured on a still image. */
export interface Caliper extends Line {
  readonly measure: Measure;
  /** Diameter of an ellipse across its long axis, mm; 0 for the others. */
  readonly width: number;
  /** Tick of the view on which it was laid: it belongs to that image and to no other. */
  readonly tick: number;
}

/** Diameters that make a volume. */
const DIAMETERS = 3;
/** Width of a new ellipse as a share of its long axis. */
const SLIM = 0.6;
/** Other measures that are kept of an image. */
const MOST = 4;

export const lengthOf = ({ from, to }: Line): number =>
  Math.hypot(to.lateral - from.lateral, to.depth - from.depth);

/** A caliper as its first end is set. */
export const startOf = (measure: Measure, at: Place, tick: number): Caliper => ({
  ...{ measure, tick, from: at, to: at, width: 0 },
});

/** A caliper with one end moved; an ellipse that has no width yet gets a slim one. */
export function withEnd(caliper: Caliper, end: 'from' | 'to', at: Place, isNew: boolean): Caliper {
  const moved = { ...caliper, [end]: at };
  return isNew && caliper.measure === 'ellipse' ? { ...moved, width: SLIM * lengthOf(moved) } : moved;
}

/** The calipers with one more; the oldest of its kind make room. */
export function withCaliper(all: readonly Caliper[], one: Caliper): readonly Caliper[] {
  const most = one.measure === 'volume' ? DIAMETERS : MOST;
  const isSame = (other: Caliper): boolean => (other.measure === 'volume') === (one.measure === 'volume');
  const spare = all.filter(isSame).length + 1 - most;
  let passed = 0;
  const kept = all.filter((other) => !isSame(other) || ++passed > spare);
  return [...kept, one];
}

/** Middle of a line, and the unit vector across it. */
function across({ from, to }: Line): { readonly middle: Place; readonly unit: Place } {
  const long = Math.max(1e-9, lengthOf({ from, to }));
  return {
    middle: { lateral: (from.lateral + to.lateral) / 2, depth: (from.depth + to.depth) / 2 },
    unit: { lateral: -(to.depth - from.depth) / long, depth: (to.lateral - from.lateral) / long },
  };
}

/** The end of an ellipse's axis across its long one. */
export function widthEnd(caliper: Caliper): Place {
  const { middle, unit } = across(caliper);
  const half = caliper.width / 2;
  return { lateral: middle.lateral + half * unit.lateral, depth: middle.depth + half * unit.depth };
}

/** An ellipse whose axis across reaches as far as a place. */
export function withWidth(caliper: Caliper, at: Place): Caliper {
  const { middle, unit } = across(caliper);
  const reach = (at.lateral - middle.lateral) * unit.lateral + (at.depth - middle.depth) * unit.depth;
  return { ...caliper, width: 2 * Math.abs(reach) };
}

/** Places round an ellipse, closed. */
export function outlineOf(caliper: Caliper, count = 64): readonly Place[] {
  const { middle, unit } = across(caliper);
  const [a, b] = [lengthOf(caliper) / 2, caliper.width / 2];
  return Array.from({ length: count + 1 }, (_, i) => {
    const turn = (2 * Math.PI * i) / count;
    const [u, v] = [a * Math.cos(turn), b * Math.sin(turn)];
    // The long axis is the unit across turned back by a right angle.
    return {
      lateral: middle.lateral + u * unit.depth + v * unit.lateral,
      depth: middle.depth - u * unit.lateral + v * unit.depth,
    };
  });
}

/** Area of an ellipse, mm2. */
export const ellipseArea = (caliper: Caliper): number => (Math.PI / 4) * lengthOf(caliper) * caliper.width;

/** Circumference of an ellipse, mm: Ramanujan's second formula, right to 1e-4 down to an axis ratio of 1 to 10. */
export function circumference(caliper: Caliper): number {
  const [a, b] = [lengthOf(caliper) / 2, caliper.width / 2];
  if (a + b === 0) return 0;
  const h = ((a - b) / (a + b)) ** 2;
  return Math.PI * (a + b) * (1 + (3 * h) / (10 + Math.sqrt(4 - 3 * h)));
}

/** The three diameters of a volume in the order in which they were laid, mm; fewer while some are missing. */
const diametersOf = (calipers: readonly Caliper[]): readonly number[] =>
  calipers.filter(({ measure }) => measure === 'volume').map(lengthOf);

/** Volume of an ellipsoid of three diameters, mL: pi/6 abc. Null while one is missing. */
export function volumeMl(calipers: readonly Caliper[]): number | null {
  const [a, b, c] = diametersOf(calipers);
  return a === undefined || b === undefined || c === undefined ? null : ((Math.PI / 6) * a * b * c) / 1000;
}

export const formatMm = (mm: number): string => mm.toFixed(1);

/** What a caliper is called on the image and in the readings: diameters are D1 to D3, the others numbers. */
export function nameOf(calipers: readonly Caliper[], one: Caliper): string {
  const isDiameter = one.measure === 'volume';
  const place = calipers.filter(({ measure }) => (measure === 'volume') === isDiameter).indexOf(one) + 1;
  return isDiameter ? `D${place}` : String(place);
}

/** The results of what was measured, a line each; in short without the way round an ellipse, and close. */
export function readingsOf(calipers: readonly Caliper[], isShort = false): readonly string[] {
  const by = isShort ? '×' : ' × ';
  const lines = calipers.flatMap((one) => {
    const name = nameOf(calipers, one);
    if (one.measure === 'distance') return [`${name} ${formatMm(lengthOf(one))} mm`];
    if (one.measure === 'volume') return [];
    const axes = `${formatMm(lengthOf(one))}${by}${formatMm(one.width)} mm`;
    const area = `${(ellipseArea(one) / 100).toFixed(2)} cm²`;
    return [`${name} ${axes}, ${area}${isShort ? '' : `, round ${formatMm(circumference(one))} mm`}`];
  });
  const diameters = diametersOf(calipers);
  if (diameters.length === 0) return lines;
  const shown = Array.from({ length: DIAMETERS }, (_, i) => {
    const mm = diameters[i];
    return mm === undefined ? '–' : formatMm(mm);
  }).join(by);
  const volume = volumeMl(calipers);
  return [...lines, `D ${shown} mm${volume === null ? '' : ` = ${volume.toFixed(2)} mL`}`];
}
