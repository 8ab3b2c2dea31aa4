import type { Probe } from '../../core/instruments/probe';
import { clamp, smoothstep } from '../../core/math/functions';
import { type Geometry, merge, sheet } from './geometry';
import { linear, type Paint } from './turned';

/**
 * One cross-section of the housing at a height over the face: half sizes along the array and across it, and the exponent
 * of its superellipse (2 round, larger squarer). mm.
 */
interface Section {
  readonly height: number;
  readonly long: number;
  readonly wide: number;
  readonly square: number;
}

const WHITE: Paint = [...linear(228, 224, 213), 0.55];
const GREY: Paint = [...linear(150, 153, 155), 0.45];
const DARK: Paint = [...linear(52, 55, 59), 0.35];
const MARKER: Paint = [...linear(58, 128, 138), 0.5];
const SEAM: Paint = [...linear(150, 147, 140), 0.3];
const SOFT: Paint = [...linear(188, 187, 181), 0.2];
const LENS: Paint = [...linear(92, 97, 102), 0.5];

/** Half the length of the array, mm, straight across. */
const halfLength = ({ aperture, radius }: Probe): number =>
  radius > 0 ? radius * Math.sin(aperture / (2 * radius)) : aperture / 2;

/** How far a curved face lies behind its middle at a place along it, mm. */
const recess = ({ radius }: Probe, x: number): number =>
  radius > 0 ? radius - Math.sqrt(radius * radius - Math.min(x * x, 0.6 * radius * radius)) : 0;

/** Heights over the face between which a housing loses the curve of its face, mm. */
const STRAIGHTENS = [12, 48] as const;

/**
 * Housing of an array after the proportions of common 38 mm probes: a head as long as the array, a waist to hold, a sleeve at
 * the cable. The handle fits a hand and is the same for all but the slim stick.
 */
function housing(p: Probe): readonly Section[] {
  const long = halfLength(p);
  const wide = p.halfWidth;
  // Of the 38 mm probe's handle; no handle is broader than its head.
  const hand = Math.min(19.2, long + 5);
  return [
    { height: 0.9, long: long + 1.2, wide: wide - 0.9, square: 6 },
    { height: 1.3, long: long + 2.2, wide: wide + 0.1, square: 6 },
    { height: 2.6, long: long + 2.9, wide: wide + 0.8, square: 6 },
    { height: 10, long: long + 3.6, wide: wide + 2.1, square: 5 },
    { height: 19, long: long + 3.8, wide: wide + 3, square: 4.2 },
    { height: 27, long: long + 2.4, wide: wide + 3.6, square: 3.6 },
    { height: 36, long: (long + hand) / 2 - 2.4, wide: wide + 4.2, square: 3 },
    { height: 46, long: hand - 6.6, wide: wide + 4.4, square: 2.7 },
    { height: 58, long: hand - 7.8, wide: wide + 4.2, square: 2.5 },
    { height: 74, long: hand - 7.2, wide: wide + 4.6, square: 2.4 },
    { height: 92, long: hand - 7, wide: wide + 4.6, square: 2.3 },
    { height: 103, long: hand - 8.4, wide: wide + 3.4, square: 2.2 },
    { height: 109, long: hand - 11, wide: wide + 1, square: 2.1 },
    { height: 111, long: hand - 13, wide: wide - 0.6, square: 2 },
  ];
}

/** Height of the housing over the face, mm. */
const PROBE_HEIGHT = 111;

/** Catmull-Rom through the sections at a height, so that the handle has no rings. */
function sectionAt(all: readonly Section[], height: number): Section {
  let i = 0;
  while (i + 2 < all.length && (all[i + 1]?.height ?? 0) < height) i++;
  const [a, b, c, d] = [all[Math.max(0, i - 1)], all[i], all[i + 1], all[Math.min(all.length - 1, i + 2)]];
  if (!a || !b || !c || !d) throw new Error('A housing needs two sections or more.');
  const span = c.height - b.height;
  const t = clamp((height - b.height) / span, 0, 1);
  const value = (pick: (s: Section) => number): number => {
    const slope = (s: Section, e: Section): number =>
      e.height === s.height ? 0 : ((pick(e) - pick(s)) / (e.height - s.height)) * span;
    const m0 = slope(a, c);
    const m1 = slope(b, d);
    const t2 = t * t;
    const t3 = t2 * t;
    return (
      (2 * t3 - 3 * t2 + 1) * pick(b) + (t3 - 2 * t2 + t) * m0 + (3 * t2 - 2 * t3) * pick(c) + (t3 - t2) * m1
    );
  };
  return { height, long: value((s) => s.long), wide: value((s) => s.wide), square: value((s) => s.square) };
}

