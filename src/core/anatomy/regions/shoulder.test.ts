import { describe, expect, test } from 'vitest';
import { Anatomy, OUTSIDE } from '../anatomy';
import { MOST_NODES } from '../checkRegion';
import type { CaseChoice, LiveState, Variation } from '../region';
import { countNodes } from '../shape';
import { shoulder } from './shoulder';

const REST: LiveState = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };
const seeds = Array.from({ length: 20 }, (_, i) => i + 1);
const anatomy = new Anatomy(shoulder);

function load(seed: number, choice: CaseChoice = {}, live: Partial<LiveState> = {}, fill = 1): Variation {
  const variation = shoulder.vary(seed, choice);
  anatomy.set(shoulder.derive(variation, fill, { ...REST, ...live }));
  return variation;
}

interface Layer {
  readonly id: string;
  readonly from: number;
  to: number;
}

/** What a line straight down from the skin meets, with depths, mm. */
function down(x: number, z: number): Layer[] {
  const met: Layer[] = [];
  let skin = 0;
  for (let y = 8; y > -70; y -= 0.1) {
    const owner = anatomy.owner(x, y, z);
    if (owner === OUTSIDE) {
      skin = y;
      continue;
    }
    const id = anatomy.structures[owner]?.id ?? '';
    const last = met[met.length - 1];
    if (last?.id === id) last.to = skin - y;
    else met.push({ id, from: skin - y, to: skin - y });
  }
  return met;
}
const layer = (met: readonly Layer[], id: string): Layer => {
  const found = met.find((l) => l.id === id);
  if (!found) throw new Error(`The line meets no ${id}: ${met.map((l) => l.id).join(', ')}.`);
  return found;
};
const thick = (l: Layer): number => l.to - l.from;

test('keeps within the budget of nodes', () => {
  const nodes = shoulder.structures.reduce((sum, s) => sum + countNodes(s.shape), 0);
  expect(nodes).toBeLessThanOrEqual(MOST_NODES);
});

describe.each(seeds)('seed %i', (seed) => {
  test('layers over the footprint, from the skin to the bone, as deep and thick as in people', () => {
    load(seed, { lesion: 'tear' });
    expect(Math.abs(anatomy.surface(0, 0, 0))).toBeLessThan(1e-6);
    load(seed);
    const met = down(-4, 3);
    expect(met.slice(0, 7).map((l) => l.id)).toEqual([
      'skin',
      'fat',
      'fascia',
      'deltoid',
      'peribursal',
      'bursa',
      'supraspinatusTendon',
    ]);
    expect(met[7]?.id).toBe('humerus');
    // Skin of 1.4 to 2 mm and fat of 3 to 25.
    expect(layer(met, 'fascia').from).toBeGreaterThan(4);
    expect(layer(met, 'fascia').from).toBeLessThan(28.5);
    // Cadavers: 6.2 to 13 mm.
    expect(thick(layer(met, 'deltoid'))).toBeGreaterThan(6);
    expect(thick(layer(met, 'deltoid'))).toBeLessThan(13.5);
    expect(thick(layer(met, 'peribursal'))).toBeGreaterThan(0.5);
    expect(thick(layer(met, 'peribursal'))).toBeLessThan(2.4);
    expect(thick(layer(met, 'bursa'))).toBeLessThan(2);
  });

  test('a tendon 4 to 7 mm thick on cartilage 1 to 2 mm thick on a round head', () => {
    load(seed, { lesion: 'tear' });
    const met = down(16, 4);
    const ids = met.map((l) => l.id);
    expect(ids[ids.indexOf('cartilage') - 1]).toBe('supraspinatusTendon');
    expect(ids[ids.indexOf('cartilage') + 1]).toBe('humerus');
    expect(thick(layer(met, 'supraspinatusTendon'))).toBeGreaterThan(3.5);
    expect(thick(layer(met, 'supraspinatusTendon'))).toBeLessThan(7);
    expect(thick(layer(met, 'cartilage'))).toBeGreaterThan(0.8);
    expect(thick(layer(met, 'cartilage'))).toBeLessThan(2.2);
  });

  test.each(['arc', 'nodular', 'cystic'])(
    'a deposit "%s" lies within the tendon, clear of cartilage',
    (lesion) => {
      const variation = load(seed, { lesion });
      const met = down(6.4, 1);
      const deposit = layer(met, 'deposit');
      expect(deposit.from).toBeGreaterThan(layer(met, 'supraspinatusTendon').from + 0.3);
      expect(deposit.to).toBeLessThan(layer(met, 'humerus').from - 0.9);
      // 15 to 35 mm deep (typical) under the usual 5 to 15 mm of fat.
      expect(deposit.from).toBeGreaterThan(14);
      expect(deposit.from).toBeLessThan(35 + Math.max(0, (variation.fat ?? 0) - 15));
    },
  );
});

