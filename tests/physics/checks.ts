import type { Check } from './check';
import { anisotropies } from './checks/anisotropy';
import { attenuations, contrast, enhancement } from './checks/attenuation';
import { bone, reflection } from './checks/interfaces';
import { bands, needle } from './checks/needle';
import { resolution, slice } from './checks/resolution';
import { speckle } from './checks/speckle';
import { level, slideAcross, slides, stillness } from './checks/stillness';

/** All that is measured, in the order in which it is shown. */
export const checks: readonly Check[] = [
  speckle,
  resolution,
  slice,
  level,
  ...attenuations,
  enhancement,
  contrast,
  reflection,
  bone,
  needle,
  bands,
  ...anisotropies,
  stillness,
  ...slides,
  slideAcross,
];
