import type { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { Mesh } from '@babylonjs/core/Meshes/mesh';
import { VertexData } from '@babylonjs/core/Meshes/mesh.vertexData';
import { TransformNode } from '@babylonjs/core/Meshes/transformNode';
import type { Scene } from '@babylonjs/core/scene';
import type { Needle } from '../core/instruments/needle';
import type { Probe } from '../core/instruments/probe';
import type { Look } from './look';
import type { Materials } from './materials';
import { clothGeometry } from './shapes/cloth';
import { type Geometry, sheet } from './shapes/geometry';
import { LIMB_ENDS, type LimbSurface, limbGeometry } from './shapes/limb';
import { HUB_LENGTH, hubGeometry, shaftGeometry } from './shapes/needle';
import { gelGeometry, probeCoverGeometry, probeGeometry, probeRimGeometry } from './shapes/probe';
import { sectionGeometry } from './shapes/section';
import {
  BORE_START,
  barrelGeometry,
  columnLength,
  flangeGeometry,
  fluidGeometry,
  plungerGeometry,
} from './shapes/syringe';
import type { StageTier } from './tier';

/** What drapes take up over the skin, mm. */
const CLOTH_CLEARANCE = 1.6;

/** How far the line of the plane goes beyond the array, and how broad it is, mm. */
const LINE_BEYOND = 60;
const LINE_WIDTH = 0.6;

function toMesh(name: string, g: Geometry, material: ShaderMaterial, scene: Scene): Mesh {
  const mesh = new Mesh(name, scene);
  const data = new VertexData();
  data.positions = g.positions;
  data.normals = g.normals;
  data.uvs = g.uvs;
  data.colors = g.colors;
  data.indices = g.indices;
  data.applyToMesh(mesh);
  mesh.material = material;
  mesh.isPickable = false;
  return mesh;
}

/** The rim of the active hand: a second body on the same points, drawn from behind and a little larger. */
function rimOf(body: Mesh, material: ShaderMaterial, scene: Scene): Mesh {
  const rim = new Mesh(`${body.name}.rim`, scene);
  body.geometry?.applyToMesh(rim);
  rim.material = material;
  rim.parent = body;
  rim.isPickable = false;
  return rim;
}

/** Puts the things that do not move into the scene: limb or block, table, and the cloth that is cut for a knee. */
export function furnish(
  surface: LimbSurface,
  look: Look,
  materials: Materials,
  scene: Scene,
  tier: StageTier,
): void {
  if (look === 'knee') {
    const columns = tier.id === 'low' ? 80 : 130;
    const folds = clothGeometry(surface, tier.limbRows, columns, CLOTH_CLEARANCE);
    toMesh('cloth', folds, materials.cloth, scene).freezeWorldMatrix();
  }
  const body = limbGeometry(surface, tier.limbRows, tier.limbColumns, look);
  const limb = toMesh('limb', body, materials.skin, scene);
  const table = toMesh('table', tableGeometry(surface.bottom), materials.table, scene);
  for (const m of [limb, table]) m.freezeWorldMatrix();
  // The vertex shader moves the skin and the camera always looks at it.
  limb.alwaysSelectAsActiveMesh = true;
}

function tableGeometry(height: number): Geometry {
  return sheet({
    rows: 2,
    columns: 2,
    flip: true,
    at(out, row, column) {
      out.x = column === 0 ? -600 : 600;
      out.y = height;
      out.z = row === 0 ? 2 * LIMB_ENDS.proximal : 2 * LIMB_ENDS.distal;
      out.u = out.x;
      out.v = out.z;
    },
  });
}

/** The probe with its sterile cover and gel. */
export class ProbeBody {
  readonly model: Probe;
  readonly node: TransformNode;
  readonly housing: Mesh;
  readonly rim: Mesh;
  readonly cover: Mesh;
  readonly gel: Mesh;
  readonly plane: Mesh;

  constructor(probe: Probe, materials: Materials, scene: Scene) {
    this.model = probe;
    this.node = new TransformNode('probe', scene);
    this.housing = toMesh('probe.housing', probeGeometry(probe), materials.plastic, scene);
    this.cover = toMesh('probe.cover', probeCoverGeometry(probe), materials.film, scene);
    this.gel = toMesh('probe.gel', gelGeometry(probe), materials.gel, scene);
    this.plane = toMesh('probe.plane', planeGeometry(probe), materials.plane, scene);
    this.plane.renderingGroupId = 1;
    for (const m of [this.housing, this.cover, this.gel, this.plane]) m.parent = this.node;
    const line = toMesh('probe.line', lineGeometry(probe), materials.plane, scene);
    line.renderingGroupId = 1;
    line.parent = this.plane;
    this.rim = toMesh('probe.housing.rim', probeRimGeometry(probe), materials.outline, scene);
    this.rim.parent = this.housing;
  }

  dispose(): void {
    this.node.dispose();
  }
}

/** The face of a cut-away, in the probe's frame. */
export const sectionBody = (materials: Materials, scene: Scene): Mesh =>
  toMesh('section', sectionGeometry(), materials.section, scene);

/** Columns of the plane: a curved one is bent by its shader. */
const PLANE_COLUMNS = 33;

/** One millimetre deep, as wide as the face is long; scaled to the image's depth. */
function planeGeometry({ aperture }: Probe): Geometry {
  return sheet({
    rows: 2,
    columns: PLANE_COLUMNS,
    at(out, row, column) {
      out.x = (column / (PLANE_COLUMNS - 1) - 0.5) * aperture;
      out.y = -row;
      out.z = 0;
    },
  });
}

/**
 * The edge of the plane at the face, drawn out to where a needle is lined up: edge on, the plane itself cannot be seen. That of a
 * curved face ends with it.
 */
function lineGeometry({ aperture, radius }: Probe): Geometry {
  const half = aperture / 2 + (radius > 0 ? 0 : LINE_BEYOND);
  return sheet({
    rows: 2,
    columns: PLANE_COLUMNS,
    at(out, row, column) {
      out.x = ((2 * column) / (PLANE_COLUMNS - 1) - 1) * half;
      out.y = 0;
      out.z = (row - 0.5) * LINE_WIDTH;
    },
  });
}

/** A needle on its syringe. */
export class NeedleBody {
  readonly node: TransformNode;
  readonly shaft: Mesh;
  readonly hub: Mesh;
  readonly barrel: Mesh;
  readonly flange: Mesh;
  readonly plunger: Mesh;
  readonly fluid: Mesh;
  readonly rims: readonly Mesh[];
  readonly #boreStart: number;

  constructor(needle: Needle, materials: Materials, scene: Scene) {
    this.node = new TransformNode(`needle.${needle.id}`, scene);
    const seat = needle.length + HUB_LENGTH - 4;
    this.#boreStart = seat + BORE_START;
    this.shaft = toMesh('needle.shaft', shaftGeometry(needle), materials.steel, scene);
    this.hub = toMesh('needle.hub', hubGeometry(needle), materials.plastic, scene);
    this.barrel = toMesh('syringe.barrel', barrelGeometry(), materials.barrel, scene);
    this.flange = toMesh('syringe.flange', flangeGeometry(), materials.plastic, scene);
    this.plunger = toMesh('syringe.plunger', plungerGeometry(), materials.plastic, scene);
    this.fluid = toMesh('syringe.fluid', fluidGeometry(), materials.fluid, scene);
    this.hub.position.z = needle.length;
    this.barrel.position.z = seat;
    this.flange.position.z = seat;
    this.fluid.position.z = this.#boreStart;
    for (const m of [this.shaft, this.hub, this.barrel, this.flange, this.plunger, this.fluid])
      m.parent = this.node;
    this.rims = [
      rimOf(this.shaft, materials.thinOutline, scene),
      rimOf(this.hub, materials.outline, scene),
      rimOf(this.flange, materials.outline, scene),
    ];
    this.fill(0);
  }

  /** Moves the plunger to a volume in the syringe, mL. */
  fill(volumeMl: number): void {
    const length = columnLength(volumeMl);
    this.plunger.position.z = this.#boreStart + length;
    this.fluid.scaling.z = Math.max(length, 1e-3);
    this.fluid.setEnabled(length > 0.05);
  }
}
