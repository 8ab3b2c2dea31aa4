import type { CaseChoice, Region } from '../../core/anatomy/region';
import { presets } from '../../core/imaging/presets';
import type { Probe } from '../../core/instruments/probe';
import type { WorldView } from '../../core/world/view';
import { formatSigned } from '../format';
import { indicesOf } from '../indices';
import { formatSeed } from '../seed';

interface HeadParts {
  readonly region: Region;
  readonly seed: number;
  readonly choice: CaseChoice;
  readonly probe: Probe;
  /** What the image shows. */
  readonly view: WorldView;
  /** Of the world's time since the page was opened. */
  readonly seconds: number;
}

/** The lines over a saved picture: that it is simulated, of what case, and how the machine was set. */
export function headOf({ region, seed, choice, probe, view, seconds }: HeadParts): readonly string[] {
  const { lesion, side = 'left', aberrant } = choice;
  const { preset, depth, gainDb, frequency, harmonic, looks, dynamicRangeDb, map, steerRad, frozen } =
    view.state.machine;
  const steer = Math.round((steerRad * 180) / Math.PI);
  const case_ = [
    `Bevel, simulated   ${region.title}`,
    ...(region.mirror === undefined ? [] : [side]),
    `case ${formatSeed(seed)}`,
    ...(lesion === undefined ? [] : [lesion]),
    ...(aberrant ? ['variant'] : []),
    `${seconds.toFixed(1)} s${frozen ? ' frozen' : ''}`,
  ];
  const settings = [
    `${probe.name} ${probe.centreMHz} MHz`,
    presets[preset].label,
    frequency,
    `depth ${(depth / 10).toFixed(1)} cm`,
    `gain ${formatSigned(gainDb)} dB`,
    `range ${dynamicRangeDb} dB`,
    map,
    ...(looks > 1 ? [`compound ${looks}`] : []),
    ...(harmonic ? ['harmonic'] : []),
    ...(frozen ? [] : [indicesOf(probe, view.state.machine)]),
    ...(steer !== 0 ? [`steer ${formatSigned(steer)}°`] : []),
  ];
  return [case_.join('   '), settings.join('   ')];
}
