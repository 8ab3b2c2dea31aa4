import type { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { Vector2, Vector3, Vector4 } from '@babylonjs/core/Maths/math.vector';
import { packDeformation } from '../core/anatomy/deformation';
import { halfFootprint, type Probe } from '../core/instruments/probe';
import type { WorldView } from '../core/world/view';
import { toVector3 } from './convert';

/** Drying time after which wet skin looks fully wet, s. */
const WET_S = 20;

/** What the skin shows of the world: how it is pressed in, its stain, the gel, the probe's contact, the puncture. */
export class Skin {
  readonly #material: ShaderMaterial;
  readonly #state = new Vector4();
  readonly #puncture = new Vector4();
  readonly #face = new Vector3();
  readonly #lateral = new Vector3();
  readonly #axial = new Vector3();
  readonly #elevational = new Vector3();

  constructor(material: ShaderMaterial, probe: Probe) {
    this.#material = material;
    this.setProbe(probe);
  }

  setProbe(probe: Probe): void {
    this.#material.setVector2('uProbeHalf', new Vector2(halfFootprint(probe) - 0.5, probe.halfWidth));
  }

  update({ state, probe, needle, deformation }: WorldView): void {
    const m = this.#material;
    const { press, drag } = packDeformation(deformation);
    m.setArray4('uPress', Array.from(press));
    m.setArray4('uDrag', Array.from(drag));
    const { done, dryInS } = state.asepsis;
    const prepared = done.includes('prepareSkin');
    this.#state.set(
      prepared ? 1 : 0,
      prepared ? Math.min(1, dryInS / WET_S) : 0,
      done.includes('drape') ? 1 : 0,
      state.probe.contact ? 1 : 0,
    );
    m.setVector4('uSkinState', this.#state);
    m.setVector3('uProbeFace', toVector3(this.#face, probe.face));
    m.setVector3('uProbeLateral', toVector3(this.#lateral, probe.lateral));
    m.setVector3('uProbeAxial', toVector3(this.#axial, probe.axial));
    m.setVector3('uProbeElevational', toVector3(this.#elevational, probe.elevational));
    const hole = needle && state.needle.pierced ? needle.entry : null;
    if (hole) this.#puncture.set(hole.x, hole.y, hole.z, 1);
    else this.#puncture.set(0, 0, 0, 0);
    m.setVector4('uPuncture', this.#puncture);
  }
}
