/**
 * The world in terms that a scenario's guards may ask about: flat, named, one type each. Guards are pure over this
 * record, so a test can supply it.
 */
export interface Facts {
  readonly consentGiven: boolean;
  readonly handsWashed: boolean;
  readonly gloved: boolean;
  readonly skinPrepared: boolean;
  readonly skinDry: boolean;
  readonly draped: boolean;
  readonly probeCovered: boolean;
  readonly gelApplied: boolean;
  readonly targetSeenShort: boolean;
  readonly targetSeenLong: boolean;
  readonly vesselsSeen: boolean;
  readonly veinPressed: boolean;
  readonly probeInContact: boolean;
  readonly needleTaken: boolean;
  readonly skinPierced: boolean;
  readonly needleInTissue: boolean;
  readonly tipInTarget: boolean;
  readonly tipVisible: boolean;
  /** Share of the cavity's first volume that is now in the syringe, 0 .. 1. */
  readonly drainedFraction: number;
  readonly cavityMl: number;
  readonly syringeMl: number;
  readonly bloodMl: number;
  readonly passes: number;
  readonly pressed: boolean;
  readonly dressed: boolean;
  readonly sharpsSafe: boolean;
  readonly advised: boolean;
  readonly elapsedS: number;
}
export type FactName = keyof Facts;
