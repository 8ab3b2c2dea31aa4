/** Triangles before they become a mesh: wound counter-clockwise seen from outside, mm, colours linear RGBA. */
export interface Geometry {
  readonly positions: Float32Array;
  readonly normals: Float32Array;
  readonly uvs: Float32Array;
  readonly colors: Float32Array;
  readonly indices: Uint32Array;
}

/** One point of a sheet while it is being made. */
interface SheetPoint {
  x: number;
  y: number;
  z: number;
  u: number;
  v: number;
  r: number;
  g: number;
  b: number;
  a: number;
}

export interface Sheet {
  readonly rows: number;
  readonly columns: number;
  /** The last column meets the first: normals are smooth over the seam. */
  readonly closed?: boolean;
  /** The other face is the outside. */
  readonly flip?: boolean;
  /** Fills in the point at a row and column; colour is white and uv (column, row) in 0 .. 1 unless set. */
  at(out: SheetPoint, row: number, column: number): void;
}

/**
 * A grid of rows x columns points with smooth normals. The outside is where (step along columns) x (step along rows)
 * points; a pole, where a whole row is one point, gets the mean of its normals.
 */
export function sheet(s: Sheet): Geometry {
  const { rows, columns } = s;
  const count = rows * columns;
  const positions = new Float32Array(3 * count);
  const uvs = new Float32Array(2 * count);
  const colors = new Float32Array(4 * count);
  const p: SheetPoint = { x: 0, y: 0, z: 0, u: 0, v: 0, r: 1, g: 1, b: 1, a: 1 };
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      p.u = column / (columns - 1);
      p.v = row / (rows - 1);
      p.r = p.g = p.b = p.a = 1;
      s.at(p, row, column);
      const i = row * columns + column;
      positions.set([p.x, p.y, p.z], 3 * i);
      uvs.set([p.u, p.v], 2 * i);
      colors.set([p.r, p.g, p.b, p.a], 4 * i);
    }
  }
  const indices = sheetIndices(rows, columns, s.flip === true);
  const normals = smoothNormals(positions, indices);
  if (s.closed === true) joinSeam(normals, rows, columns);
  joinPole(positions, normals, 0, columns);
  joinPole(positions, normals, rows - 1, columns);
  normalizeAll(normals);
  return { positions, normals, uvs, colors, indices };
}

function sheetIndices(rows: number, columns: number, flip: boolean): Uint32Array {
  const indices = new Uint32Array(6 * (rows - 1) * (columns - 1));
  let n = 0;
  for (let row = 0; row + 1 < rows; row++) {
    for (let column = 0; column + 1 < columns; column++) {
      const a = row * columns + column;
      const b = a + 1;
      const c = a + columns;
      const d = c + 1;
      indices.set(flip ? [a, c, b, b, c, d] : [a, b, c, b, d, c], n);
      n += 6;
    }
  }
  return indices;
}

/** Sums of the area-weighted normals of the triangles at each point; not yet of unit length. */
function smoothNormals(positions: Float32Array, indices: Uint32Array): Float32Array {
  const normals = new Float32Array(positions.length);
  const p = (i: number, axis: number): number => positions[3 * i + axis] ?? 0;
  for (let t = 0; t < indices.length; t += 3) {
    const i = indices[t] ?? 0;
    const j = indices[t + 1] ?? 0;
    const k = indices[t + 2] ?? 0;
    const ax = p(j, 0) - p(i, 0);
    const ay = p(j, 1) - p(i, 1);
    const az = p(j, 2) - p(i, 2);
    const bx = p(k, 0) - p(i, 0);
    const by = p(k, 1) - p(i, 1);
    const bz = p(k, 2) - p(i, 2);
    const n = [ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx];
    for (const v of [i, j, k]) {
      for (let axis = 0; axis < 3; axis++)
        normals[3 * v + axis] = (normals[3 * v + axis] ?? 0) + (n[axis] ?? 0);
    }
  }
  return normals;
}

function joinSeam(normals: Float32Array, rows: number, columns: number): void {
  for (let row = 0; row < rows; row++) {
    const first = 3 * row * columns;
    const last = first + 3 * (columns - 1);
    for (let axis = 0; axis < 3; axis++) {
      const sum = (normals[first + axis] ?? 0) + (normals[last + axis] ?? 0);
      normals[first + axis] = sum;
      normals[last + axis] = sum;
    }
  }
}

function joinPole(positions: Float32Array, normals: Float32Array, row: number, columns: number): void {
  const start = 3 * row * columns;
  const end = start + 3 * columns;
  for (let i = start; i < end; i += 3) {
    for (let axis = 0; axis < 3; axis++) {
      if (Math.abs((positions[i + axis] ?? 0) - (positions[start + axis] ?? 0)) > 1e-6) return;
    }
  }
  for (let axis = 0; axis < 3; axis++) {
    let sum = 0;
    for (let i = start; i < end; i += 3) sum += normals[i + axis] ?? 0;
    for (let i = start; i < end; i += 3) normals[i + axis] = sum;
  }
}

function normalizeAll(normals: Float32Array): void {
  for (let i = 0; i < normals.length; i += 3) {
    const x = normals[i] ?? 0;
    const y = normals[i + 1] ?? 0;
    const z = normals[i + 2] ?? 0;
    const l = Math.sqrt(x * x + y * y + z * z);
    if (l === 0) continue;
    normals[i] = x / l;
    normals[i + 1] = y / l;
    normals[i + 2] = z / l;
  }
}

/** Several as one, so that they are drawn in one call. */
export function merge(...parts: readonly Geometry[]): Geometry {
  const total = (pick: (g: Geometry) => ArrayLike<number>): number =>
    parts.reduce((sum, g) => sum + pick(g).length, 0);
  const out: Geometry = {
    positions: new Float32Array(total((g) => g.positions)),
    normals: new Float32Array(total((g) => g.normals)),
    uvs: new Float32Array(total((g) => g.uvs)),
    colors: new Float32Array(total((g) => g.colors)),
    indices: new Uint32Array(total((g) => g.indices)),
  };
  let points = 0;
  let corners = 0;
  for (const g of parts) {
    out.positions.set(g.positions, 3 * points);
    out.normals.set(g.normals, 3 * points);
    out.uvs.set(g.uvs, 2 * points);
    out.colors.set(g.colors, 4 * points);
    const base = points;
    out.indices.set(
      g.indices.map((i) => i + base),
      corners,
    );
    points += g.positions.length / 3;
    corners += g.indices.length;
  }
  return out;
}
