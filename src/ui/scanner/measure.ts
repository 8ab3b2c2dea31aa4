/** A place in the plane of the image, mm: along the array, and deep as the machine shows it at its assumed speed. */
export interface Place {
  readonly lateral: number;
  readonly depth: number;
}

/** A distance between two places of a frozen image. */
export interface Caliper {
  readonly from: Place;
  readonly to: Place;
}

export const lengthOf = ({ from, to }: Caliper): number =>
  Math.hypot(to.lateral - from.lateral, to.depth - from.depth);

/** Two diameters that cross give the area of the ellipse over them, mm2. */
export const ellipseArea = (a: Caliper, b: Caliper): number => (Math.PI / 4) * lengthOf(a) * lengthOf(b);

/** Whether two calipers cross, so that they may be the diameters of one thing. */
export function cross(a: Caliper, b: Caliper): boolean {
  const side = (o: Place, p: Place, q: Place): number =>
    (p.lateral - o.lateral) * (q.depth - o.depth) - (p.depth - o.depth) * (q.lateral - o.lateral);
  return (
    side(a.from, a.to, b.from) * side(a.from, a.to, b.to) < 0 &&
    side(b.from, b.to, a.from) * side(b.from, b.to, a.to) < 0
  );
}

export const formatMm = (mm: number): string => mm.toFixed(1);