const bell = (x: number, low: number, high: number, edge: number): number =>
  smoothstep(low, low + edge, x) * (1 - smoothstep(high - edge, high, x));

/** A skin over the housing, `grow` mm outside it, from `low` to `high`. */
function shell(
  probe: Probe,
  sections: readonly Section[],
  rows: number,
  low: number,
  high: number,
  paint: (height: number, angle: number) => Paint,
  grow: (height: number, angle: number) => number,
): Geometry {
  const columns = 97;
  return sheet({
    rows,
    columns,
    closed: true,
    flip: true,
    at(out, row, column) {
      const t = row / (rows - 1);
      const height = low + (high - low) * t;
      const angle = (2 * Math.PI * column) / (columns - 1);
      const s = sectionAt(sections, height);
      const cosine = Math.cos(angle);
      const sine = Math.sin(angle);
      const power = 2 / s.square;
      const more = grow(height, angle);
      out.x = Math.sign(cosine) * Math.abs(cosine) ** power * (s.long + more);
      out.z = Math.sign(sine) * Math.abs(sine) ** power * (s.wide + more);
      out.y = height + recess(probe, out.x) * (1 - smoothstep(...STRAIGHTENS, height));
      [out.r, out.g, out.b, out.a] = paint(height, angle);
    },
  });
}

/** The rib on the marker side (-x), where a thumb finds it. */
const rib = (height: number, angle: number): number => {
  const off = Math.abs(angle - Math.PI);
  return 2 * bell(height, 13, 37, 3) * Math.max(0, 1 - (off / 0.16) ** 2);
};

/** Places off the middle of the broad faces, in the angle's measure. */
const offFace = (angle: number): number =>
  Math.min(Math.abs(angle - Math.PI / 2), Math.abs(angle - 1.5 * Math.PI));

function housingPaint(height: number, angle: number): Paint {
  if (rib(height, angle) > 0.2) return MARKER;
  if (height < 8.6) return GREY;
  if (height < 9.5) return DARK;
  if (height > 99) return GREY;
  // The seam of the two half shells, and a soft grip set into each of them.
  if (Math.abs(Math.sin(angle)) < 0.022) return SEAM;
  if (grip(height, angle) > 0.5) return SOFT;
  return WHITE;
}

const grip = (height: number, angle: number): number =>
  bell(height, 44, 86, 2) * clamp((0.62 - offFace(angle)) / 0.04, 0, 1);

/** The rib stands out; the grip is let in. */
const form = (height: number, angle: number): number => rib(height, angle) - 0.35 * grip(height, angle);

/** The grey lens: a low dome whose top is the face (height 0). */
function lens(p: Probe): Geometry {
  const rows = 9;
  const columns = 49;
  const long = halfLength(p) + 1.4;
  const wide = p.halfWidth - 0.7;
  return sheet({
    rows,
    columns,
    closed: true,
    flip: true,
    at(out, row, column) {
      const t = row / (rows - 1);
      const angle = (2 * Math.PI * column) / (columns - 1);
      const cosine = Math.cos(angle);
      const sine = Math.sin(angle);
      out.x = Math.sign(cosine) * Math.abs(cosine) ** (1 / 3) * long * t;
      out.z = Math.sign(sine) * Math.abs(sine) ** (1 / 3) * wide * t;
      out.y = 1.1 * t * t * t * t + recess(p, out.x);
      [out.r, out.g, out.b, out.a] = LENS;
    },
  });
}

/** A pipe along a curve in the plane x = 0, with its own radius along it. */
function pipe(
  rows: number,
  centre: (t: number) => readonly [y: number, z: number],
  radius: (t: number) => number,
  paint: Paint,
): Geometry {
  const columns = 17;
  return sheet({
    rows,
    columns,
    closed: true,
    flip: true,
    at(out, row, column) {
      const t = row / (rows - 1);
      const [y, z] = centre(t);
      const [y0, z0] = centre(t - 1e-3);
      const [y1, z1] = centre(t + 1e-3);
      const l = Math.hypot(y1 - y0, z1 - z0);
      const along = [(y1 - y0) / l, (z1 - z0) / l] as const;
      const angle = (2 * Math.PI * column) / (columns - 1);
      const r = radius(t);
      out.x = r * Math.cos(angle);
      out.y = y - r * Math.sin(angle) * along[1];
      out.z = z + r * Math.sin(angle) * along[0];
      [out.r, out.g, out.b, out.a] = paint;
    },
  });
}

