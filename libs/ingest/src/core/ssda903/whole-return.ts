import { addDays, type LocalDate, yearEndOn } from '#kernel';
import { parsePostcode } from '#geography/core';
import {
  type ReturnedChild,
  type ReturnedEpisode,
  type ReturnedRow,
  type SentFrom,
  type StatutoryReturn,
} from '#register/core';
import { importError, type ImportProblem, importWarning, quoted } from '../import-problem.js';
import { codeIsAccepted, collectionYearOf } from './code-sets/index.js';
import { type RowPlace } from './rows.js';

/** A row that is sound by itself, and where it stands. */
export interface Placed<T> {
  readonly value: T;
  readonly place: RowPlace;
}

/** A row of another table than Episodes, before the rows of its return are counted. */
export type UnnumberedRow = Pick<ReturnedRow, 'childCode' | 'table' | 'fields'>;

/** The rows of one year's return, from however many files; each sound by itself. */
export interface ReturnParts {
  /** Names the return to people: its folder. */
  readonly folder: string;
  readonly hasHeaderFile: boolean;
  readonly children: readonly Placed<ReturnedChild>[];
  readonly episodes: readonly Placed<ReturnedEpisode>[];
  readonly rows: readonly Placed<UnnumberedRow>[];
}

export interface CheckedReturn {
  readonly value: StatutoryReturn | null;
  /** The episodes of `value`, with their places: of rows for one episode only the one that is used. */
  readonly episodes: readonly Placed<ReturnedEpisode>[];
  readonly problems: readonly ImportProblem[];
}

/**
 * The 31 March a return runs to: on or after the latest start, and the latest end less one day, since an episode that
 * lasts to the year's last midnight ends on 1 April.
 *
 * @returns null for a return without episodes.
 */
export function yearOfReturn(episodes: readonly Pick<ReturnedEpisode, 'startedOn' | 'endedOn'>[]): LocalDate | null {
  const days = episodes.flatMap(({ startedOn, endedOn }) =>
    endedOn === null ? [startedOn] : [startedOn, addDays(endedOn, -1)],
  );
  const [first, ...others] = days;
  if (first === undefined) return null;
  return yearEndOn(others.reduce((latest, date) => (date > latest ? date : latest), first));
}

/** What is known of a return besides its rows. */
export interface ReturnKnown {
  /** The year's end as the sender states it; null to find it in the return. */
  readonly yearEndOn: LocalDate | null;
  /** Whether these are all rows of the return, or mended ones to be added to it. */
  readonly isWhole: boolean;
}

const ofItself: ReturnKnown = { yearEndOn: null, isWhole: true };

/** Puts a return together and tells what only shows across its rows. */
export function wholeReturn(parts: ReturnParts, known: ReturnKnown = ofItself): CheckedReturn {
  const { folder, children, episodes, rows } = parts;
  const year = known.yearEndOn ?? yearOfReturn(episodes.map(({ value }) => value));
  if (year === null || (known.isWhole && episodes.length === 0)) {
    const sentence =
      'There is no row of Episodes in this return that could be read, so its year is not known. Add the file or mend its rows, then import again.';
    return {
      value: null,
      episodes: [],
      problems: [importError('return-without-episodes', { file: folder }, sentence)],
    };
  }
  const keptChildren = lastOfEach(children, ({ code }) => code);
  const keptEpisodes = lastOfEach(episodes, ({ childCode, startedOn }) => `${childCode} ${startedOn}`);
  return {
    value: {
      yearEndOn: year,
      children: keptChildren.kept.map(({ value }) => value),
      episodes: keptEpisodes.kept.map(({ value, place }) => ({ ...value, ...sentFrom(place) })),
      rows: numbered([...rows, ...keptEpisodes.replaced.map(asOtherRow)]),
    },
    episodes: keptEpisodes.kept,
    problems: [
      ...keptChildren.replaced.map(({ value, place }) =>
        importWarning(
          'child-twice-in-header',
          { ...place, column: 'CHILD', value: value.code },
          `The child ${quoted(value.code)} is in Header more than once. The last row is used.`,
        ),
      ),
      ...keptEpisodes.replaced.map(({ value, place }) =>
        importWarning(
          'episode-twice',
          { ...place, column: 'DECOM', value: value.startedOn },
          `The child ${quoted(value.childCode)} has another episode that starts on this day. The last row is used.`,
        ),
      ),
      ...(known.isWhole ? childrenWithoutHeader(parts) : []),
      ...reasonsOnOpenEpisodes(keptEpisodes.kept),
      ...postcodesNotWellFormed(keptEpisodes.kept),
      ...codesOfOtherYears(keptEpisodes.kept, year),
    ],
  };
}

/** @returns of rows with the same key the last one, and those it replaces. */
function lastOfEach<T>(
  rows: readonly Placed<T>[],
  keyOf: (value: T) => string,
): { readonly kept: readonly Placed<T>[]; readonly replaced: readonly Placed<T>[] } {
  const last = new Map(rows.map((row) => [keyOf(row.value), row]));
  return { kept: [...last.values()], replaced: rows.filter((row) => last.get(keyOf(row.value)) !== row) };
}

