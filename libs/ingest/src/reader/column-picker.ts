import { createHash } from 'node:crypto';
import { type ImportProblem, noRows, quoteNotClosed, wrongNumberOfCells } from '../core/index.js';
import { type ColumnBatch, type ColumnChoice, type OpenColumns } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const comma = 0x2c;
const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const longestRow = 1_000_000;

/**
 * A hand-written reader of a few columns of very large CSV files: it walks the bytes once, honours quotation marks
 * (also around commas and line ends) and tells where the wanted cells stand.
 */
export async function pickColumns(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  choose: (headers: readonly string[]) => ColumnChoice | ImportProblem,
): Promise<OpenColumns> {
  const digest = createHash('sha256');
  const chunks = (async function* () {
    for await (const chunk of bytes) {
      digest.update(chunk);
      yield Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    }
    yield Buffer.from('\n');
  })();

  let start: Buffer = Buffer.alloc(0);
  let header: readonly string[] | null = null;
  let walked = 0;
  let headerRow = 1;
  while (header === null) {
    const next = await chunks.next();
    if (next.done) throw new UnreadableFile(quoteNotClosed(file, 1));
    start = Buffer.concat([start, next.value]);
    if (start.length > longestRow + next.value.length) throw new UnreadableFile(quoteNotClosed(file, 1));
    const found = firstRowIn(start);
    header = found.cells;
    headerRow = found.row;
    walked = found.walked;
  }
  const chosen = choose(header.map((cell) => cell.trim()));
  if ('sentence' in chosen) throw new UnreadableFile(chosen);
  const isHeaderless = 'positions' in chosen;
  const wanted = isHeaderless ? chosen.positions : chosen;
  const row = isHeaderless ? 1 : headerRow + 1;
  return {
    batches: batches(
      file,
      new ColumnWalk(file, { columns: header.length, wanted, row }),
      isHeaderless ? start : start.subarray(walked),
      chunks,
    ),
    sha256: () => digest.copy().digest('hex'),
  };
}

async function* batches(
  file: string,
  walk: ColumnWalk,
  start: Buffer,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<ColumnBatch> {
  let held = start;
  let rowsSeen = 0;
  for await (const chunk of chunks) {
    const block = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const { batch, rowsNotBlank, walked } = walk.walk(block);
    rowsSeen += rowsNotBlank;
    if (batch.rowCount > 0) yield batch;
    held = block.subarray(walked);
    if (held.length > longestRow) throw new UnreadableFile(quoteNotClosed(file, walk.row));
  }
  if (held.length > 0) throw new UnreadableFile(quoteNotClosed(file, walk.row));
  if (rowsSeen === 0) throw new UnreadableFile(noRows(file));
}

/** @returns the cells of the first row that is not blank and its number; null for cells while it is not all here. */
function firstRowIn(block: Buffer): {
  readonly cells: readonly string[] | null;
  readonly row: number;
  readonly walked: number;
} {
  let cells: string[] = [];
  let row = 1;
  let rowStart = 0;
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < block.length; at += 1) {
    const byte = block[at];
    if (byte === quote) isQuoted = !isQuoted;
    if (isQuoted || (byte !== comma && byte !== newline)) continue;
    cells.push(cellText(block, start, at));
    start = at + 1;
    if (byte === comma) continue;
    if (!isBlankRow(block, rowStart, at)) return { cells, row, walked: start };
    cells = [];
    row += 1;
    rowStart = start;
  }
  return { cells: null, row, walked: rowStart };
}

const isBlankRow = (block: Buffer, start: number, end: number): boolean =>
  end === start || (end - 1 === start && block[start] === carriageReturn);

interface Walked {
  readonly batch: ColumnBatch;
  readonly rowsNotBlank: number;
  /** How many bytes were whole rows; what stands after them begins a row that is not yet all here. */
  readonly walked: number;
}

/**
 * Where a row that was walked has the bytes that can part its cells (the comma, and all that is not greater: quotation
 * marks, blanks, line ends), up to the last wanted column. Looked at four bytes at a time, the last four overlapping.
 */
interface RowShape {
  readonly length: number;
  /** For each four bytes: a high bit where a byte is greater than a comma; the others; what they read. */
  readonly greater: Int32Array;
  readonly lesser: Int32Array;
  readonly read: Int32Array;
  /** Where the wanted cells stand, from the beginning of the row. */
  readonly bounds: Int32Array;
}

const mostShapes = 16;

