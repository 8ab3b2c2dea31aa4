import type { PresetId, SettingName, SettingValue } from '../imaging/machine';
import type { NeedleId } from '../instruments/needle';
import type { ProbeId } from '../instruments/probe';

export type Hand = 'probe' | 'needle';
export type AsepsisAct = 'washHands' | 'gloves' | 'prepareSkin' | 'drape' | 'coverProbe' | 'sterileGel';
export type ClosingAct = 'press' | 'dress' | 'sharps' | 'advise';

/**
 * What a hand or a decision did at a tick: the only way to change the world. Movements are relative and in the region's
 * frame on the skin (x, z), mm and rad, so that every device speaks the same language.
 */
export type Command =
  | { readonly type: 'attempt.pause' }
  | { readonly type: 'attempt.resume' }
  | { readonly type: 'attempt.finish' }
  /** The window lost the keyboard: hands stop, the plunger is let go. */
  | { readonly type: 'focus.lost' }
  | { readonly type: 'hand.focus'; readonly hand: Hand }
  /** Skips up to `seconds` of a wait that needs no hand (drying skin). */
  | { readonly type: 'wait.skip'; readonly seconds: number }
  | { readonly type: 'consent.say'; readonly statement: string }
  | { readonly type: 'consent.ask' }
  | { readonly type: 'asepsis.do'; readonly act: AsepsisAct }
  | { readonly type: 'machine.set'; readonly setting: SettingName; readonly value: SettingValue }
  /** Moves one of the eight sliders, 0 at the skin. */
  | { readonly type: 'machine.tgc'; readonly slider: number; readonly db: number }
  | { readonly type: 'machine.freeze'; readonly frozen: boolean }
  /** Sets the knobs as for a kind of examination. */
  | { readonly type: 'machine.preset'; readonly preset: PresetId }
  /** Asks the patient to hold the limb otherwise: one of the region's poses, to a value in its range. The limb takes its time. */
  | { readonly type: 'patient.pose'; readonly pose: string; readonly value: number }
  /**
   * Takes another probe in the place of the one in hand: bare, and with the machine's usual preset for it. On the skin it is set
   * down where that stood.
   */
  | { readonly type: 'probe.choose'; readonly probe: ProbeId }
  /** Sets the probe down on the skin at (x, z), or lifts it off. */
  | { readonly type: 'probe.place'; readonly x: number; readonly z: number }
  | { readonly type: 'probe.lift' }
  | { readonly type: 'probe.slide'; readonly x: number; readonly z: number }
  | {
      readonly type: 'probe.turn';
      readonly rotateRad: number;
      readonly tiltRad: number;
      readonly rockRad: number;
    }
  /** Positive presses harder than before. */
  | { readonly type: 'probe.press'; readonly newtons: number }
  | { readonly type: 'needle.take'; readonly needle: NeedleId }
  /** Lays the needle back on the tray; only a needle that is out of the skin can be laid down. */
  | { readonly type: 'needle.layDown' }
  | { readonly type: 'needle.slide'; readonly x: number; readonly z: number }
  | { readonly type: 'needle.aim'; readonly azimuthRad: number; readonly elevationRad: number }
  /** Rotation about the shaft: turns the bevel. */
  | { readonly type: 'needle.twist'; readonly rad: number }
  /** Positive advances. */
  | { readonly type: 'needle.advance'; readonly mm: number }
  /** Plunger effort held from now on: 1 full pull, -1 full push, 0 let go. */
  | { readonly type: 'syringe.effort'; readonly effort: number }
  /** An assistant squeezes the patient's calf once: its blood runs up the veins. */
  | { readonly type: 'patient.squeezeCalf' }
  | { readonly type: 'closing.do'; readonly act: ClosingAct };

export type CommandType = Command['type'];