const sentFrom = ({ file, row }: RowPlace): SentFrom => ({ fileName: file, rowNumber: row });

function numbered(rows: readonly Placed<UnnumberedRow>[]): readonly ReturnedRow[] {
  const counts = new Map<string, number>();
  return rows.map(({ value, place }) => {
    const ordinal = (counts.get(value.table) ?? 0) + 1;
    counts.set(value.table, ordinal);
    return { ...value, ordinal, ...sentFrom(place) };
  });
}

const inReturn = (date: LocalDate | null): string | null =>
  date === null ? null : `${date.slice(8)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;

/** A row for an episode that a later row states again is kept as it was sent: the register has the later one. */
function asOtherRow({ value, place }: Placed<ReturnedEpisode>): Placed<UnnumberedRow> {
  const cells = {
    DECOM: inReturn(value.startedOn),
    RNE: value.reasonNewEpisode,
    LS: value.legalStatus,
    CIN: value.needCode,
    PLACE: value.placementType,
    PLACE_PROVIDER: value.providerType,
    DEC: inReturn(value.endedOn),
    REC: value.reasonEnded,
    REASON_PLACE_CHANGE: value.reasonPlaceChange,
    HOME_POST: value.homePostcode,
    PL_POST: value.placementPostcode,
    URN: value.urn,
  };
  const filled = Object.entries(cells).filter((cell): cell is [string, string] => cell[1] !== null);
  return { value: { childCode: value.childCode, table: 'episodes', fields: Object.fromEntries(filled) }, place };
}

function childrenWithoutHeader({ folder, hasHeaderFile, children, episodes }: ReturnParts): readonly ImportProblem[] {
  if (!hasHeaderFile) {
    const sentence = 'There is no Header file in this return. Sex, date of birth and ethnic origin stay as they were.';
    return [importWarning('return-without-header', { file: folder }, sentence)];
  }
  const known = new Set(children.map(({ value }) => value.code));
  const firstOfChild = new Map([...episodes].reverse().map((episode) => [episode.value.childCode, episode.place]));
  return [...firstOfChild]
    .filter(([code]) => !known.has(code))
    .map(([code, place]) =>
      importWarning(
        'child-without-header',
        { ...place, column: 'CHILD', value: code },
        `The child ${quoted(code)} has no row in Header. The episodes are loaded; sex and date of birth are not known.`,
      ),
    );
}

const rowsNamed = 5;

const named = (rows: readonly number[]): string => {
  const more = rows.length > rowsNamed ? ` and ${rows.length - rowsNamed} more` : '';
  return `${rows.length === 1 ? 'row' : 'rows'} ${rows.slice(0, rowsNamed).join(', ')}${more}`;
};

const codedFacts = [
  ['PLACE', ({ placementType }: ReturnedEpisode) => placementType],
  ['PLACE_PROVIDER', ({ providerType }: ReturnedEpisode) => providerType],
  ['LS', ({ legalStatus }: ReturnedEpisode) => legalStatus],
  ['CIN', ({ needCode }: ReturnedEpisode) => needCode],
  ['REC', ({ reasonEnded }: ReturnedEpisode) => reasonEnded],
  ['REASON_PLACE_CHANGE', ({ reasonPlaceChange }: ReturnedEpisode) => reasonPlaceChange],
] as const;

/** Codes have years; an episode keeps the code it began with. Told once for each file, column and code. */
function codesOfOtherYears(episodes: readonly Placed<ReturnedEpisode>[], yearEnd: LocalDate): readonly ImportProblem[] {
  const year = collectionYearOf(yearEnd);
  const found = new Map<
    string,
    { readonly file: string; readonly column: string; readonly code: string; rows: number[] }
  >();
  for (const { value, place } of episodes) {
    for (const [column, codeOf] of codedFacts) {
      const code = codeOf(value);
      if (code === null || codeIsAccepted(column, code, year, value.startedOn)) continue;
      const key = `${place.file} ${column} ${code}`;
      const group = found.get(key) ?? { file: place.file, column, code, rows: [] };
      group.rows.push(place.row);
      found.set(key, group);
    }
  }
  return [...found.values()].map(({ file, column, code, rows }) =>
    importWarning(
      'code-of-another-year',
      { file, ...(rows[0] === undefined ? {} : { row: rows[0] }), column, value: code },
      `${quoted(code)} is a code of other years than ${year}: ${named(rows)}. It is loaded as written.`,
    ),
  );
}

/** Rule 148 of the return. Told once for each file: real returns have it on every open episode. */
function reasonsOnOpenEpisodes(episodes: readonly Placed<ReturnedEpisode>[]): readonly ImportProblem[] {
  const rowsOfFile = new Map<string, number[]>();
  for (const { value, place } of episodes) {
    if (value.endedOn === null && value.reasonEnded !== null) {
      rowsOfFile.set(place.file, [...(rowsOfFile.get(place.file) ?? []), place.row]);
    }
  }
  return [...rowsOfFile].map(([file, rows]) => {
    return importWarning(
      'reason-ended-on-open-episode',
      { file, ...(rows[0] === undefined ? {} : { row: rows[0] }), column: 'REC' },
      `${rows.length} open ${rows.length === 1 ? 'episode has' : 'episodes have'} a reason for ending (REC) and no end ` +
        `(DEC): ${named(rows)}. They are loaded as open (rule 148).`,
    );
  });
}

/** By convention, an address that is not known. */
const notKnown = 'QQ1 1QQ';

const postcodesOf = ({ value, place }: Placed<ReturnedEpisode>) =>
  [
    { text: value.homePostcode, at: { ...place, column: 'HOME_POST' } },
    { text: value.placementPostcode, at: { ...place, column: 'PL_POST' } },
  ].flatMap(({ text, at }) => (text === null || text === notKnown ? [] : [{ text, at: { ...at, value: text } }]));

function postcodesNotWellFormed(episodes: readonly Placed<ReturnedEpisode>[]): readonly ImportProblem[] {
  return episodes
    .flatMap(postcodesOf)
    .filter(({ text }) => parsePostcode(text) === null)
    .map(({ text, at }) =>
      importWarning(
        'postcode-not-well-formed',
        at,
        `${quoted(text)} is not a postcode. The place is taken as not known.`,
      ),
    );
}

/** @returns the well-formed postcodes of the episodes, each once, in the form in which postcodes are compared. */
export const postcodesIn = (episodes: readonly Placed<ReturnedEpisode>[]): readonly string[] => [
  ...new Set(episodes.flatMap(postcodesOf).flatMap(({ text }) => parsePostcode(text) ?? [])),
];

/** @param withoutPlace postcodes, as compared, that the directory in use does not have or cannot place. */
export function postcodesNotKnown(
  episodes: readonly Placed<ReturnedEpisode>[],
  withoutPlace: ReadonlySet<string>,
): readonly ImportProblem[] {
  return episodes
    .flatMap(postcodesOf)
    .filter(({ text }) => withoutPlace.has(parsePostcode(text) ?? ''))
    .map(({ text, at }) =>
      importWarning(
        'postcode-not-known',
        at,
        `${quoted(text)} is not in the postcodes that are loaded, or has no grid reference. The place is taken as not known.`,
      ),
    );
}

/** Two returns for one year cannot both be the year's: neither is loaded. */
export function returnsOfOneYear(
  returns: readonly { readonly folder: string; readonly yearEndOn: LocalDate }[],
): readonly ImportProblem[] {
  return returns.flatMap(({ folder, yearEndOn: year }, position) => {
    const earlier = returns.slice(0, position).find((other) => other.yearEndOn === year);
    if (!earlier) return [];
    const sentence = `This return and ${earlier.folder} are both of the year to ${year}. Import only one of them.`;
    return [importError('two-returns-of-one-year', { file: folder }, sentence)];
  });
}

/**
 * A start or an end that is yet to come is a mistyped date, which would hide the real year: its row is not loaded. An
 * episode that lasts to the last midnight ends on the day after.
 *
 * @param last the last day a return can tell of: today, or the end of its year where that is stated.
 */
export function datesYetToCome(
  episodes: readonly Placed<ReturnedEpisode>[],
  last: LocalDate,
  why: 'yet-to-come' | 'after-the-year',
): readonly ImportProblem[] {
  const says = { 'yet-to-come': 'is yet to come', 'after-the-year': `is after the year to ${inReturn(last)}` }[why];
  return episodes.flatMap(({ value: { startedOn, endedOn }, place }) => {
    const startsLate = startedOn > last;
    const endsLate = endedOn !== null && endedOn > addDays(last, 1);
    if (!startsLate && !endsLate) return [];
    const [column, date] = startsLate ? (['DECOM', startedOn] as const) : (['DEC', endedOn] as const);
    const value = inReturn(date) ?? '';
    return importError(`date-${why}`, { ...place, column, value }, `${value} ${says}. Mend the date.`);
  });
}

/** An open episode of an earlier return that a later return no longer mentions. */
export interface StaleEpisode {
  readonly childCode: string;
  readonly startedOn: LocalDate;
  readonly yearEndOn: LocalDate;
  readonly closedOn: LocalDate;
  readonly closedByYearEndOn: LocalDate;
  readonly fileName: string | null;
  readonly rowNumber: number | null;
}

/** @returns one warning for each, at the row that left it open. */
export const staleEpisodesClosed = (stale: readonly StaleEpisode[]): readonly ImportProblem[] =>
  stale.map(({ childCode, startedOn, yearEndOn: year, closedOn, closedByYearEndOn, fileName, rowNumber }) =>
    importWarning(
      'stale-episode-closed',
      {
        ...(fileName === null ? {} : { file: fileName }),
        ...(rowNumber === null ? {} : { row: rowNumber }),
        ...{ column: 'DEC', value: childCode },
      },
      `The episode of the child ${quoted(childCode)} from ${inReturn(startedOn)} is open in the return to ${inReturn(year)} ` +
        `and not in the return to ${inReturn(closedByYearEndOn)}. It is taken as ended on ${inReturn(closedOn)}.`,
    ),
  );
