import { endedEarly, importError, type ImportProblem, noFiles, notText, ProblemList } from '../core/index.js';
import { type RowToMend, tableLabel } from '../core/quarantine/index.js';
import { type FileReader, type OpenTable, type TableRow } from './file-reader.js';
import { type ImportFile, type ImportRequest } from './import-request.js';
import { withoutMarks } from './mended-table.js';
import { TableInRun } from './table-in-run.js';
import { UnreadableFile } from './unreadable-file.js';

/** Ends a run that has errors. Thrown by ImportRun and caught by ImportRunner; never past a use-case. */
export class ImportRefused extends Error {}

/** A file that gave no table: it could not be read, or it is counted without being kept, as a postcode directory is. */
export interface FileInRun {
  readonly file: string;
  rowsRead: number;
}

/** One import while it runs: counts, problems, and the way to its files. */
export class ImportRun {
  readonly problems = new ProblemList();
  readonly fileNames: string[] = [];
  readonly summary: Record<string, unknown> = {};
  readonly tables: TableInRun[] = [];
  readonly filesWithoutTable: FileInRun[] = [];
  /** Of files whose rows are counted and not kept; rows of tables count themselves. */
  rowsRead = 0;
  /** Of files whose rows are counted and not kept. */
  rowsLoaded = 0;
  private readonly origins: { readonly file: string; readonly origin: RowToMend }[] = [];
  private bytesRead = 0;
  private rowsNotRead = 0;

  constructor(
    readonly importId: string,
    private readonly request: ImportRequest,
    private readonly takeTurn: () => Promise<void>,
  ) {}

  /** Rows of every kind of file. */
  get allRowsRead(): number {
    return this.tables.reduce((sum, { rowsRead }) => sum + rowsRead, this.rowsRead);
  }

  /** Tells a problem. An error refuses the whole import; what is wrong with one row goes to `refuseRow`. */
  report(problem: ImportProblem): void {
    this.problems.add(problem);
  }

  reportAll(problems: Iterable<ImportProblem>): void {
    for (const problem of problems) this.report(problem);
  }

  /** Tells an error of one row and puts that row, and no other, in quarantine. */
  refuseRow(table: TableInRun, row: number, reason: ImportProblem): void {
    table.refuse(row, reason);
    this.problems.addOfRow(reason);
  }

  /** Tells problems that name their table (by its label) and row: warnings as such, errors by refusing the row. */
  reportOfRows(problems: Iterable<ImportProblem>): void {
    for (const problem of problems) {
      const table = this.tables.find(({ label }) => label === problem.file);
      if (problem.severity === 'error' && table !== undefined && problem.row !== null) {
        this.refuseRow(table, problem.row, problem);
      } else {
        this.report(problem);
      }
    }
  }

  /** @param label of the row's table. @returns whether the row is in quarantine. */
  isRefused(label: string, row: number): boolean {
    return this.tables.find((table) => table.label === label)?.isRefused(row) ?? false;
  }

  /** Whether these rows are added to what another import loaded, rather than stating a whole. */
  get isAddition(): boolean {
    return this.request.mends !== undefined;
  }

  /** @returns the rows in quarantine that rows of a file were, as far as they are known. */
  originsOf(file: string): readonly RowToMend[] {
    return this.origins.filter((one) => one.file === file).map(({ origin }) => origin);
  }

  /** Whether rows are in quarantine of which not even the cells can be trusted. */
  get hasRowsNotRead(): boolean {
    return this.rowsNotRead > 0;
  }

  /** @throws ImportRefused when rows were read and every one is in quarantine: then nothing is replaced either. */
  refuseIfNothingIsSound(): void {
    const rows = this.tables.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
    const refused = this.tables.reduce((sum, { rowsRefused }) => sum + rowsRefused, 0);
    if (rows > 0 && rows === refused && !this.isAddition) {
      const sentence = 'None of the rows could be loaded. Mend them, then import again.';
      this.report(importError('no-sound-row', {}, sentence));
    }
    this.refuseIfErrors();
  }

  /** Counts and keeps the rows of a table from here on. */
  begin(table: OpenTable, tableName: string | null): TableInRun {
    const taken = new Set(this.tables.map(({ label }) => label));
    const label = tableLabel({ file: table.file, sheet: table.sheet, table: tableName }, taken);
    const begun = new TableInRun(table, label, tableName);
    this.tables.push(begun);
    return begun;
  }

