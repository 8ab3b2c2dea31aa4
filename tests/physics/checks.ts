import type { Check } from './check';
import { anisotropies } from './checks/anisotropy';
import { appearance } from './checks/appearance';
import { attenuations, contrast, deposit, enhancement } from './checks/attenuation';
import { contact } from './checks/contact';
import { doppler, dopplerVessel } from './checks/doppler';
import { edges } from './checks/edges';
import { fat } from './checks/fat';
import { angle, bone, reflection } from './checks/interfaces';
import { looksOfRegions } from './checks/looks';
import { bands, needle } from './checks/needle';
import { patterns } from './checks/patterns';
import { compounding, frequencies, knobs, looks, places, steering, widths } from './checks/probes';
import { refraction } from './checks/refraction';
import { resolution, slice } from './checks/resolution';
import { speckle } from './checks/speckle';
import { spectrum } from './checks/spectrum';
import { speed } from './checks/speed';
import { level, slideAcross, slides, still } from './checks/stillness';
import { coarser } from './checks/tiers';

/** All that is measured, in the order in which it is shown. */
export const checks: readonly Check[] = [
  speckle,
  resolution,
  slice,
  still,
  level,
  ...attenuations,
  enhancement,
  contrast,
  deposit,
  reflection,
  angle,
  bone,
  speed,
  refraction,
  edges,
  fat,
  needle,
  bands,
  ...anisotropies,
  ...slides,
  slideAcross,
  appearance,
  ...looksOfRegions,
  patterns,
  ...widths,
  looks,
  compounding,
  frequencies,
  steering,
  knobs,
  places,
  coarser,
  contact,
  doppler,
  dopplerVessel,
  spectrum,
];
