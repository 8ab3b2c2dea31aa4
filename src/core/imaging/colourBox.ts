import type { Probe } from '../instruments/probe';
import { clamp } from '../math/functions';
import { type DopplerSettings, dopplerSteer } from './dopplerSettings';
import { beamAt, beamPoint, rangeOf } from './fan';

/** The part of the fan of Doppler beams in which flow is looked for: places along the face and ranges, mm. */
export interface ColourBox {
  readonly steerRad: number;
  readonly fromArc: number;
  readonly toArc: number;
  readonly fromRange: number;
  readonly toRange: number;
}

/** The least that is left of a box at the edge of the fan, mm. */
const LEAST = 2;

/** The box as far as the beams of the probe reach: those that leave its face, down to the depth of the image. */
export function colourBoxOf(probe: Probe, depth: number, s: DopplerSettings): ColourBox {
  const steerRad = dopplerSteer(probe, s);
  const middle = beamAt({ beamFraction: 0, range: 0 }, probe, s.boxLateral, s.boxDepth, steerRad);
  const half = probe.aperture / 2;
  const arc = (middle.beamFraction - 0.5) * probe.aperture;
  const spread = probe.radius > 0 ? 1 + middle.range / probe.radius : 1;
  const end = rangeOf(probe, depth, steerRad);
  // Seen from the face a steered box is as high as the beams are longer.
  const down = ((s.boxHeight / 2) * end) / depth;
  const fromArc = clamp(arc - s.boxWidth / 2 / spread, -half, half - LEAST);
  const fromRange = clamp(middle.range - down, 0.5, end - LEAST);
  return {
    steerRad,
    fromArc,
    toArc: clamp(arc + s.boxWidth / 2 / spread, fromArc + LEAST, half),
    fromRange,
    toRange: clamp(middle.range + down, fromRange + LEAST, end),
  };
}

/** Points along one curved edge of the outline. */
const EDGE_POINTS = 9;

/** The box's outline in the plane of the image, mm, once round. */
export function boxOutline(
  probe: Probe,
  box: ColourBox,
): readonly { readonly lateral: number; readonly depth: number }[] {
  const n = probe.radius > 0 ? EDGE_POINTS : 2;
  const at = (share: number, range: number) =>
    beamPoint(
      { lateral: 0, depth: 0 },
      probe,
      (box.fromArc + (box.toArc - box.fromArc) * share) / probe.aperture + 0.5,
      range,
      box.steerRad,
    );
  const top = Array.from({ length: n }, (_, i) => at(i / (n - 1), box.fromRange));
  const bottom = Array.from({ length: n }, (_, i) => at(1 - i / (n - 1), box.toRange));
  return [...top, ...bottom];
}
