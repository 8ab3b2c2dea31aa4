import { NullEngine } from '@babylonjs/core/Engines/nullEngine';
import { Vector3 } from '@babylonjs/core/Maths/math.vector';
import type { AbstractMesh } from '@babylonjs/core/Meshes/abstractMesh';
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { Anatomy } from '../core/anatomy/anatomy';
import { popliteal } from '../core/anatomy/regions/popliteal';
import { linear38, probes } from '../core/instruments/probe';
import type { Vec3 } from '../core/math/vec3';
import { project, viewpoint } from './lens';
import { Stage } from './stage';
import { testView } from './testView.fixture';
import { type StageTier, stageTiers } from './tier';

const SEED = 4;
const anatomy = new Anatomy(popliteal);
anatomy.set(popliteal.derive(popliteal.vary(SEED), 1, { cavityMl: 16, veinPress: 0, arteryPulse: 0 }));

/** Small textures and meshes: these tests ask where things are, not how they look. */
const tier: StageTier = { ...stageTiers.low, skinTexels: 16, limbRows: 30, limbColumns: 24 };

const makeEngine = (): NullEngine =>
  new NullEngine({
    renderWidth: 560,
    renderHeight: 540,
    textureSize: 512,
    deterministicLockstep: false,
    lockstepMaxSteps: 1,
  });
const engine = makeEngine();
const stage = new Stage(engine, { anatomy, tier, probe: linear38 });
afterEach(() => {
  stage.setAids({ beamPlane: false });
  stage.setCamera('operator');
});
afterAll(() => stage.dispose());

function mesh(name: string): AbstractMesh {
  const found = stage.scene.getMeshByName(name);
  if (!found) throw new Error(`There is no mesh "${name}".`);
  return found;
}
const shown = (name: string): boolean => stage.scene.getMeshByName(name)?.isEnabled() === true;
const drawn = (name: string, local: Vector3): Vector3 =>
  Vector3.TransformCoordinates(local, mesh(name).computeWorldMatrix(true));

function expectAt(p: Vector3, q: Readonly<Vec3>, digits = 4): void {
  expect(p.x).toBeCloseTo(q.x, digits);
  expect(p.y).toBeCloseTo(q.y, digits);
  expect(p.z).toBeCloseTo(q.z, digits);
}
const needle = { id: '18G', x: 28, z: 2, elevationRad: 0.6, advance: 20 } as const;

describe('the probe', () => {
  test('is the one in hand', () => {
    const view = testView(anatomy, {});
    const width = (): number => mesh('probe.housing').getBoundingInfo().boundingBox.extendSize.x;
    stage.update(view);
    const flat = width();
    stage.update({ ...view, probe: { ...view.probe, model: probes.convex5 } });
    // Half of its chord and of its housing: 30 and 3.8 mm; the ridge stands out on one side.
    expect(width()).toBeGreaterThan(flat + 9);
    expect(stage.scene.meshes.filter(({ name }) => name === 'probe.housing')).toHaveLength(1);
    stage.update(view);
    expect(width()).toBe(flat);
  });

  test('stands at its pose with its array along the lateral axis and its handle against the beam', () => {
    const view = testView(anatomy, { probe: { x: 6, z: -4, turnRad: 0.5, push: 3 } });
    stage.update(view);
    const { face, lateral, axial } = view.probe;
    expectAt(drawn('probe.housing', Vector3.Zero()), face);
    expectAt(drawn('probe.housing', new Vector3(19.2, 0, 0)), {
      x: face.x + 19.2 * lateral.x,
      y: face.y + 19.2 * lateral.y,
      z: face.z + 19.2 * lateral.z,
    });
    expectAt(drawn('probe.housing', new Vector3(0, 100, 0)), {
      x: face.x - 100 * axial.x,
      y: face.y - 100 * axial.y,
      z: face.z - 100 * axial.z,
    });
  });

  test('wears its cover once it is covered and gel while it touches', () => {
    stage.update(testView(anatomy, { probe: { contact: false } }));
    expect([shown('probe.cover'), shown('probe.gel')]).toEqual([false, false]);
    stage.update(testView(anatomy, { probe: { contact: true }, done: ['coverProbe'] }));
    expect([shown('probe.cover'), shown('probe.gel')]).toEqual([true, true]);
  });

  test('shows its plane down to the depth of the image when that aid is on', () => {
    const view = testView(anatomy, { probe: { push: 2 }, depth: 50 });
    stage.update(view);
    expect(shown('probe.plane')).toBe(false);
    stage.setAids({ beamPlane: true });
    stage.update(view);
    expect(shown('probe.plane')).toBe(true);
    const { face, axial } = view.probe;
    expectAt(drawn('probe.plane', new Vector3(0, -1, 0)), {
      x: face.x + 50 * axial.x,
      y: face.y + 50 * axial.y,
      z: face.z + 50 * axial.z,
    });
  });

  test('draws that plane out as a line along its face, to bring a needle into it from above or from the side', () => {
    const view = testView(anatomy, { probe: { push: 2, turnRad: 0.4 } });
    stage.setAids({ beamPlane: true });
    stage.update(view);
    const { face, lateral } = view.probe;
    const out = 60;
    expectAt(drawn('probe.line', new Vector3(out, 0, 0)), {
      x: face.x + out * lateral.x,
      y: face.y + out * lateral.y,
      z: face.z + out * lateral.z,
    });
    stage.setAids({ beamPlane: false });
    expect(shown('probe.line')).toBe(false);
  });
});