/** The cable leaves upwards and hangs away behind the probe, out of a sleeve whose rings stand out by so much, mm. */
function cable(rings: number): Geometry {
  const sleeve = pipe(
    48,
    (t) => [PROBE_HEIGHT - 1 + 26 * t, -1.2 * t * t],
    (t) => 6.4 - 2.8 * t + rings * Math.sin(t * 60),
    DARK,
  );
  const lead = pipe(
    64,
    (t) => [PROBE_HEIGHT + 22 + 150 * t - 235 * t * t, -1.2 - 6 * t - 190 * t * t],
    () => 2.9,
    DARK,
  );
  return merge(sleeve, lead);
}

/**
 * A probe in its own frame (x along the array away from the marker, y against the beam, z elevational) with the
 * middle of its face at the origin; mm.
 */
export const probeGeometry = (p: Probe): Geometry => body(p, 0.35);

/** The same for the rim round it. Of the sleeve's rings the backs would show between the rings that lie before them. */
export const probeRimGeometry = (p: Probe): Geometry => body(p, 0);

function body(p: Probe, rings: number): Geometry {
  const sections = housing(p);
  const top = shell(
    p,
    sections,
    3,
    PROBE_HEIGHT - 0.01,
    PROBE_HEIGHT,
    () => DARK,
    (h) => (h < PROBE_HEIGHT ? 0 : -5),
  );
  return merge(lens(p), shell(p, sections, 160, 0.9, PROBE_HEIGHT, housingPaint, form), top, cable(rings));
}

/** The sterile film over probe and cable: loose folds above, held tight at the face by gel. */
export function probeCoverGeometry(p: Probe): Geometry {
  const sections = housing(p);
  const film: Paint = [0.9, 0.95, 1, 1];
  const loose = (h: number, a: number): number => {
    const slack = bell(h, 6, 400, 22);
    const folds =
      Math.sin(7 * a + 0.05 * h + 1.2 * Math.sin(0.11 * h + a)) +
      0.6 * Math.sin(13 * a - 0.09 * h + Math.sin(0.2 * h));
    return 0.45 + slack * (1.3 + 0.8 * folds * (0.6 + 0.4 * Math.sin(0.07 * h + 3 * a)));
  };
  const sides = shell(p, sections, 110, 0.9, PROBE_HEIGHT, () => film, loose);
  const sleeve = sheet({
    rows: 24,
    columns: 49,
    closed: true,
    flip: true,
    at(out, row, column) {
      const t = row / 23;
      const a = (2 * Math.PI * column) / 48;
      const r = (1 - t) * 12.5 + t * 6 + (0.6 + t) * Math.sin(5 * a + 7 * t) + loose(111, a) * (1 - t);
      out.x = r * Math.cos(a) * (1 - 0.1 * t);
      out.y = PROBE_HEIGHT - 6 + 40 * t;
      out.z = r * Math.sin(a) * (0.85 + 0.15 * t) - 3 * t * t;
      [out.r, out.g, out.b, out.a] = film;
    },
  });
  return merge(sides, sleeve);
}

/** A bead of gel round the face, in the probe's frame: fills the gap between a flat face and round skin. */
export function gelGeometry(p: Probe): Geometry {
  const rows = 12;
  const columns = 97;
  return sheet({
    rows,
    columns,
    closed: true,
    flip: true,
    at(out, row, column) {
      const t = row / (rows - 1);
      const a = (2 * Math.PI * column) / (columns - 1);
      const cosine = Math.cos(a);
      const sine = Math.sin(a);
      const uneven = 1 + 0.3 * Math.sin(2 * a + 0.6) + 0.22 * Math.sin(5 * a + 2) + 0.12 * Math.sin(9 * a);
      // A quarter of a round from the skin up to the housing.
      const angle = (t * Math.PI) / 2;
      const swell = 3.1 * uneven * Math.cos(angle);
      out.x = Math.sign(cosine) * Math.abs(cosine) ** 0.42 * (halfLength(p) + 1.6) + cosine * swell;
      out.z = Math.sign(sine) * Math.abs(sine) ** 0.42 * (p.halfWidth - 0.5) + sine * swell;
      out.y = -3.4 + 2.2 * t + 3.2 * (0.7 + 0.3 * uneven) * Math.sin(angle) + recess(p, out.x);
      [out.r, out.g, out.b, out.a] = [0.75, 0.88, 1, 1];
    },
  });
}
