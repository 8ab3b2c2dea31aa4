import { describe, expect, it } from 'vitest';
import { Anatomy } from './anatomy';
import { directionsOf, wordTowards } from './directions';
import { gelPhantom } from './regions/gelPhantom';
import { popliteal } from './regions/popliteal';
import { shoulder } from './regions/shoulder';

const REST = { cavityMl: 0, veinPress: 0, arteryPulse: 0 };

function parametersOf(side: 'left' | 'right'): {
  readonly anatomy: Anatomy;
  readonly values: readonly number[];
} {
  const anatomy = new Anatomy(popliteal);
  anatomy.set(popliteal.derive(popliteal.vary(2, { side }), 1, REST));
  return { anatomy, values: anatomy.parameterValues() };
}

describe('the directions of a region', () => {
  it.each(['left', 'right'] as const)('say where the medial tendon of a %s knee lies', (side) => {
    const { anatomy, values } = parametersOf(side);
    const { low, high } = anatomy.bounds(anatomy.index('semitendinosusTendon'));
    const directions = directionsOf(popliteal, values);
    expect(wordTowards(directions, low.x + high.x, 0)).toBe('medial');
    expect(wordTowards(directions, -low.x - high.x, 0)).toBe('lateral');
  });

  it('go by the axis that a step is nearest to', () => {
    const { values } = parametersOf('left');
    const directions = directionsOf(popliteal, values);
    expect(wordTowards(directions, 0.3, -0.9)).toBe('thigh');
    expect(wordTowards(directions, 0.3, 0.9)).toBe('calf');
    expect(wordTowards(directions, -0.9, 0.3)).toBe('lateral');
  });

  it('are those of each region, and need no mirror', () => {
    expect(wordTowards(directionsOf(shoulder, []), 0, 1)).toBe('back');
    expect(wordTowards(directionsOf(gelPhantom, []), -1, 0)).toBe('left');
  });
});
