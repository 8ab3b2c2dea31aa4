/** How much the stage spends on a frame. Numbers in docs/stage.md. */
export interface StageTier {
  readonly id: 'low' | 'medium' | 'high';
  /** Drawn pixels per CSS pixel of the canvas. */
  readonly scale: number;
  /** Soft shadows of probe, needle and syringe. */
  readonly shadows: boolean;
  /** Fine slopes of skin and cloth. */
  readonly detail: boolean;
  /** Multisampling of the canvas. */
  readonly antialias: boolean;
  /** Texels of the skin's colour and slope, square. */
  readonly skinTexels: number;
  /** Points of the limb along and round. */
  readonly limbRows: number;
  readonly limbColumns: number;
}

/** For drawing without a graphics card. */
const low: StageTier = {
  id: 'low',
  scale: 0.6,
  shadows: false,
  detail: false,
  antialias: false,
  skinTexels: 384,
  limbRows: 120,
  limbColumns: 80,
};
const medium: StageTier = {
  id: 'medium',
  scale: 1,
  shadows: true,
  detail: true,
  antialias: true,
  skinTexels: 768,
  limbRows: 160,
  limbColumns: 96,
};
const high: StageTier = { ...medium, id: 'high', scale: 2, limbRows: 220, limbColumns: 144 };

export const stageTiers: Readonly<Record<StageTier['id'], StageTier>> = { low, medium, high };
