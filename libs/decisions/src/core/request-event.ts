import { type Problem, refusal, type Result, success } from '#kernel';

/** Something that happened to a placement request. Events are only ever added. */
export interface RequestEvent {
  readonly requestId: string;
  readonly kind: 'opened' | 'closed';
  /** Who did it, by the name shown to people. */
  readonly byWhom: string;
  /** Why it was closed; empty for an opening. */
  readonly reason: string;
}

/** Closing needs a reason somebody can read later. */
export interface ReasonNotGiven extends Problem {
  readonly kind: 'reason-not-given';
  readonly field: 'reason';
}

export interface ReasonTooLong extends Problem {
  readonly kind: 'reason-too-long';
  readonly field: 'reason';
  readonly mostCharacters: number;
}

const mostCharacters = 1_000;

/** @returns the reason without space around it, or why it does not do. */
export function reasonOf(text: string): Result<string, ReasonNotGiven | ReasonTooLong> {
  const reason = text.trim();
  if (reason === '') return refusal({ kind: 'reason-not-given', field: 'reason' });
  if (reason.length > mostCharacters) return refusal({ kind: 'reason-too-long', field: 'reason', mostCharacters });
  return success(reason);
}
