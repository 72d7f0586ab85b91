import { type TableName } from './return-tables.js';
import { type SentRecord } from './sent-record.js';
import { type ValidationContext } from './validation-context.js';

/** A check of the statutory return, by the sector's own number. Each is defined once. */
export interface ValidationRule {
  /** The sector's number: 142, 503A. Kept for ever. */
  readonly code: string;
  /** A few words, as a heading: "Episode not ended before the next began". */
  readonly title: string;
  /** What is wrong with a flagged row and what to do: one or two plain sentences. */
  readonly sentence: string;
  /** The columns a person would mend. */
  readonly fields: readonly string[];
  /** The tables the rule looks at; the rule is left out when one of them was not sent. */
  readonly tables: readonly TableName[];
  /** Tables of the year before without which the rule has nothing to say. */
  readonly previousTables?: readonly TableName[];
  /** The collection years for which it holds, by the calendar year they end in; without it, all. */
  readonly years?: { readonly first?: number; readonly last?: number };
  /** @returns the rows to flag, of the current return, in any order and maybe more than once. */
  check(context: ValidationContext): Iterable<SentRecord>;
}

/** One row that one rule flags. */
export interface ValidationFinding {
  readonly ruleCode: string;
  readonly table: TableName;
  readonly rowIndex0: number;
  /** Empty when the row names no child. */
  readonly child: string;
}
