/** Seeds shown to people are four hexadecimal digits: short enough to say aloud, 65,536 cases. */
export const SEED_COUNT = 0x10000;

export const formatSeed = (seed: number): string => seed.toString(16).toUpperCase().padStart(4, '0');

/** The seed that a person typed, or null where it is not one to four hexadecimal digits. */
export function parseSeed(text: string): number | null {
  const digits = text.trim();
  return /^[0-9a-f]{1,4}$/i.test(digits) ? Number.parseInt(digits, 16) : null;
}

/** One seed for everybody on a day of universal time: FNV-1a over the date, folded to 16 bits. */
export function seedOfDay(date: Date): number {
  const day = date.toISOString().slice(0, 10);
  let hash = 0x811c9dc5;
  for (const letter of day) {
    hash ^= letter.charCodeAt(0);
    hash = Math.imul(hash, 0x01000193) >>> 0;
  }
  return (hash ^ (hash >>> 16)) & 0xffff;
}

/** A new patient. */
export function randomSeed(): number {
  const [word = 0] = crypto.getRandomValues(new Uint16Array(1));
  return word % SEED_COUNT;
}
