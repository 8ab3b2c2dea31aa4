import type { Anatomy } from '../core/anatomy/anatomy';
import { type ImagePoint, toImage } from '../core/imaging/beam';
import { fieldOf } from '../core/imaging/fan';
import { LOOKS_RAD } from '../core/imaging/machine';
import type { Probe } from '../core/instruments/probe';
import type { Pass, PassSource } from './gpu';
import { fieldSource } from './passes/field';
import { lateralSource } from './passes/lateral';
import type { Laboratory } from './uniforms';
import type { ScannedView } from './view';

/**
 * Programs that leave out what most frames have not: for renderers that run through both sides of every branch, and for a first image,
 * since they are soon compiled. They draw the same picture.
 */
export interface ShortPasses {
  readonly field: Pass;
  readonly lateral: Pass;
}

export const shortSources = (defines: PassSource['defines']): readonly PassSource[] => [
  fieldSource(defines, true),
  lateralSource(defines, true),
];

/** How near the field a needle must come to be seen, mm: beside it and above it, and out of the plane, 4.5 of the thickest slice's deviations. */
const NEAR = { beside: 4, elevation: 12 } as const;

/** Whether a part of the needle lies so near the field that a frame could show it. */
export function isNear({ needle, probe: pose, state }: ScannedView, probe: Probe): boolean {
  if (needle === null) return false;
  const tip: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };
  const hub: ImagePoint = { lateral: 0, depth: 0, elevation: 0 };
  toImage(tip, pose, needle.tip);
  toImage(hub, pose, needle.hub);
  const most = Math.max(
    ...LOOKS_RAD[state.machine.looks].map((look) => Math.abs(state.machine.steerRad + look)),
  );
  const { left, right, top, bottom } = fieldOf(probe, state.machine.depth, most);
  const side = Math.max(-left, right) + NEAR.beside;
  // The share of the way from tip to hub that lies between each two faces of a box.
  let from = 0;
  let to = 1;
  for (const [a, b, low, high] of [
    [tip.lateral, hub.lateral, -side, side],
    [tip.depth, hub.depth, top - NEAR.beside, bottom + NEAR.beside],
    [tip.elevation, hub.elevation, -NEAR.elevation, NEAR.elevation],
  ] as const) {
    if (a === b && (a < low || a > high)) return false;
    if (a === b) continue;
    from = Math.max(from, Math.min((low - a) / (b - a), (high - a) / (b - a)));
    to = Math.min(to, Math.max((low - a) / (b - a), (high - a) / (b - a)));
  }
  return from <= to;
}

/** Whether a frame has none of what the short field leaves out. */
export const isPlain = (
  view: ScannedView,
  anatomy: Anatomy,
  probe: Probe,
  { targets }: Laboratory,
): boolean =>
  probe.radius === 0 &&
  !isNear(view, probe) &&
  view.deformation.drags.length === 0 &&
  targets.length === 0 &&
  !anatomy.structures.some((_, i) => anatomy.present(i) && anatomy.tissueOf(i) === 'gas');
