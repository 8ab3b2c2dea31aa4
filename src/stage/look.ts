/** What a region's body looks like: the back of a knee, skin without marks of its own, or a block of gel. */
export type Look = 'knee' | 'skin' | 'gel';

const looks: Readonly<Record<string, Look>> = { popliteal: 'knee', gelPhantom: 'gel' };

/** The look of a region, by its id; skin where none is told. */
export const lookOf = (region: string): Look => looks[region] ?? 'skin';
