import type { Tissue, Wall } from '../anatomy/tissue';
import type { Needle } from '../instruments/needle';
import { needles } from '../instruments/needle';

/** Forces in the tissue table are for this needle. */
const BASE = needles['22G'];

/** Pop, cutting and friction grow with the outer diameter; so does the stiffness under a flat punch (Sneddon 1965). */
export const sizeFactor = (needle: Needle): number => needle.outerDiameter / BASE.outerDiameter;

/** A lumen's wall is met from inside as well. */
const isHollow = (tissue: Tissue): boolean => tissue.pattern === 'blood' || tissue.pattern === 'fluid';

/** The wall between two tissues as a tip meets it, for a 22G needle; null where nothing holds it. */
export function wallBetween(from: Tissue | null, to: Tissue | null): Wall | null {
  const entered = to?.wall ?? null;
  const left = from && isHollow(from) ? (from.wall ?? null) : null;
  if (!entered || !left) return entered ?? left;
  return left.popN > entered.popN ? left : entered;
}
