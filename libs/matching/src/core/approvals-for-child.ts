import { type LocalDate } from '#kernel';
import { approvalEndsOn, approvalOn, longestExtension } from '#register/core';
import { type Approval } from './facts.js';
import { type Pair } from './pair.js';

/**
 * A temporary approval is of a connected person for this child, and fostering for adoption of a prospective adopter for the
 * child it names; any other approval is for children in general, within its terms.
 *
 * @returns whether an approval of this kind can be for this child at all; terms are judged by R-02.
 */
export function kindIsForThisChild(
  { isConnected, childReference }: Pick<Pair, 'isConnected' | 'childReference'>,
  { kind, namedChild }: Approval,
): boolean {
  if (kind === 'full') return true;
  if (kind === 'fostering-for-adoption') return namedChild === childReference;
  return namedChild === null ? isConnected : namedChild === childReference;
}

/** @returns the first day on which a temporary approval no longer holds, which it always has. */
export function temporaryEndsOn(approval: Approval): LocalDate {
  const endsOn = approvalEndsOn(approval);
  if (endsOn === null) throw new Error(`An approval of kind ${approval.kind} has no end`);
  return endsOn;
}

/**
 * while a temporary approval for the child still runs, a nominated officer can extend it, so that a child may move in
 * after its sixteen weeks and before the end of eight more.
 *
 * @returns the approval that an extension would make hold on the first day of the stay; null when another holds then, or no
 * extension could reach it.
 */
export function approvalToExtend(pair: Pair): Approval | null {
  const { household, stay, judgedOn } = pair;
  if (approvalOn(household.approvals, stay.from)) return null;
  const couldReach = (approval: Approval): boolean =>
    approval.kind === 'temporary' &&
    approval.extendedUntil === null &&
    approval.resignationNoticeOn === null &&
    kindIsForThisChild(pair, approval) &&
    judgedOn < temporaryEndsOn(approval) &&
    approval.valid.from <= stay.from &&
    stay.from < longestExtension(approval);
  return household.approvals.find(couldReach) ?? null;
}
