import './babylonFeatures';
import { TargetCamera } from '@babylonjs/core/Cameras/targetCamera';
import type { AbstractEngine } from '@babylonjs/core/Engines/abstractEngine';
import { Engine } from '@babylonjs/core/Engines/engine';
import { Color4 } from '@babylonjs/core/Maths/math.color';
import { Vector2, Vector3, Vector4 } from '@babylonjs/core/Maths/math.vector';
import { Scene } from '@babylonjs/core/scene';
import type { Anatomy } from '../core/anatomy/anatomy';
import { type Deformation, packDeformation, rest } from '../core/anatomy/deformation';
import type { ProbePose } from '../core/imaging/beam';
import type { Probe } from '../core/instruments/probe';
import { syringe20 } from '../core/instruments/syringe';
import { vec3 } from '../core/math/vec3';
import type { NeedlePose, WorldView } from '../core/world/view';
import { furnish, type NeedleBodies, NeedleBody, ProbeBody } from './bodies';
import { placeNeedle, placeProbe, toVector3 } from './convert';
import { type CameraPreset, FIELD_OF_VIEW_RAD, rayThrough, trace, type Viewpoint, viewpoint } from './lens';
import { createMaterials, type Materials, setBarrelRim, setCloth, setFluid } from './materials';
import { CASTERS } from './shaders/light';
import { LimbSurface } from './shapes/limb';
import { BARREL_RADIUS } from './shapes/syringe';
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
}

/** Drying time after which wet skin looks fully wet, s. */
const WET_S = 20;
const ROOM = new Color4(0.012, 0.016, 0.021, 1);

/** The 3D field of the theatre. Reads views, never writes them; draws when told to. Lengths mm in the region's frame. */
export class Stage {
  readonly scene: Scene;
  readonly #engine: AbstractEngine;
  readonly #camera: TargetCamera;
  readonly #materials: Materials;
  readonly #probe: ProbeBody;
  readonly #needles: NeedleBodies = new Map();
  readonly #options: StageOptions;
  #aids: StageAids = { beamPlane: false };
  #preset: CameraPreset = 'operator';
  #viewpoint: Viewpoint;
  #probePose: ProbePose | null = null;
  #needleInHand = false;
  #deformation: Deformation = { press: null, drags: [] };
  readonly #castFrom = new Array<number>(4 * CASTERS).fill(0);
  readonly #castTo = new Array<number>(4 * CASTERS).fill(0);

