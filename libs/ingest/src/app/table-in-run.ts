import { type ImportProblem } from '../core/index.js';
import { type OpenTable, type TableRow } from './file-reader.js';

/** A row that was not loaded, as it was written, and why. */
export interface QuarantinedRow {
  /** Counted as a spreadsheet counts: the header is row 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** At least one; of a row that is sound in itself, why the whole import was refused. */
  readonly reasons: readonly ImportProblem[];
}

/**
 * One table of one file while it is imported: every row that was read is held until it is either loaded or in quarantine,
 * so that none is lost silently.
 */
export class TableInRun {
  private readonly rowNumbers: number[] = [];
  private readonly values: (readonly string[])[] = [];
  private readonly refused = new Map<number, ImportProblem[]>();

  constructor(
    readonly table: Pick<OpenTable, 'file' | 'sheet' | 'writtenHeaders'>,
    /** Names the table to people: its file, with the sheet of a workbook. Unlike any other of the import. */
    readonly label: string,
    /** Of the kind of import, as `episodes`; null while it is not known. */
    readonly tableName: string | null,
  ) {}

  get rowsRead(): number {
    return this.rowNumbers.length;
  }

  get rowsRefused(): number {
    return this.refused.size;
  }

  read({ row, values }: TableRow): void {
    this.rowNumbers.push(row);
    this.values.push(values);
  }

  refuse(row: number, reason: ImportProblem): void {
    const reasons = this.refused.get(row);
    if (reasons) reasons.push(reason);
    else this.refused.set(row, [reason]);
  }

  refusedRows(): readonly number[] {
    return [...this.refused.keys()];
  }

  isRefused(row: number): boolean {
    return this.refused.has(row);
  }

  /** @param whole why no row of the import was loaded; null when the others were. */
  quarantined(whole: ImportProblem | null): readonly QuarantinedRow[] {
    return this.rowNumbers.flatMap((row, position) => {
      const reasons = this.refused.get(row) ?? (whole === null ? [] : [whole]);
      return reasons.length === 0 ? [] : [{ row, cells: this.values[position] ?? [], reasons }];
    });
  }
}
