import { type LocalDate } from '#kernel';
import { type SentRow, type TableName } from './return-tables.js';

/** A row of the return as rules see it. What a rule flags is a record: it knows where it stands. */
export class SentRecord {
  constructor(
    readonly table: TableName,
    /** The row of the table, the first data row being 0; counted through where a table came in several files. */
    readonly rowIndex0: number,
    readonly sent: SentRow,
    private readonly readDate: (text: string) => LocalDate | null,
  ) {}

  /** The child's code; empty when the cell is blank. */
  get child(): string {
    return this.sent.cells['CHILD'] ?? '';
  }

  /** @returns the cell as sent; null when it is blank or its column was not sent. */
  cell(column: string): string | null {
    return this.sent.cells[column] ?? null;
  }

  isBlank(column: string): boolean {
    return this.cell(column) === null;
  }

  isFilled(column: string): boolean {
    return this.cell(column) !== null;
  }

  /** @returns the cell as a day; null when it is blank or no day: most rules have nothing to say of it then. */
  date(column: string): LocalDate | null {
    const text = this.cell(column);
    return text === null ? null : this.readDate(text);
  }

  /** @returns whether the cell is one of these words. A blank cell is none. */
  isOneOf(column: string, words: readonly string[]): boolean {
    const text = this.cell(column);
    return text !== null && words.includes(text);
  }
}

/** A row of Episodes, its days already read. */
export class SentEpisode extends SentRecord {
  /** DECOM. */
  readonly startedOn: LocalDate | null;
  /** DEC. */
  readonly endedOn: LocalDate | null;

  constructor(...record: ConstructorParameters<typeof SentRecord>) {
    super(...record);
    this.startedOn = this.date('DECOM');
    this.endedOn = this.date('DEC');
  }

  /** V3 or V4: an agreed series of short breaks. */
  get isShortBreak(): boolean {
    return this.isOneOf('LS', ['V3', 'V4']);
  }
}
