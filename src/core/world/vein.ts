import { OUTSIDE } from '../anatomy/anatomy';
import { fromImage } from '../imaging/beam';
import { smoothstep } from '../math/functions';
import { vec3 } from '../math/vec3';
import type { Body } from './body';
import { faceArea } from './compression';
import { poseOnSkin, probeModel } from './probe';
import type { SkinPoint } from './skin';
import type { ProbeState } from './state';

/**
 * Forces, N, between which a popliteal vein closes under a linear probe. With 400 mm2 of face and a venous pressure of 5 to
 * 15 mmHg it begins near 0.5 N; an artery stays open below 5 N.
 */
const CLOSING_N: readonly [number, number] = [0.6, 2];
const CLOSING_AREA = 400;
/** Beside the face the pressure fades over this distance, mm. */
const FADE = 8;
const DEEPEST = 50;
const RAYS = 9;
const LEAST_STEP = 2;

/** 0 .. 1: whether the resting vein passes under the face of a probe in contact. */
export function coverOf(body: Body, probe: ProbeState, skin: SkinPoint): number {
  if (!probe.contact || body.vein === OUTSIDE) return 0;
  const pose = poseOnSkin(skin, probe, 0);
  const { aperture } = probeModel(probe);
  const p = vec3();
  let least = FADE;
  for (let i = 0; i < RAYS; i++) {
    const lateral = aperture * (i / (RAYS - 1) - 0.5);
    for (let depth = 1; depth < DEEPEST; ) {
      fromImage(p, pose, lateral, depth);
      const d = body.still.distance(body.vein, p.x, p.y, p.z);
      if (d <= 0) return 1;
      if (d < least) least = d;
      depth += Math.max(LEAST_STEP, 0.8 * d);
    }
  }
  return 1 - smoothstep(0, FADE, least);
}

/** How far the probe's force has closed a vein of which `cover` lies under the face: 0 open, 1 flat. */
export const veinPress = (probe: ProbeState, cover: number): number =>
  cover * smoothstep(CLOSING_N[0], CLOSING_N[1], probe.forceN * (CLOSING_AREA / faceArea(probeModel(probe))));