test('the tendon is convex and thins to a beak on the tuberosity', () => {
  load(1, { lesion: 'tear' });
  anatomy.set({ tear: 0 });
  const heights = [-7, -3, 1, 5, 9].map((x) => thick(layer(down(x, 2), 'supraspinatusTendon')));
  expect(heights[0]).toBeLessThan(2.5);
  for (const inner of heights.slice(1)) expect(inner).toBeGreaterThan(heights[0] ?? 0);
  // The depth of its surface below the chord of its ends: it bulges.
  const level = -layer(down(6, 2), 'supraspinatusTendon').from + 0.5;
  const top = (x: number): number => anatomy.distance(anatomy.index('supraspinatusTendon'), x, level, 2);
  expect(top(6)).toBeLessThan((top(-6) + top(18)) / 2 - 0.8);
});

test('the tendon turns into muscle medially', () => {
  load(1);
  const share = (x: number): number => {
    let [muscle, tendon] = [0, 0];
    for (let z = -15; z < 25; z += 0.5) {
      for (let y = -75; y < -15; y += 0.5) {
        const id = anatomy.structures[anatomy.owner(x, y, z)]?.id;
        if (id === 'supraspinatus') muscle++;
        if (id === 'supraspinatusTendon') tendon++;
      }
    }
    return muscle / (muscle + tendon);
  };
  expect(share(5)).toBe(0);
  expect(share(30)).toBeLessThan(0.5);
  expect(share(55)).toBeGreaterThan(0.5);
});

test('biceps lies between the tuberosities, 6 to 20 mm in front of the deposit', () => {
  load(1);
  const i = anatomy.index('biceps');
  const inGroove = { x: 0, z: 0, count: 0 };
  let front = 0;
  for (let z = -30; z < 0; z += 0.25) {
    const owner = anatomy.owner(-6, -31, z);
    if (owner === i) {
      inGroove.z += z;
      inGroove.count++;
    }
    if (anatomy.structures[anatomy.owner(-2, -38, z)]?.id === 'humerus') front = Math.min(front, z);
  }
  const middle = inGroove.z / inGroove.count;
  expect(middle).toBeGreaterThan(-20);
  expect(middle).toBeLessThan(-6);
  // Bone of the lesser tuberosity reaches further forward than the tendon.
  expect(front).toBeLessThan(middle);
});

test('the axillary nerve runs 40 to 70 mm below the acromion, its artery within 8 mm of it', () => {
  load(1);
  const [nerve, artery, acromion] = ['nerve', 'artery', 'acromion'].map((id) => anatomy.index(id));
  let below = Infinity;
  let apart = Infinity;
  for (let x = -50; x < -20; x += 0.5) {
    for (let y = -70; y < -35; y += 0.5) {
      if (anatomy.distance(nerve ?? 0, x, y, 2) >= 0) continue;
      below = Math.min(below, anatomy.distance(acromion ?? 0, x, y, 2));
      apart = Math.min(apart, anatomy.distance(artery ?? 0, x, y, 2));
    }
  }
  expect(below).toBeGreaterThan(40);
  expect(below).toBeLessThan(70);
  expect(apart).toBeLessThan(8);
});

