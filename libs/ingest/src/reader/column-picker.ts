import { createHash } from 'node:crypto';
import { type ImportProblem, noRows, quoteNotClosed, wrongNumberOfCells } from '../core/index.js';
import { type ColumnBatch, type OpenColumns } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';

const comma = 0x2c;
const quote = 0x22;
const newline = 0x0a;
const carriageReturn = 0x0d;
const longestRow = 1_000_000;

/**
 * A hand-written reader of a few columns of very large CSV files: it walks the bytes once, honours quotation marks
 * (also around commas and line ends) and makes strings of the wanted cells only.
 */
export async function pickColumns(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  choose: (headers: readonly string[]) => readonly number[] | ImportProblem,
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
  let header: string[] | null = null;
  let walked = 0;
  while (header === null) {
    const next = await chunks.next();
    if (next.done) throw new UnreadableFile(quoteNotClosed(file, 1));
    start = Buffer.concat([start, next.value]);
    if (start.length > longestRow + next.value.length) throw new UnreadableFile(quoteNotClosed(file, 1));
    const row = new ColumnWalk(file, null).walk(start);
    header = row.rows.find((cells) => cells !== null)?.slice() ?? null;
    walked = row.walked;
  }
  const chosen = choose(header.map((cell) => cell.trim()));
  if ('sentence' in chosen) throw new UnreadableFile(chosen);
  return {
    batches: batches(
      file,
      new ColumnWalk(file, { columns: header.length, wanted: chosen }),
      start.subarray(walked),
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
    const { firstRow, rows, walked } = walk.walk(block);
    rowsSeen += rows.filter((row) => row !== null).length;
    if (rows.length > 0) yield { firstRow, rows };
    held = block.subarray(walked);
    if (held.length > longestRow) throw new UnreadableFile(quoteNotClosed(file, walk.row));
  }
  if (held.length > 0) throw new UnreadableFile(quoteNotClosed(file, walk.row));
  if (rowsSeen === 0) throw new UnreadableFile(noRows(file));
}

interface Walked {
  readonly firstRow: number;
  readonly rows: readonly (readonly string[] | null)[];
  /** How many bytes were whole rows; what stands after them begins a row that is not yet all here. */
  readonly walked: number;
}

/** Walks blocks that begin where a row begins. Without a choice of columns it reads one row, the header, whole. */
class ColumnWalk {
  /** Of the row that is read next. */
  row: number;
  private readonly slotOfColumn: Int32Array;

  constructor(
    private readonly file: string,
    private readonly choice: { readonly columns: number; readonly wanted: readonly number[] } | null,
  ) {
    this.row = choice === null ? 1 : 2;
    this.slotOfColumn = new Int32Array((choice?.columns ?? 0) + 1).fill(-1);
    choice?.wanted.forEach((column, slot) => {
      this.slotOfColumn[column] = slot;
    });
  }

  walk(block: Buffer): Walked {
    const { slotOfColumn, choice } = this;
    const columns = choice?.columns ?? Number.POSITIVE_INFINITY;
    const rows: (string[] | null)[] = [];
    const firstRow = this.row;
    let cells: string[] = [];
    let column = 0;
    let start = 0;
    let rowStart = 0;
    let isQuoted = false;
    for (let at = 0; at < block.length; at += 1) {
      const byte = block[at];
      if (byte === quote) {
        isQuoted = !isQuoted;
      } else if ((byte === comma || byte === newline) && !isQuoted) {
        const slot = choice === null ? column : column < columns ? (slotOfColumn[column] ?? -1) : -1;
        if (slot !== -1) cells[slot] = cellText(block, start, at);
        column += 1;
        start = at + 1;
        if (byte === newline) {
          const isBlank =
            column === 1 && (at === rowStart || (at === rowStart + 1 && block[rowStart] === carriageReturn));
          if (choice !== null && !isBlank && column !== columns) {
            throw new UnreadableFile(wrongNumberOfCells(this.file, this.row, columns, column));
          }
          rows.push(isBlank ? null : cells);
          cells = [];
          this.row += 1;
          column = 0;
          rowStart = start;
          if (choice === null && !isBlank) break;
        }
      }
    }
    return { firstRow, rows, walked: rowStart };
  }
}

/** Coordinates, codes and postcodes are plain ASCII, so that no decoding is needed; other letters fail their checks. */
function cellText(block: Buffer, start: number, end: number): string {
  const last = end > start && block[end - 1] === carriageReturn ? end - 1 : end;
  if (last - start < 2 || block[start] !== quote || block[last - 1] !== quote)
    return block.toString('latin1', start, last);
  const inside = block.toString('latin1', start + 1, last - 1);
  return inside.includes('"') ? inside.replaceAll('""', '"') : inside;
}
