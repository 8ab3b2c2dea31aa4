import { type ProbePose, sliceThickness, toImage } from '../../core/imaging/beam';
import { type NeedleId, type NeedleSurface, needles } from '../../core/instruments/needle';
import type { Probe } from '../../core/instruments/probe';
import { addScaled, copy, cross, dot, normalize, scale, type Vec3, vec3 } from '../../core/math/vec3';
import type { NeedlePose } from '../../core/world/view';

const DEGREE = Math.PI / 180;
/** Hub and syringe stay out of the body by this, mm. */
const HUB_MARGIN = 3;

/**
 * A needle that sliders hold beside the probe: it passes through everything, for its image is what is learned. Angles in rad, lengths
 * in mm, both in the frame that the probe had when the needle was set to it.
 */
export interface FreeNeedle {
  readonly gauge: NeedleId;
  readonly surface: NeedleSurface;
  /** Where it crosses the level of the face: along the array, and across the plane. */
  readonly along: number;
  readonly aside: number;
  /** Steepness to the face: 0 flat, pi/2 along the beams. */
  readonly angleRad: number;
  /** 0 in the plane towards +lateral, pi/2 across it. */
  readonly turnRad: number;
  /** Length beyond the level of the face. */
  readonly length: number;
  /** Turn of the bevel about the shaft; 0 faces the probe. */
  readonly bevelRad: number;
}

export type Approach = 'in plane' | 'across';

export const MOST_LENGTH = Math.min(...Object.values(needles).map(({ length }) => length)) - HUB_MARGIN;

/** A needle as it is commonly brought: beside the end of the array in its plane, or across the plane before its middle. */
export function approached(approach: Approach, now: FreeNeedle | null, probe: Probe): FreeNeedle {
  const { gauge, surface } = now ?? { gauge: '22G', surface: 'plain' };
  const common = { gauge, surface, bevelRad: 0 };
  return approach === 'in plane'
    ? { ...common, along: -(probe.aperture / 2 + 4), aside: 0, angleRad: 30 * DEGREE, turnRad: 0, length: 40 }
    : // Its tip ends where it crosses the plane, 16 mm deep.
      { ...common, along: 0, aside: -16, angleRad: 45 * DEGREE, turnRad: 90 * DEGREE, length: 22.6 };
}

/** The needle in space; `frame` is the probe's when the needle was set to it. */
export function poseOf(needle: FreeNeedle, frame: ProbePose): NeedlePose {
  const { angleRad, turnRad, along, aside, length, bevelRad } = needle;
  const model = { ...needles[needle.gauge], surface: needle.surface };
  const direction = scale(vec3(), frame.lateral, Math.cos(angleRad) * Math.cos(turnRad));
  addScaled(direction, direction, frame.elevational, Math.cos(angleRad) * Math.sin(turnRad));
  addScaled(direction, direction, frame.axial, Math.sin(angleRad));
  const entry = addScaled(vec3(), frame.face, frame.lateral, along);
  addScaled(entry, entry, frame.elevational, aside);
  const up = scale(vec3(), frame.axial, -1);
  addScaled(up, up, direction, -dot(up, direction));
  normalize(up, up);
  const bevel = scale(vec3(), up, Math.cos(bevelRad));
  addScaled(bevel, bevel, cross(vec3(), direction, up), Math.sin(bevelRad));
  return {
    model,
    tip: addScaled(vec3(), entry, direction, length),
    entry,
    hub: addScaled(vec3(), entry, direction, length - model.length),
    direction,
    bevel,
  };
}

/** How a needle lies in the image of a probe. */
export interface Lie {
  /** Between shaft and face, degrees. */
  readonly degrees: number;
  /** Of the tip, mm: below the face, and off the plane of the image. */
  readonly depth: number;
  readonly off: number;
  /** `tip`: the tip lies in the slice; `false tip`: the shaft does, and the tip beyond it; `none`: neither. */
  readonly shows: 'tip' | 'false tip' | 'none';
}

/** Where a needle lies for a probe: the slice is as thick as its beam is at each depth. */
export function lieOf({ tip, entry, direction, model }: NeedlePose, pose: ProbePose, probe: Probe): Lie {
  const place = (p: Readonly<Vec3>) => toImage({ lateral: 0, depth: 0, elevation: 0 }, pose, p);
  const { depth, elevation } = place(tip);
  const isIn = (at: { depth: number; elevation: number }): boolean =>
    at.depth > 0 && Math.abs(at.elevation) <= sliceThickness(probe, at.depth) / 2 + model.outerDiameter / 2;
  const parts = 60;
  const at = vec3();
  const isShaftIn = Array.from({ length: parts }, (_, i) => i / parts).some((share) => {
    copy(at, entry);
    for (const axis of ['x', 'y', 'z'] as const) at[axis] += (tip[axis] - entry[axis]) * share;
    return isIn(place(at));
  });
  return {
    degrees: Math.asin(Math.min(1, Math.abs(dot(direction, pose.axial)))) / DEGREE,
    depth,
    off: elevation,
    shows: isIn({ depth, elevation }) ? 'tip' : isShaftIn ? 'false tip' : 'none',
  };
}
