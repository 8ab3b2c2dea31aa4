import type { Anatomy } from '../anatomy/anatomy';
import { type Deformation, rest } from '../anatomy/deformation';
import type { NeedleSurface } from '../instruments/needle';
import type { Probe } from '../instruments/probe';
import { amplitudeOfDb, asin, dbOfAmplitude } from '../math/functions';
import { addScaled, type Vec3, vec3 } from '../math/vec3';
import { fromImage, type ImagePoint, type ProbePose, sliceThickness, toImage } from './beam';
import { beamAt, beamPoint, rangeOf, sineToBeam } from './fan';
import { LOOKS_RAD, type MachineSettings } from './machine';
import { needleEchoDb } from './needleEcho';

/** A probe in contact that makes an image of an anatomy. */
export interface Scan {
  readonly pose: ProbePose;
  readonly probe: Probe;
  readonly settings: MachineSettings;
  readonly anatomy: Anatomy;
  readonly deformation: Deformation;
  /** Structures that no sound passes: indices of bones. */
  readonly opaque: readonly number[];
}

/** A needle in space; unit direction from hub to tip, mm. */
export interface Shaft {
  readonly tip: Readonly<Vec3>;
  readonly direction: Readonly<Vec3>;
  readonly radius: number;
  readonly surface: NeedleSurface;
  /** Length in the tissue. */
  readonly inserted: number;
}

/**
 * Echo of a needle that lies along the face against muscle speckle, dB; typical, unverified. With the angle curve it puts
 * the loss of a 22G needle in muscle between 35 and 45 degrees to the face, where teaching texts put it.
 */
export const NEEDLE_PEAK_DB = 30;
/** How far a needle's echo must stand out of what surrounds it, dB. */
const CONTRAST_DB = 6;
/** What an image shows of nothing, dB against muscle: speckle weaker than this is black all the same. */
const FLOOR_DB = -30;

/** Whether a point lies in the field of the image, `margin` mm from its edges, and in the slice within `half` mm of its middle. */
export function inField(scan: Scan, p: ImagePoint, half: number, margin = 0): boolean {
  const { probe, settings } = scan;
  const { beamFraction, range } = beamAt(fanScratch, probe, p.lateral, p.depth, settings.steerRad);
  const fromMiddle = Math.abs(beamFraction - 0.5) * probe.aperture;
  return (
    fromMiddle <= probe.aperture / 2 - margin &&
    range >= 0 &&
    range <= rangeOf(probe, settings.depth, settings.steerRad) - margin &&
    Math.abs(p.elevation) <= half
  );
}

/** Whether bone stands between the face and a point of the image, along its beam. */
export function isShadowed(scan: Scan, p: ImagePoint): boolean {
  const at = vec3();
  const { steerRad } = scan.settings;
  const { beamFraction, range } = beamAt(fanScratch, scan.probe, p.lateral, p.depth, steerRad);
  const on = { lateral: p.lateral, depth: 0 };
  for (const bone of scan.opaque) {
    for (let before = 0; before < range; ) {
      beamPoint(on, scan.probe, beamFraction, before, steerRad);
      rest(at, scan.deformation, fromImage(at, scan.pose, on.lateral, on.depth, p.elevation));
      const d = scan.anatomy.distance(bone, at.x, at.y, at.z);
      if (d < 0) return true;
      before += Math.max(0.3, 0.7 * d);
    }
  }
  return false;
}

/** How far the echo of a needle stands out of the tissue at a point, dB; compounded looks share it out. */
function needleContrastDb(scan: Scan, p: ImagePoint, shaft: Shaft, backscatterDb: number): number {
  const { pose, probe, settings } = scan;
  const looks = LOOKS_RAD[settings.looks];
  let sum = 0;
  for (const look of looks) {
    const angle = asin(sineToBeam(pose, probe, settings.steerRad + look, p, shaft.direction));
    const db = needleEchoDb(angle, shaft.surface);
    sum += looks.length === 1 ? db : amplitudeOfDb(db);
  }
  const echoDb = looks.length === 1 ? sum : dbOfAmplitude(sum / looks.length);
  return NEEDLE_PEAK_DB + echoDb - Math.max(backscatterDb, FLOOR_DB);
}

const fanScratch = { beamFraction: 0, range: 0 };
const scratch: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };

/**
 * Whether a point of a needle shows on the image: in the field and the slice, its echo above the tissue around it
 * (`backscatterDb` against muscle), and no bone before it.
 */
export function isVisible(scan: Scan, shaft: Shaft, at: Readonly<Vec3>, backscatterDb: number): boolean {
  if (scan.settings.frozen) return false;
  const p = toImage(scratch, scan.pose, at);
  const half = sliceThickness(scan.probe, p.depth) / 2 + shaft.radius;
  return (
    inField(scan, p, half) &&
    needleContrastDb(scan, p, shaft, backscatterDb) >= CONTRAST_DB &&
    !isShadowed(scan, p)
  );
}

/** Parts into which the shaft is divided to see how much of it shows. */
const PARTS = 16;

/** Share of the inserted shaft that shows, 0 .. 1, in surroundings like muscle. */
export function visibleShare(scan: Scan, shaft: Shaft): number {
  if (shaft.inserted <= 0) return 0;
  const at = vec3();
  let seen = 0;
  for (let i = 0; i < PARTS; i++) {
    addScaled(at, shaft.tip, shaft.direction, (-shaft.inserted * (i + 0.5)) / PARTS);
    if (isVisible(scan, shaft, at, 0)) seen += 1;
  }
  return seen / PARTS;
}
