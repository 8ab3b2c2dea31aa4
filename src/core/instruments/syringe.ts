/** A syringe. Volume mL; the vacuum is what a full pull reaches in practice. */
export interface Syringe {
  readonly id: string;
  readonly capacityMl: number;
  readonly fullPullKPa: number;
}

/** 20 mL: 517 torr at a full pull (bench measurement; see docs/world.md). */
export const syringe20: Syringe = { id: 'syringe20', capacityMl: 20, fullPullKPa: 68.9 };
