import { addDays, day, type LocalDate } from '#kernel';
import { approvalOn } from '#register/core';
import { lastOfUnbrokenApproval } from '../approval-in-force.js';
import { kindIsForThisChild, temporaryEndsOn } from '../approvals-for-child.js';
import { beforePlacing, blocks, met, type Rule } from '../rule.js';

export interface TemporaryApprovalCovers {
  readonly kind: 'temporary-approval-covers';
  /** The first day without it. */
  readonly endsOn: LocalDate;
}
export interface TemporaryApprovalEnds {
  readonly kind: 'temporary-approval-ends';
  readonly endsOn: LocalDate;
  readonly stayUntil: LocalDate | null;
}
/** Who the other child is stays out of the reason: it is no business of this child's file. */
export interface TemporaryApprovalForAnother {
  readonly kind: 'temporary-approval-for-another';
}

/**
 * A connected person can be approved for a time, for this child only and for sixteen weeks at most. A longer stay may begin:
 * by the end of that time the approval has to be full, or extended, or the child moves on.
 */
export const temporaryApproval: Rule<TemporaryApprovalCovers | TemporaryApprovalEnds | TemporaryApprovalForAnother> = {
  id: 'temporary-approval',
  number: 'R-09',
  title: 'Temporary approval of a connected person',
  class: 'TIMED',
  level: 'hard',
  unit: 'day past the end of the temporary approval',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 24',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { household, stay } = pair;
    const approval = approvalOn(household.approvals, stay.from);
    if (approval?.kind !== 'temporary') return [];
    const { name: service } = household.service;
    if (!kindIsForThisChild(pair, approval)) {
      return [
        blocks('out-of-reach', { kind: 'temporary-approval-for-another' }, { kind: 'approval-by-service', service }),
      ];
    }
    const endsOn = temporaryEndsOn(approval);
    const isFollowed = lastOfUnbrokenApproval(household, stay.from) !== approval;
    if (isFollowed || (stay.until !== null && stay.until <= endsOn)) {
      return [met({ kind: 'temporary-approval-covers', endsOn })];
    }
    return [
      beforePlacing(
        addDays(endsOn, -1),
        { kind: 'temporary-approval-ends', endsOn, stayUntil: stay.until },
        { kind: 'full-approval-by', service, endsOn },
      ),
    ];
  },
};
