import { importWarning, type ImportProblem, quoted } from '../import-problem.js';
import {
  episodeElement,
  type FieldElement,
  type GroupElement,
  headerContent,
  type ValueShape,
} from './return-structure.js';
import { type ReturnTable, returnTables } from './tables.js';

/** An element of the XML return, with its text or with what it holds. Names are in upper case. */
export interface ReturnElement {
  readonly name: string;
  /** In the file, counted from 1. */
  readonly line: number;
  readonly text: string;
  readonly children: readonly ReturnElement[];
}

/** A row of one of the tables, as its CSV file would have it: cells in the order of the table's columns. */
export interface RowOfReturn {
  readonly table: ReturnTable;
  readonly values: readonly string[];
}

/** Tables that have at most one row for a child, from fields of HEADER itself. */
const tablesOfFields: readonly ReturnTable[] = ['ad1', 'oc3'];
const tableOfGroup: Readonly<Record<string, ReturnTable | undefined>> = {
  AMISSING: 'missing',
  AREVIEW: 'reviews',
  PERMANENCE: 'previous-permanence',
  OC2: 'oc2',
  AD_PLACED: 'placed-adoption',
};
/** Came after the schema of 2021; known by what they hold, whatever the group is called. */
const laterTables: readonly ReturnTable[] = ['social-workers', 'deprivation-of-liberty'];
const ofTheChild: readonly string[] = ['CHILD', 'DOB', 'SEX'];

type Cells = ReadonlyMap<string, string>;

/** A file with more kinds of them is of another make altogether. */
const mostTold = 100;

/**
 * What departs from the schema, told once for each kind and place with the line of the first. Only what the rows
 * themselves show to be wrong is refused, as it would be in CSV.
 */
export class SchemaDepartures {
  private readonly found = new Map<string, { line: number; times: number; sentence: string; code: string }>();

  add(code: string, path: string, line: number, sentence: string): void {
    const known = this.found.get(`${code} ${path}`);
    if (known) known.times += 1;
    else if (this.found.size < mostTold) this.found.set(`${code} ${path}`, { line, times: 1, sentence, code });
  }

  /** @returns one warning for each kind and place, in the order met. */
  all(file: string): readonly ImportProblem[] {
    return [...this.found.values()].map(({ line, times, sentence, code }) => {
      const where = times === 1 ? `Line ${line}` : `Line ${line} and ${times - 1} more`;
      return importWarning(code, { file }, `${where}: ${sentence}`);
    });
  }
}

/**
 * The rows of one CHILD element, as the CSV files of the same return have them: date of birth and sex repeated in the
 * tables that have those columns. A group or table without any value gives no row.
 */
export function rowsOfChild(child: ReturnElement, departures: SchemaDepartures): readonly RowOfReturn[] {
  const header = child.children.find(({ name }) => name === 'HEADER');
  if (!header) {
    departures.add('xml-element-missing', 'CHILD/HEADER', child.line, 'CHILD has no HEADER. Its rows lack the child.');
  }
  const ofHeader = header?.children ?? [];
  checkContent('CHILD/HEADER', header, headerContent, departures);
  const cells = cellsOf(ofHeader, headerContent);
  const isAsylumSeeker = !['', '0'].includes(cells.get('UASC') ?? '') || isFilled(cells, ['DUC']);

  const episodes = child.children.filter(({ name }) => name === 'EPISODE');
  checkCount('CHILD', episodes, episodeElement, departures);
  const others = child.children.filter((element) => element !== header && !episodes.includes(element));
  return [
    ...(header ? [row('header', cells)] : []),
    ...(isAsylumSeeker ? [row('uasc', cells)] : []),
    ...tablesOfFields.filter((table) => isFilled(cells, ownColumns(table))).map((table) => row(table, cells)),
    ...ofHeader.flatMap((element) => rowsOfGroup('CHILD/HEADER', element, cells, departures)),
    ...episodes.map((element) => {
      checkContent('CHILD/EPISODE', element, episodeElement.content, departures);
      return row('episodes', new Map([...cells, ...cellsOf(element.children, episodeElement.content)]));
    }),
    ...others.flatMap((element) => rowsOfGroup('CHILD', element, cells, departures)),
  ];
}

const ownColumns = (table: ReturnTable): readonly string[] =>
  returnTables[table].columns.filter((column) => !ofTheChild.includes(column));

const isFilled = (cells: Cells, columns: readonly string[]): boolean =>
  columns.some((column) => (cells.get(column) ?? '').trim() !== '');

const row = (table: ReturnTable, cells: Cells): RowOfReturn => ({
  table,
  values: returnTables[table].columns.map((column) => cells.get(column) ?? ''),
});