test('the aberrant acromion is in two pieces, with a gap of 2 mm where its epiphyses did not fuse', () => {
  let apart = 0;
  load(1, { aberrant: true });
  const gapped = new Anatomy(shoulder);
  gapped.set(shoulder.derive(shoulder.vary(1), 1, REST));
  const i = anatomy.index('acromion');
  const { low, high } = gapped.bounds(i);
  let whole = 0;
  for (let x = low.x; x < high.x; x += 0.5)
    for (let y = low.y; y < high.y; y += 0.5)
      for (let z = low.z; z < high.z; z += 0.5) {
        if (gapped.distance(i, x, y, z) >= 0) continue;
        whole++;
        if (anatomy.distance(i, x, y, z) >= 0) apart++;
      }
  // 2 mm of a bone 22 mm wide and 8 mm thick, an ellipse of 138 mm2: 0.28 mL.
  expect((apart * 0.125) / 1000).toBeGreaterThan(0.18);
  expect((apart * 0.125) / 1000).toBeLessThan(0.36);
  expect(apart / whole).toBeLessThan(0.1);
});

describe('pose', () => {
  test('turning the arm in brings the deposit out from under the acromion', () => {
    load(1, {}, { pose: { internalRotationRad: 0 } });
    expect(down(6, 3).map((l) => l.id)).toContain('acromion');
    load(1, {}, { pose: { internalRotationRad: 1.1 } });
    const ids = down(6, 3).map((l) => l.id);
    expect(ids).not.toContain('acromion');
    expect(ids).toContain('deposit');
  });
});

describe('lesions', () => {
  const metBy = (lesion: string): string[] => {
    load(1, { lesion });
    return down(6.4, 1).map((l) => l.id);
  };
  test('differ in form and in what they hold', () => {
    const held = ['arc', 'fragmented', 'nodular', 'cystic'].map((lesion) => {
      load(1, { lesion });
      return anatomy.tissueOf(anatomy.index('deposit'));
    });
    expect(held).toEqual(['calcification', 'calcification', 'calcificationSoft', 'turbidFluid']);
    expect(metBy('cystic').filter((id) => id === 'depositWall')).toHaveLength(2);
    expect(metBy('nodular')).not.toContain('depositWall');
  });

  test('a fragmented deposit is three pieces with tendon between them', () => {
    load(1, { lesion: 'fragmented' });
    const i = anatomy.index('deposit');
    let pieces = 0;
    let inside = false;
    for (let x = -5; x < 18; x += 0.1) {
      let met = false;
      for (let y = -45; y < -15; y += 0.1) met ||= anatomy.distance(i, x, y, 1.2) < 0;
      if (met && !inside) pieces++;
      inside = met;
    }
    expect(pieces).toBe(3);
  });

  test('a full-thickness tear goes from the bursa to the cartilage, and holds no deposit', () => {
    load(1, { lesion: 'tear' });
    const ids = down(1, 2).map((l) => l.id);
    expect(ids).toContain('tear');
    expect(ids).not.toContain('supraspinatusTendon');
    expect(ids).not.toContain('deposit');
    expect(metBy('arc')).not.toContain('tear');
  });

  test('an emptied deposit is a slit where its deep wall was', () => {
    load(1, { lesion: 'nodular' });
    const full = layer(down(6.4, 1), 'deposit');
    load(1, { lesion: 'nodular' }, {}, 0);
    const empty = layer(down(6.4, 1), 'deposit');
    expect(thick(empty)).toBeLessThan(0.8);
    expect(Math.abs(empty.to - full.to)).toBeLessThan(0.8);
  });

  test('another is refused by name', () => {
    expect(() => shoulder.vary(1, { lesion: 'gout' })).toThrow('no lesion "gout"');
  });
});

test('twenty cases are twenty patients', () => {
  const drawn = seeds.map((seed) => shoulder.vary(seed));
  for (const name of ['fat', 'deltoid', 'cuff', 'size', 'depositRad']) {
    expect(new Set(drawn.map((v) => v[name])).size, name).toBeGreaterThan(10);
  }
});