describe('the needle', () => {
  test('is absent until it is taken and gone when it is laid down', () => {
    stage.update(testView(anatomy, {}));
    expect(shown('needle.shaft')).toBe(false);
    stage.update(testView(anatomy, { needle }));
    expect(shown('needle.shaft')).toBe(true);
    stage.update(testView(anatomy, {}));
    expect(shown('needle.shaft')).toBe(false);
  });

  test('has its tip, its hub and its bevel where the view has them', () => {
    const view = testView(anatomy, { needle });
    stage.update(view);
    if (!view.needle) throw new Error('The view has a needle.');
    const { tip, hub, bevel } = view.needle;
    expectAt(drawn('needle.shaft', Vector3.Zero()), tip);
    expectAt(drawn('needle.shaft', new Vector3(0, 0, 90)), hub);
    expectAt(drawn('needle.hub', Vector3.Zero()), hub);
    expectAt(drawn('needle.shaft', new Vector3(0, 1, 0)), {
      x: tip.x + bevel.x,
      y: tip.y + bevel.y,
      z: tip.z + bevel.z,
    });
  });

  test('changes with the model taken', () => {
    stage.update(testView(anatomy, { needle }));
    stage.update(testView(anatomy, { needle: { ...needle, id: '22G' } }));
    const shafts = stage.scene.meshes.filter((m) => m.name === 'needle.shaft');
    expect(shafts.map((m) => [m.parent?.name, m.isEnabled()])).toEqual([
      ['needle.18G', false],
      ['needle.22G', true],
    ]);
  });
});

describe('the syringe', () => {
  const columnMm = (): number => {
    const front = drawn('syringe.fluid', Vector3.Zero());
    return Vector3.Distance(front, drawn('syringe.fluid', new Vector3(0, 0, 1)));
  };

  test('holds a column as long as its volume, with the piston at its end', () => {
    stage.update(testView(anatomy, { needle, synovialMl: 8, bloodMl: 2 }));
    // 10000 mm3 / (pi 9.55^2 = 286.5 mm2) = 34.9 mm
    expect(columnMm()).toBeCloseTo(34.9, 1);
    const end = drawn('syringe.fluid', new Vector3(0, 0, 1));
    expectAt(drawn('syringe.plunger', Vector3.Zero()), end);
  });

  test('shows no fluid while it is empty', () => {
    stage.update(testView(anatomy, { needle }));
    expect(shown('syringe.fluid')).toBe(false);
  });
});

test('the rim is on what the active hand holds', () => {
  const rims = ['probe.housing.rim', 'needle.shaft.rim', 'needle.hub.rim'];
  stage.update(testView(anatomy, { needle, hand: 'probe' }));
  expect(rims.map(shown)).toEqual([true, false, false]);
  stage.update(testView(anatomy, { needle, hand: 'needle' }));
  expect(rims.map(shown)).toEqual([false, true, true]);
});

test('a place of the page leads to the skin under it, and to nothing beside the limb', () => {
  vi.spyOn(engine, 'getRenderingCanvasClientRect').mockReturnValue({
    left: 100,
    top: 50,
    width: 560,
    height: 540,
  } as DOMRect);
  const view = testView(anatomy, { probe: { x: 14, z: 22, contact: false } });
  stage.update(view);
  // The probe hovers 25 mm over the skin that its normal comes from.
  const { face, axial } = view.probe;
  const skin = { x: face.x + 25 * axial.x, y: face.y + 25 * axial.y, z: face.z + 25 * axial.z };
  const aspect = 560 / 540;
  const seen = project(viewpoint('operator', aspect, view.probe, false), aspect, skin);
  if (!seen) throw new Error('The skin lies before the viewer.');
  const hit = stage.pick(100 + (560 * (1 + seen.x)) / 2, 50 + (540 * (1 - seen.y)) / 2);
  expect(hit?.x).toBeCloseTo(14, 1);
  expect(hit?.z).toBeCloseTo(22, 1);
  expect(stage.pick(100 + 555, 50 + 300)).toBeNull();
});

test('a frame can be drawn from each viewpoint', () => {
  stage.update(testView(anatomy, { needle, done: ['prepareSkin', 'drape', 'coverProbe'], dryInS: 5 }));
  for (const preset of ['operator', 'side', 'top'] as const) {
    stage.setCamera(preset);
    const before = stage.scene.getFrameId();
    stage.render();
    expect(stage.scene.getFrameId()).toBe(before + 1);
  }
});

test('nothing is left when it is disposed of', () => {
  const own = makeEngine();
  const other = new Stage(own, { anatomy, tier, probe: linear38 });
  other.update(testView(anatomy, { needle }));
  const { scene } = other;
  expect(scene.meshes.length).toBeGreaterThan(10);
  other.dispose();
  expect(scene.meshes).toEqual([]);
  expect(scene.materials).toEqual([]);
  expect(scene.textures).toEqual([]);
  expect(own.isDisposed).toBe(true);
});
