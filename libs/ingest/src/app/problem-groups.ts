import { type ImportProblem } from '../core/index.js';

/** Problems of one kind, in one column of one file. */
export interface ProblemGroup extends Pick<ImportProblem, 'severity' | 'code' | 'file' | 'column'> {
  readonly count: number;
  /** The first of them, in the order they were met. */
  readonly first: readonly Pick<ImportProblem, 'row' | 'sentence'>[];
}

/** The problems of an import, those alike together. */
export abstract class ProblemGroups {
  /**
   * Errors before warnings, and within them in the order in which each kind was first met.
   *
   * @param ofEach how many of each group are told; all are counted.
   */
  abstract of(importId: string, ofEach: number): Promise<readonly ProblemGroup[]>;
}
