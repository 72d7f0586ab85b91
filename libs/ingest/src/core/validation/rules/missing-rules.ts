import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { careEndedOn, endsCare } from './care-in-year.js';
import { codeMustBeKnown, dayMustBeKnown, flaggingRows, isBefore } from './rule-parts.js';

const startedOn = (row: SentRecord) => row.date('MIS_START');
const endedOn = (row: SentRecord) => row.date('MIS_END');

const periodsInOrder = ({ current }: ValidationContext, child: string): readonly SentRecord[] =>
  current
    .rowsOf('Missing', child)
    .filter((row) => startedOn(row) !== null)
    .sort((a, b) => ((startedOn(a) ?? '') < (startedOn(b) ?? '') ? -1 : 1));

/** Whether this year has a period of the child with the same start. */
const isSentAgain = ({ current }: ValidationContext, before: SentRecord): boolean =>
  current.rowsOf('Missing', before.child).some((row) => startedOn(row) === startedOn(before));

/** Whether the child was missing on the day this episode ended; an open period goes on. */
const isMissingAtEndOf = (episode: SentEpisode, row: SentRecord): boolean =>
  episode.endedOn !== null &&
  isBefore(startedOn(row), episode.endedOn) &&
  (row.isBlank('MIS_END') || (endedOn(row) ?? '') >= episode.endedOn);

