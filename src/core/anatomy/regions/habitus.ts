import { clamp, exp } from '../../math/functions';
import { type RandomState, randomNormal } from '../../math/random';

/** Fat under the skin of patients, mm: thin, and as thick as a case may have. */
const LEAST_FAT = 3;
const MOST_FAT = 25;

/**
 * Draws fat under the skin, mm. Habitus is skewed: half of all lie below `median` and one in twenty above 2.3 times as much. Both
 * typical, unverified: 5 to 15 mm is usual over the fossa and, with the skin, over the shoulder.
 */
export const drawnFat = (state: RandomState, median: number): number =>
  clamp(median * exp(0.5 * randomNormal(state)), LEAST_FAT, MOST_FAT);
