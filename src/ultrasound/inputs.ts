import { contentOf } from '../core/anatomy/anatomy';
import type { Region, Structure } from '../core/anatomy/region';
import { MOST_STRUCTURES } from '../core/anatomy/structureSet';
import { tissues } from '../core/anatomy/tissues';
import { attenuationDbPerCm, impedance } from '../core/imaging/acoustics';
import { type ImagePoint, toImage } from '../core/imaging/beam';
import { needleEchoDb } from '../core/imaging/needleEcho';
import type { NeedleSurface } from '../core/instruments/needle';
import type { Probe } from '../core/instruments/probe';
import { TABLE_ROWS } from './glsl/beam';
import { NEEDLE_CURVE_SIZE } from './glsl/needle';
import { PATTERNS, textureOf } from './glsl/patterns';
import { SCATTERER_CELLS } from './tables';
import type { ScannedView } from './view';

/** Gel between probe and skin: no scatterers. Impedance MRayl, attenuation dB/cm/MHz; typical. */
const GEL = { impedance: 1.5, attenuation: 0.05 };

/**
 * Values of `uStructure`; `plain` for even speckle without texture. Attenuation a MHz is that which makes a tissue's power
 * law right at the centre frequency. `values` are those of the region's parameters, which choose what some structures hold; their
 * defaults where left out. Throws when the region has more structures than the shaders hold.
 */
export function packStructures(
  region: Region,
  probe: Probe,
  plain = false,
  values: readonly number[] = region.parameters.map((p) => p.value),
): Float32Array {
  if (region.structures.length > MOST_STRUCTURES)
    throw new Error(
      `Region "${region.id}" has ${region.structures.length} structures; at most ${MOST_STRUCTURES} can be drawn.`,
    );
  const out = new Float32Array(TABLE_ROWS * 4);
  const parameterOf = (name: string): number =>
    values[region.parameters.findIndex((p) => p.param === name)] ?? 0;
  out.set([PATTERNS.indexOf('none'), 0, GEL.attenuation, GEL.impedance], 0);
  region.structures.forEach((s: Structure, i) => {
    const t = tissues[contentOf(s, parameterOf)];
    const amplitude = 10 ** (t.backscatterDb / 20);
    const pattern = PATTERNS.indexOf(plain ? 'none' : textureOf(t));
    out.set(
      [pattern, amplitude, attenuationDbPerCm(t, probe.centreMHz) / probe.centreMHz, impedance(t)],
      4 * (i + 1),
    );
  });
  return out;
}

/** The needle in the probe's frame, for `glsl/needle`. */
export interface PackedNeedle {
  readonly tip: readonly [number, number, number, number];
  readonly back: readonly [number, number, number, number];
}

export function packNeedle(view: ScannedView): PackedNeedle {
  const { needle, probe } = view;
  if (!needle) return { tip: [0, 0, 0, 0], back: [0, 0, 1, 0] };
  const tip: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };
  const hub: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };
  toImage(tip, probe, needle.tip);
  toImage(hub, probe, needle.hub);
  const x = hub.lateral - tip.lateral;
  const y = hub.depth - tip.depth;
  const z = hub.elevation - tip.elevation;
  const l = Math.max(Math.hypot(x, y, z), 1e-6);
  return {
    tip: [tip.lateral, tip.depth, tip.elevation, needle.model.outerDiameter / 2],
    back: [x / l, y / l, z / l, l],
  };
}

const ANCHOR_RAD = Math.PI / 6;
/** Share of the way between two anchors over which they are cross-faded. */
const FADE = 0.3;

/**
 * Turns of the scatterers' lattice for a pose. Its cells are finer along the image plane than across it, so they are anchored at
 * fixed turns about the skin's normal and cross-faded between them: a function of the pose alone. Cosine and sine of both turns, the
 * share of the second, and the turn of the middle beam from the skin's normal in the plane.
 */
export function latticeTurns(pose: ScannedView['probe']): {
  readonly turns: readonly [number, number, number, number];
  readonly blend: number;
  readonly rockRad: number;
} {
  const turn = Math.atan2(pose.lateral.z, pose.lateral.x) / ANCHOR_RAD;
  const first = Math.floor(turn);
  const t = Math.min(1, Math.max(0, (turn - first - 0.5) / FADE + 0.5));
  const near = (t > 0.999 ? first + 1 : first) * ANCHOR_RAD;
  const far = (first + 1) * ANCHOR_RAD;
  return {
    turns: [Math.cos(near), Math.sin(near), Math.cos(far), Math.sin(far)],
    blend: t > 0.999 ? 0 : t * t * (3 - 2 * t),
    rockRad: Math.asin(Math.min(1, Math.max(-1, pose.lateral.y))),
  };
}

const curves = new Map<NeedleSurface, Float32Array>();

/** A surface's loss by angle, degree by degree from 0, dB: values of `uNeedleCurve`. */
export function needleCurve(surface: NeedleSurface): Float32Array {
  let curve = curves.get(surface);
  if (!curve) {
    curve = Float32Array.from({ length: NEEDLE_CURVE_SIZE }, (_, degrees) =>
      needleEchoDb((degrees * Math.PI) / 180, surface),
    );
    curves.set(surface, curve);
  }
  return curve;
}

/** Where a frame's electronic noise is read in the table: another place each tick. */
export function noiseOffset(tick: number): [number, number] {
  return [(tick * 97) % SCATTERER_CELLS[1], (tick * 13) % SCATTERER_CELLS[2]];
}