/** Walks blocks that begin where a row begins. */
class ColumnWalk {
  /** Of the row that is read next. */
  row: number;
  private readonly slotOfColumn: Int32Array;
  private readonly slots: number;
  private readonly columns: number;
  private readonly lastWanted: number;
  private readonly shapes: RowShape[] = [];
  private bounds: Int32Array;

  constructor(
    private readonly file: string,
    choice: { readonly columns: number; readonly wanted: readonly number[]; readonly row: number },
  ) {
    this.row = choice.row;
    this.slots = choice.wanted.length;
    this.columns = choice.columns;
    this.lastWanted = Math.max(...choice.wanted);
    this.slotOfColumn = new Int32Array(choice.columns + 1).fill(-1);
    choice.wanted.forEach((column, slot) => {
      if (column >= 0) this.slotOfColumn[column] = slot;
    });
    this.bounds = new Int32Array(1_024 * 2 * this.slots);
  }

  /**
   * Most rows have the shape of one before and are known by it. Others are walked, with one comparison a byte: within
   * quotation marks it runs to the next one, else past all that is greater than a comma, which letters, figures, hyphens
   * and stops are.
   */
  walk(block: Buffer): Walked {
    const { slotOfColumn, columns, lastWanted } = this;
    const width = this.slots * 2;
    const words = new DataView(block.buffer, block.byteOffset, block.byteLength);
    const firstRow = this.row;
    const { length } = block;
    let { bounds } = this;
    let rowCount = 0;
    let rowsNotBlank = 0;
    let base = 0;
    let column = 0;
    let start = 0;
    let rowStart = 0;
    let isPastWanted = false;
    let at = 0;
    while (at < length) {
      if (at === rowStart) {
        if (base + width > bounds.length) {
          const wider = new Int32Array(bounds.length * 2);
          wider.set(bounds);
          bounds = wider;
          this.bounds = wider;
        }
        const shape = this.shapeOf(words, rowStart);
        if (shape === null) {
          bounds.fill(rowStart, base, base + width);
        } else {
          for (let bound = 0; bound < width; bound += 1) {
            bounds[base + bound] = rowStart + (shape.bounds[bound] as number);
          }
          at += shape.length;
          column = lastWanted + 1;
          isPastWanted = true;
        }
      }
      if (isPastWanted) {
        isPastWanted = false;
        const rowEnd = plainRowEnd(words, at, columns - column - 1);
        if (rowEnd !== -1) {
          column = columns - 1;
          at = rowEnd;
        }
        start = at;
      }
      const byte = block[at] as number;
      if (byte > comma) {
        at += 1;
      } else if (byte === quote) {
        do at += 1;
        while (at < length && block[at] !== quote);
        at += 1;
      } else if (byte === comma || byte === newline) {
        if (column < columns) {
          const slot = slotOfColumn[column] as number;
          if (slot !== -1) {
            bounds[base + slot * 2] = start;
            bounds[base + slot * 2 + 1] = at;
          }
        }
        column += 1;
        at += 1;
        start = at;
        if (column === lastWanted + 1 && byte === comma) {
          this.learnShape(words, rowStart, at, base);
          isPastWanted = true;
        }
        if (byte === newline) {
          const isBlank = column === 1 && isBlankRow(block, rowStart, at - 1);
          if (!isBlank && column !== columns) {
            throw new UnreadableFile(wrongNumberOfCells(this.file, this.row, columns, column));
          }
          if (isBlank) bounds[base] = -1;
          else rowsNotBlank += 1;
          rowCount += 1;
          this.row += 1;
          base += width;
          column = 0;
          rowStart = start;
        }
      } else {
        at += 1;
      }
    }
    return { batch: this.batch(block, firstRow, rowCount), rowsNotBlank, walked: rowStart };
  }

  private batch(block: Buffer, firstRow: number, rowCount: number): ColumnBatch {
    const { bounds, slots } = this;
    const cellsOf = (position: number): readonly string[] | null => {
      const base = position * slots * 2;
      if (bounds[base] === -1) return null;
      return Array.from({ length: slots }, (_, slot) =>
        cellText(block, bounds[base + slot * 2] as number, bounds[base + slot * 2 + 1] as number),
      );
    };
    return { firstRow, rowCount, bytes: block, bounds, cellsOf };
  }

  /** @returns the shape that the row at hand has up to its last wanted column, or null: then it is walked. */
  private shapeOf(words: DataView, rowStart: number): RowShape | null {
    const { shapes } = this;
    for (let which = 0; which < shapes.length; which += 1) {
      const shape = shapes[which] as RowShape;
      if (!hasShape(words, rowStart, shape)) continue;
      if (which > 0) {
        shapes[which] = shapes[which - 1] as RowShape;
        shapes[which - 1] = shape;
      }
      return shape;
    }
    return null;
  }

