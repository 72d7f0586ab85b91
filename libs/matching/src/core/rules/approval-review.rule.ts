import { day, type LocalDate } from '#kernel';
import { isOlderThan } from '../older-than.js';
import { blocks, check, met, type Rule, warns } from '../rule.js';

const yearsBetweenReviews = 1;

export interface ReviewInDate {
  readonly kind: 'review-in-date';
  readonly reviewedOn: LocalDate;
}
export interface ReviewNotDueYet {
  readonly kind: 'review-not-due-yet';
  readonly approvedOn: LocalDate;
}
export interface ReviewOverdue {
  readonly kind: 'review-overdue';
  readonly reviewedOn: LocalDate;
}
export interface ReviewNotRecorded {
  readonly kind: 'review-not-recorded';
}

/**
 * The review of the approval is at most a year old on the day the child moves in. An overdue review does not end an
 * approval, so what it does is policy.
 */
export const approvalReview: Rule<ReviewInDate | ReviewNotDueYet | ReviewOverdue | ReviewNotRecorded> = {
  id: 'approval-review',
  number: 'R-32',
  title: 'Review of the approval in date',
  class: 'POLICY',
  level: 'hard',
  unit: 'review overdue',
  source: 'Fostering Services (England) Regulations 2011, reg 28(2)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household, stay }, { limits: { modes } }) {
    const mode = modes['approval-review'];
    const { approvals, lastReviewOn, service, setting } = household;
    if (mode === 'off' || setting !== 'foster-home') return [];
    const approvedOn = approvals.map(({ valid }) => valid.from).sort()[0];
    if (approvedOn === undefined || approvedOn > stay.from) return [];

    if (lastReviewOn === 'not-recorded') {
      return isOlderThan(approvedOn, yearsBetweenReviews, stay.from)
        ? [check({ kind: 'review-not-recorded' }, { kind: 'find-out', fact: 'review-of-the-home' })]
        : [met({ kind: 'review-not-due-yet', approvedOn })];
    }
    if (!isOlderThan(lastReviewOn, yearsBetweenReviews, stay.from)) {
      return [met({ kind: 'review-in-date', reviewedOn: lastReviewOn })];
    }
    const because = { kind: 'review-overdue', reviewedOn: lastReviewOn } as const;
    const remedy = { kind: 'review-approval', service: service.name, reviewedBy: stay.from } as const;
    return [mode === 'block' ? blocks(1, because, remedy) : warns(because, remedy)];
  },
};
