/** A GraphQL document with the shape of its answer and of its variables. */
export interface Operation<Answer, Variables extends object = Record<string, never>> {
  readonly name: string;
  readonly text: string;
  /** Never present: carries the types. */
  readonly shape?: (variables: Variables) => Answer;
}

/** @throws Error when the document names no operation: a fault in the program. */
export function operation<Answer, Variables extends object = Record<string, never>>(
  text: string,
): Operation<Answer, Variables> {
  const name = /\b(?:query|mutation)\s+(\w+)/.exec(text)?.[1];
  if (name === undefined) throw new Error(`An operation without a name: ${text}`);
  return { name, text };
}
