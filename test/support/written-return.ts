import fc from 'fast-check';
import { type ReturnTable, returnTables } from '#ingest/core';

type Cells = Readonly<Record<string, string>>;

/** One child as a return has it: fields of the header, and the rows of each other table without CHILD, DOB and SEX. */
interface WrittenChild {
  readonly header: Cells;
  readonly rows: Readonly<Record<Exclude<ReturnTable, 'header'>, readonly Cells[]>>;
}

export type WrittenReturn = readonly WrittenChild[];

const ofTheChild: readonly string[] = ['CHILD', 'DOB', 'SEX'];
const tables = Object.keys(returnTables) as readonly ReturnTable[];
const ownColumns = (table: ReturnTable): readonly string[] =>
  returnTables[table].columns.filter((column) => !ofTheChild.includes(column));

const word = fc.constantFrom('', '1', '0', 'PN0', 'U4', 'E7 5YR', '31/03/2018', 'a & b', '<x>', 'É "é"', 'Z13');
/** A row always has something in its first column: an element without any value is no row. */
const rowOf = (table: ReturnTable): fc.Arbitrary<Cells> =>
  fc
    .tuple(...ownColumns(table).map((_, position) => (position === 0 ? word.filter((text) => text !== '') : word)))
    .map((values) => Object.fromEntries(ownColumns(table).map((column, position) => [column, values[position] ?? ''])));

const upTo = (most: number, table: ReturnTable) => fc.array(rowOf(table), { maxLength: most });
const rowsOfTables = fc.record({
  episodes: upTo(4, 'episodes'),
  reviews: upTo(3, 'reviews'),
  uasc: upTo(1, 'uasc'),
  oc2: upTo(1, 'oc2'),
  oc3: upTo(1, 'oc3'),
  ad1: upTo(1, 'ad1'),
  'placed-adoption': upTo(2, 'placed-adoption'),
  'previous-permanence': upTo(1, 'previous-permanence'),
  missing: upTo(2, 'missing'),
  'social-workers': upTo(2, 'social-workers'),
  'deprivation-of-liberty': upTo(2, 'deprivation-of-liberty'),
});

/** Returns of up to five children, each table of any of them filled or not. Their codes mean nothing. */
export const anyReturn: fc.Arbitrary<WrittenReturn> = fc
  .array(fc.tuple(rowOf('header'), fc.constantFrom('1', '2', 'F'), rowsOfTables), { minLength: 1, maxLength: 5 })
  .map((children) =>
    children.map(([own, sex, rows], position) => ({
      header: { ...own, CHILD: `00${position}7`, SEX: sex, DOB: `0${position + 1}/02/2010` },
      rows,
    })),
  );

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

/** @returns the CSV file of each table that has rows. */
export function asCsvFiles(written: WrittenReturn): readonly { readonly table: ReturnTable; readonly text: string }[] {
  return tables.flatMap((table) => {
    const columns = returnTables[table].columns;
    const rows = written.flatMap(({ header, rows: others }) =>
      (table === 'header' ? [header] : others[table]).map((row): Cells => ({ ...header, ...row })),
    );
    const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? '')).join(','));
    return rows.length === 0 ? [] : [{ table, text: [columns.join(','), ...lines].join('\r\n') }];
  });
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const nameIn: Readonly<Record<string, string>> = { CHILD: 'CHILDID', PLACE: 'PL' };
const element = (name: string, content: string): string =>
  content === '' ? `<${name} />` : `<${name}>${content}</${name}>`;
const fields = (cells: Cells, columns: readonly string[]): string =>
  columns.map((column) => element(nameIn[column] ?? column, escaped(cells[column] ?? ''))).join('');

/** @returns the same return as one XML file, its elements in the order of the department's schema. */
export function asXmlFile(written: WrittenReturn): string {
  const children = written.map(({ header, rows }) => {
    const groups = (table: Exclude<ReturnTable, 'header'>, name: string): string =>
      rows[table].map((row) => element(name, fields(row, ownColumns(table)))).join('\n');
    const once = (table: Exclude<ReturnTable, 'header'>): string =>
      rows[table].map((row) => fields(row, ownColumns(table))).join('');
    const inHeader = [
      fields(header, ['CHILD', 'UPN', 'SEX', 'DOB', 'ETHNIC']),
      element('UASC', rows.uasc.length > 0 ? '1' : ''),
      ...[once('uasc'), once('ad1'), once('oc3'), groups('missing', 'AMISSING'), groups('reviews', 'AREVIEW')],
      fields(header, ['MOTHER', 'MC_DOB']),
      ...[groups('previous-permanence', 'PERMANENCE'), groups('oc2', 'OC2'), groups('placed-adoption', 'AD_PLACED')],
      ...[groups('social-workers', 'SW_EPISODE'), groups('deprivation-of-liberty', 'DOLO')],
    ];
    return element('CHILD', element('HEADER', inHeader.join('')) + groups('episodes', 'EPISODE'));
  });
  return `<?xml version="1.0" encoding="utf-8"?>\n${element('EXPSSDA903', children.join('\n'))}`;
}
