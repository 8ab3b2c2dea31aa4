/**
 * FNV-1a with 64 bits (Fowler, Noll, Vo) in two 32-bit halves: the prime is 2^40 + 0x1b3, and 32 bits times 0x1b3 fit
 * a double exactly.
 */
class Fnv {
  #high = 0xcbf29ce4;
  #low = 0x84222325;

  byte(b: number): void {
    const low = (this.#low ^ b) >>> 0;
    const product = low * 0x1b3;
    const carry = Math.floor(product / 4294967296);
    this.#high = (Math.imul(this.#high, 0x1b3) + carry + (low << 8)) >>> 0;
    this.#low = product >>> 0;
  }

  text(s: string): void {
    this.#word(s.length);
    for (let i = 0; i < s.length; i++) {
      const unit = s.charCodeAt(i);
      this.byte(unit & 255);
      this.byte(unit >>> 8);
    }
  }

  #word(n: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.byte((n >>> shift) & 255);
  }

  number(n: number): void {
    bits.setFloat64(0, n);
    for (let i = 0; i < 8; i++) this.byte(bits.getUint8(i));
  }

  digest(): string {
    const hex = (n: number): string => n.toString(16).padStart(8, '0');
    return hex(this.#high) + hex(this.#low);
  }
}

const bits = new DataView(new ArrayBuffer(8));

/** The hash of bytes, sixteen hex digits. */
export function fnv1a(bytes: readonly number[]): string {
  const hash = new Fnv();
  for (const b of bytes) hash.byte(b);
  return hash.digest();
}

function feed(hash: Fnv, value: unknown, path: string): void {
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`The state holds ${value} at ${path}.`);
    hash.byte(1);
    // JSON knows no negative zero.
    hash.number(value === 0 ? 0 : value);
  } else if (typeof value === 'string') {
    hash.byte(2);
    hash.text(value);
  } else if (typeof value === 'boolean') {
    hash.byte(value ? 4 : 3);
  } else if (value === null) {
    hash.byte(5);
  } else if (Array.isArray(value)) {
    hash.byte(6);
    value.forEach((item, i) => {
      feed(hash, item, `${path}[${i}]`);
    });
    hash.byte(7);
  } else if (typeof value === 'object') {
    hash.byte(8);
    for (const [key, item] of Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) {
      hash.text(key);
      feed(hash, item, `${path}.${key}`);
    }
    hash.byte(9);
  } else {
    throw new Error(`The state holds a ${typeof value} at ${path}, which is not plain data.`);
  }
}

/**
 * Sixteen hex digits for plain data: exact bits of every number, whatever the order of keys. @throws Error at a number that
 * is not finite, and at anything that is not plain data, naming its place.
 */
export function hashOf(value: unknown): string {
  const hash = new Fnv();
  feed(hash, value, 'state');
  return hash.digest();
}
