import type { NeedleId } from '../core/instruments/needle';

/** A point of the image: mm along the array from its middle, positive away from the marker, and mm deep. */
export interface OnImage {
  readonly lateral: number;
  readonly depth: number;
}

/** What a trained eye tells apart. */
export type Label = 'cyst' | 'artery' | 'vein' | 'nerve' | 'bone';

/** A structure as it shows on the image: only the part within the field and before any bone. */
export interface Blob {
  readonly label: Label;
  readonly centre: OnImage;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What the image showed a moment ago. */
export interface Picture {
  readonly blobs: readonly Blob[];
  /** The needle's tip, where it shows. */
  readonly tip: OnImage | null;
  /** Share of the inserted shaft that shows. */
  readonly shaft: number;
  /** Half the width of the field, and its depth, mm. */
  readonly halfWidth: number;
  readonly depth: number;
}

export interface ProbeHand {
  readonly contact: boolean;
  readonly x: number;
  readonly z: number;
  readonly rotationRad: number;
  readonly tiltRad: number;
  readonly rockRad: number;
  readonly forceN: number;
}

/** The needle as the eye sees it beside the probe: in the probe's frame, mm along the array, deep, out of the plane. */
export interface NeedleHand {
  readonly model: NeedleId;
  readonly pierced: boolean;
  /** How far it went in from where it met the skin, mm, by the marks on its shaft. */
  readonly advance: number;
  readonly forceN: number;
  /** Where it meets the skin. */
  readonly entry: { readonly lateral: number; readonly depth: number; readonly elevation: number };
  /** Unit direction from hub to tip. */
  readonly direction: { readonly lateral: number; readonly depth: number; readonly elevation: number };
}

/** All that a player gets: what a person at the table could see, feel and read. */
export interface Percept {
  readonly timeS: number;
  readonly phase: string | null;
  readonly prompt: string | null;
  readonly says: string | null;
  readonly statements: readonly { readonly id: string; readonly say: string }[];
  /** The prepared skin still shines. */
  readonly skinWet: boolean;
  readonly probe: ProbeHand;
  readonly needle: NeedleHand | null;
  /** Read off the barrel, mL. */
  readonly syringeMl: number;
  readonly blood: boolean;
  /** null without contact. */
  readonly picture: Picture | null;
  readonly finished: boolean;
}
