/** A row in quarantine, as it was written. */
export interface RowToMend {
  /** Names the table it came from. */
  readonly label: string;
  /** What the table was read as. */
  readonly table: string | null;
  /** Column names as written. */
  readonly headers: readonly string[];
  readonly row: number;
  readonly cells: readonly string[];
}

/** The column that a downloaded quarantine file has after its own. */
export const reasonColumn = 'REASON';

/** @returns where a row of a downloaded quarantine file came from, told at the front of its reason. */
export const whereFrom = (label: string, row: number): string => `Row ${row} of ${label}: `;

type Cells = Readonly<Record<string, string>>;

const cellsOf = ({ headers, cells }: RowToMend): Cells =>
  Object.fromEntries(headers.map((header, position) => [header.trim().toUpperCase(), cells[position]?.trim() ?? '']));

/** Of a row whose reason was left out or changed, so many of its filled cells tell which row it was. */
const enoughAlike = 0.5;

/**
 * Finds for mended rows the rows in quarantine they were. A row that kept its reason says so; otherwise it is the row of the
 * same table that has most cells in common, at least half of them. Each row in quarantine is found once.
 */
export class RowsToMend {
  private readonly byPlace: ReadonlyMap<string, RowToMend>;
  private readonly byTable = new Map<string | null, { readonly row: RowToMend; readonly cells: Cells }[]>();
  private readonly found = new Set<RowToMend>();

  constructor(readonly rows: readonly RowToMend[]) {
    this.byPlace = new Map(rows.map((row) => [whereFrom(row.label, row.row), row]));
    for (const row of rows) {
      const sameTable = this.byTable.get(row.table) ?? [];
      sameTable.push({ row, cells: cellsOf(row) });
      this.byTable.set(row.table, sameTable);
    }
  }

  /** @param cells by column name in upper case. @returns null for a row that was not in quarantine. */
  find(table: string | null, cells: Cells): RowToMend | null {
    const row = this.byItsReason(cells[reasonColumn] ?? '') ?? this.mostAlike(table, cells);
    if (row !== null) this.found.add(row);
    return row;
  }

  isFound(row: RowToMend): boolean {
    return this.found.has(row);
  }

  private byItsReason(reason: string): RowToMend | null {
    const said = /^'?(Row \d+ of .+?: )/.exec(reason)?.[1];
    const row = said === undefined ? undefined : (this.byPlace.get(said) ?? this.longerPlace(reason));
    return row === undefined || this.found.has(row) ? null : row;
  }

  /** The name of a file may itself have a colon in it. */
  private longerPlace(reason: string): RowToMend | undefined {
    return [...this.byPlace].find(([place]) => reason.startsWith(place))?.[1];
  }

  private mostAlike(table: string | null, cells: Cells): RowToMend | null {
    const filled = Object.entries(cells).filter(([column, text]) => column !== reasonColumn && text !== '');
    const alike = (this.byTable.get(table) ?? [])
      .filter(({ row }) => !this.found.has(row))
      .map(({ row, cells: kept }) => ({ row, same: filled.filter(([column, text]) => kept[column] === text).length }))
      .reduce<{ row: RowToMend | null; same: number }>((best, one) => (one.same > best.same ? one : best), {
        row: null,
        same: 0,
      });
    return alike.same >= enoughAlike * filled.length ? alike.row : null;
  }
}
