import { type Geometry, merge, sheet } from './geometry';

/** Linear RGB and gloss (0 matt, 1 polished). */
export type Paint = readonly [number, number, number, number];

/** A point of a profile: radius and place along the axis, mm. */
export type ProfilePoint = readonly [radius: number, along: number];

/**
 * Bodies turned about +z. Each profile is smooth in itself and meets the next with a sharp edge; it runs towards +z
 * along an outer wall, so that the outside is away from the axis.
 */
export function turned(profiles: readonly (readonly ProfilePoint[])[], paint: Paint, sides = 32): Geometry {
  return merge(
    ...profiles.map((profile) =>
      sheet({
        rows: profile.length,
        columns: sides + 1,
        closed: true,
        at(out, row, column) {
          const [radius, along] = profile[row] ?? [0, 0];
          const angle = (2 * Math.PI * column) / sides;
          out.x = radius * Math.cos(angle);
          out.y = radius * Math.sin(angle);
          out.z = along;
          [out.r, out.g, out.b, out.a] = paint;
        },
      }),
    ),
  );
}

/** A closed cylinder from `low` to `high` along z with edges rounded by `round` mm. */
export function rod(
  radius: number,
  low: number,
  high: number,
  paint: Paint,
  round = 0.3,
  sides = 32,
): Geometry {
  const r = Math.min(round, radius * 0.9, (high - low) / 2);
  const arc = (from: number, about: number): ProfilePoint[] =>
    [0, 1, 2, 3].map((i) => {
      const angle = from + (i * Math.PI) / 6;
      return [radius - r + r * Math.cos(angle), about + r * Math.sin(angle)];
    });
  return turned(
    [
      [
        [0, low],
        [radius - r, low],
      ],
      [...arc(-Math.PI / 2, low + r), ...arc(0, high - r)],
      [
        [radius - r, high],
        [0, high],
      ],
    ],
    paint,
    sides,
  );
}

/** A box with corners at -half .. +half about a centre; flat faces. */
export function block(
  centre: readonly [number, number, number],
  half: readonly [number, number, number],
  paint: Paint,
): Geometry {
  const faces: Geometry[] = [];
  for (let axis = 0; axis < 3; axis++) {
    for (const side of [-1, 1]) {
      const u = (axis + 1) % 3;
      const v = (axis + 2) % 3;
      faces.push(
        sheet({
          rows: 2,
          columns: 2,
          flip: side < 0,
          at(out, row, column) {
            const p: [number, number, number] = [0, 0, 0];
            p[axis] = (centre[axis] ?? 0) + side * (half[axis] ?? 0);
            p[u] = (centre[u] ?? 0) + (2 * column - 1) * (half[u] ?? 0);
            p[v] = (centre[v] ?? 0) + (2 * row - 1) * (half[v] ?? 0);
            [out.x, out.y, out.z] = p;
            [out.r, out.g, out.b, out.a] = paint;
          },
        }),
      );
    }
  }
  return merge(...faces);
}

/** sRGB of 0 .. 255 to linear light. */
export function linear(r: number, g: number, b: number): readonly [number, number, number] {
  const one = (c: number): number => (c <= 10 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  return [one(r), one(g), one(b)];
}

/** A colour written as `#rrggbb`. Throws for another form. */
export function linearOfHex(hex: string): readonly [number, number, number] {
  const digits = /^#([0-9a-f]{6})$/i.exec(hex)?.[1];
  if (digits === undefined) throw new Error(`"${hex}" is not a colour of the form #rrggbb.`);
  const n = Number.parseInt(digits, 16);
  return linear(n >> 16, (n >> 8) & 255, n & 255);
}
