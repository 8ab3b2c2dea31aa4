import { Anatomy } from '../../anatomy/anatomy';
import { rest } from '../../anatomy/deformation';
import type { Region } from '../../anatomy/region';
import { addScaled, distance, sub, type Vec3, vec3 } from '../../math/vec3';
import type { TimedEvent } from '../../world/event';
import type { NeedlePose, WorldView } from '../../world/view';
import type { Metric } from '../metric';
import type { MetricValue } from '../report';

/** Looking 30 times a second, a needle at 15 mm/s is missed by at most 0.25 mm. */
const TICKS_PER_LOOK = 4;
/** Distance of the points along the shaft, mm. */
const STEP = 2;

/**
 * Smallest distance between the needle's surface, tip or shaft, and an artery, vein or nerve, mm; 0 once one was
 * punctured or touched, null while the skin is whole.
 */
export class Clearance implements Metric {
  readonly id = 'clearance';
  readonly unit = 'mm';
  readonly #anatomy: Anatomy;
  readonly #hazards: readonly number[];
  readonly #at: Vec3 = vec3();
  readonly #along: Vec3 = vec3();
  #value: number | null = null;
  #tick = 0;
  readonly #hits: number[] = [];

  constructor(region: Region) {
    this.#anatomy = new Anatomy(region);
    this.#hazards = region.structures.flatMap(({ role }, i) => (role === 'hazard' ? [i] : []));
  }

  observe(view: WorldView, events: readonly TimedEvent[]): void {
    for (const { type, tick } of events) {
      if (type !== 'vessel.punctured' && type !== 'nerve.touched') continue;
      this.#hits.push(tick);
      this.#value = 0;
    }
    const { state, needle } = view;
    if (!state.needle.pierced || needle === null || this.#value === 0) return;
    if (state.tick % TICKS_PER_LOOK === 0) this.#look(view, needle);
  }

  result(): MetricValue {
    const ticks = this.#hits.length > 0 ? this.#hits : this.#value === null ? [] : [this.#tick];
    return { id: this.id, unit: this.unit, value: this.#value, ticks };
  }

  #look({ state, parameters, deformation }: WorldView, { tip, entry, model }: NeedlePose): void {
    this.#anatomy.setAll(parameters);
    const steps = Math.max(1, Math.ceil(distance(tip, entry) / STEP));
    const along = sub(this.#along, entry, tip);
    for (let i = 0; i <= steps; i++) {
      const { x, y, z } = rest(this.#at, deformation, addScaled(this.#at, tip, along, i / steps));
      for (const hazard of this.#hazards) {
        const gap = Math.max(0, this.#anatomy.distance(hazard, x, y, z) - model.outerDiameter / 2);
        if (this.#value === null || gap < this.#value) {
          this.#value = gap;
          this.#tick = state.tick;
        }
      }
    }
  }
}
