import { addDays, day, type LocalDate, partsOf } from '#kernel';
import { milesBetween, withoutSpaces } from '#geography/core';
import { dateInReturn } from './date-in-return.js';
import {
  type KnownPostcode,
  type PlacementLocation,
  type ReturnTables,
  type ReturnToValidate,
  type SentColumns,
  type SentRow,
  type TableName,
} from './return-tables.js';
import { SentEpisode, SentRecord } from './sent-record.js';
import { type TablesInContext, type ValidationContext } from './validation-context.js';

/** Finds once what is asked for many times. */
function remembered<Key, Value>(find: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const before = known.get(key);
    if (before !== undefined || known.has(key)) return before as Value;
    const value = find(key);
    known.set(key, value);
    return value;
  };
}

function byChild<Row extends SentRecord>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const ofChild = found.get(row.child);
    if (ofChild) ofChild.push(row);
    else found.set(row.child, [row]);
  }
  return found;
}

const inOrderOfStart = (a: SentEpisode, b: SentEpisode): number => {
  const [first, second] = [a.startedOn ?? '', b.startedOn ?? ''];
  return first < second ? -1 : first > second ? 1 : a.rowIndex0 - b.rowIndex0;
};

function tablesOf(tables: ReturnTables, readDate: (text: string) => LocalDate | null): TablesInContext {
  const made = <Row>(table: TableName, make: (position: number, row: SentRow) => Row): readonly Row[] =>
    (tables[table] ?? []).flatMap((row, position) => (row.isBlankLine ? [] : [make(position, row)]));
  const episodes = made('Episodes', (position, row) => new SentEpisode('Episodes', position, row, readDate));
  const rows = remembered((table: TableName): readonly SentRecord[] =>
    table === 'Episodes' ? episodes : made(table, (position, row) => new SentRecord(table, position, row, readDate)),
  );
  const index = remembered((table: TableName) => byChild(rows(table)));
  const started = remembered((_: 'once') => {
    const dated = episodes.filter(({ startedOn, child }) => startedOn !== null && child !== '');
    const found = byChild(dated);
    return new Map([...found].map(([child, ofChild]) => [child, [...ofChild].sort(inOrderOfStart)] as const));
  });
  return {
    has: (table) => tables[table] !== undefined,
    rows,
    rowsOf: (table, child) => index(table).get(child) ?? [],
    rowOf: (table, child) => index(table).get(child)?.[0] ?? null,
    episodes,
    episodesOf: (child) => started('once').get(child) ?? [],
    get childrenWithEpisodes() {
      return [...started('once').keys()];
    },
  };
}

function locationBetween(home: KnownPostcode | null, placed: KnownPostcode | null, own: string): PlacementLocation {
  const areaCode = placed?.areaCode ?? null;
  return {
    areaCode,
    inOrOut: areaCode === null ? null : areaCode === own ? 'IN' : 'OUT',
    miles: home?.place && placed?.place ? milesBetween(home.place, placed.place) : null,
  };
}

const derivedColumns = ['PL_LA', 'PL_LOCATION', 'PL_DISTANCE'] as const;

/** Which of the derived columns a table of Episodes brings itself, as one saved from the collection's own site does. */
function statedColumns(episodes: readonly SentEpisode[], columns: SentColumns): readonly string[] {
  return derivedColumns.filter(
    (column) => columns.Episodes?.includes(column) || episodes.some((episode) => episode.isFilled(column)),
  );
}

/** What the table states itself goes before what follows from the postcodes: then it is what has to be checked. */
function withStated(episode: SentEpisode, stated: readonly string[], derived: PlacementLocation): PlacementLocation {
  const [areaCode, inOrOut, miles] = derivedColumns.map((column) => episode.cell(column));
  return {
    areaCode: stated.includes('PL_LA') ? (areaCode ?? null) : derived.areaCode,
    inOrOut: stated.includes('PL_LOCATION')
      ? inOrOut === 'IN' || inOrOut === 'OUT'
        ? inOrOut
        : null
      : derived.inOrOut,
    miles: stated.includes('PL_DISTANCE')
      ? miles === null || miles === undefined
        ? null
        : Number(miles)
      : derived.miles,
  };
}

/** Makes ready what the rules look at. Costs one pass over the episodes; all else is found when a rule asks for it. */
export function contextOf(sent: ReturnToValidate): ValidationContext {
  const { authorityCode, yearEndOn } = sent;
  const readDate = remembered(dateInReturn);
  const current = tablesOf(sent.tables, readDate);
  const previous = sent.previous === null ? null : tablesOf(sent.previous, readDate);
  const postcode = remembered((written: string) => sent.findPostcode(withoutSpaces(written)));
  const locations = new WeakMap<SentEpisode, PlacementLocation>();
  const stated = remembered((which: 'current' | 'previous') =>
    statedColumns((which === 'current' ? current : previous)?.episodes ?? [], sent.columns?.[which] ?? {}),
  );
  const isOfPrevious = remembered((_: 'once') => new Set(previous?.episodes ?? []));
  const statedOf = (episode: SentEpisode): readonly string[] =>
    stated(isOfPrevious('once').has(episode) ? 'previous' : 'current');
  const derivedOf = (episode: SentEpisode): PlacementLocation =>
    locationBetween(known(episode, 'HOME_POST'), known(episode, 'PL_POST'), authorityCode);
  const known = (episode: SentEpisode, column: string): KnownPostcode | null => {
    const written = episode.cell(column);
    return written === null ? null : postcode(written);
  };
  const isIn = (tables: TablesInContext, child: string): boolean =>
    tables.rowOf('UASC', child) !== null || tables.rowOf('Header', child)?.cell('UASC') === '1';
  return {
    yearStartOn: addDays(day(`${String(partsOf(yearEndOn).year - 1).padStart(4, '0')}-03-31`), 1),
    yearEndOn,
    authorityCode,
    current,
    previous,
    providers: sent.providers,
    postcode,
    locationOf(episode) {
      const found = locations.get(episode) ?? withStated(episode, statedOf(episode), derivedOf(episode));
      locations.set(episode, found);
      return found;
    },
    bornOn: (child) => current.rowOf('Header', child)?.date('DOB') ?? null,
    isUnaccompanied: (child) => isIn(current, child) || (previous !== null && isIn(previous, child)),
  };
}
