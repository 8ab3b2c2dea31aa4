import { describe, expect, it } from 'vitest';
import { defaultSettings, knobs, type SettingValue, withSetting, withTgc } from './machine';

const depths = [30, 40, 50, 60];
const turn = (name: (typeof knobs)[number]['key'], value: SettingValue) =>
  withSetting(defaultSettings, name, value, depths);

describe('a knob', () => {
  it('goes to what it is turned to, as far as it goes', () => {
    expect(turn('gainDb', 7).gainDb).toBe(7);
    expect(turn('gainDb', 99).gainDb).toBe(20);
    expect(turn('dynamicRangeDb', 1).dynamicRangeDb).toBe(40);
    expect(turn('looks', 4.2).looks).toBe(5);
    expect(turn('map', 'crisp').map).toBe('crisp');
    expect(turn('harmonic', true).harmonic).toBe(true);
  });

  it('has only the depths of the probe, and brings the focus with it', () => {
    expect(turn('depth', 160)).toMatchObject({ depth: 60, focus: 30 });
    expect(turn('depth', 47)).toMatchObject({ depth: 50, focus: 25 });
  });

  it.each([
    ['gainDb', 'loud'],
    ['gainDb', Number.NaN],
    ['gainDb', Number.POSITIVE_INFINITY],
    ['looks', Number.NaN],
    ['depth', true],
    ['map', 'purple'],
    ['harmonic', 1],
  ] as const)('%s is not moved by %s', (name, value) => {
    expect(turn(name, value)).toEqual(defaultSettings);
  });

  it('can stand where it stands by default', () => {
    for (const { key, kind, low, high, choices } of knobs) {
      const value = defaultSettings[key];
      if (kind === 'range') {
        expect(value).toBeGreaterThanOrEqual(low);
        expect(value).toBeLessThanOrEqual(high);
      } else if (kind === 'choice') expect(choices).toContain(value);
      else expect(typeof value).toBe('boolean');
    }
  });
});

describe('a slider', () => {
  it('moves alone and not beyond its end', () => {
    expect(withTgc(defaultSettings, 2, 30).tgcDb).toEqual([0, 0, 12, 0, 0, 0, 0, 0]);
    expect(withTgc(defaultSettings, 7, -3).tgcDb).toEqual([0, 0, 0, 0, 0, 0, 0, -3]);
  });

  it.each([
    [8, 1],
    [-1, 1],
    [1.5, 1],
    [3, Number.NaN],
  ])('number %d does not exist or %d is no level', (slider, db) => {
    expect(withTgc(defaultSettings, slider, db)).toEqual(defaultSettings);
  });
});
