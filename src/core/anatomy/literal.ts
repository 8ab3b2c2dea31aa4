/** A GLSL float literal of a number. */
export function literal(n: number): string {
  if (!Number.isFinite(n)) throw new Error(`A shape holds the number ${n}, which GLSL cannot write.`);
  const text = String(n);
  return /[.e]/.test(text) ? text : `${text}.0`;
}
