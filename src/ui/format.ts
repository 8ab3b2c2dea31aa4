import { TICKS_PER_SECOND } from '../core/world/state';

/** mm:ss */
export function formatClock(seconds: number): string {
  const whole = Math.floor(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2, '0')}:${String(whole % 60).padStart(2, '0')}`;
}

export const formatTicks = (ticks: number): string => formatClock(ticks / TICKS_PER_SECOND);

export const formatDegrees = (rad: number): string =>
  `${Math.round((rad * 180) / Math.PI)}`.replace(/^-0$/, '0');

/** With a true minus sign, which has the width of a plus. */
export const formatSigned = (value: number, digits = 0): string => {
  const text = Math.abs(value).toFixed(digits);
  if (Number(text) === 0) return text;
  return `${value < 0 ? '\u2212' : '+'}${text}`;
};

export const formatDay = (date: Date): string =>
  date.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' });

/** Whole points, never rounded up: 74.9 does not look like a pass at 75. */
export const wholePoints = (score: number): number => Math.floor(score + 1e-9);
