import { Injectable } from '@nestjs/common';
import { type ProblemGroup, ProblemGroups } from './problem-groups.js';

const toldOfEach = 20;

/** Tells what is wrong with files kind by kind: one thing done wrong on a thousand rows is one thing to mend. */
@Injectable()
export class ReadProblemGroups {
  constructor(private readonly groups: ProblemGroups) {}

  /** @param importId of an import that the caller may read. */
  of(importId: string): Promise<readonly ProblemGroup[]> {
    return this.groups.of(importId, toldOfEach);
  }
}
