import type { ThinTexture } from '@babylonjs/core/Materials/Textures/thinTexture';
import type { Target } from './gpu';

/** The i-th texture of a target. Throws where it has none. */
export const texture = (target: Target, i = 0): ThinTexture => {
  const found = target.textures[i];
  if (!found) throw new Error(`A target of the image has no texture ${i}.`);
  return found;
};
