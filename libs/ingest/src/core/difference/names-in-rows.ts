import { type NamesById, type RowChange } from './row-change.js';
import { textOf } from './rows.js';

type Row = Readonly<Record<string, unknown>>;

const rowsOf = (changes: readonly RowChange[], table: string): readonly Row[] =>
  changes.filter((change) => change.table === table).map(({ before, after }) => after ?? before ?? {});

const byId = (rows: readonly Row[], nameOf: (row: Row) => string): Map<string, string> =>
  new Map(rows.map((row) => [textOf(row, 'id'), nameOf(row)]));

/** @returns what a home is called where it is told of. */
export const homeTitle = (name: string, reference: string): string =>
  name === reference ? name : `${name} (${reference})`;

/** @returns what a child is called: by name, or by its authority and code. */
export const childTitle = (knownAs: string | null, authorityCode: string, code: string): string =>
  knownAs === null || knownAs === '' ? `child ${code} of ${authorityCode}` : knownAs;

/** @returns the names that the changes themselves tell: of what is new, which no reading of the register could know. */
export const namesInRows = (changes: readonly RowChange[]): NamesById => ({
  homes: byId(rowsOf(changes, 'register.household'), (row) => homeTitle(textOf(row, 'name'), textOf(row, 'reference'))),
  children: byId(rowsOf(changes, 'register.child'), (row) =>
    childTitle(textOf(row, 'known_as') || null, textOf(row, 'authority_code'), textOf(row, 'code')),
  ),
  requests: byId(rowsOf(changes, 'register.placement_request'), (row) => `Request ${textOf(row, 'reference')}`),
  providers: new Map(
    rowsOf(changes, 'register.provider').map((row) => [
      textOf(row, 'urn'),
      `${textOf(row, 'name')} (${textOf(row, 'urn')})`,
    ]),
  ),
  services: byId(rowsOf(changes, 'register.fostering_service'), (row) => textOf(row, 'name')),
  constellations: byId(rowsOf(changes, 'constellations.constellation'), (row) => textOf(row, 'name')),
});

/** The ids that rows mention, to be named by whoever keeps them. */
export interface IdsMentioned {
  readonly homes: readonly string[];
  readonly children: readonly string[];
  readonly requests: readonly string[];
  readonly services: readonly string[];
  readonly constellations: readonly string[];
}

export function idsMentioned(changes: readonly RowChange[]): IdsMentioned {
  const rows = changes.flatMap(({ table, before, after }) =>
    [before, after].flatMap((row) => (row === null ? [] : [{ table, row }])),
  );
  const ids = (column: string): readonly string[] => [
    ...new Set(rows.map(({ row }) => textOf(row, column)).filter((id) => id !== '')),
  ];
  return {
    homes: ids('household_id'),
    children: ids('child_id'),
    requests: ids('request_id'),
    services: ids('service_id'),
    constellations: ids('constellation_id'),
  };
}

/** @returns the names of both; where both have one, that of the second. */
export const withNames = (known: Partial<NamesById>, told: NamesById): NamesById => ({
  homes: new Map([...(known.homes ?? []), ...told.homes]),
  children: new Map([...(known.children ?? []), ...told.children]),
  requests: new Map([...(known.requests ?? []), ...told.requests]),
  providers: new Map([...(known.providers ?? []), ...told.providers]),
  services: new Map([...(known.services ?? []), ...told.services]),
  constellations: new Map([...(known.constellations ?? []), ...told.constellations]),
});
