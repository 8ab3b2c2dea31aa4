import { contentOf } from '../core/anatomy/anatomy';
import type { Region } from '../core/anatomy/region';
import { tissues } from '../core/anatomy/tissues';
import { DISPLAY_SPEED } from '../core/imaging/beam';
import { TABLE_ROWS } from './glsl/beam';

/** Of gel, m/s; typical. */
const GEL_SPEED = 1500;

/** Values of `uFat`, the outside first: 1 for structures that are fat under the skin. Fat between muscles has few septa: it counts as even. */
export function packFat(region: Region): Float32Array {
  const out = new Float32Array(TABLE_ROWS);
  region.structures.forEach(({ tissue }, i) => {
    out[i + 1] = tissue === 'fat' ? 1 : 0;
  });
  return out;
}

/**
 * Values of `uDelay`, the outside first: how much deeper than it is a millimetre of each structure is shown, mm. A machine
 * takes 1540 m/s for every tissue, so a slow one looks thick: 1540 / c - 1. `values` are those of the region's parameters.
 */
export function packDelays(
  region: Region,
  values: readonly number[] = region.parameters.map((p) => p.value),
): Float32Array {
  const parameterOf = (name: string): number =>
    values[region.parameters.findIndex((p) => p.param === name)] ?? 0;
  const delay = (speedMPerS: number): number => (1000 * DISPLAY_SPEED) / speedMPerS - 1;
  const out = new Float32Array(TABLE_ROWS);
  out[0] = delay(GEL_SPEED);
  region.structures.forEach((s, i) => {
    out[i + 1] = delay(tissues[contentOf(s, parameterOf)].speedMPerS);
  });
  return out;
}
