import { type ImportProblem } from '../core/index.js';

/** A file that cannot be read further. Thrown between reader and ImportRun, which reports it; never past a use-case. */
export class UnreadableFile extends Error {
  constructor(readonly problem: ImportProblem) {
    super(problem.sentence);
  }
}
