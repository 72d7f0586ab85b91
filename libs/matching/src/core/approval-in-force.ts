import { type DateRange, type LocalDate, overlaps } from '#kernel';
import { approvalEndsOn, approvalOn } from '#register/core';
import { type Approval, type HouseholdFacts } from './facts.js';

const inForce = (approval: Approval): DateRange => ({ from: approval.valid.from, until: approvalEndsOn(approval) });

/** @returns every approval in force on some day of the stay, the earliest first. */
export const approvalsOver = ({ approvals }: HouseholdFacts, stay: DateRange): readonly Approval[] =>
  approvals
    .filter((approval) => overlaps(inForce(approval), stay))
    .sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1));

/**
 * Approvals follow one another without a gap when terms are changed at a review, so an end only counts where nothing
 * follows it.
 *
 * @returns the approval that is the last of the unbroken line from `on`; null when none is in force then.
 */
export function lastOfUnbrokenApproval({ approvals }: HouseholdFacts, on: LocalDate): Approval | null {
  let last = approvalOn(approvals, on);
  for (let end = last && approvalEndsOn(last); last && end; end = approvalEndsOn(last)) {
    const next = approvalOn(approvals, end);
    if (!next) return last;
    last = next;
  }
  return last;
}
