import type { Anatomy } from '../core/anatomy/anatomy';
import type { Press } from '../core/anatomy/deformation';
import { type NeedleId, needles } from '../core/instruments/needle';
import { halfFootprint, linear38 } from '../core/instruments/probe';
import { addScaled, copy, normalize, scale, vec3 } from '../core/math/vec3';
import type { AsepsisAct, Hand } from '../core/world/command';
import { poseOnSkin } from '../core/world/probe';
import { traceSkin } from '../core/world/skin';
import { initialState } from '../core/world/start';
import type { CaseSetup } from '../core/world/state';
import type { NeedlePose, WorldView } from '../core/world/view';

/** What a test of the stage wants to see; all else is a quiet room. Lengths mm. */
export interface Scene {
  readonly probe?: { x?: number; z?: number; turnRad?: number; push?: number; contact?: boolean };
  readonly needle?: {
    id: NeedleId;
    /** Where it meets the skin, and how far the tip is beyond that place. */
    x: number;
    z: number;
    elevationRad: number;
    advance: number;
  };
  readonly hand?: Hand;
  readonly done?: readonly AsepsisAct[];
  readonly dryInS?: number;
  readonly synovialMl?: number;
  readonly bloodMl?: number;
  readonly depth?: number;
}

/** Span over which the skin's normal is measured, mm. */
const SPAN = 4;

const quiet: CaseSetup = {
  seed: 1,
  region: 'test',
  variation: {},
  patient: { name: 'Mrs K.', age: 62, weightKg: 78, heartRatePerMin: 72 },
  consent: { statements: [] },
  skinDryingS: 30,
};

/** A view made without a world: the stage reads views and nothing else. */
export function testView(anatomy: Anatomy, s: Scene): WorldView {
  const { x = 0, z = 0, turnRad = 0, push = 0, contact = true } = s.probe ?? {};
  const state = initialState(quiet, anatomy.region, 16);
  state.hand = s.hand ?? 'probe';
  state.asepsis = { done: [...(s.done ?? [])], dryInS: s.dryInS ?? 0 };
  state.machine = { ...state.machine, depth: s.depth ?? 40 };
  state.probe = { ...state.probe, contact, x, z, rotationRad: turnRad, forceN: contact ? 2 : 0 };
  const probe = poseOnSkin(traceSkin(anatomy, x, z, SPAN), state.probe, push);
  const press: Press | null =
    contact && push > 0
      ? { ...probe, halfLength: halfFootprint(linear38), halfWidth: linear38.halfWidth, push, reach: 35 }
      : null;
  if (s.needle) {
    const { id, elevationRad, advance } = s.needle;
    Object.assign(state.needle, {
      model: id,
      x: s.needle.x,
      z: s.needle.z,
      elevationRad,
      advance,
    });
    state.needle.pierced = advance > 0;
  }
  state.syringe.synovialMl = s.synovialMl ?? 0;
  state.syringe.bloodMl = s.bloodMl ?? 0;
  return {
    state,
    probe: { ...probe, model: linear38 },
    needle: needlePose(anatomy, s),
    deformation: { press, drags: [] },
    parameters: anatomy.parameterValues(),
    blood: [0, 0, 0],
  };
}

function needlePose(anatomy: Anatomy, { needle: n }: Scene): NeedlePose | null {
  if (!n) return null;
  const { point, normal } = traceSkin(anatomy, n.x, n.z, SPAN);
  const entry = copy(vec3(), point);
  const model = needles[n.id];
  const flat = addScaled(vec3(), vec3(-1, 0, 0), normal, normal.x);
  normalize(flat, flat);
  const direction = scale(vec3(), flat, Math.cos(n.elevationRad));
  addScaled(direction, direction, normal, -Math.sin(n.elevationRad));
  const tip = addScaled(vec3(), entry, direction, n.advance);
  const hub = addScaled(vec3(), tip, direction, -model.length);
  const bevel = addScaled(vec3(), normal, direction, Math.sin(n.elevationRad));
  return { model, tip, entry, hub, direction, bevel: normalize(bevel, bevel) };
}
