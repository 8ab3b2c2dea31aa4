import type { Drag } from '../../core/anatomy/deformation';
import { gateRows } from '../../core/imaging/gateSettings';
import type { NeedleSurface } from '../../core/instruments/needle';
import type { Vec3 } from '../../core/math/vec3';
import type { WorldView } from '../../core/world/view';

/** The gate's knobs change its strip, which is no part of the image. */
const ofGate: ReadonlySet<string> = new Set(gateRows.map(({ key }) => key));

const SURFACES: readonly NeedleSurface[] = ['smooth', 'plain', 'dimpled', 'coated'];

/** What the ultrasound image of a moment depends on, flat: two equal prints are one picture. */
export function printOf(view: WorldView): readonly number[] {
  const { probe, needle, deformation, parameters, state } = view;
  const { press } = deformation;
  const print = [
    ...machine(state.machine),
    state.probe.contact ? 1 : 0,
    state.asepsis.done.includes('coverProbe') ? 1 : 0,
    state.asepsis.done.includes('sterileGel') ? 1 : 0,
    ...[probe.model.centreMHz, probe.model.aperture, probe.model.radius],
    ...vector(probe.face),
    ...vector(probe.lateral),
    ...vector(probe.axial),
    press?.push ?? 0,
    // Blood never stands still.
    state.machine.flow === 'off' ? 0 : state.tick,
    ...deformation.drags.flatMap(drag),
  ];
  if (needle)
    print.push(
      needle.model.gauge,
      SURFACES.indexOf(needle.model.surface),
      ...vector(needle.tip),
      ...vector(needle.direction),
      ...vector(needle.bevel),
    );
  // In the air no tissue is seen, whatever it does.
  return state.probe.contact ? print.concat(parameters) : print;
}

export function samePrint(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

const machine = ({
  tgcDb,
  frequency,
  map,
  flow,
  wallFilter,
  // A name for the other settings, which stand here themselves.
  preset: _,
  ...rest
}: WorldView['state']['machine']): number[] => [
  ...tgcDb,
  Number(frequency === 'resolution') - Number(frequency === 'penetration'),
  Number(map === 'crisp') - Number(map === 'soft'),
  Number(flow === 'colour') - Number(flow === 'power'),
  Number(wallFilter === 'high') - Number(wallFilter === 'low'),
  ...Object.entries(rest).flatMap(([key, value]) => (ofGate.has(key) ? [] : [Number(value)])),
];
const vector = (v: Readonly<Vec3>): number[] => [v.x, v.y, v.z];
const drag = (d: Drag): number[] => [...vector(d.at), ...vector(d.move), d.radius];
