import { type ImportProblem, notText, quoteNotClosed, strayQuote } from '../core/index.js';

/** The sign between the cells of a row. */
export type Separator = ',' | ';' | '\t' | '|';

export interface CsvRecord {
  readonly row: number;
  /** Without the quotation marks around them; of a row with a fault, its first line cut at the separators, as written. */
  readonly values: readonly string[];
  readonly fault: ImportProblem | null;
}

/** A cell that goes on for more lines or letters than this is an opening quotation mark whose end was forgotten. */
const longestRecord = 100_000;
const mostLines = 100;

const separators: readonly Separator[] = [',', ';', '\t', '|'];

/** @returns the sign that the header has most of, outside quotation marks; a comma when it has none. */
export function separatorOf(header: string): Separator {
  const open = header.replaceAll(/"[^"]*"/g, '');
  const counts = separators.map((separator) => open.split(separator).length - 1);
  const most = Math.max(...counts);
  return separators[counts.indexOf(most)] ?? ',';
}

type Reading =
  { readonly values: readonly string[]; readonly next: number } | 'not-all-here' | 'open-quote' | 'stray-quote';

/**
 * Cuts text into the records of a CSV file (RFC 4180; line ends of three systems; blanks around quotation marks are let
 * be). A record that is badly quoted costs its first line only: reading goes on at the line after it, so that one wrong
 * quotation mark does not swallow a file.
 */
export class CsvRecords {
  private held = '';
  private row = 0;
  private hasZeros = false;
  private nextQuote = -1;
  private nextNewline = -1;
  private nextReturn = -1;
  private at = 0;

  constructor(
    private readonly file: string,
    private readonly separator: Separator,
  ) {}

  /** @returns the records that are whole by now, blank ones too. */
  push(text: string): readonly CsvRecord[] {
    return this.records(text, false);
  }

  /** @returns the last records, once there is no more text. */
  end(): readonly CsvRecord[] {
    return this.records('', true);
  }

  /** Of the text that is not yet a whole record. */
  get heldLength(): number {
    return this.held.length;
  }

  get rowsSoFar(): number {
    return this.row;
  }

  private records(text: string, isLast: boolean): readonly CsvRecord[] {
    this.held += text;
    this.hasZeros ||= text.includes('\0');
    this.at = 0;
    this.nextQuote = this.nextNewline = this.nextReturn = -1;
    const records: CsvRecord[] = [];
    while (this.at < this.held.length) {
      const reading = this.oneRecord(isLast);
      if (reading === 'not-all-here') break;
      if (typeof reading === 'object') {
        records.push(this.numbered(reading.values, null));
        this.at = reading.next;
        continue;
      }
      const line = this.lineEnd(isLast);
      if (!line.isHere) break;
      const values = this.held.slice(this.at, line.end).split(this.separator);
      records.push(this.numbered(values, reading === 'open-quote' ? quoteNotClosed : strayQuote));
      this.at = line.next;
    }
    this.held = this.held.slice(this.at);
    return records;
  }

  private numbered(
    values: readonly string[],
    faultAt: ((file: string, row: number) => ImportProblem) | null,
  ): CsvRecord {
    this.row += 1;
    const fault = faultAt?.(this.file, this.row) ?? null;
    if (!this.hasZeros || !values.some((value) => value.includes('\0'))) return { row: this.row, values, fault };
    return {
      row: this.row,
      values: values.map((value) => value.replaceAll('\0', '\ufffd')),
      fault: fault ?? notText(this.file, this.row),
    };
  }

  /** Where the line that is read ends and the next one begins; a return at the very end may be half of a line end. */
  private lineEnd(isLast: boolean): { readonly end: number; readonly next: number; readonly isHere: boolean } {
    const { held, at } = this;
    if (this.nextNewline < at) this.nextNewline = indexOrEnd(held, '\n', at);
    if (this.nextReturn < at) this.nextReturn = indexOrEnd(held, '\r', at);
    const end = Math.min(this.nextNewline, this.nextReturn);
    if (end === held.length) return { end, next: end, isHere: isLast };
    const isReturn = held[end] === '\r';
    if (isReturn && end + 1 === held.length) return { end, next: end + 1, isHere: isLast };
    return { end, next: isReturn && held[end + 1] === '\n' ? end + 2 : end + 1, isHere: true };
  }

  private oneRecord(isLast: boolean): Reading {
    const { held, at } = this;
    if (this.nextQuote < at) this.nextQuote = indexOrEnd(held, '"', at);
    const line = this.lineEnd(isLast);
    if (this.nextQuote >= line.end) {
      return line.isHere ? { values: held.slice(at, line.end).split(this.separator), next: line.next } : 'not-all-here';
    }
    return this.quotedRecord(isLast);
  }

  private quotedRecord(isLast: boolean): Reading {
    const { held, separator } = this;
    const values: string[] = [];
    let at = this.at;
    for (;;) {
      const cell = this.oneCell(at, isLast);
      if (typeof cell === 'string') return cell;
      values.push(cell.value);
      at = cell.next;
      const sign = held[at];
      if (sign === separator) {
        at += 1;
        continue;
      }
      if (sign === undefined) return isLast ? { values, next: at } : 'not-all-here';
      if (sign === '\n') return { values, next: at + 1 };
      if (at + 1 === held.length && !isLast) return 'not-all-here';
      return { values, next: held[at + 1] === '\n' ? at + 2 : at + 1 };
    }
  }

  /** @returns the cell at a place, and the place of the separator or line end after it. */
  private oneCell(
    from: number,
    isLast: boolean,
  ): { readonly value: string; readonly next: number } | 'not-all-here' | 'open-quote' | 'stray-quote' {
    const { held } = this;
    const opening = this.afterBlanks(from);
    if (held[opening] !== '"') {
      const next = this.endOfPlainCell(from);
      if (next === held.length && !isLast) return 'not-all-here';
      const value = held.slice(from, next);
      return value.includes('"') ? 'stray-quote' : { value, next };
    }
    let closing = opening;
    let isEscaped = false;
    for (;;) {
      closing = held.indexOf('"', closing + 1);
      if (closing === -1) return isLast || this.isTooLong(held.length) ? 'open-quote' : 'not-all-here';
      if (this.isTooLong(closing)) return 'open-quote';
      if (held[closing + 1] !== '"') break;
      isEscaped = true;
      closing += 1;
    }
    const next = this.afterBlanks(closing + 1);
    if (next === held.length && !isLast) return 'not-all-here';
    const sign = held[next];
    if (sign !== undefined && sign !== this.separator && sign !== '\n' && sign !== '\r') return 'stray-quote';
    const inside = held.slice(opening + 1, closing);
    return { value: isEscaped ? inside.replaceAll('""', '"') : inside, next };
  }

  private endOfPlainCell(from: number): number {
    let at = from;
    for (; at < this.held.length; at += 1) {
      const sign = this.held[at];
      if (sign === this.separator || sign === '\n' || sign === '\r') return at;
    }
    return at;
  }

  private afterBlanks(from: number): number {
    let at = from;
    while (this.held[at] === ' ') at += 1;
    return at;
  }

  private isTooLong(until: number): boolean {
    if (until - this.at > longestRecord) return true;
    let lines = 0;
    for (let at = this.held.indexOf('\n', this.at); at !== -1 && at < until; at = this.held.indexOf('\n', at + 1)) {
      lines += 1;
      if (lines > mostLines) return true;
    }
    return false;
  }
}

function indexOrEnd(text: string, sign: string, from: number): number {
  const at = text.indexOf(sign, from);
  return at === -1 ? text.length : at;
}
