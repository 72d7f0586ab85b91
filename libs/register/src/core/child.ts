import { type LocalDate } from '#kernel';
import { type Sex } from './vocabulary.js';

/** A child somebody looks after. A code is unique within its authority only, so neither stands alone. */
export interface Child {
  readonly id: string;
  /** The authority that looks after the child. */
  readonly authorityCode: string;
  readonly code: string;
  readonly knownAs: string | null;
  readonly bornOn: LocalDate | null;
  readonly sex: Sex;
}
