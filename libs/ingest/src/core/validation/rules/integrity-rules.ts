import { type TableName } from '../return-tables.js';
import { type SentRecord } from '../sent-record.js';
import { type ValidationRule } from '../validation-rule.js';
import { flaggingRows } from './rule-parts.js';

const notInHeader = (code: string, table: TableName): ValidationRule => ({
  code,
  title: `A child of ${table} is not in Header`,
  sentence: `The child has a row in ${table} but none in Header. Add the child to Header, or mend the child’s code.`,
  fields: ['CHILD'],
  tables: ['Header', table],
  check: flaggingRows(table, ({ child }, { current }) => current.rowOf('Header', child) === null),
});

const otherBirthInHeader = (code: string, table: TableName): ValidationRule => ({
  code,
  title: `The date of birth in ${table} is not the one in Header`,
  sentence: `${table} and Header give the child different dates of birth (DOB). Mend the wrong one.`,
  fields: ['DOB'],
  tables: ['Header', table],
  check: flaggingRows(table, (row, { bornOn }) => {
    const [here, inHeader] = [row.date('DOB'), bornOn(row.child)];
    return here !== null && inHeader !== null && here !== inHeader;
  }),
});

const onlyOnce = (code: string, table: TableName): ValidationRule => ({
  code,
  title: `A child is in ${table} more than once`,
  sentence: `A child has one row in ${table} at most. Keep the right one and remove the others.`,
  fields: ['CHILD'],
  tables: [table],
  check: flaggingRows(table, ({ child }, { current }) => current.rowsOf(table, child).length > 1),
});

const sexOf: Readonly<Record<string, string | undefined>> = { 1: 'M', 2: 'F' };

/** The code for sex as written since 2024/25, so that codes of two years can be compared; null when blank. */
export const sexIn = (row: SentRecord): string | null => {
  const code = row.cell('SEX');
  return code === null ? null : (sexOf[code] ?? code);
};

/** Whether the tables of one return agree with one another about who the children are. */
export const integrityRules: readonly ValidationRule[] = [
  notInHeader('INT01', 'AD1'),
  notInHeader('INT02', 'PlacedAdoption'),
  notInHeader('INT03', 'Episodes'),
  notInHeader('INT04', 'Missing'),
  notInHeader('INT05', 'OC2'),
  notInHeader('INT06', 'OC3'),
  notInHeader('INT07', 'PrevPerm'),
  notInHeader('INT08', 'Reviews'),
  notInHeader('INT09', 'UASC'),
  otherBirthInHeader('INT11', 'AD1'),
  otherBirthInHeader('INT12', 'PlacedAdoption'),
  otherBirthInHeader('INT13', 'Missing'),
  otherBirthInHeader('INT14', 'OC2'),
  otherBirthInHeader('INT15', 'OC3'),
  otherBirthInHeader('INT16', 'PrevPerm'),
  otherBirthInHeader('INT17', 'Reviews'),
  otherBirthInHeader('INT18', 'UASC'),
  {
    code: 'INT21',
    title: 'The sex in UASC is not the one in Header',
    sentence: 'UASC and Header give the child different codes for sex (SEX). Mend the wrong one.',
    fields: ['SEX'],
    tables: ['Header', 'UASC'],
    check: flaggingRows('UASC', (row, { current }) => {
      const header = current.rowOf('Header', row.child);
      return header !== null && sexIn(row) !== sexIn(header);
    }),
  },
  onlyOnce('INT31', 'AD1'),
  onlyOnce('INT32', 'Header'),
  onlyOnce('INT33', 'OC2'),
  onlyOnce('INT34', 'OC3'),
  onlyOnce('INT35', 'PrevPerm'),
  onlyOnce('INT36', 'UASC'),
];
