import { day } from '#kernel';
import { dateInReturn } from '../date-in-return.js';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';
import { flaggingRows, holdsCode, isAnyFilled } from './rule-parts.js';

const columns = ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] as const;

/** Whether the question is answered: that there was none, or which it was, where and when. */
const isTold = (row: SentRecord): boolean =>
  row.cell('PREV_PERM') === 'Z1' || columns.every((column) => row.isFilled(column));

/** From this day on the question is asked of children who start to be looked after. */
const askedSince = day('2016-04-01');

const startsOf = ({ current }: ValidationContext, child: string): readonly SentEpisode[] =>
  current.episodesOf(child).filter((episode) => episode.cell('RNE') === 'S');

/** The day, or the day and the month, or all of the date may be unknown: zz/06/2015, zz/zz/2015, zz/zz/zzzz. */
const dateWithUnknownParts = /^(zz\/(0[1-9]|1[0-2]|zz)\/(?:19|20)\d\d|zz\/zz\/zzzz)$/i;

function isPermanenceDate(row: SentRecord, context: ValidationContext): boolean {
  const text = row.cell('DATE_PERM') ?? '';
  if (dateWithUnknownParts.test(text)) return true;
  const date = dateInReturn(text);
  const first = context.current.episodesOf(row.child)[0]?.startedOn ?? null;
  return date !== null && (first === null || date < first);
}

/** Three figures, or a place outside the list of English authorities: unknown, or elsewhere in or beyond the kingdom. */
const authority = /^(?:\d{3}|NIR|NUK|SCO|WAL|UNK)$/;

/** PrevPerm: permanent homes a child had before. */
export const permanenceRules: readonly ValidationRule[] = [
  {
    code: '630',
    title: 'Nothing on an earlier permanent home, though care started in the year',
    sentence:
      'The child started to be looked after in the year (RNE is S): fill in PREV_PERM, Z1 when there was none; else LA_PERM and DATE_PERM as well.',
    fields: ['RNE'],
    tables: ['Episodes', 'PrevPerm'],
    check: (context) =>
      context.current.childrenWithEpisodes.flatMap((child) => {
        const rows = context.current.rowsOf('PrevPerm', child);
        if (rows.some(isTold)) return [];
        const started = startsOf(context, child).filter(({ startedOn }) => (startedOn ?? '') >= context.yearStartOn);
        return started.length === 0 ? [] : [...started, ...rows];
      }),
  },
  {
    code: '631',
    title: 'The earlier permanent home is not a code',
    sentence: 'PREV_PERM is one of P1, P2, P3, P4 and Z1.',
    fields: ['PREV_PERM'],
    tables: ['PrevPerm'],
    check: flaggingRows(
      'PrevPerm',
      (row, context) => isAnyFilled(row, columns) && !holdsCode(row, 'PREV_PERM', context),
    ),
  },
  {
    code: '632',
    title: 'The date of the earlier order is not a date, or is after care started',
    sentence:
      'DATE_PERM is a day before care started; write zz for what is not known: zz/06/2015, zz/zz/2015 or zz/zz/zzzz.',
    fields: ['DATE_PERM', 'DECOM'],
    tables: ['Episodes', 'PrevPerm'],
    check: flaggingRows('PrevPerm', (row, context) => row.isFilled('DATE_PERM') && !isPermanenceDate(row, context)),
  },
  {
    code: '633',
    title: 'The authority of the earlier order is not a code',
    sentence: 'LA_PERM has three figures, or is NIR, NUK, SCO, WAL or UNK.',
    fields: ['LA_PERM'],
    tables: ['PrevPerm'],
    check: flaggingRows('PrevPerm', (row) => row.isFilled('LA_PERM') && !authority.test(row.cell('LA_PERM') ?? '')),
  },
  {
    code: '634',
    title: 'An earlier permanent home of a child in care since before April 2016',
    sentence: 'All episodes of the child began before 1 April 2016: leave PREV_PERM, LA_PERM and DATE_PERM out.',
    fields: [...columns, 'DECOM'],
    tables: ['Episodes', 'PrevPerm'],
    check: ({ current }) =>
      current
        .rows('PrevPerm')
        .filter((row) => isAnyFilled(row, columns))
        .flatMap((row) => {
          const episodes = current.episodesOf(row.child);
          const last = episodes.at(-1)?.startedOn ?? null;
          return last !== null && last < askedSince ? [row, ...episodes] : [];
        }),
  },
  {
    code: '635',
    title: 'Details of an earlier permanent home where there was none',
    sentence: 'PREV_PERM is Z1: leave LA_PERM and DATE_PERM blank.',
    fields: columns,
    tables: ['PrevPerm'],
    check: flaggingRows(
      'PrevPerm',
      (row) => row.cell('PREV_PERM') === 'Z1' && isAnyFilled(row, ['LA_PERM', 'DATE_PERM']),
    ),
  },
];
