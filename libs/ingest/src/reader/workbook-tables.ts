import { posix } from 'node:path';
import {
  cellInError,
  columnName,
  columnOfAddress,
  type ImportProblem,
  type NumberStyle,
  numberStyleOf,
  sheetPassedOver,
  textOfNumber,
  workbookBroken,
  workbookTooLarge,
  workbookWithoutTables,
} from '../core/index.js';
import { type OpenTable, type TableRow, type Tell } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { isBlank, rowUnder, withoutBlanksAtTheEnd } from './csv-table.js';
import { decodedText } from './decoded-text.js';
import { lookAt } from './file-head.js';
import { type ElementListener, xmlPieces } from './xml-elements.js';
import { type ZipArchive } from './zip-archive.js';

const mostSharedMegabytes = 100;
const mostLettersOfShared = mostSharedMegabytes * 1_000_000;
const mostRows = 1_048_576;
const mostColumns = 16_384;
const mostLettersOfRow = 5_000_000;

/**
 * The sheets of an Excel workbook (.xlsx) that have a header row of two columns or more, in the workbook's order; a title
 * above the header is passed over. Sheets are read as they unpack. Written here, on the XML and ZIP readers, because the
 * workbook readers there are hold all sheets at once and refuse the workbook for one odd cell.
 */
export async function* workbookTables(file: string, zip: ZipArchive, tell?: Tell): AsyncGenerator<OpenTable> {
  const workbook = await openWorkbook(file, zip);
  let tables = 0;
  for (const sheet of workbook.sheets) {
    const rows = sheetRows(file, sheet, workbook);
    const header = await headerOf(rows);
    if (header === 'blank') continue;
    if (header === 'none') {
      tell?.(sheetPassedOver(file, sheet.name));
      continue;
    }
    tables += 1;
    const writtenHeaders = withoutBlanksAtTheEnd(header.values);
    const headers = writtenHeaders.map(columnName);
    yield { file, sheet: sheet.name, headers, writtenHeaders, rows: tableRows(file, headers, rows) };
    await rows.return(undefined);
  }
  if (tables === 0) throw new UnreadableFile(workbookWithoutTables(file));
}

interface SheetRow {
  readonly row: number;
  readonly values: readonly string[];
  readonly fault: ImportProblem | null;
}

interface Sheet {
  readonly name: string;
  readonly part: string;
}

interface Workbook {
  readonly file: string;
  readonly zip: ZipArchive;
  readonly sheets: readonly Sheet[];
  readonly sharedTexts: readonly string[];
  readonly styles: readonly NumberStyle[];
  readonly countsFrom1904: boolean;
}

async function headerOf(rows: AsyncGenerator<SheetRow>): Promise<SheetRow | 'blank' | 'none'> {
  let isAnyFilled = false;
  for (;;) {
    const next = await rows.next();
    if (next.done) return isAnyFilled ? 'none' : 'blank';
    const filled = next.value.values.filter((value) => value.trim() !== '').length;
    if (filled >= 2) return next.value;
    isAnyFilled ||= filled === 1;
  }
}

async function* tableRows(
  file: string,
  headers: readonly string[],
  rows: AsyncGenerator<SheetRow>,
): AsyncGenerator<TableRow> {
  for await (const { row, values, fault } of rows) {
    if (isBlank(values)) continue;
    const padded = [...values, ...Array.from({ length: Math.max(headers.length - values.length, 0) }, () => '')];
    yield rowUnder(file, headers, row, padded, fault);
  }
}

async function openWorkbook(file: string, zip: ZipArchive): Promise<Workbook> {
  const book = new BookListener();
  await readPart(file, zip, 'xl/workbook.xml', book);
  const targets = new RelationListener();
  await readPart(file, zip, 'xl/_rels/workbook.xml.rels', targets);
  const styles = new StyleListener();
  await readPart(file, zip, targets.partOfType('styles') ?? 'xl/styles.xml', styles);
  const texts = new SharedTextListener(file);
  await readPart(file, zip, targets.partOfType('sharedStrings') ?? 'xl/sharedStrings.xml', texts);
  const sheets = book.sheets.flatMap(({ name, relation }) => {
    const part = targets.partOf(relation);
    return part === undefined ? [] : [{ name, part }];
  });
  if (sheets.length === 0) throw new UnreadableFile(workbookBroken(file));
  return {
    file,
    zip,
    sheets,
    sharedTexts: texts.texts,
    styles: styles.styles(),
    countsFrom1904: book.countsFrom1904,
  };
}

