/** How finely the image is computed. Geometry is evaluated at `rows` depths a beam, echoes at `samples`. */
export interface Tier {
  readonly id: 'low' | 'medium' | 'high';
  readonly beams: number;
  readonly samples: number;
  readonly rows: number;
}

export const tiers: Readonly<Record<Tier['id'], Tier>> = {
  low: { id: 'low', beams: 96, samples: 384, rows: 128 },
  medium: { id: 'medium', beams: 160, samples: 640, rows: 192 },
  high: { id: 'high', beams: 256, samples: 1024, rows: 256 },
};
