import { importError, importWarning, type ImportProblem } from './import-problem.js';

const mostKept = 10_000;

/** The problems of one import, in the order met. Beyond 10,000 they are counted, not kept: nobody reads them. */
export class ProblemList {
  private readonly kept: ImportProblem[] = [];
  private readonly refusing: ImportProblem[] = [];
  private errorCount = 0;
  private warningCount = 0;

  /** An error added here is one of the whole import. */
  add(problem: ImportProblem): void {
    if (problem.severity === 'error' && this.refusing.length < mostKept) this.refusing.push(problem);
    this.addOfRow(problem);
  }

  /** What is wrong with one row keeps that row from being loaded, and no other. */
  addOfRow(problem: ImportProblem): void {
    if (problem.severity === 'error') this.errorCount += 1;
    else this.warningCount += 1;
    if (this.kept.length < mostKept) this.kept.push(problem);
  }

  /** Of rows and of the whole import together. */
  get errors(): number {
    return this.errorCount;
  }

  get warnings(): number {
    return this.warningCount;
  }

  /** Errors of the whole import: with one of them nothing is loaded. */
  get refusals(): number {
    return this.refusing.length;
  }

  /** @returns the error of the whole import that was met first; null when there is none. */
  firstRefusal(): ImportProblem | null {
    return this.refusing[0] ?? null;
  }

  /**
   * @returns errors of the whole import first, then errors of rows, then warnings, each in the order met; where some were
   *   left out, a last one that says how many.
   */
  all(): readonly ImportProblem[] {
    const isRefusing = new Set(this.refusing);
    const ordered = [
      ...this.refusing,
      ...this.kept.filter((problem) => problem.severity === 'error' && !isRefusing.has(problem)),
      ...this.kept.filter(({ severity }) => severity === 'warning'),
    ];
    const leftOut = this.errorCount + this.warningCount - ordered.length;
    if (leftOut === 0) return ordered;
    const sentence = `There are ${leftOut} more problems than can be listed. Mend these first, then import again.`;
    const make = this.errorCount > 0 ? importError : importWarning;
    return [...ordered, make('more-problems', {}, sentence)];
  }
}
