import { type LocalDate } from '#kernel';
import { type Child } from '../core/child.js';
import { type Sex } from '../core/vocabulary.js';

/** A child as a person or a file states it: what is null or not recorded adds nothing to the register. */
export interface StatedChild {
  readonly authorityCode: string;
  readonly code: string;
  readonly knownAs: string | null;
  readonly bornOn: LocalDate | null;
  readonly sex: Sex;
}

/** Where children are kept. */
export abstract class ChildStore {
  /** @returns the child, or null when the register has none with this id that this authority looks after. */
  abstract byId(id: string, authorityCode: string): Promise<Child | null>;

  /** @returns the child, or null; waits for whoever is changing it. */
  abstract byCode(authorityCode: string, code: string): Promise<Child | null>;

  /** @returns the ids of those codes that the register has, by code. */
  abstract idsOf(authorityCode: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Keeps children the register does not know, and fills in what it had not recorded of the others; overwrites nothing. */
  abstract learn(children: readonly StatedChild[]): Promise<void>;
}