  /** @returns whether the row can be trusted as a whole; otherwise it is in quarantine, with the reason. */
  reads(table: TableInRun, row: TableRow): boolean {
    table.read(row);
    const origin = this.request.mends?.rows.find(table.tableName, row.cells) ?? null;
    if (origin !== null) this.origins.push({ file: table.table.file, origin });
    const fault = row.fault ?? (row.values.every(isPlainText) ? null : notText(table.label, row.row));
    if (fault === null) return true;
    this.rowsNotRead += 1;
    this.refuseRow(table, row.row, fault);
    return false;
  }

  /**
   * Hands each file to `use`. A file that cannot be read is reported and the next one is tried, so that a person
   * learns of every bad file at once. What `use` leaves unread is read to its end: an upload's next file stands
   * behind it.
   */
  async eachFile(use: (file: ImportFile) => Promise<void>): Promise<void> {
    for await (const file of this.filesAsTheyArrive()) {
      this.fileNames.push(file.name);
      await this.oneFile(file, (readable) => this.countedFile(readable, use));
    }
    if (this.fileNames.length === 0) this.report(noFiles());
  }

  /** Hands over each table of each file, archives unpacked and workbooks opened. */
  async eachTable(reader: FileReader, use: (table: OpenTable) => Promise<void>): Promise<void> {
    const tell = (problem: ImportProblem): void => this.report(problem);
    for await (const file of this.filesAsTheyArrive()) {
      this.fileNames.push(file.name);
      await this.oneFile(file, async (arriving) => {
        for await (const unpacked of reader.unpack(arriving, tell)) {
          await this.reportingTheUnreadable(() =>
            this.countedFile(unpacked, async () => {
              for await (const table of reader.openTables(unpacked, tell)) {
                await use(this.isAddition ? withoutMarks(table) : table);
              }
            }),
          );
        }
      });
    }
    if (this.fileNames.length === 0) this.report(noFiles());
  }

  /** @throws ImportRefused when an error of more than one row was reported. Call it before the first row is written. */
  refuseIfErrors(): void {
    if (this.problems.refusals > 0) throw new ImportRefused();
  }

  /** Waits until no other import writes. Call it after reading and before writing: reading may take as long as an upload. */
  async waitForTurn(): Promise<void> {
    this.refuseIfErrors();
    await this.takeTurn();
  }

  /** A file that leaves no table behind is listed all the same. */
  private async countedFile(file: ImportFile, use: (file: ImportFile) => Promise<void>): Promise<void> {
    const before = { rows: this.rowsRead, tables: this.tables.length };
    try {
      await use(file);
    } finally {
      if (this.tables.length === before.tables) {
        this.filesWithoutTable.push({ file: file.name, rowsRead: this.rowsRead - before.rows });
      }
    }
  }

  private async reportingTheUnreadable(read: () => Promise<void>): Promise<void> {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.report(error.problem);
    }
  }

  /** An upload that breaks off within a file says so twice: by the file, which is reported, and by the files. */
  private async *filesAsTheyArrive(): AsyncGenerator<ImportFile> {
    try {
      yield* this.request.files;
    } catch {
      this.refuseIfErrors();
      throw new UnreadableFile(endedEarly('The upload'));
    }
  }

  private async oneFile(file: ImportFile, use: (file: ImportFile) => Promise<void>): Promise<void> {
    const bytes = file.content[Symbol.asyncIterator]();
    let isAtItsEnd = false;
    const next = async (): Promise<IteratorResult<Uint8Array>> => {
      if (isAtItsEnd) return { done: true, value: undefined };
      try {
        const result = await bytes.next();
        if (result.done) {
          isAtItsEnd = true;
          return { done: true, value: undefined };
        }
        this.bytesRead += result.value.length;
        this.request.onProgress?.({ file: file.name, bytesRead: this.bytesRead, rowsRead: this.allRowsRead });
        return result;
      } catch (error) {
        isAtItsEnd = true;
        if (error instanceof UnreadableFile) throw error;
        throw new UnreadableFile(endedEarly(file.name));
      }
    };
    try {
      await use({ ...file, content: { [Symbol.asyncIterator]: () => ({ next }) } });
      while (!(await next()).done);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      this.report(error.problem);
      await this.readToItsEnd(next);
    }
  }

  private async readToItsEnd(next: () => Promise<IteratorResult<Uint8Array>>): Promise<void> {
    try {
      while (!(await next()).done);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
    }
  }
}

/** What no database and no other program can keep: a zero, or half of a letter of two parts. */
const isPlainText = (value: string): boolean =>
  !value.includes('\0') && (!/[\ud800-\udfff]/.test(value) || !/\p{Surrogate}/u.test(value));
