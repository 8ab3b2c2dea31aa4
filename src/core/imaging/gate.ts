import type { Anatomy, PointSample } from '../anatomy/anatomy';
import { OUTSIDE } from '../anatomy/anatomy';
import { type Deformation, rest } from '../anatomy/deformation';
import { waves } from '../anatomy/flow';
import { tissues } from '../anatomy/tissues';
import type { Probe } from '../instruments/probe';
import { amplitudeOfDb, clamp, cos, sin } from '../math/functions';
import { dot, set, type Vec3, vec3 } from '../math/vec3';
import { twoWayLossDb } from './acoustics';
import { DISPLAY_SPEED, fromImage, type ProbePose, sliceThickness } from './beam';
import { dopplerMHz, mostPrfHz, SIGNAL_DB } from './doppler';
import { beamAt, beamPoint, rangeOf } from './fan';
import type { GateSettings } from './gateSettings';
import { FWHM_PER_SIGMA, lateralWidth, responseOf } from './pulse';

/** A place in the plane of the image, mm. */
interface Place {
  lateral: number;
  depth: number;
}

/** The gate on its beam. Ranges are as the machine shows them, mm from the face. */
export interface Gate {
  readonly steerRad: number;
  readonly beamFraction: number;
  readonly from: number;
  readonly to: number;
  /** Its middle, and the unit vector along its beam, in the plane of the image. */
  readonly middle: Readonly<Place>;
  readonly along: Readonly<Place>;
}

/** The least range at which a gate begins, mm. */
const NEAREST = 0.5;

/** The gate as far as the beams of the probe reach. */
export function gateOf(probe: Probe, depth: number, s: GateSettings): Gate {
  const steerRad = probe.radius > 0 ? 0 : s.gateSteerRad;
  const end = rangeOf(probe, depth, steerRad);
  const at = beamAt({ beamFraction: 0, range: 0 }, probe, s.gateLateral, s.gateDepth, steerRad);
  const beamFraction = clamp(at.beamFraction, 0, 1);
  const half = s.gateLength / 2;
  const range = clamp(at.range, NEAREST + half, Math.max(NEAREST + half, end - half));
  const middle = beamPoint({ lateral: 0, depth: 0 }, probe, beamFraction, range, steerRad);
  const next = beamPoint({ lateral: 0, depth: 0 }, probe, beamFraction, range + 1, steerRad);
  return {
    ...{ steerRad, beamFraction, middle, from: range - half, to: range + half },
    along: { lateral: next.lateral - middle.lateral, depth: next.depth - middle.depth },
  };
}

/** Pulses a second of the gate: as wanted, or as its range allows. */
export const gatePrfHz = (gate: Pick<Gate, 'to'>, s: GateSettings): number =>
  Math.min(s.gatePrfHz, mostPrfHz(gate.to));

/** The cursor along the vessel: the beam, looking back to the probe, turned by the corrected angle towards +lateral. */
export function cursorOf({ along }: Gate, { gateAngleRad }: GateSettings): Readonly<Place> {
  const [c, s] = [cos(gateAngleRad), sin(gateAngleRad)];
  return { lateral: -along.lateral * c + -along.depth * -s, depth: -along.depth * c + -along.lateral * s };
}

/** A part of what the gate hears: what moves with a wave's share of these speeds, mm/s, and its power against the noise. */
export interface Echo {
  /** Towards the probe, and across the beam in the plane of the image. */
  readonly towards: number;
  readonly across: number;
  /** Index in `waves`; OUTSIDE for tissue, which only moves against the probe. */
  readonly wave: number;
  readonly power: number;
}

/** What has to be known of a moment to say what the gate hears. */
export interface GatePlane {
  readonly pose: ProbePose;
  readonly deformation: Deformation;
  readonly anatomy: Anatomy;
  readonly probe: Probe;
}

/** Places over the gate's length, and Gauss and Hermite's over its width: (place in standard deviations, weight). */
const LENGTHS = 15;
const WIDTHS = [
  [0, 2 / 3],
  [1.7320508075688772, 1 / 6],
  [-1.7320508075688772, 1 / 6],
] as const;
/** Step along the beam on the way to the gate, mm. */
const STEP = 0.5;
/** Nothing of an echo is heard behind this loss, dB. */
const LOST_DB = 120;

/**
 * Goes along the gate's beam: `at` hears each of rising shown ranges with the true range that its echo comes from and the loss of the way
 * there and back, dB, until bone or air.
 */
