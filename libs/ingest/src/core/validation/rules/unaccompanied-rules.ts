import { type SentRecord } from '../sent-record.js';
import { birthday, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { dayMustBeKnown, flaggingRows } from './rule-parts.js';

/** Whether DUC is the 18th birthday, on which the status ends by itself. */
function endsAtEighteen(row: SentRecord): boolean {
  const [ceasedOn, bornOn] = [row.date('DUC'), row.date('DOB')];
  return ceasedOn !== null && bornOn !== null && ceasedOn === birthday(bornOn, 18);
}

const isBlankOrEighteen = (row: SentRecord): boolean => row.isBlank('DUC') || endsAtEighteen(row);

/** Last year's rows of children whose status went on after that year, by DUC. */
function goesOnAfter(row: SentRecord, { yearStartOn }: ValidationContext): boolean {
  const ceasedOn = row.date('DUC');
  return ceasedOn === null || ceasedOn >= yearStartOn;
}

/** UASC: unaccompanied asylum-seeking children. Being in the table is the status; some systems also send a column of Header. */
export const unaccompaniedRules: readonly ValidationRule[] = [
  dayMustBeKnown(
    {
      code: '104',
      title: 'The day the status of an unaccompanied child ended is not a date',
      sentence: 'DUC must be a date: write dd/mm/yyyy, or leave it blank while the status goes on.',
      table: 'UASC',
      column: 'DUC',
    },
    'may-be-blank',
  ),
  {
    code: '105',
    title: 'Whether the child is unaccompanied is missing or not a code',
    sentence: 'The column UASC of Header is 0 or 1.',
    fields: ['UASC'],
    tables: ['Header'],
    check: ({ current }) => {
      const rows = current.rows('Header');
      const wasSent = rows.some((row) => row.isFilled('UASC'));
      return wasSent ? rows.filter((row) => !row.isOneOf('UASC', ['0', '1'])) : [];
    },
  },
  {
    code: '205A',
    title: 'Unaccompanied last year, no longer this year, and the dates do not say why',
    sentence:
      'Last year’s return has the child as unaccompanied, with a status (DUC) that had not ended then. Send the child in UASC again.',
    fields: ['CHILD', 'UASC'],
    tables: ['Header', 'UASC'],
    previousTables: ['Header', 'UASC'],
    check: flaggingRows('Header', (row, context) => {
      const before = context.previous?.rowOf('UASC', row.child) ?? null;
      return before !== null && context.current.rowOf('UASC', row.child) === null && goesOnAfter(before, context);
    }),
  },
  {
    code: '205B',
    title: 'Unaccompanied in both years, and the dates do not agree with it',
    sentence:
      'The child is unaccompanied this year and last: last year’s DUC must be blank or the 18th birthday, this year’s DUC blank, in the year, or the 18th birthday.',
    fields: ['DUC', 'UASC'],
    tables: ['Header', 'UASC'],
    previousTables: ['Header', 'UASC'],
    check: ({ current, previous, yearStartOn, yearEndOn }) =>
      current
        .rows('UASC')
        .filter((row) => {
          const before = previous?.rowOf('UASC', row.child) ?? null;
          if (before === null) return false;
          const ceasedOn = row.date('DUC');
          const inYear = ceasedOn !== null && yearStartOn <= ceasedOn && ceasedOn <= yearEndOn;
          return !isBlankOrEighteen(before) || !(isBlankOrEighteen(row) || inYear);
        })
        .flatMap((row) => [row, ...current.rowsOf('Header', row.child)]),
  },
  {
    code: '205C',
    title: 'An end of a status the child never had',
    sentence: 'The column UASC is 0 this year and last, and DUC is filled in. Mend one of them.',
    fields: ['DUC', 'UASC'],
    tables: ['Header', 'UASC'],
    previousTables: ['Header'],
    check: flaggingRows('UASC', (row, { current, previous }) => {
      const header = current.rowOf('Header', row.child);
      const before = previous?.rowOf('Header', row.child) ?? null;
      return row.isFilled('DUC') && header?.cell('UASC') === '0' && before?.cell('UASC') !== '1';
    }),
  },
  {
    code: '205D',
    title: 'Unaccompanied this year, and not last year',
    sentence: 'The child was in last year’s return and not unaccompanied then. Mend one of the two years.',
    fields: ['CHILD', 'UASC'],
    tables: ['Header', 'UASC'],
    previousTables: ['Header', 'UASC'],
    check: ({ current, previous }) =>
      current
        .rows('UASC')
        .filter(
          ({ child }) =>
            (previous?.rowOf('Header', child) ?? null) !== null && (previous?.rowOf('UASC', child) ?? null) === null,
        )
        .flatMap((row) => [row, ...current.rowsOf('Header', row.child)]),
  },
  {
    code: '303',
    title: 'An end of the status of a child who is not unaccompanied',
    sentence: 'DUC is filled in and the column UASC of Header is 0. Mend one of them.',
    fields: ['DUC', 'UASC'],
    tables: ['Header', 'UASC'],
    check: ({ current }) =>
      current
        .rows('UASC')
        .filter((row) => row.isFilled('DUC') && current.rowOf('Header', row.child)?.cell('UASC') === '0')
        .flatMap((row) => [row, ...current.rowsOf('Header', row.child)]),
  },
  {
    code: '304',
    title: 'The status of an unaccompanied child ends after 18',
    sentence: 'DUC is after the child’s 18th birthday. The status ends on that day at the latest.',
    fields: ['DUC'],
    tables: ['UASC'],
    check: flaggingRows('UASC', (row) => {
      const [ceasedOn, bornOn] = [row.date('DUC'), row.date('DOB')];
      return ceasedOn !== null && bornOn !== null && ceasedOn > birthday(bornOn, 18);
    }),
  },
];