  private learnShape(words: DataView, rowStart: number, end: number, base: number): void {
    const length = end - rowStart;
    if (length < 4 || this.shapes.length === mostShapes) return;
    const size = Math.ceil(length / 4);
    const shape: RowShape = {
      length,
      greater: new Int32Array(size),
      lesser: new Int32Array(size),
      read: new Int32Array(size),
      bounds: this.bounds.slice(base, base + this.slots * 2),
    };
    for (let slot = 0; slot < this.slots * 2; slot += 1) shape.bounds[slot] = (shape.bounds[slot] as number) - rowStart;
    for (let index = 0; index < size; index += 1) {
      const word = words.getInt32(rowStart + Math.min(index * 4, length - 4), true);
      if ((word & eachHighBit) !== 0) return;
      const greater = (word + pastAComma) & eachHighBit;
      const lesser = ~((greater >>> 7) * 0xff);
      shape.greater[index] = greater;
      shape.lesser[index] = lesser;
      shape.read[index] = word & lesser;
    }
    this.shapes.unshift(shape);
  }
}

const eachHighBit = 0x80808080 | 0;
/** Added to four bytes of ASCII it sets the high bit of those that are greater than a comma. */
const pastAComma = 0x53535353;

function hasShape(words: DataView, rowStart: number, { length, greater, lesser, read }: RowShape): boolean {
  if (rowStart + length > words.byteLength) return false;
  const last = lesser.length - 1;
  for (let index = 0; index <= last; index += 1) {
    const word = words.getInt32(rowStart + (index === last ? length - 4 : index * 4), true);
    const differs =
      ((((word + pastAComma) ^ (greater[index] as number)) | word) & eachHighBit) |
      ((word & (lesser[index] as number)) ^ (read[index] as number));
    if (differs !== 0) return false;
  }
  return true;
}

const eachComma = 0x2c2c2c2c;
const eachQuote = 0x22222222;
const eachNewline = 0x0a0a0a0a;
const low7 = 0x7f7f7f7f;
const eachOne = 0x01010101;
/** Sums of four counts side by side, each of which must stay below 256. */
const mostSummed = 252;

const sumOfBytes = (word: number): number => Math.imul(word & 0x00ff00ff, 0x00010001) >>> 16;

/**
 * Where the row ends whose last wanted column ends at `from`: at the next line end, provided that the quotation marks on the
 * way are paired and the commas as many as they should be. Counted four bytes at a time, many times as fast as walking it.
 *
 * @returns -1 for a row that is not plain in this sense, which is walked: a comma or a line end within quotation marks,
 *   letters that are not ASCII, cells too many or too few, longer than counts hold, not all here.
 */
function plainRowEnd(words: DataView, from: number, expectedCommas: number): number {
  const until = Math.min(words.byteLength - 3, from + mostSummed * 4);
  let notCommas = 0;
  let notQuotes = 0;
  let all = 0;
  let at = from;
  for (; at < until; at += 4) {
    const word = words.getInt32(at, true);
    all |= word;
    if ((((word ^ eachNewline) + low7) & eachHighBit) !== eachHighBit) break;
    notCommas = (notCommas + ((((word ^ eachComma) + low7) >>> 7) & eachOne)) | 0;
    notQuotes = (notQuotes + ((((word ^ eachQuote) + low7) >>> 7) & eachOne)) | 0;
  }
  let commas = at - from - sumOfBytes(notCommas) - sumOfBytes(notCommas >>> 8);
  let quotes = at - from - sumOfBytes(notQuotes) - sumOfBytes(notQuotes >>> 8);
  for (const end = Math.min(at + 4, words.byteLength); at < end; at += 1) {
    const byte = words.getUint8(at);
    all |= byte << 24;
    if (byte === newline) {
      return commas === expectedCommas && quotes % 2 === 0 && (all & eachHighBit) === 0 ? at : -1;
    }
    if (byte === comma) commas += 1;
    else if (byte === quote) quotes += 1;
  }
  return -1;
}

/** Coordinates, codes and postcodes are plain ASCII, so that no decoding is needed; other letters fail their checks. */
function cellText(block: Buffer, start: number, end: number): string {
  const last = end > start && block[end - 1] === carriageReturn ? end - 1 : end;
  if (last - start < 2 || block[start] !== quote || block[last - 1] !== quote)
    return block.toString('latin1', start, last);
  const inside = block.toString('latin1', start + 1, last - 1);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
}