/** Parts that a workbook may be without are left out without a word; what is missing shows in the sheets. */
async function readPart(file: string, zip: ZipArchive, part: string, listener: ElementListener): Promise<void> {
  const pieces = partPieces(file, zip, part, listener);
  while (!(await pieces.next()).done);
}

async function* partPieces(
  file: string,
  zip: ZipArchive,
  part: string,
  listener: ElementListener,
): AsyncGenerator<void> {
  const found = zip.files.find(({ name }) => name === part);
  if (!found) return;
  try {
    yield* xmlPieces(file, decodedText(await lookAt({ name: file, content: found.content(file) })), listener);
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const isOfTheXml = error.problem.code.startsWith('xml-') || error.problem.code.startsWith('archive-');
    throw isOfTheXml ? new UnreadableFile(workbookBroken(file)) : error;
  }
}

type Attributes = Readonly<Record<string, string>>;

class BookListener implements ElementListener {
  readonly sheets: { readonly name: string; readonly relation: string }[] = [];
  countsFrom1904 = false;

  opened(name: string, attributes: Attributes): void {
    if (name === 'sheet') this.sheets.push({ name: attributes['name'] ?? '', relation: attributes['id'] ?? '' });
    if (name === 'workbookPr') this.countsFrom1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
  }

  text(): void {
    // Nothing is written in this part.
  }

  closed(): void {
    // All is in attributes.
  }
}

class RelationListener implements ElementListener {
  private readonly relations: { readonly id: string; readonly type: string; readonly part: string }[] = [];

  opened(name: string, attributes: Attributes): void {
    if (name !== 'Relationship') return;
    const target = attributes['Target'] ?? '';
    const part = target.startsWith('/') ? target.slice(1) : posix.join('xl', target);
    this.relations.push({ id: attributes['Id'] ?? '', type: attributes['Type'] ?? '', part });
  }

  partOf(id: string): string | undefined {
    return this.relations.find((relation) => relation.id === id && relation.type.endsWith('/worksheet'))?.part;
  }

  partOfType(type: string): string | undefined {
    return this.relations.find((relation) => relation.type.endsWith(`/${type}`))?.part;
  }

  text(): void {
    // Nothing is written in this part.
  }

  closed(): void {
    // All is in attributes.
  }
}

class StyleListener implements ElementListener {
  private readonly codes = new Map<number, string>();
  private readonly formats: number[] = [];
  private isInCellFormats = false;

  opened(name: string, attributes: Attributes): void {
    if (name === 'cellXfs') this.isInCellFormats = true;
    if (name === 'numFmt') this.codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'xf' && this.isInCellFormats) this.formats.push(Number(attributes['numFmtId'] ?? '0'));
  }

  text(): void {
    // Nothing is written in this part.
  }

  closed(name: string): void {
    if (name === 'cellXfs') this.isInCellFormats = false;
  }

  styles(): readonly NumberStyle[] {
    return this.formats.map((id) => numberStyleOf(id, this.codes.get(id) ?? null));
  }
}

/** The text in `t` elements, without that of pronunciation (`rPh`). */
class TextGathering {
  private readonly parts: string[] = [];
  private pronunciations = 0;
  private isInText = false;

  opened(name: string): void {
    if (name === 'rPh') this.pronunciations += 1;
    if (name === 't') this.isInText = this.pronunciations === 0;
  }

  text(text: string): void {
    if (this.isInText) this.parts.push(text);
  }

  closed(name: string): void {
    if (name === 'rPh') this.pronunciations -= 1;
    if (name === 't') this.isInText = false;
  }

  take(): string {
    return withoutEscapes(this.parts.splice(0).join(''));
  }
}

/** Workbooks write signs that XML cannot hold as _x000D_. */
const withoutEscapes = (text: string): string =>
  text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

class SharedTextListener implements ElementListener {
  readonly texts: string[] = [];
  private readonly gathering = new TextGathering();
  private letters = 0;

  constructor(private readonly file: string) {}

  opened(name: string): void {
    this.gathering.opened(name);
  }