function follow(
  { pose, deformation, anatomy, probe }: GatePlane,
  gate: Gate,
  wanted: readonly number[],
  at: (range: number, lossDb: number) => void,
): void {
  const sent = dopplerMHz(probe);
  const end = rangeOf(probe, gate.to + 20, gate.steerRad);
  const p = { lateral: 0, depth: 0 };
  const q = vec3();
  let shown = 0;
  let lossDb = 0;
  let next = 0;
  for (let range = 0; range < end; range += STEP) {
    beamPoint(p, probe, gate.beamFraction, range + STEP / 2, gate.steerRad);
    rest(q, deformation, fromImage(q, pose, p.lateral, p.depth));
    const owner = anatomy.owner(q.x, q.y, q.z);
    const tissue = owner === OUTSIDE ? null : tissues[anatomy.tissueOf(owner)];
    // Between face and skin is gel: no loss, at the machine's own speed.
    const slow = tissue === null ? 1 : (1000 * DISPLAY_SPEED) / tissue.speedMPerS;
    const perMm = tissue === null ? 0 : twoWayLossDb(tissue, sent, 1);
    for (let w = wanted[next]; w !== undefined && w <= shown + STEP * slow; w = wanted[++next]) {
      const part = Math.max(0, w - shown) / slow;
      at(range + part, lossDb + perMm * part);
    }
    if (next >= wanted.length) return;
    if (tissue?.pattern === 'bone' || tissue?.pattern === 'gas' || lossDb > LOST_DB) return;
    shown += STEP * slow;
    lossDb += perMm * STEP;
  }
}

/** What the gate hears of the moment, part by part; nothing behind bone. `waves` and movement of the moment are not in it. */
export function gateEchoes(plane: GatePlane, gate: Gate): readonly Echo[] {
  const { pose, deformation, anatomy, probe } = plane;
  const out: Echo[] = [];
  const sent = { ...probe, centreMHz: dopplerMHz(probe) };
  const { along } = gate;
  const axis = (of: (v: Readonly<Vec3>) => number): number =>
    of(pose.lateral) * along.lateral + of(pose.axial) * along.depth;
  const ahead = set(
    vec3(),
    axis((v) => v.x),
    axis((v) => v.y),
    axis((v) => v.z),
  );
  const side = (of: (v: Readonly<Vec3>) => number): number =>
    of(pose.lateral) * along.depth - of(pose.axial) * along.lateral;
  const beside = set(
    vec3(),
    side((v) => v.x),
    side((v) => v.y),
    side((v) => v.z),
  );
  const response = responseOf(sent, (gate.from + gate.to) / 2);
  const sample: PointSample = { owner: OUTSIDE, clearance: 0 };
  const p = { lateral: 0, depth: 0 };
  const q = vec3();
  const v = vec3();
  const wanted = Array.from(
    { length: LENGTHS },
    (_, i) => gate.from + ((i + 0.5) / LENGTHS) * (gate.to - gate.from),
  );
  follow(plane, gate, wanted, (range, lossDb) => {
    const wide = lateralWidth(response, range) / FWHM_PER_SIGMA;
    const thick = Math.max(sliceThickness(sent, range), 0.05) / FWHM_PER_SIGMA;
    for (const [a, weightA] of WIDTHS)
      for (const [e, weightE] of WIDTHS) {
        beamPoint(p, probe, gate.beamFraction, range, gate.steerRad);
        const lateral = p.lateral + a * wide * along.depth;
        const depth = p.depth - a * wide * along.lateral;
        rest(q, deformation, fromImage(q, pose, lateral, depth, e * thick));
        const owner = anatomy.owner(q.x, q.y, q.z);
        if (owner === OUTSIDE) continue;
        const bleeds = anatomy.bleeds(owner);
        if (bleeds) {
          anatomy.sample(sample, q.x, q.y, q.z);
          anatomy.flow(v, owner, q.x, q.y, q.z, sample.clearance);
        }
        const amplitude = amplitudeOfDb(tissues[anatomy.tissueOf(owner)].backscatterDb + SIGNAL_DB - lossDb);
        out.push({
          towards: bleeds ? -dot(v, ahead) : 0,
          across: bleeds ? dot(v, beside) : 0,
          wave: bleeds ? waves.indexOf(anatomy.structures[owner]?.flow?.wave ?? 'steady') : OUTSIDE,
          power: (weightA * weightE * amplitude * amplitude) / LENGTHS,
        });
      }
  });
  return out;
}
