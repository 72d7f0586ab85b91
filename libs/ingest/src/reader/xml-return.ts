import { importError, noRows, xmlOfAnotherKind, xmlTooLarge } from '../core/index.js';
import {
  type ReturnElement,
  type ReturnTable,
  returnTables,
  rowsOfChild,
  SchemaDepartures,
} from '../core/ssda903/index.js';
import { type OpenTable, type TableRow, type Tell } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { rowUnder } from './csv-table.js';
import { type ElementListener, xmlPieces } from './xml-elements.js';

const mostLetters = 300_000_000;
/** Of one child; 366 episodes, the most the schema allows, are 4,800. */
const mostElementsOfOne = 100_000;
const deepest = 32;
const firstRow = 2;

interface GrowingElement {
  readonly name: string;
  readonly line: number;
  text: string;
  readonly children: GrowingElement[];
}

type RowsOfTables = ReadonlyMap<ReturnTable, (readonly string[])[]>;

/**
 * The tables of a return in XML, those that have rows. The return is read to its end first, since its tables stand mixed,
 * child by child; rows are numbered as in the CSV file of that table.
 */
export async function* xmlTables(file: string, text: AsyncIterable<string>, tell?: Tell): AsyncGenerator<OpenTable> {
  const gathering = new ReturnGathering(file);
  const pieces = xmlPieces(file, text, gathering);
  while (!(await pieces.next()).done) gathering.refuseIfTooLarge();
  const { rows, departures } = gathering;
  for (const warning of departures.all(file)) tell?.(warning);
  if (rows.size === 0) throw new UnreadableFile(noRows(file));
  for (const table of Object.keys(returnTables) as ReturnTable[]) {
    const found = rows.get(table);
    if (!found) continue;
    const headers = returnTables[table].columns;
    yield { file, sheet: null, headers, writtenHeaders: headers, rows: numbered(file, headers, found) };
  }
}

async function* numbered(
  file: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): AsyncGenerator<TableRow> {
  for (const [position, values] of rows.entries()) yield rowUnder(file, headers, position + firstRow, values, null);
}

/** Builds one CHILD at a time and keeps only its rows. */
class ReturnGathering implements ElementListener {
  readonly departures = new SchemaDepartures();
  private readonly open: GrowingElement[] = [];
  private readonly found = new Map<ReturnTable, (readonly string[])[]>();
  private letters = 0;
  private elementsOfOne = 0;

  constructor(private readonly file: string) {}

  get rows(): RowsOfTables {
    return this.found;
  }

  refuseIfTooLarge(): void {
    if (this.letters > mostLetters) throw new UnreadableFile(xmlTooLarge(this.file));
  }

  opened(name: string, _attributes: unknown, line: number): void {
    const element: GrowingElement = { name: name.toUpperCase(), line, text: '', children: [] };
    const [root] = this.open;
    if (!root && element.name !== 'EXPSSDA903') throw new UnreadableFile(xmlOfAnotherKind(this.file, name));
    if (this.open.length > deepest) {
      const sentence = `At line ${line} elements stand in one another ${deepest} deep, which a return never has. Export it again.`;
      throw new UnreadableFile(importError('xml-too-deep', { file: this.file }, sentence));
    }
    this.letters += name.length;
    this.elementsOfOne += 1;
    if (this.elementsOfOne > mostElementsOfOne) throw new UnreadableFile(xmlTooLarge(this.file));
    this.open.push(element);
  }

  text(text: string): void {
    const element = this.open.at(-1);
    if (!element) return;
    this.letters += text.length;
    element.text += text;
  }

  closed(): void {
    const element = this.open.pop();
    const [root, ...others] = this.open;
    if (!element || !root) return;
    if (others.length > 0) {
      others.at(-1)?.children.push(element);
      return;
    }
    this.elementsOfOne = 0;
    if (element.name === 'CHILD') {
      for (const { table, values } of rowsOfChild(element satisfies ReturnElement, this.departures)) {
        const rows = this.found.get(table) ?? [];
        rows.push(values);
        this.found.set(table, rows);
      }
    } else {
      const sentence = `the element ${element.name} is no part of the return and is left out.`;
      this.departures.add('xml-element-not-known', element.name, element.line, sentence);
    }
  }
}