  text(text: string): void {
    this.letters += text.length;
    if (this.letters > mostLettersOfShared) throw new UnreadableFile(workbookTooLarge(this.file, mostSharedMegabytes));
    this.gathering.text(text);
  }

  closed(name: string): void {
    this.gathering.closed(name);
    if (name === 'si') this.texts.push(this.gathering.take());
  }
}

async function* sheetRows(file: string, sheet: Sheet, workbook: Workbook): AsyncGenerator<SheetRow> {
  const listener = new SheetListener(sheet, workbook);
  const pieces = partPieces(file, workbook.zip, sheet.part, listener);
  while (!(await pieces.next()).done) yield* listener.take();
}

class SheetListener implements ElementListener {
  private readonly finished: SheetRow[] = [];
  private readonly gathering = new TextGathering();
  private row = 0;
  private values: string[] = [];
  private fault: ImportProblem | null = null;
  private lettersOfRow = 0;
  private column = -1;
  private cellType = 'n';
  private cellStyle = 0;
  private cellValue = '';
  private isInValue = false;

  constructor(
    private readonly sheet: Sheet,
    private readonly workbook: Workbook,
  ) {}

  take(): readonly SheetRow[] {
    return this.finished.splice(0);
  }

  opened(name: string, attributes: Attributes): void {
    if (name === 'row') this.beginRow(attributes['r']);
    else if (name === 'c') this.beginCell(attributes);
    else if (name === 'v') this.isInValue = true;
    else this.gathering.opened(name);
  }

  text(text: string): void {
    this.lettersOfRow += text.length;
    if (this.lettersOfRow > mostLettersOfRow) throw this.broken();
    if (this.isInValue) this.cellValue += text;
    else this.gathering.text(text);
  }

  closed(name: string): void {
    if (name === 'v') this.isInValue = false;
    else if (name === 'c') this.endCell();
    else if (name === 'row') this.endRow();
    else this.gathering.closed(name);
  }

  private beginRow(written: string | undefined): void {
    const row = written === undefined ? this.row + 1 : Number(written);
    if (!Number.isInteger(row) || row <= this.row || row > mostRows) throw this.broken();
    this.row = row;
    this.values = [];
    this.fault = null;
    this.lettersOfRow = 0;
    this.column = -1;
  }

  private endRow(): void {
    this.finished.push({ row: this.row, values: this.values, fault: this.fault });
  }

  private beginCell(attributes: Attributes): void {
    const address = attributes['r'];
    const column = address === undefined ? this.column + 1 : columnOfAddress(address);
    if (column === null || column <= this.column || column >= mostColumns) throw this.broken();
    this.column = column;
    this.cellType = attributes['t'] ?? 'n';
    this.cellStyle = Number(attributes['s'] ?? '0');
    this.cellValue = '';
    this.gathering.take();
  }

  private endCell(): void {
    while (this.values.length < this.column) this.values.push('');
    this.values.push(this.cellText());
  }

  private cellText(): string {
    const { cellValue, workbook } = this;
    const byType: Readonly<Record<string, (() => string) | undefined>> = {
      s: () => (cellValue === '' ? '' : this.sharedText(Number(cellValue))),
      str: () => withoutEscapes(cellValue),
      inlineStr: () => this.gathering.take(),
      b: () => (cellValue === '1' ? 'TRUE' : cellValue === '0' ? 'FALSE' : cellValue),
      d: () => cellValue,
      e: () => this.errorText(cellValue),
    };
    const style = workbook.styles[this.cellStyle] ?? 'number';
    const text = byType[this.cellType]?.() ?? textOfNumber(cellValue, style, workbook.countsFrom1904);
    return text.replaceAll('\0', '\ufffd');
  }

  private sharedText(position: number): string {
    const text = this.workbook.sharedTexts[position];
    if (text === undefined) throw this.broken();
    return text;
  }

  private errorText(value: string): string {
    const { file } = this.workbook;
    this.fault ??= cellInError(file, this.sheet.name, this.row, columnLetters(this.column), value);
    return value;
  }

  private broken(): UnreadableFile {
    return new UnreadableFile(workbookBroken(this.workbook.file));
  }
}

/** @returns the column as Excel names it: A, Z, AA. */
function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : `${columnLetters(Math.floor(column / 26) - 1)}${letter}`;
}
