import type { ShaderMaterial } from '@babylonjs/core/Materials/shaderMaterial';
import { RawTexture } from '@babylonjs/core/Materials/Textures/rawTexture';
import { Texture } from '@babylonjs/core/Materials/Textures/texture';
import { Vector4 } from '@babylonjs/core/Maths/math.vector';
import type { Mesh } from '@babylonjs/core/Meshes/mesh';
import { TransformNode } from '@babylonjs/core/Meshes/transformNode';
import type { Scene } from '@babylonjs/core/scene';
import { Anatomy, OUTSIDE } from '../core/anatomy/anatomy';
import { rest } from '../core/anatomy/deformation';
import { tissues } from '../core/anatomy/tissues';
import { fromImage } from '../core/imaging/beam';
import { dot, type Vec3, vec3 } from '../core/math/vec3';
import type { WorldView } from '../core/world/view';
import { placeProbe } from './convert';
import { SECTION } from './shapes/section';

/** Pitch of the picture, mm, and how many pixels of a row lie between those that are asked first: most layers lie level. */
export const PITCH = 0.6;
const CELL = 4;
export const COLUMNS = Math.round((2 * SECTION.half) / PITCH);
const ROWS = Math.round((SECTION.above + SECTION.below) / PITCH);

/** How much darker the line between two structures is. */
const LINE = 0.5;
/** What is cut lies in front of the plane by this, mm, so that skin on it stays. */
const SPARED = 0.3;

/** Owner of each pixel of the plane of a view, row by row from above. */
function ownersOf(view: WorldView, anatomy: Anatomy): Int16Array {
  const { probe, deformation } = view;
  const out = new Int16Array(COLUMNS * ROWS).fill(OUTSIDE);
  const p = vec3();
  const at = (column: number, row: number): number => {
    const lateral = (column + 0.5) * PITCH - SECTION.half;
    const depth = (row + 0.5) * PITCH - SECTION.above;
    rest(p, deformation, fromImage(p, probe, lateral, depth));
    return anatomy.surface(p.x, p.y, p.z) > 0 ? OUTSIDE : anatomy.owner(p.x, p.y, p.z);
  };
  for (let row = 0; row < ROWS; row++) {
    let before = at(0, row);
    for (let from = 0; from < COLUMNS; from += CELL) {
      const next = at(from + CELL, row);
      for (let column = from; column < Math.min(COLUMNS, from + CELL); column++)
        out[row * COLUMNS + column] = before === next ? before : at(column, row);
      before = next;
    }
  }
  return out;
}

/** The section through the region in the plane of a view: tissues in their colours with a line between structures; clear outside the body. */
export function sectionPixels(view: WorldView, anatomy: Anatomy): Uint8Array {
  const owners = ownersOf(view, anatomy);
  const out = new Uint8Array(4 * owners.length);
  const inks = anatomy.structures.map((_, i) => tissues[anatomy.tissueOf(i)].colour);
  owners.forEach((owner, k) => {
    const ink = inks[owner];
    if (ink === undefined) return;
    const isLine = owners[k + 1] !== owner || owners[k + COLUMNS] !== owner;
    const shade = 255 * (isLine ? LINE : 1);
    out.set([ink[0] * shade, ink[1] * shade, ink[2] * shade, 255], 4 * k);
  });
  return out;
}

/** The cut-away: the body is opened along the plane of the beam, and its section shown there. */
export class Section {
  readonly #node: TransformNode;
  readonly #texture: RawTexture;
  readonly #anatomy: Anatomy;
  readonly #cut = new Vector4();
  #print = '';
  #on = false;

  constructor(mesh: Mesh, material: ShaderMaterial, anatomy: Anatomy, scene: Scene) {
    this.#anatomy = new Anatomy(anatomy.region);
    this.#node = new TransformNode('section', scene);
    mesh.parent = this.#node;
    const clear = new Uint8Array(4 * COLUMNS * ROWS);
    this.#texture = RawTexture.CreateRGBATexture(
      clear,
      COLUMNS,
      ROWS,
      scene,
      false,
      false,
      Texture.BILINEAR_SAMPLINGMODE,
    );
    material.setTexture('uSection', this.#texture);
    this.#node.setEnabled(false);
  }

  /** Shows or hides it; `eye` is where the person looks from: what lies on that side of the plane is taken away from `materials`. */
  update(view: WorldView, isOn: boolean, eye: Readonly<Vec3>, materials: readonly ShaderMaterial[]): void {
    if (!isOn && !this.#on) return;
    this.#on = isOn;
    this.#node.setEnabled(isOn);
    const { face, elevational } = view.probe;
    const side = dot(elevational, eye) >= dot(elevational, face) ? 1 : -1;
    if (isOn)
      this.#cut.set(
        side * elevational.x,
        side * elevational.y,
        side * elevational.z,
        side * dot(elevational, face) + SPARED,
      );
    else this.#cut.set(0, 0, 0, 1);
    for (const material of materials) material.setVector4('uCut', this.#cut);
    if (!isOn) return;
    placeProbe(this.#node, view.probe);
    const print = printOf(view);
    if (print === this.#print) return;
    this.#print = print;
    this.#anatomy.setAll(view.parameters);
    this.#texture.update(sectionPixels(view, this.#anatomy));
  }

  dispose(): void {
    this.#texture.dispose();
  }
}

/** What the picture depends on, coarse: pulses of arteries do not draw it anew. */
function printOf({ probe, deformation, parameters }: WorldView): string {
  const { face, lateral, axial } = probe;
  const fine = [face.x, face.y, face.z].map((v) => v.toFixed(1));
  const turn = [lateral, axial].flatMap(({ x, y, z }) => [x, y, z]).map((v) => v.toFixed(3));
  const push = (deformation.press?.push ?? 0).toFixed(1);
  return [...fine, ...turn, push, ...parameters.map((v) => Math.round(2 * v))].join();
}
