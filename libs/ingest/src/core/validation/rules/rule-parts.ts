import { type LocalDate } from '#kernel';
import { type CodedColumn, codeIsAccepted, collectionYearOf } from '../../ssda903/code-sets/index.js';
import { type TableName } from '../return-tables.js';
import { type SentRecord } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';

/** Words of a rule about one column of one table. */
export interface ColumnRule<Column extends string = string> {
  readonly code: string;
  readonly title: string;
  readonly sentence: string;
  readonly table: TableName;
  readonly column: Column;
}

/** A rule that looks at each row of one table by itself. */
export const flaggingRows =
  (table: TableName, isWrong: (row: SentRecord, context: ValidationContext) => boolean): ValidationRule['check'] =>
  (context) =>
    context.current.rows(table).filter((row) => isWrong(row, context));

/** Whether the cell holds a code of the return's year; a blank cell does not. */
export function holdsCode(row: SentRecord, column: CodedColumn, { yearEndOn }: ValidationContext): boolean {
  const code = row.cell(column);
  return code !== null && codeIsAccepted(column, code, collectionYearOf(yearEndOn), row.date('DECOM'));
}

/** A cell must hold a code of the year. A blank one is flagged only where the column must be filled. */
export function codeMustBeKnown(
  rule: ColumnRule<CodedColumn>,
  blank: 'may-be-blank' | 'must-be-filled',
): ValidationRule {
  const { table, column, ...words } = rule;
  return {
    ...words,
    fields: [column],
    tables: [table],
    check: flaggingRows(table, (row, context) =>
      row.isBlank(column) ? blank === 'must-be-filled' : !holdsCode(row, column, context),
    ),
  };
}

/** A cell must hold a day. A blank one is flagged only where the column must be filled. */
export function dayMustBeKnown(rule: ColumnRule, blank: 'may-be-blank' | 'must-be-filled'): ValidationRule {
  const { table, column, ...words } = rule;
  return {
    ...words,
    fields: [column],
    tables: [table],
    check: flaggingRows(table, (row) => (row.isBlank(column) ? blank === 'must-be-filled' : row.date(column) === null)),
  };
}

export const isAnyFilled = (row: SentRecord, columns: readonly string[]): boolean =>
  columns.some((column) => row.isFilled(column));

export const isAnyBlank = (row: SentRecord, columns: readonly string[]): boolean =>
  columns.some((column) => row.isBlank(column));

/** @returns whether `a` is a day before `b`; false when one of them is not known. */
export const isBefore = (a: LocalDate | null, b: LocalDate | null): boolean => a !== null && b !== null && a < b;
