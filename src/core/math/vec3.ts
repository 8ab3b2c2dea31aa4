/** A point or direction in a region's frame, mm unless a name says otherwise. Plain data, so states and recordings stay JSON. */
export interface Vec3 {
  x: number;
  y: number;
  z: number;
}

export const vec3 = (x = 0, y = 0, z = 0): Vec3 => ({ x, y, z });

export const copy = (out: Vec3, a: Readonly<Vec3>): Vec3 => set(out, a.x, a.y, a.z);

export function set(out: Vec3, x: number, y: number, z: number): Vec3 {
  out.x = x;
  out.y = y;
  out.z = z;
  return out;
}

export const add = (out: Vec3, a: Readonly<Vec3>, b: Readonly<Vec3>): Vec3 =>
  set(out, a.x + b.x, a.y + b.y, a.z + b.z);

export const sub = (out: Vec3, a: Readonly<Vec3>, b: Readonly<Vec3>): Vec3 =>
  set(out, a.x - b.x, a.y - b.y, a.z - b.z);

export const scale = (out: Vec3, a: Readonly<Vec3>, s: number): Vec3 => set(out, a.x * s, a.y * s, a.z * s);

/** out = a + b s */
export const addScaled = (out: Vec3, a: Readonly<Vec3>, b: Readonly<Vec3>, s: number): Vec3 =>
  set(out, a.x + b.x * s, a.y + b.y * s, a.z + b.z * s);

export const dot = (a: Readonly<Vec3>, b: Readonly<Vec3>): number => a.x * b.x + a.y * b.y + a.z * b.z;

export const cross = (out: Vec3, a: Readonly<Vec3>, b: Readonly<Vec3>): Vec3 =>
  set(out, a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);

export const length = (a: Readonly<Vec3>): number => Math.sqrt(dot(a, a));

export const distance = (a: Readonly<Vec3>, b: Readonly<Vec3>): number => {
  const x = a.x - b.x;
  const y = a.y - b.y;
  const z = a.z - b.z;
  return Math.sqrt(x * x + y * y + z * z);
};

/** Unit vector along `a`; a zero vector stays zero. */
export function normalize(out: Vec3, a: Readonly<Vec3>): Vec3 {
  const l = length(a);
  return l > 0 ? scale(out, a, 1 / l) : set(out, 0, 0, 0);
}
