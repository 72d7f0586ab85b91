import { type Clearance, type ClearanceEvidence, type ClearanceKind } from '#register/core';
import { type Pair } from './pair.js';

/** What the approver of a home outside the area has to be satisfied of, and how the area authority knows (R-13d). */
export type Evidence = ClearanceEvidence | 'area-authority-notified' | 'area-authority-notified-or-consulted';

/** @returns what of one kind is recorded for this child and this home, in order of recording. */
export const clearancesHere = (
  { child, household }: Pick<Pair, 'child' | 'household'>,
  kind: ClearanceKind,
): readonly Clearance[] =>
  child.clearances.filter((one) => one.kind === kind && one.householdId === household.householdId);

/** @returns the notice that the authority where the home is has had; undefined without one, or where another was told. */
export const noticeGiven = (pair: Pick<Pair, 'child' | 'household'>): Clearance | undefined =>
  clearancesHere(pair, 'notice-to-area').find(({ authority }) => authority === pair.household.areaAuthority);

/** @returns what of the evidence for a home outside the area nobody has recorded, in the order it was asked. */
export function evidenceMissing(
  pair: Pick<Pair, 'child' | 'household'>,
  asked: readonly Evidence[],
): readonly Evidence[] {
  const shown = new Set(clearancesHere(pair, 'approval-outside-area').flatMap(({ evidence }) => evidence));
  const isTold = noticeGiven(pair) !== undefined;
  const isConsulted = shown.has('area-authority-consulted-with-care-plan');
  return asked.filter((one) => {
    if (one === 'area-authority-notified') return !isTold;
    if (one === 'area-authority-notified-or-consulted') return !isTold && !isConsulted;
    return !shown.has(one);
  });
}
