import type { Structure } from '../../src/core/anatomy/region';
import type { WorldView } from '../../src/core/world/view';

/** What a reader may call a marked place. */
export type Answer =
  | 'artery'
  | 'bone'
  | 'bursa'
  | 'calcification'
  | 'cartilage'
  | 'cyst'
  | 'cyst neck'
  | 'fascia'
  | 'fat'
  | 'gel'
  | 'ligament'
  | 'muscle'
  | 'nerve'
  | 'shaft that crosses the plane'
  | 'sheet'
  | 'solid target'
  | 'tear of the tendon'
  | 'tendon'
  | 'true tip'
  | 'vein'
  | 'vessel'
  | 'wire';

/** A place in the plane of a frame that is asked for, mm. */
export interface MarkedPlace {
  readonly lateral: number;
  readonly depth: number;
  readonly truth: Answer;
}

/** Its letter in the picture. */
export interface Mark extends MarkedPlace {
  readonly letter: string;
}

/** What the hand does from frame to frame. */
export type Motion = 'still' | 'press' | 'tilt' | 'slide';

export interface Item {
  readonly number: number;
  readonly region: string;
  readonly seed: number;
  readonly axis: 'short' | 'long';
  readonly motion: Motion;
  readonly needle: boolean;
  /** What a reader is told: where the probe stands and what the hand does. */
  readonly told: string;
  readonly frames: readonly WorldView[];
  readonly marks: readonly Mark[];
}

const byId: Readonly<Record<string, Answer>> = {
  bursa: 'bursa',
  vessel: 'vessel',
  sheet: 'sheet',
  wires: 'wire',
};
const byTissue: Readonly<Record<string, Answer>> = {
  artery: 'artery',
  vein: 'vein',
  nerve: 'nerve',
  tendon: 'tendon',
  muscle: 'muscle',
  fat: 'fat',
  bone: 'bone',
  cartilage: 'cartilage',
  ligament: 'ligament',
  calcification: 'calcification',
  gelTarget: 'solid target',
  gel: 'gel',
};

/** What a structure is to be called; null for what no reader is asked about. */
export function answerOf(structure: Structure): Answer | null {
  if (structure.id === 'tear') return 'tear of the tendon';
  if (structure.role === 'target' && structure.tissue === 'synovialFluid') return 'cyst';
  if (structure.id.startsWith('cyst')) return 'cyst';
  return byId[structure.id] ?? byTissue[structure.tissue] ?? null;
}

/** The order in which structures are asked for: first what the needle must find or must not meet. */
const FIRST: readonly Answer[] = [
  'cyst neck',
  'nerve',
  'vein',
  'artery',
  'bursa',
  'tear of the tendon',
  'tendon',
  'cyst',
  'bone',
  'vessel',
  'calcification',
  'solid target',
  'wire',
  'sheet',
  'cartilage',
  'muscle',
  'fat',
];

export const rankOf = (answer: Answer): number => {
  const rank = FIRST.indexOf(answer);
  return rank < 0 ? FIRST.length : rank;
};
