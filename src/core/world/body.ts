import { Anatomy, OUTSIDE } from '../anatomy/anatomy';
import { CavityTable } from '../anatomy/cavity';
import type { LiveState, Reach, Region, Variation } from '../anatomy/region';
import type { Tissue, TissueId } from '../anatomy/tissue';
import { tissues } from '../anatomy/tissues';
import type { SoftTissue } from './compression';
import { type SkinPoint, traceSkin } from './skin';
import type { WorldState } from './state';

/** Depth to which the body under a probe is felt, mm: below it nothing gives. */
const MOST_DEPTH = 45;
const THICKNESS_STEP = 1.5;
/** Soft tissue is measured on a grid of this pitch, mm, and interpolated, so that a sliding probe sinks smoothly. */
const THICKNESS_PITCH = 5;

/** The normal under a probe's face and under a needle's tip, measured over these spans, mm. */
const FACE_SPAN = 6;
const TIP_SPAN = 2;

const isFatty = (id: TissueId): boolean => id === 'fat' || id === 'skin' || id === 'connective';

/** A case's anatomy: at the present moment, and as it was before anything was touched. */
export class Body {
  readonly region: Region;
  /** At the present values of its parameters. */
  readonly anatomy: Anatomy;
  /** The limb as it is held, all else as the case began: cavity full, vein open, between two pulses. */
  readonly still: Anatomy;
  readonly table: CavityTable;
  /** Where probe and needle may be. */
  readonly reach: Reach;
  /** Volume of the cavity, mL, that the table takes for full: as the case began, or as it would be in a case that has none. */
  readonly fullMl: number;
  /** Indices of structures; OUTSIDE where a region has none. */
  readonly cavity: number;
  readonly artery: number;
  readonly vein: number;
  readonly bones: readonly number[];

  readonly #variation: Variation;
  readonly #tissues: readonly Tissue[];
  readonly #thickness = new Map<number, SoftTissue>();
  #live: LiveState | null = null;
  #pose: Readonly<Record<string, number>> = {};
  #holds = 0;
  #faceSkin: SkinPoint | null = null;
  #tipSkin: SkinPoint | null = null;

  constructor(region: Region, variation: Variation) {
    this.region = region;
    this.anatomy = new Anatomy(region);
    this.still = new Anatomy(region);
    this.#variation = variation;
    this.reach = region.reachOf?.(variation) ?? region.reach;
    this.table = new CavityTable(region, variation);
    this.fullMl = this.table.mlOf(1);
    this.cavity = this.anatomy.index(region.cavity.structure);
    this.artery = region.structures.findIndex((s) => s.tissue === 'artery');
    this.vein = region.structures.findIndex((s) => s.tissue === 'vein');
    this.bones = region.structures.flatMap((s, i) => (s.tissue === 'bone' ? [i] : []));
    this.still.set(region.derive(variation, 1, this.#atRest()));
    this.#tissues = region.structures.map((_, i) => tissues[this.still.tissueOf(i)]);
  }

  #atRest(): LiveState {
    return { cavityMl: this.fullMl, veinPress: 0, arteryPulse: 0, pose: this.#pose };
  }

  /** Volume in the cavity as the case began, mL; 0 where the case has none. */
  get beganMl(): number {
    return this.still.present(this.cavity) ? this.fullMl : 0;
  }

  /** Counts how often the limb was held otherwise: what was found of `still` before no longer holds. */
  get holds(): number {
    return this.#holds;
  }

  /** The pose that the limb is held in, by the region's names. */
  get pose(): Readonly<Record<string, number>> {
    return this.#pose;
  }

  /** Brings the anatomy at rest to how the limb is held. */
  hold(pose: WorldState['pose']): void {
    const known = this.#pose;
    if (Object.entries(pose).every(([name, { at }]) => known[name] === at)) return;
    this.#pose = Object.fromEntries(Object.entries(pose).map(([name, { at }]) => [name, at]));
    this.still.set(this.region.derive(this.#variation, 1, this.#atRest()));
    this.#thickness.clear();
    this.#faceSkin = null;
    this.#tipSkin = null;
    this.#live = null;
    this.#holds += 1;
  }

  /** Brings the present anatomy to a moment. */
  update(cavityMl: number, veinPress: number, arteryPulse: number): void {
    const was = this.#live;
    if (was && was.cavityMl === cavityMl && was.veinPress === veinPress && was.arteryPulse === arteryPulse)
      return;
    this.#live = { cavityMl, veinPress, arteryPulse, pose: this.#pose };
    this.anatomy.set(this.region.derive(this.#variation, this.table.fillOf(cavityMl), this.#live));
  }

  /** The tissue of a structure; null outside the body. */
  tissue(owner: number): Tissue | null {
    return owner === OUTSIDE ? null : (this.#tissues[owner] ?? null);
  }

  name(owner: number): string {
    return this.region.structures[owner]?.id ?? '';
  }

  /** The resting skin under a probe's face. */
  faceSkin(x: number, z: number): SkinPoint {
    const known = this.#faceSkin;
    if (known && known.point.x === x && known.point.z === z) return known;
    this.#faceSkin = traceSkin(this.still, x, z, FACE_SPAN);
    return this.#faceSkin;
  }

  /** The resting skin where a needle points. */
  tipSkin(x: number, z: number): SkinPoint {
    const known = this.#tipSkin;
    if (known && known.point.x === x && known.point.z === z) return known;
    this.#tipSkin = traceSkin(this.still, x, z, TIP_SPAN);
    return this.#tipSkin;
  }

  /** Soft tissue between the skin at (x, z) and bone, mm, along the normal, to a depth of MOST_DEPTH. */
  softTissue(x: number, z: number): SoftTissue {
    const u = x / THICKNESS_PITCH;
    const v = z / THICKNESS_PITCH;
    const i = Math.floor(u);
    const j = Math.floor(v);
    const a = this.#measured(i, j);
    const b = this.#measured(i + 1, j);
    const c = this.#measured(i, j + 1);
    const d = this.#measured(i + 1, j + 1);
    const blend = (p: number, q: number, r: number, s: number): number => {
      const low = p + (q - p) * (u - i);
      return low + (r + (s - r) * (u - i) - low) * (v - j);
    };
    return {
      fat: blend(a.fat, b.fat, c.fat, d.fat),
      muscle: blend(a.muscle, b.muscle, c.muscle, d.muscle),
    };
  }

  #measured(i: number, j: number): SoftTissue {
    const key = (i + 512) * 1024 + j + 512;
    const known = this.#thickness.get(key);
    if (known) return known;
    const { point, normal } = traceSkin(this.still, i * THICKNESS_PITCH, j * THICKNESS_PITCH, FACE_SPAN);
    let fat = 0;
    let muscle = 0;
    for (let depth = THICKNESS_STEP / 2; depth < MOST_DEPTH; depth += THICKNESS_STEP) {
      const owner = this.still.owner(
        point.x - normal.x * depth,
        point.y - normal.y * depth,
        point.z - normal.z * depth,
      );
      const tissue = this.tissue(owner);
      if (tissue?.id === 'bone' || tissue?.id === 'cartilage') break;
      if (!tissue || isFatty(tissue.id)) fat += THICKNESS_STEP;
      else muscle += THICKNESS_STEP;
    }
    const measured = { fat, muscle };
    this.#thickness.set(key, measured);
    return measured;
  }
}
