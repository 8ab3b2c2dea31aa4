/** What the director asks of the world; applied at the next tick, computed again in a replay, never recorded. */
export type Directive =
  | { readonly type: 'patient.speak'; readonly line: string }
  /** All phases are done: the attempt ends. */
  | { readonly type: 'attempt.end' };