function cellsOf(elements: readonly ReturnElement[], content: readonly (FieldElement | GroupElement)[]): Cells {
  const columns = new Map(content.flatMap((known) => (known.kind === 'field' ? [[known.name, known.column]] : [])));
  return new Map(elements.map(({ name, text }) => [columns.get(name) ?? name, text]));
}

function rowsOfGroup(
  path: string,
  element: ReturnElement,
  ofChild: Cells,
  departures: SchemaDepartures,
): readonly RowOfReturn[] {
  const table = tableOfGroup[element.name];
  const known = headerContent.find(({ name }) => name === element.name);
  if (table !== undefined && known?.kind === 'group') {
    checkContent(`${path}/${element.name}`, element, known.content, departures);
    return rowOf(table, element, ofChild);
  }
  if (known) return [];
  const names = element.children.map(({ name }) => name);
  const later = laterTables.find(
    (one) => names.length > 0 && names.every((name) => returnTables[one].columns.some((column) => column === name)),
  );
  if (later !== undefined) return rowOf(later, element, ofChild);
  addNotKnown(path, element, departures);
  return [];
}

function addNotKnown(path: string, { name, line }: ReturnElement, departures: SchemaDepartures): void {
  const sentence = `the element ${path}/${name} is no part of the return and is left out.`;
  departures.add('xml-element-not-known', `${path}/${name}`, line, sentence);
}

function rowOf(table: ReturnTable, element: ReturnElement, ofChild: Cells): readonly RowOfReturn[] {
  const own: Cells = new Map(element.children.map(({ name, text }) => [name, text]));
  const ofTheChildOnly = [...ofChild].filter(([column]) => ofTheChild.includes(column));
  return isFilled(own, ownColumns(table)) ? [row(table, new Map([...ofTheChildOnly, ...own]))] : [];
}

function checkContent(
  path: string,
  element: ReturnElement | undefined,
  content: readonly (FieldElement | GroupElement)[],
  departures: SchemaDepartures,
): void {
  if (!element) return;
  let furthest = 0;
  for (const child of element.children) {
    const position = content.findIndex(({ name }) => name === child.name);
    const known = content[position];
    if (known === undefined) {
      // What HEADER holds beyond the schema may be a table of a later year: rowsOfGroup judges it.
      if (path !== 'CHILD/HEADER') addNotKnown(path, child, departures);
      continue;
    }
    if (position < furthest) {
      const sentence = `${path}/${child.name} does not stand where the schema of the return has it. It is read all the same.`;
      departures.add('xml-out-of-order', `${path}/${child.name}`, child.line, sentence);
    }
    furthest = Math.max(furthest, position);
    if (known.kind === 'field' && !hasShape(child.text.trim(), known.shape)) {
      const sentence = `${path}/${child.name} is ${quoted(child.text)}, and the schema of the return asks for ${inWords(known.shape)}.`;
      departures.add('xml-value-not-as-schema', `${path}/${child.name}`, child.line, sentence);
    }
  }
  for (const known of content) {
    const found = element.children.filter(({ name }) => name === known.name);
    if (known.kind === 'group') checkCount(path, found, known, departures);
    else if (found.length === 0 && known.isRequired) {
      const sentence = `${path} has no ${known.name}, which the schema of the return asks for. It is read as blank.`;
      departures.add('xml-element-missing', `${path}/${known.name}`, element.line, sentence);
    } else if (found.length > 1) {
      const sentence = `${path} has ${known.name} more than once. The last one is used.`;
      departures.add('xml-element-twice', `${path}/${known.name}`, found[1]?.line ?? element.line, sentence);
    }
  }
}

function checkCount(
  path: string,
  found: readonly ReturnElement[],
  { name, most }: GroupElement,
  departures: SchemaDepartures,
): void {
  const oneTooMany = found[most];
  if (!oneTooMany) return;
  const sentence = `${path} has ${found.length} times ${name}; the schema of the return allows ${most}. All are read.`;
  departures.add('xml-too-many', `${path}/${name}`, oneTooMany.line, sentence);
}

function hasShape(text: string, shape: ValueShape): boolean {
  if (shape === 'day-or-blank' && text === '') return true;
  if (typeof shape === 'string') return /^[0-3]\d\/[01]\d\/\d{4}$/.test(text);
  return text.length >= shape[0] && text.length <= shape[1];
}

function inWords(shape: ValueShape): string {
  if (typeof shape === 'string') return 'a day as dd/mm/yyyy';
  const [least, most] = shape;
  if (least === most) return `${most} ${most === 1 ? 'character' : 'characters'}`;
  return least === 0 ? `${most} ${most === 1 ? 'character' : 'characters'} at most` : `${least} to ${most} characters`;
}
