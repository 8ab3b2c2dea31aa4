import type { MachineSettings } from '../core/imaging/machine';
import { outputOf } from '../core/imaging/output';
import type { Probe } from '../core/instruments/probe';

/** Mechanical and thermal index, as a text that changes with them; empty while the machine sends nothing. */
export function indicesOf(probe: Probe, machine: Readonly<MachineSettings>): string {
  if (machine.frozen) return '';
  const { mi, tis } = outputOf(probe, machine);
  return `MI ${mi.toFixed(1)}  TIS ${tis.toFixed(1)}`;
}
