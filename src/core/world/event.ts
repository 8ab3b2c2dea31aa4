import type { AsepsisAct, ClosingAct } from './command';

/** What came of the commands at a tick. Lengths mm, volumes mL. `at` is where in the region it happened. */
export type WorldEvent =
  | { readonly type: 'attempt.paused' }
  | { readonly type: 'attempt.resumed' }
  | { readonly type: 'attempt.finished' }
  /** A command that the world did not do, and why, in words. */
  | { readonly type: 'command.refused'; readonly command: string; readonly why: string }
  | { readonly type: 'consent.said'; readonly statement: string; readonly right: boolean }
  | { readonly type: 'consent.given' }
  /** The patient was asked too early or was told something wrong, and wants to hear more. */
  | { readonly type: 'consent.withheld'; readonly missing: readonly string[] }
  | { readonly type: 'asepsis.done'; readonly act: AsepsisAct }
  | { readonly type: 'asepsis.skinDry' }
  | { readonly type: 'asepsis.breach'; readonly what: Breach }
  | { readonly type: 'probe.chosen'; readonly probe: string }
  | { readonly type: 'probe.placed' }
  | { readonly type: 'probe.lifted' }
  | { readonly type: 'view.held'; readonly view: View }
  /** The limb is now held as was asked. */
  | { readonly type: 'pose.held'; readonly pose: string; readonly value: number }
  | { readonly type: 'needle.taken'; readonly needle: string }
  | { readonly type: 'needle.laidDown' }
  | { readonly type: 'skin.pierced'; readonly at: Point; readonly pass: number }
  | { readonly type: 'skin.left' }
  /** The tip presses in a wall that has not given way yet. */
  | { readonly type: 'wall.tented'; readonly structure: string; readonly at: Point }
  | { readonly type: 'wall.popped'; readonly structure: string; readonly at: Point }
  | { readonly type: 'structure.entered'; readonly structure: string; readonly at: Point }
  | { readonly type: 'structure.left'; readonly structure: string; readonly at: Point }
  | { readonly type: 'vessel.punctured'; readonly structure: string; readonly at: Point }
  | { readonly type: 'nerve.touched'; readonly structure: string; readonly at: Point }
  | { readonly type: 'bone.touched'; readonly structure: string; readonly at: Point }
  /** The tip went `mm` further while it could have been imaged and was not visible. */
  | { readonly type: 'advanced.unseen'; readonly mm: number; readonly at: Point }
  /** The tip came back by 5 mm or more and went in again. */
  | { readonly type: 'needle.passed'; readonly pass: number }
  | { readonly type: 'flow.started'; readonly fluid: Fluid }
  | { readonly type: 'flow.stopped'; readonly totalMl: number }
  /** A full pull with the bevel outside fluid. */
  | { readonly type: 'tap.dry' }
  | { readonly type: 'syringe.full' }
  | { readonly type: 'closing.done'; readonly act: ClosingAct }
  /** From the director, in the same stream so that metrics and replay see them. */
  | { readonly type: 'phase.entered'; readonly phase: string }
  | { readonly type: 'phase.done'; readonly phase: string }
  | { readonly type: 'fault'; readonly fault: string; readonly phase: string };

export type EventType = WorldEvent['type'];
export type EventOf<K extends EventType> = Extract<WorldEvent, { type: K }>;

export type Fluid = 'synovial' | 'blood';
export type Breach =
  | 'handsUnwashed'
  | 'ungloved'
  | 'skinUnprepared'
  | 'skinWet'
  | 'noDrape'
  | 'bareProbe'
  | 'plainGel';
/** Views that a survey holds for half a second. */
export type View = 'targetShort' | 'targetLong' | 'vessels' | 'veinPressed';

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}

/** An event with the tick at which it came. */
export type TimedEvent = WorldEvent & { readonly tick: number };
