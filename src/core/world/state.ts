import type { Variation } from '../anatomy/region';
import type { MachineSettings } from '../imaging/machine';
import type { NeedleId } from '../instruments/needle';
import type { ProbeId } from '../instruments/probe';
import type { RandomState } from '../math/random';
import type { Vec3 } from '../math/vec3';
import type { AsepsisAct, ClosingAct, Hand } from './command';
import type { Fluid, View } from './event';

export const TICKS_PER_SECOND = 120;
export const TICK_S = 1 / TICKS_PER_SECOND;

/** Bumped whenever the same commands may lead to another state: it says which build can verify a recording. */
export const SIMULATION_VERSION = 7;

/** Everything fixed before the first tick. */
export interface CaseSetup {
  readonly seed: number;
  readonly region: string;
  readonly variation: Variation;
  readonly patient: Patient;
  readonly consent: ConsentSetup;
  /** How long prepared skin takes to dry, s. */
  readonly skinDryingS: number;
}

export interface Patient {
  readonly name: string;
  readonly age: number;
  readonly weightKg: number;
  readonly heartRatePerMin: number;
}

/** A thing that can be said to the patient; `required` before consent is asked, wrong ones make the patient doubt. */
interface Statement {
  readonly id: string;
  readonly required: boolean;
  readonly right: boolean;
}
interface ConsentSetup {
  readonly statements: readonly Statement[];
}

interface ConsentState {
  /** Ids in the order in which they were said. */
  said: string[];
  given: boolean;
}

interface AsepsisState {
  done: AsepsisAct[];
  /** Seconds until the prepared skin is dry; 0 when dry or never prepared. */
  dryInS: number;
}

export interface ProbeState {
  model: ProbeId;
  contact: boolean;
  /** Where on the skin, region x and z, mm. */
  x: number;
  z: number;
  /** About the outward skin normal, right-handed; 0 is the transverse plane with the marker on the -x side. */
  rotationRad: number;
  /** About the lateral axis: the plane leans. */
  tiltRad: number;
  /** About the elevational axis: one end of the array sinks. */
  rockRad: number;
  /** Contact force, N; 0 in the air. */
  forceN: number;
  /** Velocity of the face along its own axes (lateral, with the beam, elevational), mm/s, over the last tenth of a second. */
  motion: Vec3;
  /** Where the face was at the last tick, region's frame; null while it was in the air. */
  faceWas: Vec3 | null;
}

export interface NeedleState {
  /** null while it lies on the tray. */
  model: NeedleId | null;
  /** Where the tip rests on or points at the skin, region x and z; fixed once the skin is pierced. */
  x: number;
  z: number;
  /** Direction of travel in the skin plane: 0 along -x, turning towards +z. */
  azimuthRad: number;
  /** Angle between the direction of travel and the skin, rad: 0 flat, pi/2 straight down. */
  elevationRad: number;
  /** Rotation of the bevel about the shaft; 0 faces away from the skin. */
  twistRad: number;
  /** Hand's travel from the entry point, mm: negative in the air. */
  advance: number;
  /** How far the tip pushes the wall before it, mm: tip in the tissue stands at advance - tent. */
  tent: number;
  /** Where the tip stands in the tissue at rest, region's frame: what displaced tissue carries along is not yet passed. */
  tip: Vec3;
  pierced: boolean;
  /** Structure that owns the tip, index in the region; -1 outside. */
  owner: number;
  /** The deepest advance since the last withdrawal by 5 mm or more. */
  deepest: number;
  /** The least advance since that deepest point. */
  shallowest: number;
  /** Times the skin was pierced or the needle was drawn back by 5 mm and advanced again. */
  passes: number;
  /** Unseen advance not yet reported, mm. */
  unseen: number;
  /** Whether the wall before the tip has been reported as tented. */
  tentReported: boolean;
  /** Whether the tip stands on bone. */
  onBone: boolean;
  /** The hand's travel since the last tick, mm. */
  travel: number;
  /** Friction along the shaft when it slides, N. */
  frictionN: number;
  /** Resistance that the hand would feel, N. */
  forceN: number;
  tipVisible: boolean;
}

interface SyringeState {
  /** -1 push .. 1 pull. */
  effort: number;
  /** Suction in the barrel, kPa; negative while the plunger is pushed. It follows the hand with some delay. */
  suctionKPa: number;
  /** Whether this pull has been reported as dry. */
  dryReported: boolean;
  synovialMl: number;
  bloodMl: number;
  /** Present flow into the syringe, mL/s. */
  flowMlPerS: number;
  flowing: Fluid | null;
}

interface SurveyState {
  /** Seconds that each view has been held without a break. */
  held: Record<View, number>;
  seen: View[];
}

/** How far the limb is in one of the region's poses, and how far it was asked to be, in the pose's unit. */
interface PoseState {
  at: number;
  wanted: number;
}

/** The simulated room. Plain data: JSON, no functions, no cycles. */
export interface WorldState {
  /** Steps since the start, pauses excluded. */
  tick: number;
  paused: boolean;
  finished: boolean;
  hand: Hand;
  random: RandomState;
  consent: ConsentState;
  asepsis: AsepsisState;
  machine: MachineSettings;
  /** By the names of the region's poses. */
  pose: Record<string, PoseState>;
  probe: ProbeState;
  needle: NeedleState;
  syringe: SyringeState;
  survey: SurveyState;
  closing: ClosingAct[];
  /** Fluid in the target cavity, mL. */
  cavityMl: number;
  /** 0 .. 1 through the heart beat. */
  heartPhase: number;
  /** Seconds until the surge that a squeeze of the calf sends up its veins is over; 0 without one. */
  calfSqueezeS: number;
  /** What the patient last said; an id of the scenario's texts, or null. */
  patientLine: string | null;
}