  /** @throws Error when the browser gives no WebGL 2 context. */
  static async create(o: StageOptions & { readonly canvas: HTMLCanvasElement }): Promise<Stage> {
    const engine = new Engine(o.canvas, o.tier.antialias, { stencil: false, audioEngine: false }, false);
    if (engine.webGLVersion < 2) {
      engine.dispose();
      throw new Error('The 3D field needs WebGL 2, which this browser does not offer.');
    }
    const stage = new Stage(engine, o);
    stage.resize();
    await stage.scene.whenReadyAsync();
    return stage;
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
    this.#materials = createMaterials(scene, o.tier, syringe20.capacityMl);
    const limb = new LimbSurface(o.anatomy);
    // Bodies are drawn in the order of making: what hides comes before what is hidden.
    this.#probe = new ProbeBody(o.probe, this.#materials, scene);
    furnish(limb, this.#materials, scene, o.tier);
    this.#probe.node.setEnabled(false);
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
  }

  update(view: WorldView): void {
    const { state } = view;
    const done = new Set(state.asepsis.done);
    this.#probePose = view.probe;
    this.#deformation = view.deformation;
    this.#probe.node.setEnabled(true);
    placeProbe(this.#probe.node, view.probe);
    this.#probe.cover.setEnabled(done.has('coverProbe'));
    this.#probe.gel.setEnabled(state.probe.contact);
    this.#probe.rim.setEnabled(state.hand === 'probe');
    this.#probe.plane.scaling.y = state.machine.depth;
    this.#probe.plane.setEnabled(this.#aids.beamPlane);
    this.#materials.plane.setVector2(
      'uPlane',
      new Vector2(this.#options.probe.aperture / 2, state.machine.depth),
    );
    this.#updateNeedle(view);
    setCloth(this.#materials, done.has('drape'));
    this.#updateSkin(view, done);
    this.#updateShadows(view);
    const taken = view.needle !== null;
    if (this.#preset === 'side' || taken !== this.#needleInHand) {
      this.#needleInHand = taken;
      this.#look();
    }
  }

  #updateNeedle(view: WorldView): void {
    const pose = view.needle;
    for (const [id, body] of this.#needles) body.node.setEnabled(pose?.model.id === id);
    if (!pose) return;
    const { syringe, hand } = view.state;
    const body = this.#needleBody(pose);
    placeNeedle(body.node, pose);
    body.fill(syringe.synovialMl + syringe.bloodMl);
    setFluid(this.#materials, syringe.synovialMl, syringe.bloodMl);
    for (const rim of body.rims) rim.setEnabled(hand === 'needle');
    setBarrelRim(this.#materials, hand === 'needle');
  }

  #needleBody(pose: NeedlePose): NeedleBody {
    const known = this.#needles.get(pose.model.id);
    if (known) return known;
    const body = new NeedleBody(pose.model, this.#materials, this.scene);
    this.#needles.set(pose.model.id, body);
    return body;
  }

  #updateSkin(view: WorldView, done: ReadonlySet<string>): void {
    const { state, probe, needle, deformation } = view;
    const m = this.#materials.skin;
    const { press, drag } = packDeformation(deformation);
    m.setArray4('uPress', [...press]);
    m.setArray4('uDrag', [...drag]);
    const prepared = done.has('prepareSkin');
    m.setVector4(
      'uSkinState',
      new Vector4(
        prepared ? 1 : 0,
        prepared ? Math.min(1, state.asepsis.dryInS / WET_S) : 0,
        done.has('drape') ? 1 : 0,
        state.probe.contact ? 1 : 0,
      ),
    );
    m.setVector3('uProbeFace', toVector3(new Vector3(), probe.face));
    m.setVector3('uProbeLateral', toVector3(new Vector3(), probe.lateral));
    m.setVector3('uProbeAxial', toVector3(new Vector3(), probe.axial));
    m.setVector3('uProbeElevational', toVector3(new Vector3(), probe.elevational));
    const { aperture, halfWidth } = this.#options.probe;
    m.setVector2('uProbeHalf', new Vector2(aperture / 2 + 1.5, halfWidth));
    const hole = needle && state.needle.pierced ? needle.entry : null;
    m.setVector4('uPuncture', hole ? new Vector4(hole.x, hole.y, hole.z, 1) : new Vector4(0, 0, 0, 0));
  }

  #updateShadows({ probe, needle }: WorldView): void {
    const along = (p: ProbePose, lateral: number, height: number): [number, number, number] => [
      p.face.x + p.lateral.x * lateral - p.axial.x * height,
      p.face.y + p.lateral.y * lateral - p.axial.y * height,
      p.face.z + p.lateral.z * lateral - p.axial.z * height,
    ];
    this.#cast(0, along(probe, -13, 13), along(probe, 13, 13), 9.5, 0.85);
    this.#cast(1, along(probe, 0, 26), along(probe, 0, 100), 12);
    if (!needle) {
      for (let i = 2; i < CASTERS; i++) this.#cast(i, [0, 0, 0], [0, 0, 1], 1, 0);
    } else {
      const back = (mm: number): [number, number, number] => [
        needle.hub.x - needle.direction.x * mm,
        needle.hub.y - needle.direction.y * mm,
        needle.hub.z - needle.direction.z * mm,
      ];
      const { tip } = needle;
      this.#cast(2, [tip.x, tip.y, tip.z], back(0), needle.model.outerDiameter / 2);
      this.#cast(3, back(4), back(22), 3.4);
      this.#cast(4, back(40), back(112), BARREL_RADIUS - 2, 0.6);
    }
    for (const material of this.#materials.all) {
      material.setArray4('uCastFrom', this.#castFrom);
      material.setArray4('uCastTo', this.#castTo);
    }
  }

  #cast(
    i: number,
    from: readonly [number, number, number],
    to: readonly [number, number, number],
    radius: number,
    strength = 1,
  ): void {
    [...from, radius].forEach((v, k) => {
      this.#castFrom[4 * i + k] = v;
    });
    [...to, strength].forEach((v, k) => {
      this.#castTo[4 * i + k] = v;
    });
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
    for (const body of this.#needles.values()) body.dispose();
    this.#materials.dispose();
    this.scene.dispose();
    this.#engine.dispose();
  }

  #aspect(): number {
    return this.#engine.getRenderWidth() / Math.max(1, this.#engine.getRenderHeight());
  }

  #look(): void {
    this.#viewpoint = viewpoint(this.#preset, this.#aspect(), this.#probePose, this.#needleInHand);
    const { eye, target, up } = this.#viewpoint;
    toVector3(this.#camera.position, eye);
    toVector3(this.#camera.upVector, up);
    this.#camera.setTarget(toVector3(new Vector3(), target));
    const width = this.#engine.getRenderWidth();
    const height = Math.max(1, this.#engine.getRenderHeight());
    this.#materials.outline.setVector2('uOutline', new Vector2(3 / width, 3 / height));
    this.#materials.thinOutline.setVector2('uOutline', new Vector2(1.6 / width, 1.6 / height));
    for (const material of this.#materials.all) material.setVector3('uEye', this.#camera.position);
  }
}
