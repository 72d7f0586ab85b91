import { partsOf } from '#kernel';
import { contextOf } from './context-of.js';
import { type ReturnToValidate, type TableName, tableNames } from './return-tables.js';
import { validationRules } from './rules/index.js';
import { type ValidationContext } from './validation-context.js';
import { type ValidationFinding, type ValidationRule } from './validation-rule.js';

/** @returns whether the rule holds for the year and finds the tables it needs. */
export function ruleApplies(rule: ValidationRule, context: ValidationContext): boolean {
  const { year } = partsOf(context.yearEndOn);
  const { first = year, last = year } = rule.years ?? {};
  return (
    first <= year &&
    year <= last &&
    rule.tables.every((table) => context.current.has(table)) &&
    (rule.previousTables ?? []).every((table) => context.previous?.has(table) ?? false)
  );
}

const placeOf = (table: TableName): number => tableNames.indexOf(table);

/** @returns what one rule flags, in order of table and row, each row once. */
export function findingsOf(rule: ValidationRule, context: ValidationContext): readonly ValidationFinding[] {
  if (!ruleApplies(rule, context)) return [];
  return [...new Set(rule.check(context))]
    .sort((a, b) => (a.table === b.table ? a.rowIndex0 - b.rowIndex0 : placeOf(a.table) - placeOf(b.table)))
    .map(({ table, rowIndex0, child }) => ({ ruleCode: rule.code, table, rowIndex0, child }));
}

/**
 * Checks a return against every rule of its year.
 *
 * @returns the findings rule by rule in the order of their numbers (`validationRules`), then by table (Header, Episodes,
 *   Reviews, ... as in `tableNames`), then by row: the same return always gives the same list.
 */
export function validateReturn(sent: ReturnToValidate): readonly ValidationFinding[] {
  const context = contextOf(sent);
  return validationRules.flatMap((rule) => findingsOf(rule, context));
}
