/** Structures whose bits one word of the shaders holds, its sign left out. */
const BITS = 31;

/** Structures that the two words of a set hold; the shaders' table has a row for each, and one for the outside. */
export const MOST_STRUCTURES = 47;

/** A set of structures as the shaders take it, `ivec2`. */
export type StructureSet = readonly [number, number];

/** Of the structures 0 .. count - 1 those that `is` names. */
export function structureSet(count: number, is: (i: number) => boolean = () => true): StructureSet {
  const words: [number, number] = [0, 0];
  for (let i = 0; i < count; i++) {
    if (!is(i)) continue;
    if (i < BITS) words[0] |= 1 << i;
    else words[1] |= 1 << (i - BITS);
  }
  return words;
}

export const inSet = ([low, high]: StructureSet, i: number): boolean =>
  ((i < BITS ? low : high) & (1 << (i % BITS))) !== 0;

/** GLSL that is true where a uniform set holds a structure. */
export const inSetGlsl = (set: string, i: number): string =>
  `(${set}.${i < BITS ? 'x' : 'y'} & ${1 << (i % BITS)}) != 0`;

/** `bool inSet(ivec2 set, int i)` for structures that only the shader knows. */
export const STRUCTURE_SET_GLSL = `
bool inSet(ivec2 set, int i) {
  int bit = i < ${BITS} ? max(i, 0) : i - ${BITS};
  return i >= 0 && (((i < ${BITS} ? set.x : set.y) >> bit) & 1) != 0;
}
`;
