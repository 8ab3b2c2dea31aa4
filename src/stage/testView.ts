import type { Anatomy } from '../core/anatomy/anatomy';
import type { Deformation } from '../core/anatomy/deformation';
import { type NeedleId, needles } from '../core/instruments/needle';
import { linear38 } from '../core/instruments/probe';
import { addScaled, cross, normalize, scale, type Vec3, vec3 } from '../core/math/vec3';
import type { AsepsisAct, Hand } from '../core/world/command';
import { initialState } from '../core/world/start';
import type { CaseSetup } from '../core/world/state';
import type { NeedlePose, WorldView } from '../core/world/view';

/** What a test of the stage wants to see; all else is a quiet room. Lengths mm, angles rad. */
export interface Scene {
  readonly probe?: { x?: number; z?: number; turn?: number; push?: number; contact?: boolean };
  readonly needle?: {
    id: NeedleId;
    /** Where it meets the skin, and how far the tip is beyond that place. */
    x: number;
    z: number;
    elevation: number;
    advance: number;
  };
  readonly hand?: Hand;
  readonly done?: readonly AsepsisAct[];
  readonly dryInS?: number;
  readonly synovialMl?: number;
  readonly bloodMl?: number;
  readonly depth?: number;
}

function skinUnder(anatomy: Anatomy, x: number, z: number): { point: Vec3; normal: Vec3 } {
  let low = -60;
  let high = 40;
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (anatomy.surface(x, middle, z) > 0) high = middle;
    else low = middle;
  }
  const f = (dx: number, dy: number, dz: number): number => anatomy.surface(x + dx, low + dy, z + dz);
  const normal = vec3(f(4, 0, 0) - f(-4, 0, 0), f(0, 4, 0) - f(0, -4, 0), f(0, 0, 4) - f(0, 0, -4));
  return { point: vec3(x, low, z), normal: normalize(normal, normal) };
}

const HOVER = 25;

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
  const { x = 0, z = 0, turn = 0, push = 0, contact = true } = s.probe ?? {};
  const { point, normal } = skinUnder(anatomy, x, z);
  const axial = scale(vec3(), normal, -1);
  const elevational = normalize(vec3(), cross(vec3(), vec3(Math.cos(turn), 0, -Math.sin(turn)), normal));
  const lateral = cross(vec3(), normal, elevational);
  const face = addScaled(vec3(), point, axial, contact ? push : -HOVER);
  const probe = { face, lateral, axial, elevational };
  const deformation: Deformation = {
    press:
      contact && push > 0
        ? { ...probe, halfLength: linear38.aperture / 2 + 2, halfWidth: 6, push, reach: 35 }
        : null,
    drags: [],
  };
  const state = initialState(quiet, 16);
  state.hand = s.hand ?? 'probe';
  state.asepsis = { done: [...(s.done ?? [])], dryInS: s.dryInS ?? 0 };
  state.machine = { ...state.machine, depth: s.depth ?? 40 };
  state.probe = { ...state.probe, contact, x, z, rotationRad: turn, forceN: contact ? 2 : 0 };
  if (s.needle) {
    const { id, elevation, advance } = s.needle;
    Object.assign(state.needle, {
      model: id,
      x: s.needle.x,
      z: s.needle.z,
      elevationRad: elevation,
      advance,
    });
    state.needle.pierced = advance > 0;
  }
  state.syringe.synovialMl = s.synovialMl ?? 0;
  state.syringe.bloodMl = s.bloodMl ?? 0;
  return { state, probe, needle: needlePose(anatomy, s), deformation, parameters: anatomy.parameterValues() };
}

function needlePose(anatomy: Anatomy, { needle: n }: Scene): NeedlePose | null {
  if (!n) return null;
  const { point: entry, normal } = skinUnder(anatomy, n.x, n.z);
  const model = needles[n.id];
  const flat = addScaled(vec3(), vec3(-1, 0, 0), normal, normal.x);
  normalize(flat, flat);
  const direction = scale(vec3(), flat, Math.cos(n.elevation));
  addScaled(direction, direction, normal, -Math.sin(n.elevation));
  const tip = addScaled(vec3(), entry, direction, n.advance);
  const hub = addScaled(vec3(), tip, direction, -model.length);
  const bevel = addScaled(vec3(), normal, direction, Math.sin(n.elevation));
  return { model, tip, entry, hub, direction, bevel: normalize(bevel, bevel) };
}
