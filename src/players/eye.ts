import type { Anatomy } from '../core/anatomy/anatomy';
import { rest } from '../core/anatomy/deformation';
import type { Structure } from '../core/anatomy/region';
import { fromImage, type ImagePoint, toImage } from '../core/imaging/beam';
import { type Scan, visibleShare } from '../core/imaging/visibility';
import { vec3 } from '../core/math/vec3';
import type { Attempt } from '../scenario/attempt';
import type { Blob, Label, Picture } from './percept';

/** Columns and rows in which the eye goes over the image: cells of about 1 mm. */
const COLUMNS = 38;
const ROW_MM = 1;

function labelOf({ role, tissue }: Structure): Label | null {
  if (role === 'target') return 'cyst';
  return tissue === 'artery' || tissue === 'vein' || tissue === 'nerve' || tissue === 'bone' ? tissue : null;
}

interface Cells {
  n: number;
  lateral: number;
  depth: number;
  left: number;
  right: number;
  top: number;
  bottom: number;
}

function scanOf(attempt: Attempt): Scan | null {
  const { state, probe, deformation } = attempt.view();
  if (!state.probe.contact) return null;
  const { anatomy } = attempt.world;
  const opaque = anatomy.structures.flatMap(({ tissue }, i) => (tissue === 'bone' ? [i] : []));
  return { pose: probe, probe: probe.model, settings: state.machine, anatomy, deformation, opaque };
}

/** Tells what stands at a point, and how far off the nearest thing worth telling is, mm. */
class Reader {
  readonly #anatomy: Anatomy;
  readonly #labels: readonly (Label | null)[];
  /** Structures before this one bear no label, and none of them covers a later one. */
  readonly #first: number;
  label: Label | null = null;
  clearance = 0;

  constructor(anatomy: Anatomy) {
    this.#anatomy = anatomy;
    this.#labels = anatomy.structures.map(labelOf);
    this.#first = this.#labels.findIndex((label) => label !== null);
  }

  read(x: number, y: number, z: number): void {
    this.label = null;
    this.clearance = Infinity;
    for (let i = this.#labels.length - 1; i >= this.#first; i--) {
      const d = this.#anatomy.distance(i, x, y, z);
      if (d < 0) {
        this.label = this.#labels[i] ?? null;
        this.clearance = 0;
        return;
      }
      this.clearance = Math.min(this.clearance, d);
    }
  }
}

/** Structures cut by the image plane within the field; below bone there is only shadow. */
function blobsOf({ pose, probe, settings, anatomy, deformation }: Scan): Blob[] {
  const found = new Map<Label, Cells>();
  const reader = new Reader(anatomy);
  const at = vec3();
  const half = probe.aperture / 2;
  for (let i = 0; i < COLUMNS; i++) {
    const lateral = half * ((2 * (i + 0.5)) / COLUMNS - 1);
    for (let depth = ROW_MM / 2; depth < settings.depth; ) {
      const p = rest(at, deformation, fromImage(at, pose, lateral, depth));
      reader.read(p.x, p.y, p.z);
      const { label } = reader;
      if (label !== null) note(found, label, lateral, depth);
      if (label === 'bone') break;
      // Nothing begins before half the distance, whatever the deformation does to it.
      depth += ROW_MM * Math.max(1, Math.floor(reader.clearance / 2 / ROW_MM));
    }
  }
  return [...found].map(([label, { n, lateral, depth, ...extent }]) => ({
    label,
    centre: { lateral: lateral / n, depth: depth / n },
    ...extent,
  }));
}

function note(found: Map<Label, Cells>, label: Label, lateral: number, depth: number): void {
  const cells = found.get(label);
  if (cells === undefined) {
    found.set(label, { n: 1, lateral, depth, left: lateral, right: lateral, top: depth, bottom: depth });
    return;
  }
  cells.n += 1;
  cells.lateral += lateral;
  cells.depth += depth;
  cells.left = Math.min(cells.left, lateral);
  cells.right = Math.max(cells.right, lateral);
  cells.top = Math.min(cells.top, depth);
  cells.bottom = Math.max(cells.bottom, depth);
}

const scratch: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };

/** What the image shows at this moment, to an eye without delay or error; null without contact. */
export function look(attempt: Attempt): Picture | null {
  const scan = scanOf(attempt);
  if (scan === null) return null;
  const { state, needle } = attempt.view();
  const picture = { halfWidth: scan.probe.aperture / 2, depth: scan.settings.depth };
  const blobs = blobsOf(scan);
  if (needle === null || !state.needle.pierced) return { ...picture, blobs, tip: null, shaft: 0 };
  const { lateral, depth } = toImage(scratch, scan.pose, needle.tip);
  const tip = state.needle.tipVisible ? { lateral, depth } : null;
  const shaft = visibleShare(scan, {
    tip: needle.tip,
    direction: needle.direction,
    radius: needle.model.outerDiameter / 2,
    surface: needle.model.surface,
    inserted: state.needle.advance,
  });
  return { ...picture, blobs, tip, shaft };
}
