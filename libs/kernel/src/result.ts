/**
 * An expected refusal: something a person asked for that cannot be done, said as data.
 * `kind` is a kebab-case id kept for ever; the sentence for people is made at the edge.
 */
export interface Problem {
  readonly kind: string;
  /** The input field the problem is about, where there is one. */
  readonly field?: string;
}

/** Either a value or the expected refusal. Bugs are thrown, refusals are returned. */
export type Result<T, P extends Problem = Problem> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: P };

/** @returns a Result that holds `value`. */
export const success = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** @returns a Result that refuses with `problem`. */
export const refusal = <P extends Problem>(problem: P): { readonly ok: false; readonly problem: P } => ({
  ok: false,
  problem,
});
