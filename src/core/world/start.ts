import type { Region } from '../anatomy/region';
import { presetFor, withPreset } from '../imaging/presets';
import { linear38 } from '../instruments/probe';
import { random, randomStream } from '../math/random';
import { vec3 } from '../math/vec3';
import type { CaseSetup, WorldState } from './state';

/** Where a hovering probe waits for the hand: over the middle of the region. */
const PROBE_AT_REST = { x: 0, z: 0 };

/** The room before the first tick; `cavityMl` is the volume in the target cavity, mL. */
export function initialState(setup: CaseSetup, region: Region, cavityMl: number): WorldState {
  const stream = randomStream(setup.seed, 'world');
  return {
    tick: 0,
    paused: false,
    finished: false,
    hand: 'probe',
    heartPhase: random(stream),
    calfSqueezeS: 0,
    random: stream,
    consent: { said: [], given: false },
    asepsis: { done: [], dryInS: 0 },
    machine: withPreset(presetFor(region.id, linear38), linear38),
    pose: Object.fromEntries(
      (region.poses ?? []).map(({ param, value }) => [param, { at: value, wanted: value }]),
    ),
    probe: {
      model: linear38.id,
      contact: false,
      ...PROBE_AT_REST,
      rotationRad: 0,
      tiltRad: 0,
      rockRad: 0,
      forceN: 0,
      motion: vec3(),
      faceWas: null,
    },
    needle: {
      model: null,
      x: 0,
      z: 0,
      azimuthRad: 0,
      elevationRad: 0,
      twistRad: 0,
      advance: 0,
      tent: 0,
      tip: vec3(),
      pierced: false,
      owner: -1,
      deepest: 0,
      shallowest: 0,
      passes: 0,
      unseen: 0,
      tentReported: false,
      onBone: false,
      travel: 0,
      frictionN: 0,
      forceN: 0,
      tipVisible: false,
    },
    syringe: {
      effort: 0,
      suctionKPa: 0,
      dryReported: false,
      synovialMl: 0,
      bloodMl: 0,
      flowMlPerS: 0,
      flowing: null,
    },
    survey: { held: { targetShort: 0, targetLong: 0, vessels: 0, veinPressed: 0 }, seen: [] },
    closing: [],
    cavityMl,
    patientLine: null,
  };
}
