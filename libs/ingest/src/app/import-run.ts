import { endedEarly, type ImportProblem, noFiles, ProblemList } from '../core/index.js';
import { type ImportFile, type ImportRequest } from './import-request.js';
import { UnreadableFile } from './unreadable-file.js';

/** Ends a run that has errors. Thrown by ImportRun and caught by ImportRunner; never past a use-case. */
export class ImportRefused extends Error {}

/** One import while it runs: counts, problems, and the way to its files. */
export class ImportRun {
  readonly problems = new ProblemList();
  readonly fileNames: string[] = [];
  readonly summary: Record<string, unknown> = {};
  rowsRead = 0;
  rowsLoaded = 0;
  private bytesRead = 0;

  constructor(
    readonly importId: string,
    private readonly request: ImportRequest,
    private readonly takeTurn: () => Promise<void>,
  ) {}

  report(problem: ImportProblem): void {
    this.problems.add(problem);
  }

  reportAll(problems: Iterable<ImportProblem>): void {
    for (const problem of problems) this.report(problem);
  }

  /**
   * Hands each file to `use`. A file that cannot be read is reported and the next one is tried, so that a person
   * learns of every bad file at once. What `use` leaves unread is read to its end: an upload's next file stands
   * behind it.
   */
  async eachFile(use: (file: ImportFile) => Promise<void>): Promise<void> {
    for await (const file of this.filesAsTheyArrive()) {
      this.fileNames.push(file.name);
      await this.oneFile(file, use);
    }
    if (this.fileNames.length === 0) this.report(noFiles());
  }

  /** @throws ImportRefused when an error was reported. Call it before the first row is written. */
  refuseIfErrors(): void {
    if (this.problems.errors > 0) throw new ImportRefused();
  }

  /** Waits until no other import writes. Call it after reading and before writing: reading may take as long as an upload. */
  async waitForTurn(): Promise<void> {
    this.refuseIfErrors();
    await this.takeTurn();
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
        this.request.onProgress?.({ file: file.name, bytesRead: this.bytesRead, rowsRead: this.rowsRead });
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
