import './babylonFeatures';
import { TargetCamera } from '@babylonjs/core/Cameras/targetCamera';
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine';
import { Engine } from '@babylonjs/core/Engines/engine';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Vector2, Vector3 } from '@babylonjs/core/Maths/math.vector';
import { Scene } from '@babylonjs/core/scene';
import type { Anatomy } from '../core/anatomy/anatomy';
import { type Deformation, rest } from '../core/anatomy/deformation';
import type { ProbePose } from '../core/imaging/beam';
import { type NeedleId, needles } from '../core/instruments/needle';
import type { Probe } from '../core/instruments/probe';
import { syringe20 } from '../core/instruments/syringe';
import { vec3 } from '../core/math/vec3';
import { heldMl } from '../core/world/syringe';
import type { WorldView } from '../core/world/view';
import { furnish, NeedleBody, ProbeBody, sectionBody } from './bodies';
import { Casters } from './casters';
import { placeNeedle, placeProbe, toVector3 } from './convert';
import { type CameraPreset, FIELD_OF_VIEW_RAD, rayThrough, trace, type Viewpoint, viewpoint } from './lens';
import { lookOf } from './look';
import { createMaterials, type Materials, setBarrelRim, setCloth, setFluid } from './materials';
import { Section } from './section';
import { LimbSurface } from './shapes/limb';
import { Skin } from './skin';
import { insideTexture } from './textures/inside';
import type { StageTier } from './tier';

export interface StageOptions {
  readonly anatomy: Anatomy;
  readonly tier: StageTier;
  readonly probe: Probe;
}

/** Help that can be taken away. */
export interface StageAids {
  /** The image plane as a thin sheet under the probe, seen through the skin. */
  readonly beamPlane: boolean;
  /** The body opened along that plane, with its section in the colours of tissues. */
  readonly cutAway?: boolean;
}

/** Rim of the active hand, CSS pixels: round a body, and round a shaft that is itself a few pixels thick. */
const RIM = 1.5;
const THIN_RIM = 0.8;
const ROOM = new Color4(0.012, 0.016, 0.021, 1);

/** The 3D field of the theatre. Reads views, never writes them; draws when told to. Lengths mm in the region's frame. */
export class Stage {
  readonly scene: Scene;
  readonly #engine: AbstractEngine;
  readonly #camera: TargetCamera;
  readonly #materials: Materials;
  #probe: ProbeBody;
  readonly #needles: ReadonlyMap<NeedleId, NeedleBody>;
  readonly #skin: Skin;
  readonly #section: Section;
  readonly #options: StageOptions;
  #aids: StageAids = { beamPlane: false };
  #preset: CameraPreset = 'operator';
  #viewpoint: Viewpoint;
  #probePose: ProbePose | null = null;
  #needleInHand = false;
  #deformation: Deformation = { press: null, drags: [] };
  readonly #casters = new Casters();
  readonly #plane = new Vector2();
  readonly #fan = new Vector2();

  /** @throws Error when the browser gives no WebGL 2 context. */
  static async create(o: StageOptions & { readonly canvas: HTMLCanvasElement }): Promise<Stage> {
    // Browsers keep few contexts at a time, and those of pages that were left only go with the next garbage collection. In one that
    // was lost a stage is made anew.
    const lifetime = { doNotHandleContextLost: true, loseContextOnDispose: true };
    const options = { stencil: false, audioEngine: false, ...lifetime };
    const engine = new Engine(o.canvas, o.tier.antialias, options, false);
    let lose = (): void => {};
    const loss = new Promise<never>((_, reject) => {
      lose = () => reject(new Error('The graphics context of the field was lost.'));
    });
    loss.catch(() => {});
    o.canvas.addEventListener('webglcontextlost', lose);
    try {
      if (engine.webGLVersion < 2)
        throw new Error('The 3D field needs WebGL 2, which this browser does not offer.');
      const stage = new Stage(engine, o);
      stage.resize();
      await Promise.race([stage.scene.whenReadyAsync(), loss]);
      return stage;
    } catch (error) {
      engine.dispose();
      throw error;
    } finally {
      o.canvas.removeEventListener('webglcontextlost', lose);
    }
  }

