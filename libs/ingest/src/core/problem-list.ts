import { importError, importWarning, type ImportProblem } from './import-problem.js';

const mostKept = 10_000;

/** The problems of one import, in the order met. Beyond 10,000 they are counted, not kept: nobody reads them. */
export class ProblemList {
  private readonly kept: ImportProblem[] = [];
  private errorCount = 0;
  private warningCount = 0;

  add(problem: ImportProblem): void {
    if (problem.severity === 'error') this.errorCount += 1;
    else this.warningCount += 1;
    if (this.kept.length < mostKept) this.kept.push(problem);
  }

  get errors(): number {
    return this.errorCount;
  }

  get warnings(): number {
    return this.warningCount;
  }

  /** @returns errors first, each group in the order met; where some were left out, a last one that says how many. */
  all(): readonly ImportProblem[] {
    const ordered = [
      ...this.kept.filter(({ severity }) => severity === 'error'),
      ...this.kept.filter(({ severity }) => severity === 'warning'),
    ];
    const leftOut = this.errorCount + this.warningCount - this.kept.length;
    if (leftOut === 0) return ordered;
    const sentence = `There are ${leftOut} more problems than can be listed. Mend these first, then import again.`;
    const make = this.errorCount > 0 ? importError : importWarning;
    return [...ordered, make('more-problems', {}, sentence)];
  }
}
