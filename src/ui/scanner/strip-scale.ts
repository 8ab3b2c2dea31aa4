import { speedOf } from '../../core/imaging/doppler';
import type { GateSettings } from '../../core/imaging/gateSettings';
import { BINS, type Column, speedTurns } from '../../core/imaging/spectrum';

/** How speeds lie on a strip, corrected for the cursor's angle: cm/s, towards the probe positive. */
export interface StripScale {
  /** At the ends of the scale: towards the probe, and away from it. */
  readonly towards: number;
  readonly away: number;
  /** Where a speed or a shift lies, share of the height from the top. */
  shareOf(cmPerS: number): number;
  shareOfTurns(turns: number): number;
  /** The speed at a share of the height. */
  speedAt(share: number): number;
  /** The speed of an edge of a spectrum, what the array adds to it taken off. */
  peakOf(edgeTurns: number): number;
  /** The bin that stands at a row of the strip, 0 at the top. */
  binOf(row: number): number;
}

type Settings = Pick<GateSettings, 'gateAngleRad' | 'gateBaseline' | 'gateInvert'>;

export function scaleOf(
  { sentMHz, prfHz }: Pick<Column, 'sentMHz' | 'prfHz'>,
  { gateAngleRad, gateBaseline, gateInvert }: Settings,
): StripScale {
  /** Speed along the vessel of one turn a pulse, cm/s. */
  const perTurn = speedOf(sentMHz, prfHz) / Math.cos(gateAngleRad) / 10;
  const baseline = gateBaseline / 2;
  const flip = (share: number): number => (gateInvert ? 1 - share : share);
  const shareOfTurns = (turns: number): number => flip(0.5 + baseline - turns);
  const least = Math.round(baseline * BINS);
  return {
    towards: (0.5 + baseline) * perTurn,
    away: (baseline - 0.5) * perTurn,
    shareOfTurns,
    shareOf: (cmPerS) => shareOfTurns(cmPerS / perTurn),
    speedAt: (share) => (0.5 + baseline - flip(share)) * perTurn,
    peakOf: (edge) => (speedTurns(edge, gateAngleRad) * speedOf(sentMHz, prfHz)) / 10,
    binOf: (row) => (((least + (gateInvert ? row : BINS - 1 - row)) % BINS) + BINS) % BINS,
  };
}

/** Round steps for the marks of a scale, so that there are about five. */
export function stepFor(span: number): number {
  const rough = span / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  return ten * (rough < 1.5 * ten ? 1 : rough < 3.5 * ten ? 2 : rough < 7.5 * ten ? 5 : 10);
}