  /** On an engine of the caller's; `create` is the way to one on a canvas. */
  constructor(engine: AbstractEngine, o: StageOptions) {
    this.#engine = engine;
    this.#options = o;
    const scene = new Scene(engine);
    this.scene = scene;
    scene.useRightHandedSystem = true;
    scene.clearColor = ROOM;
    scene.autoClear = true;
    scene.skipPointerMovePicking = true;
    scene.detachControl();
    this.#camera = new TargetCamera('camera', Vector3.Zero(), scene);
    this.#camera.fov = FIELD_OF_VIEW_RAD;
    this.#camera.minZ = 40;
    this.#camera.maxZ = 1600;
    const look = lookOf(o.anatomy.region.id);
    this.#materials = createMaterials(
      scene,
      o.tier,
      look,
      syringe20.capacityMl,
      look === 'gel' ? insideTexture(o.anatomy) : null,
    );
    const limb = new LimbSurface(o.anatomy);
    // Bodies are drawn in the order of making: what hides comes before what is hidden.
    this.#probe = new ProbeBody(o.probe, this.#materials, scene);
    furnish(limb, look, this.#materials, scene, o.tier);
    this.#probe.node.setEnabled(false);
    this.#skin = new Skin(this.#materials.skin, o.probe);
    this.#section = new Section(
      sectionBody(this.#materials, scene),
      this.#materials.section,
      o.anatomy,
      scene,
    );
    // All are made now: a shader compiled when a needle is first taken would stop the hand.
    this.#needles = new Map(
      Object.values(needles).map((needle) => [needle.id, new NeedleBody(needle, this.#materials, scene)]),
    );
    for (const body of this.#needles.values()) body.node.setEnabled(false);
    this.#probe.plane.setEnabled(false);
    this.#viewpoint = viewpoint(this.#preset, this.#aspect(), null, false);
    this.#look();
    setCloth(this.#materials, false);
    const { x, y } = limb.middle;
    this.#materials.table.setVector3('uLimb', new Vector3(x, y, y - limb.bottom));
  }

  setCamera(preset: CameraPreset): void {
    this.#preset = preset;
    this.#look();
  }

  setAids(aids: StageAids): void {
    this.#aids = aids;
    this.#probe.plane.setEnabled(aids.beamPlane);
    this.#look();
  }

  update(view: WorldView): void {
    const { state } = view;
    const { done } = state.asepsis;
    this.#probePose = view.probe;
    this.#deformation = view.deformation;
    if (this.#probe.model !== view.probe.model) this.#takeProbe(view.probe.model);
    this.#probe.node.setEnabled(true);
    placeProbe(this.#probe.node, view.probe);
    this.#probe.cover.setEnabled(done.includes('coverProbe'));
    this.#probe.gel.setEnabled(state.probe.contact);
    this.#probe.rim.setEnabled(state.hand === 'probe');
    this.#probe.plane.scaling.y = state.machine.depth;
    this.#probe.plane.setEnabled(this.#aids.beamPlane);
    const { aperture, radius } = view.probe.model;
    const { depth } = state.machine;
    this.#materials.plane.setVector2('uPlane', this.#plane.set(aperture / 2, depth));
    this.#materials.plane.setVector2('uFan', this.#fan.set(radius, depth));
    this.#updateNeedle(view);
    setCloth(this.#materials, done.includes('drape'));
    this.#skin.update(view);
    this.#casters.update(view, this.#materials.all);
    const taken = view.needle !== null;
    if (this.#preset === 'side' || taken !== this.#needleInHand) {
      this.#needleInHand = taken;
      this.#look();
    }
    const { skin, cloth } = this.#materials;
    this.#section.update(view, this.#aids.cutAway === true, this.#viewpoint.eye, [skin, cloth]);
  }

  #takeProbe(probe: Probe): void {
    this.#probe.dispose();
    this.#probe = new ProbeBody(probe, this.#materials, this.scene);
    this.#skin.setProbe(probe);
  }

  #updateNeedle(view: WorldView): void {
    const pose = view.needle;
    for (const [id, body] of this.#needles) body.node.setEnabled(pose?.model.id === id);
    if (!pose) return;
    const { syringe, hand } = view.state;
    const body = this.#needles.get(pose.model.id);
    if (!body) throw new Error(`The stage has no needle "${pose.model.id}".`);
    placeNeedle(body.node, pose);
    body.fill(heldMl(syringe));
    setFluid(this.#materials, syringe.synovialMl, syringe.bloodMl);
    for (const rim of body.rims) rim.setEnabled(hand === 'needle');
    setBarrelRim(this.#materials, hand === 'needle');
  }

  /** Draws one frame of what was last updated. */
  render(): void {
    this.#engine.beginFrame();
    this.scene.render();
    this.#engine.endFrame();
  }

  /** Fits the drawing to the canvas's present size on the page. */
  resize(): void {
    const ratio = typeof devicePixelRatio === 'number' ? devicePixelRatio : 1;
    const { tier } = this.#options;
    this.#engine.setHardwareScalingLevel(1 / (tier.id === 'low' ? tier.scale : Math.min(tier.scale, ratio)));
    this.#engine.resize();
    this.#look();
  }

  /** The skin under a place of the page, region x and z, mm; null beside the limb or beyond the region's reach. */
  pick(clientX: number, clientY: number): { x: number; z: number } | null {
    const box = this.#engine.getRenderingCanvasClientRect();
    if (!box || box.width === 0 || box.height === 0) return null;
    const x = (2 * (clientX - box.left)) / box.width - 1;
    const y = 1 - (2 * (clientY - box.top)) / box.height;
    const along = rayThrough(vec3(), this.#viewpoint, this.#aspect(), x, y);
    const { anatomy } = this.#options;
    const p = vec3();
    const hit = trace(
      (q) => {
        rest(p, this.#deformation, q);
        return anatomy.surface(p.x, p.y, p.z);
      },
      this.#viewpoint.eye,
      along,
      900,
    );
    const { reach } = anatomy.region;
    return hit && Math.abs(hit.x) <= reach.x && Math.abs(hit.z) <= reach.z ? { x: hit.x, z: hit.z } : null;
  }

  dispose(): void {
    this.#materials.dispose();
    this.#section.dispose();
    this.scene.dispose();
    this.#engine.dispose();
  }

  #aspect(): number {
    return this.#engine.getRenderWidth() / Math.max(1, this.#engine.getRenderHeight());
  }

  #look(): void {
    this.#viewpoint = viewpoint(
      this.#preset,
      this.#aspect(),
      this.#probePose,
      this.#needleInHand,
      this.#aids.cutAway === true,
    );
    const { eye, target, up } = this.#viewpoint;
    toVector3(this.#camera.position, eye);
    toVector3(this.#camera.upVector, up);
    this.#camera.setTarget(toVector3(new Vector3(), target));
    // Widths of the rims in CSS pixels, whatever the tier draws for one; the picture spans two units of the clip space.
    const unit = 2 / this.#engine.getHardwareScalingLevel();
    const across = unit / Math.max(1, this.#engine.getRenderWidth());
    const upwards = unit / Math.max(1, this.#engine.getRenderHeight());
    this.#materials.outline.setVector2('uOutline', new Vector2(RIM * across, RIM * upwards));
    this.#materials.thinOutline.setVector2('uOutline', new Vector2(THIN_RIM * across, THIN_RIM * upwards));
    for (const material of this.#materials.all) material.setVector3('uEye', this.#camera.position);
  }
}