/** Missing: times when a child was missing or away without authorisation. */
export const missingRules: readonly ValidationRule[] = [
  dayMustBeKnown(
    {
      code: '1004',
      title: 'The start of a missing period is missing or not a date',
      sentence: 'MIS_START must be a date: write dd/mm/yyyy.',
      table: 'Missing',
      column: 'MIS_START',
    },
    'must-be-filled',
  ),
  dayMustBeKnown(
    {
      code: '1005',
      title: 'The end of a missing period is not a date',
      sentence: 'MIS_END must be a date: write dd/mm/yyyy, or leave it blank while the child is missing.',
      table: 'Missing',
      column: 'MIS_END',
    },
    'may-be-blank',
  ),
  codeMustBeKnown(
    {
      code: '1006',
      title: 'The kind of a missing period is not a code',
      sentence: 'MISSING is M for missing or A for away without authorisation.',
      table: 'Missing',
      column: 'MISSING',
    },
    'may-be-blank',
  ),
  {
    code: '564',
    title: 'A missing period without a start',
    sentence: 'MISSING is filled in: give the start (MIS_START).',
    fields: ['MISSING', 'MIS_START'],
    tables: ['Missing'],
    check: flaggingRows('Missing', (row) => row.isFilled('MISSING') && row.isBlank('MIS_START')),
  },
  {
    code: '565',
    title: 'A start of a missing period without its kind',
    sentence: 'MIS_START is filled in: say whether the child was missing (M) or away without authorisation (A).',
    fields: ['MISSING', 'MIS_START'],
    tables: ['Missing'],
    check: flaggingRows('Missing', (row) => row.isFilled('MIS_START') && row.isBlank('MISSING')),
  },
  {
    code: '566',
    title: 'An end of a missing period without its kind',
    sentence: 'MIS_END is filled in: say whether the child was missing (M) or away without authorisation (A).',
    fields: ['MISSING', 'MIS_END'],
    tables: ['Missing'],
    check: flaggingRows('Missing', (row) => row.isFilled('MIS_END') && row.isBlank('MISSING')),
  },
  {
    code: '567',
    title: 'A missing period ends before it starts',
    sentence: 'MIS_END is before MIS_START. Mend one of them.',
    fields: ['MIS_END', 'MIS_START'],
    tables: ['Missing'],
    check: flaggingRows('Missing', (row) => isBefore(endedOn(row), startedOn(row))),
  },
  {
    code: '570',
    title: 'A missing period starts after the year',
    sentence: 'MIS_START is after 31 March of the year. It belongs into the next return.',
    fields: ['MIS_START'],
    tables: ['Missing'],
    check: flaggingRows('Missing', (row, { yearEndOn }) => isBefore(yearEndOn, startedOn(row))),
  },
  {
    code: '571',
    title: 'A missing period ends outside the year',
    sentence: 'MIS_END must be within the year, from 1 April to 31 March.',
    fields: ['MIS_END'],
    tables: ['Missing'],
    check: flaggingRows(
      'Missing',
      (row, { yearStartOn, yearEndOn }) => isBefore(endedOn(row), yearStartOn) || isBefore(yearEndOn, endedOn(row)),
    ),
  },
  {
    code: '574',
    title: 'A missing period starts before the one before it ended',
    sentence:
      'The child has an earlier missing period that is open or ends later than this one starts. Mend the dates.',
    fields: ['MIS_END', 'MIS_START'],
    tables: ['Missing'],
    check: (context) => {
      const children = new Set(context.current.rows('Missing').map(({ child }) => child));
      return [...children].flatMap((child) =>
        periodsInOrder(context, child).filter((row, position, all) => {
          const before = all[position - 1];
          return before !== undefined && (before.isBlank('MIS_END') || isBefore(startedOn(row), endedOn(before)));
        }),
      );
    },
  },
  {
    code: '575',
    title: 'A missing period goes on after its placement ended',
    sentence: 'The placement the child went missing from has ended: give the missing period an end (MIS_END).',
    fields: ['MIS_END'],
    tables: ['Episodes', 'Missing'],
    check: flaggingRows(
      'Missing',
      (row, { current }) =>
        row.isBlank('MIS_END') &&
        current
          .episodesOf(row.child)
          .some(
            (episode) =>
              episode.startedOn !== null &&
              episode.startedOn <= (startedOn(row) ?? '') &&
              isBefore(startedOn(row), episode.endedOn),
          ),
    ),
  },
  {
    code: '576',
    title: 'A missing period left open last year is not sent again',
    sentence:
      'Last year’s return left a missing period open. Send it again with the same start, and its end once there is one.',
    fields: ['CHILD'],
    tables: ['Missing'],
    previousTables: ['Missing'],
    check: (context) =>
      (context.previous?.rows('Missing') ?? [])
        .filter((row) => startedOn(row) !== null && row.isBlank('MIS_END'))
        .filter((row) => !isSentAgain(context, row))
        .flatMap(({ child }) => {
          const [first] = periodsInOrder(context, child);
          return first ? [first] : context.current.rowsOf('Header', child);
        }),
  },
  {
    code: '577',
    title: 'A missing period is open though care has ended',
    sentence: 'The child is no longer looked after: give the missing period an end (MIS_END).',
    fields: ['MIS_END'],
    tables: ['Episodes', 'Missing'],
    check: flaggingRows('Missing', (row, context) => {
      const ended = careEndedOn(context, row.child);
      return row.isFilled('MIS_START') && row.isBlank('MIS_END') && ended !== null && ended <= context.yearEndOn;
    }),
  },
  {
    code: '578',
    title: 'A missing period starts after care ended',
    sentence: 'MIS_START is after the day the child ceased to be looked after. Mend it, or remove the row.',
    fields: ['MIS_START'],
    tables: ['Episodes', 'Missing'],
    check: flaggingRows('Missing', (row, context) => isBefore(careEndedOn(context, row.child), startedOn(row))),
  },
  {
    code: '580',
    title: 'Care ended while the child was missing, for a reason other than E8',
    sentence: 'The child was missing when care ended: the reason for ending (REC) must be E8.',
    fields: ['REC'],
    tables: ['Episodes', 'Missing'],
    check: ({ current }) =>
      current.rows('Missing').flatMap((row) =>
        current
          .episodesOf(row.child)
          .filter((episode) => endsCare(episode) && episode.cell('REC') !== 'E8' && isMissingAtEndOf(episode, row))
          .flatMap((episode) => [episode, row]),
      ),
  },
  {
    code: '581',
    title: 'A missing period starts before care',
    sentence: 'MIS_START is before the child’s first episode. Mend it, or remove the row.',
    fields: ['MIS_START'],
    tables: ['Episodes', 'Missing'],
    check: flaggingRows('Missing', (row, { current }) =>
      isBefore(startedOn(row), current.episodesOf(row.child)[0]?.startedOn ?? null),
    ),
  },
  {
    code: '586',
    title: 'A missing period before birth',
    sentence: 'MIS_START or MIS_END is before the child’s date of birth.',
    fields: ['MIS_START'],
    tables: ['Missing'],
    check: flaggingRows(
      'Missing',
      (row) => isBefore(startedOn(row), row.date('DOB')) || isBefore(endedOn(row), row.date('DOB')),
    ),
  },
];
