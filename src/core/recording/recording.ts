import type { Command } from '../world/command';
import type { TimedEvent } from '../world/event';

/** A command with the tick before whose step it was given. */
export type TimedCommand = readonly [tick: number, command: Command];

/** Where tools stood, ten times a second, so that an old attempt can be looked at by a build that cannot verify it. */
export interface PoseSample {
  readonly tick: number;
  /** Probe: x, z, rotation, tilt, rock, force. */
  readonly probe: readonly [number, number, number, number, number, number];
  /** Needle: x, z, azimuth, elevation, advance; null on the tray. */
  readonly needle: readonly [number, number, number, number, number] | null;
}

/** An attempt as it was performed: seed, scenario and commands say everything; the rest is for looking without a replay. */
export interface Recording {
  readonly format: 1;
  readonly simulation: number;
  readonly scenario: { readonly id: string; readonly flowHash: string; readonly textHash: string };
  readonly seed: number;
  readonly commands: readonly TimedCommand[];
  /** Steps taken in all. */
  readonly ticks: number;
  /** Whether the attempt was ended. The end takes no tick of its own, so `ticks` cannot tell. */
  readonly finished?: boolean;
  readonly events: readonly TimedEvent[];
  readonly poses: readonly PoseSample[];
  readonly result: { readonly stateHash: string; readonly score: number } | null;
}
