import { Injectable } from '@nestjs/common';
import {
  byteOrderMarkLength,
  emptyFilePassedOver,
  importError,
  type ImportProblem,
  noRows,
  textCodingOf,
  workbookLocked,
  workbookOfAnotherKind,
  wrongContent,
} from '../core/index.js';
import {
  type ColumnChoice,
  FileReader,
  type OpenColumns,
  type OpenTable,
  type TableRow,
  type Tell,
} from '../app/file-reader.js';
import { type ImportFile } from '../app/import-request.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { pickColumns } from './column-picker.js';
import { csvTable } from './csv-table.js';
import { decodedText } from './decoded-text.js';
import { lookAt, type LookedAt } from './file-head.js';
import { isLockedWorkbook } from './old-workbook.js';
import { isWorkbook, openZip, otherDocument, unpackedFiles } from './unpacked-files.js';
import { workbookTables } from './workbook-tables.js';
import { xmlTables } from './xml-return.js';

const longestDocument = 200_000_000;

/**
 * Reads CSV, workbooks, the return in XML, and JSON, also from archives, as the bytes arrive. Held whole are only a JSON
 * document, a return in XML, and an archive or workbook that comes as a stream.
 */
@Injectable()
export class StreamingFileReader extends FileReader {
  override unpack(file: ImportFile, tell?: Tell): AsyncIterable<ImportFile> {
    return unpackedFiles(file, tell);
  }

  override async *openTables(file: ImportFile, tell?: Tell): AsyncGenerator<OpenTable> {
    const looked = await lookAt(file);
    if (looked.kind === 'text') yield await csvTable(file.name, decodedText(looked, tell));
    else if (looked.kind === 'xml') yield* xmlTables(file.name, decodedText(looked, tell), tell);
    else if (looked.kind === 'gzip') yield* this.tablesInside(looked.file, tell);
    else if (looked.kind === 'zip-or-workbook') yield* this.zippedTables(looked.file, tell);
    else if (looked.kind === 'empty' && tell) tell(emptyFilePassedOver(file.name));
    else throw new UnreadableFile(await refusalOf(looked, 'text'));
  }

  override async openTable(file: ImportFile): Promise<OpenTable> {
    const first = await this.openTables(file)[Symbol.asyncIterator]().next();
    if (first.done) throw new UnreadableFile(noRows(file.name));
    return { ...first.value, rows: withoutFaults(first.value.rows) };
  }

  override async openColumns(
    file: ImportFile,
    choose: (headers: readonly string[]) => ColumnChoice | ImportProblem,
  ): Promise<OpenColumns> {
    const looked = await lookAt(file);
    if (looked.kind !== 'text') throw new UnreadableFile(await refusalOf(looked, 'text'));
    return pickColumns(file.name, plainBytes(looked), choose);
  }

  override async readJson(file: ImportFile): Promise<unknown> {
    const looked = await lookAt(file);
    if (looked.kind === 'gzip') {
      for await (const inside of this.unpack(looked.file)) return this.readJson(inside);
    }
    if (looked.kind !== 'json') throw new UnreadableFile(await refusalOf(looked, 'json'));
    const parts: string[] = [];
    let length = 0;
    for await (const part of decodedText(looked)) {
      parts.push(part);
      length += part.length;
      if (length > longestDocument) {
        const sentence = 'The file is larger than 200 MB. Export a generalised version of it, then import that.';
        throw new UnreadableFile(importError('file-too-large', { file: file.name }, sentence));
      }
    }
    try {
      return JSON.parse(parts.join('')) as unknown;
    } catch {
      const sentence = 'The JSON in the file is not whole: it is cut off or was edited by hand. Export it again.';
      throw new UnreadableFile(importError('json-broken', { file: file.name }, sentence));
    }
  }

  /** For callers that did not unpack: the tables of all files in an archive. */
  private async *tablesInside(packed: ImportFile, tell?: Tell): AsyncGenerator<OpenTable> {
    for await (const file of this.unpack(packed, tell)) yield* this.openTables(file, tell);
  }

  private async *zippedTables(packed: ImportFile, tell?: Tell): AsyncGenerator<OpenTable> {
    const { zip, file } = await openZip(packed);
    try {
      const other = otherDocument(zip);
      if (isWorkbook(zip)) yield* workbookTables(file.name, zip, tell);
      else if (other !== null) throw new UnreadableFile(workbookOfAnotherKind(file.name, other));
      else yield* this.tablesInside(file, tell);
    } finally {
      zip.close();
    }
  }
}

async function refusalOf({ file, kind }: LookedAt, wanted: 'text' | 'json'): Promise<ImportProblem> {
  if (kind === 'old-workbook' && (await isLockedWorkbook(file))) return workbookLocked(file.name);
  return wrongContent(file.name, kind, wanted);
}

/** The bytes of a text in UTF-8, without its mark. UTF-16 is turned into it. */
async function* plainBytes(looked: LookedAt): AsyncGenerator<Uint8Array> {
  if (textCodingOf(looked.head) !== 'utf-8') {
    for await (const text of decodedText(looked)) yield Buffer.from(text, 'utf8');
    return;
  }
  let mark = byteOrderMarkLength(looked.head);
  for await (const chunk of looked.file.content) {
    if (chunk.length > mark) yield chunk.subarray(mark);
    mark = Math.max(mark - chunk.length, 0);
  }
}

async function* withoutFaults(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow> {
  for await (const row of rows) {
    if (row.fault) throw new UnreadableFile(row.fault);
    yield row;
  }
}
