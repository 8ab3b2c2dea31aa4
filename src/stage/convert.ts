import { Quaternion, Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { TransformNode } from '@babylonjs/core/Meshes/transformNode';
import type { ProbePose } from '../core/imaging/beam';
import { cross, type Vec3 } from '../core/math/vec3';
import type { NeedlePose } from '../core/world/view';

/**
 * The region's frame is the scene's frame: right-handed, mm, one to one. All crossings between the core's plain vectors
 * and Babylon's stand here.
 */
export const toVector3 = (out: Vector3, v: Readonly<Vec3>): Vector3 => out.set(v.x, v.y, v.z);

const xAxis = new Vector3();
const yAxis = new Vector3();
const zAxis = new Vector3();

function place(node: TransformNode, origin: Readonly<Vec3>): void {
  toVector3(node.position, origin);
  node.rotationQuaternion ??= new Quaternion();
  Quaternion.RotationQuaternionFromAxisToRef(xAxis, yAxis, zAxis, node.rotationQuaternion);
}

/** A probe's bodies have x along the array, y against the beam, z elevational, and the face's middle at the origin. */
export function placeProbe(node: TransformNode, pose: ProbePose): void {
  toVector3(xAxis, pose.lateral);
  toVector3(yAxis, pose.axial).scaleInPlace(-1);
  toVector3(zAxis, pose.elevational);
  place(node, pose.face);
}

/** A needle's bodies have z from the tip to the hub and y where the bevel looks, and the tip at the origin. */
export function placeNeedle(node: TransformNode, pose: NeedlePose): void {
  const z = { x: -pose.direction.x, y: -pose.direction.y, z: -pose.direction.z };
  toVector3(zAxis, z);
  toVector3(yAxis, pose.bevel);
  toVector3(xAxis, cross({ x: 0, y: 0, z: 0 }, pose.bevel, z));
  place(node, pose.tip);
}
