import { type LocalDate } from '#kernel';
import { type SentEpisode, type SentRecord } from '../sent-record.js';
import { perReturn, type ValidationContext } from '../validation-context.js';
import { type ValidationRule } from '../validation-rule.js';

/** A child's first episode of this year, and the last that the year before knew of, by DECOM. */
interface TurnOfYear {
  readonly first: SentEpisode;
  /** Null when the year before has no episode of the child. */
  readonly last: SentEpisode | null;
}

const turnsOfYear = perReturn(({ current, previous }): readonly TurnOfYear[] =>
  current.childrenWithEpisodes.flatMap((child) => {
    const [first] = current.episodesOf(child);
    return first === undefined ? [] : [{ first, last: previous?.episodesOf(child).at(-1) ?? null }];
  }),
);

/** Both sides of the turn, where the year before ended with an open episode. */
const carriedOver = perReturn((context) =>
  turnsOfYear(context).flatMap(({ first, last }) => (last !== null && last.endedOn === null ? [{ first, last }] : [])),
);

type Compared = (episode: SentEpisode, context: ValidationContext) => string | number | null;

const inColumn =
  (column: string): Compared =>
  (episode) =>
    episode.cell(column);

const areaCode: Compared = (episode, { locationOf }) => locationOf(episode).areaCode;
const miles: Compared = (episode, { locationOf }) => locationOf(episode).miles;
const inOrOut: Compared = (episode, { locationOf }) => locationOf(episode).inOrOut;

const firstsThatDiffer = (context: ValidationContext, compared: Compared): readonly SentRecord[] =>
  carriedOver(context)
    .filter(({ first, last }) => compared(first, context) !== compared(last, context))
    .map(({ first }) => first);

const unlikeLastYear = (code: string, field: string, what: string, compared: Compared): ValidationRule => ({
  code,
  title: `${what} is not what the open episode of last year had`,
  sentence: `The child had an open episode at the end of last year. In the first episode of this return ${field} differs from it. Mend this year’s, or tell why last year’s was wrong.`,
  fields: [field],
  tables: ['Episodes'],
  previousTables: ['Episodes'],
  check: (context) => firstsThatDiffer(context, compared),
});

/** An episode carried over keeps its reason (RNE): then where the child is placed must be told alike in both years. */
const contradiction = (code: string, field: string, what: string, compared: Compared): ValidationRule => ({
  code,
  title: `${what} contradicts last year’s`,
  sentence: `The first episode of this year and the last of last year give different figures for ${field}. Check the postcodes of both.`,
  fields: [field],
  tables: ['Episodes'],
  previousTables: ['Episodes'],
  check: (context) =>
    carriedOver(context)
      .filter(({ first, last }) => first.cell('RNE') === last.cell('RNE'))
      .filter(({ first, last }) => compared(first, context) !== compared(last, context))
      .map(({ first }) => first),
});

const beganBefore = ({ startedOn }: SentEpisode, on: LocalDate): boolean => startedOn !== null && startedOn < on;

/** What last year’s return said must go on in this one. */
export const acrossYearsRules: readonly ValidationRule[] = [
  contradiction('452', 'PL_LA', 'The authority of the placement', areaCode),
  contradiction('453', 'PL_DISTANCE', 'The distance', miles),
  {
    code: '502',
    title: 'The open episode of last year does not go on',
    sentence:
      'Last year’s return left an episode of this child open, but the first episode of this year starts (DECOM) on another day.',
    fields: ['DECOM'],
    tables: ['Episodes'],
    previousTables: ['Episodes'],
    check: (context) =>
      turnsOfYear(context)
        .filter(({ first }) =>
          (context.previous?.episodesOf(first.child) ?? []).some(
            ({ endedOn, startedOn }) => endedOn === null && startedOn !== first.startedOn,
          ),
        )
        .map(({ first }) => first),
  },
  unlikeLastYear('503A', 'RNE', 'The reason for the episode', inColumn('RNE')),
  unlikeLastYear('503B', 'LS', 'The legal status', inColumn('LS')),
  unlikeLastYear('503C', 'CIN', 'The category of need', inColumn('CIN')),
  unlikeLastYear('503D', 'PLACE', 'The placement type', inColumn('PLACE')),
  unlikeLastYear('503E', 'PLACE_PROVIDER', 'The placement provider', inColumn('PLACE_PROVIDER')),
  unlikeLastYear('503F', 'URN', 'The URN', inColumn('URN')),
  unlikeLastYear('503G', 'PL_DISTANCE', 'The distance', miles),
  unlikeLastYear('503H', 'PL_LA', 'The authority of the placement', areaCode),
  unlikeLastYear('503J', 'PL_LOCATION', 'Placed in or out of the area', inOrOut),
  {
    code: '562',
    title: 'An episode from before this year is missing in last year’s return',
    sentence:
      'The child’s first episode began before 1 April, but it is not the one last year’s return ended with. Check DECOM, or last year’s return.',
    fields: ['DECOM'],
    tables: ['Episodes'],
    previousTables: ['Episodes'],
    check: (context) =>
      turnsOfYear(context)
        .filter(
          ({ first, last }) => beganBefore(first, context.yearStartOn) && first.startedOn !== (last?.startedOn ?? null),
        )
        .map(({ first }) => first),
  },
  {
    code: 'NoE',
    title: 'No episodes of this child in last year’s return',
    sentence: 'This episode began before 1 April, but last year’s return has no episode of the child.',
    fields: ['DECOM'],
    tables: ['Episodes'],
    previousTables: ['Episodes'],
    check: ({ current, previous, yearStartOn }) =>
      current.episodes.filter(
        (episode) => beganBefore(episode, yearStartOn) && previous?.rowsOf('Episodes', episode.child).length === 0,
      ),
  },
];
