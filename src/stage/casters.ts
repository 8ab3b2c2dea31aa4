import type { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { halfFootprint } from '../core/instruments/probe';
import { addScaled, type Vec3, vec3 } from '../core/math/vec3';
import type { NeedlePose, WorldView } from '../core/world/view';
import { CASTERS } from './shaders/light';
import { BARREL_RADIUS } from './shapes/syringe';

/** How far a probe's head bulges over its face, mm. */
const HEAD_ROUND = 3.5;

/** The capsules that stand for probe, needle and syringe where light is kept from the skin. */
export class Casters {
  readonly #from = new Array<number>(4 * CASTERS).fill(0);
  readonly #to = new Array<number>(4 * CASTERS).fill(0);
  readonly #a: Vec3 = vec3();
  readonly #b: Vec3 = vec3();

  update({ probe, needle }: WorldView, materials: readonly ShaderMaterial[]): void {
    this.#onProbe(probe);
    this.#onNeedle(needle);
    for (const material of materials) {
      material.setArray4('uCastFrom', this.#from);
      material.setArray4('uCastTo', this.#to);
    }
  }

  #onProbe(p: WorldView['probe']): void {
    const at = (out: Vec3, lateral: number, height: number): Vec3 =>
      addScaled(out, addScaled(out, p.face, p.lateral, lateral), p.axial, -height);
    const { halfWidth } = p.model;
    const radius = halfWidth + HEAD_ROUND;
    const half = halfFootprint(p.model) + HEAD_ROUND - 2 - radius;
    this.#cast(0, at(this.#a, -half, 13), at(this.#b, half, 13), radius, 0.85);
    this.#cast(1, at(this.#a, 0, 26), at(this.#b, 0, 100), 12, 1);
  }

  #onNeedle(needle: NeedlePose | null): void {
    if (!needle) {
      for (let i = 2; i < CASTERS; i++) this.#cast(i, this.#a, this.#b, 1, 0);
      return;
    }
    const back = (out: Vec3, mm: number): Vec3 => addScaled(out, needle.hub, needle.direction, -mm);
    this.#cast(2, needle.tip, needle.hub, needle.model.outerDiameter / 2, 1);
    this.#cast(3, back(this.#a, 4), back(this.#b, 22), 3.4, 1);
    // Clear plastic keeps back only a part.
    this.#cast(4, back(this.#a, 40), back(this.#b, 112), BARREL_RADIUS - 2, 0.6);
  }

  #cast(i: number, from: Readonly<Vec3>, to: Readonly<Vec3>, radius: number, strength: number): void {
    const k = 4 * i;
    this.#from[k] = from.x;
    this.#from[k + 1] = from.y;
    this.#from[k + 2] = from.z;
    this.#from[k + 3] = radius;
    this.#to[k] = to.x;
    this.#to[k + 1] = to.y;
    this.#to[k + 2] = to.z;
    this.#to[k + 3] = strength;
  }
}
