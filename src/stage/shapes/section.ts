import { type Geometry, sheet } from './geometry';

/** What of the plane is shown cut, mm: to either side of the probe's middle, above its face and below it. */
export const SECTION = { half: 90, above: 30, below: 110 } as const;

/** The plane of the section in the probe's frame; u runs along the array, v down. */
export function sectionGeometry(): Geometry {
  return sheet({
    rows: 2,
    columns: 2,
    at(out, row, column) {
      out.x = column === 0 ? -SECTION.half : SECTION.half;
      out.y = row === 0 ? SECTION.above : -SECTION.below;
      out.z = 0;
      out.u = column;
      out.v = row;
    },
  });
}
