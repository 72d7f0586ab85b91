import { type SentRecord } from '../sent-record.js';
import { perReturn, type TablesInContext, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { isLookedAfterAtYearEnd } from './care-in-year.js';
import { codeMustBeKnown, dayMustBeKnown, flaggingRows, isBefore } from './rule-parts.js';

const startedOn = (row: SentRecord) => row.date('SW_DECOM');
const endedOn = (row: SentRecord) => row.date('SW_DEC');

/** The table exists since 2023/24. */
const years = { first: 2024 };

const inOrder = (tables: TablesInContext, child: string): readonly SentRecord[] =>
  tables
    .rowsOf('SWEpisodes', child)
    .filter((row) => startedOn(row) !== null)
    .sort((a, b) => ((startedOn(a) ?? '') < (startedOn(b) ?? '') ? -1 : 1));

interface WorkerAndNext {
  readonly row: SentRecord;
  readonly next: SentRecord | null;
}

/** Every time with a social worker and the child's next one, in order of start. */
const workersAndNext = perReturn(({ current }: ValidationContext): readonly WorkerAndNext[] => {
  const children = [...new Set(current.rows('SWEpisodes').map(({ child }) => child))];
  return children.flatMap((child) =>
    inOrder(current, child).map((row, position, all) => ({ row, next: all[position + 1] ?? null })),
  );
});

/** Flags the child's first row when it does not go on from the one that last year left open. */
const notAsLastYear = (code: string, column: string, title: string): ValidationRule => ({
  code,
  title,
  sentence: `Last year’s return left a time with a social worker open. The child’s first row must go on from it: ${column} is another.`,
  fields: [column],
  tables: ['SWEpisodes'],
  previousTables: ['SWEpisodes'],
  years,
  check: ({ current, previous }) => {
    const children = [...new Set(current.rows('SWEpisodes').map(({ child }) => child))];
    return children.flatMap((child) => {
      const [first] = inOrder(current, child);
      const last = previous === null ? undefined : inOrder(previous, child).at(-1);
      const isOpen = last?.isBlank('SW_DEC') ?? false;
      const isSame = column === 'SW_DECOM' ? startedOn : (row: SentRecord) => row.cell(column);
      return first && last && isOpen && isSame(first) !== isSame(last) ? [first] : [];
    });
  },
});

/** SWEpisodes: the social workers of a child. */
export const socialWorkerRules: readonly ValidationRule[] = [
  {
    code: 'SW01STG1',
    title: 'A child in care on 31 March without a social worker',
    sentence:
      'The child is looked after on 31 March and SWEpisodes has no row. Send the child’s social workers of the year.',
    fields: ['DEC'],
    tables: ['Episodes', 'SWEpisodes'],
    years,
    check: (context) =>
      context.current.childrenWithEpisodes
        .filter((child) => isLookedAfterAtYearEnd(context, child))
        .filter((child) => context.current.rowOf('SWEpisodes', child) === null)
        .flatMap((child) =>
          context.current.episodesOf(child).filter(({ endedOn: ended }) => ended === null || ended > context.yearEndOn),
        ),
  },
  {
    code: 'SW02STG1',
    title: 'The number of a social worker does not begin with SW or XX',
    sentence: 'SW_ID is the registration number, which begins with SW, or a code of your own that begins with XX.',
    fields: ['SW_ID'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows('SWEpisodes', (row) => row.isFilled('SW_ID') && !/^(SW|XX)/.test(row.cell('SW_ID') ?? '')),
  },
  {
    code: 'SW03STG1',
    title: 'Some information on a social worker is missing',
    sentence: 'Fill in SW_ID, SW_DECOM and SW_REASON for each time with a social worker.',
    fields: ['SW_DECOM', 'SW_ID', 'SW_REASON'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows('SWEpisodes', (row) =>
      ['SW_ID', 'SW_DECOM', 'SW_REASON'].some((column) => row.isBlank(column)),
    ),
  },
  {
    ...dayMustBeKnown(
      {
        code: 'SW04STG1',
        title: 'The start with a social worker is not a date',
        sentence: 'SW_DECOM must be a date: write dd/mm/yyyy.',
        table: 'SWEpisodes',
        column: 'SW_DECOM',
      },
      'may-be-blank',
    ),
    years,
  },
  {
    ...dayMustBeKnown(
      {
        code: 'SW05STG1',
        title: 'The end with a social worker is not a date',
        sentence: 'SW_DEC must be a date: write dd/mm/yyyy, or leave it blank while it goes on.',
        table: 'SWEpisodes',
        column: 'SW_DEC',
      },
      'may-be-blank',
    ),
    years,
  },
  {
    code: 'SW06STG2',
    title: 'A time with a social worker starts after the year',
    sentence: 'SW_DECOM is after 31 March of the year. It belongs into the next return.',
    fields: ['SW_DECOM'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows('SWEpisodes', (row, { yearEndOn }) => isBefore(yearEndOn, startedOn(row))),
  },
  {
    code: 'SW07STG2',
    title: 'A time with a social worker ends outside the year',
    sentence: 'SW_DEC must be within the year, from 1 April to 31 March.',
    fields: ['SW_DEC'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows(
      'SWEpisodes',
      (row, { yearStartOn, yearEndOn }) => isBefore(endedOn(row), yearStartOn) || isBefore(yearEndOn, endedOn(row)),
    ),
  },
  {
    code: 'SW09STG2',
    title: 'A time with a social worker of less than a day',
    sentence: 'SW_DEC is the day of SW_DECOM. Mend one of them, or remove the row.',
    fields: ['SW_DEC', 'SW_DECOM'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows('SWEpisodes', (row) => startedOn(row) !== null && startedOn(row) === endedOn(row)),
  },
  {
    code: 'SW108STG2',
    title: 'A new social worker started though the time before is open',
    sentence: 'The child has a later row: give this one an end (SW_DEC).',
    fields: ['SW_DEC'],
    tables: ['SWEpisodes'],
    years,
    check: (context) =>
      workersAndNext(context).flatMap(({ row, next }) => (next !== null && row.isBlank('SW_DEC') ? [row] : [])),
  },
  {
    code: 'SW10STG2',
    title: 'A new social worker started before the time before ended',
    sentence: 'SW_DECOM is before the end (SW_DEC) of the row before it. Mend one of the two dates.',
    fields: ['SW_DECOM'],
    tables: ['SWEpisodes'],
    years,
    check: (context) =>
      workersAndNext(context).flatMap(({ row, next }) =>
        next !== null && isBefore(startedOn(next), endedOn(row)) ? [next] : [],
      ),
  },
  {
    code: 'SW11STG2',
    title: 'The last social worker ended before 31 March',
    sentence: 'SW_DEC is before 31 March and no row follows. Add the next social worker, or mend the date.',
    fields: ['SW_DEC'],
    tables: ['SWEpisodes'],
    years,
    check: (context) =>
      workersAndNext(context).flatMap(({ row, next }) =>
        next === null && isBefore(endedOn(row), context.yearEndOn) ? [row] : [],
      ),
  },
  {
    code: 'SW12STG2',
    title: 'The first part of the year has no social worker',
    sentence:
      'The child is looked after on 31 March, and the first row of SWEpisodes starts after 1 April. Send the whole year, also the time before care.',
    fields: ['SW_DECOM'],
    tables: ['Episodes', 'SWEpisodes'],
    years,
    check: (context) => {
      const children = [...new Set(context.current.rows('SWEpisodes').map(({ child }) => child))];
      return children
        .filter((child) => isLookedAfterAtYearEnd(context, child))
        .flatMap((child) => inOrder(context.current, child).slice(0, 1))
        .filter((row) => isBefore(context.yearStartOn, startedOn(row)) && row.cell('SW_REASON') !== 'FCONTA');
    },
  },
  {
    ...codeMustBeKnown(
      {
        code: 'SW13STG1',
        title: 'The reason for a change of social worker is missing or not a code',
        sentence: 'SW_REASON must be one of the return’s six-letter codes.',
        table: 'SWEpisodes',
        column: 'SW_REASON',
      },
      'must-be-filled',
    ),
    years,
  },
  {
    code: 'SW14STG2',
    title: 'The end with a social worker is missing',
    sentence: 'Only the child’s last row may go on: give this one an end (SW_DEC).',
    fields: ['SW_DEC'],
    tables: ['SWEpisodes'],
    years,
    check: (context) => {
      const lasts = new Set(workersAndNext(context).flatMap(({ row, next }) => (next === null ? [row] : [])));
      return context.current.rows('SWEpisodes').filter((row) => row.isBlank('SW_DEC') && !lasts.has(row));
    },
  },
  {
    code: 'SW15STG2',
    title: 'The reason for a change of social worker is missing',
    sentence: 'SW_ID and SW_DECOM are filled in: fill in SW_REASON.',
    fields: ['SW_REASON'],
    tables: ['SWEpisodes'],
    years,
    check: flaggingRows(
      'SWEpisodes',
      (row) => row.isFilled('SW_ID') && row.isFilled('SW_DECOM') && row.isBlank('SW_REASON'),
    ),
  },
  notAsLastYear('SW16aSTG2', 'SW_ID', 'The first social worker is not the one of the end of last year'),
  notAsLastYear('SW16bSTG2', 'SW_DECOM', 'The first start with a social worker is not the one of the end of last year'),
  notAsLastYear(
    'SW16cSTG2',
    'SW_REASON',
    'The first reason for a social worker is not the one of the end of last year',
  ),
];
