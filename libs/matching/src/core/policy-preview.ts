import { reweigh } from './measures.js';
import { type Policy } from './policy.js';

/** A stored answer as a preview needs it. */
export interface MeasuredRun {
  readonly runId: string;
  readonly requestId: string;
  /** The reference of the request: a preview names no child and no home. */
  readonly requestReference: string;
  readonly figures: Uint16Array;
}

/** How the top of one past answer would change. */
export interface ChangedRun {
  readonly runId: string;
  readonly requestId: string;
  readonly requestReference: string;
  /** The place, in the answer as it is ordered by the policy in use, of the home that would come first. */
  readonly newFirstWas: number;
  /** Where the home that is first now would come. */
  readonly firstWouldBe: number;
}

/** What another policy would do to the order of past answers. */
export interface PolicyPreview {
  readonly runs: number;
  /** Homes put in order again. */
  readonly homes: number;
  readonly bestHomeChanges: number;
  /** Answers whose first five would not be the same homes, in whatever order. */
  readonly firstFiveChange: number;
  readonly unchanged: number;
  /** The greatest changes of the best home, at most ten: the home first now falls furthest. */
  readonly examples: readonly ChangedRun[];
}

const inFirst = 5;
const examplesShown = 10;

/** Compares the policy in use with a draft over past answers; both are put in order anew, so that like is compared with like. */
export function previewOf(runs: readonly MeasuredRun[], inUse: Policy, draft: Policy): PolicyPreview {
  const changed: ChangedRun[] = [];
  let [homes, firstFiveChange, unchanged] = [0, 0, 0];
  for (const { runId, requestId, requestReference, figures } of runs) {
    const now = reweigh(figures, inUse).map(({ placeThen }) => placeThen);
    const then = reweigh(figures, draft).map(({ placeThen }) => placeThen);
    homes += now.length;
    const firstNow = new Set(now.slice(0, inFirst));
    if (then.slice(0, inFirst).some((home) => !firstNow.has(home))) firstFiveChange += 1;
    if (now.every((home, place) => then[place] === home)) unchanged += 1;
    const [first, newFirst] = [now[0], then[0]];
    if (first === undefined || newFirst === undefined || first === newFirst) continue;
    changed.push({
      runId,
      requestId,
      requestReference,
      newFirstWas: now.indexOf(newFirst) + 1,
      firstWouldBe: then.indexOf(first) + 1,
    });
  }
  const furthestFirst = (a: ChangedRun, b: ChangedRun): number =>
    b.firstWouldBe - a.firstWouldBe || (a.requestReference < b.requestReference ? -1 : 1);
  return {
    runs: runs.length,
    homes,
    bestHomeChanges: changed.length,
    firstFiveChange,
    unchanged,
    examples: changed.sort(furthestFirst).slice(0, examplesShown),
  };
}
