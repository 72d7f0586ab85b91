import { day, daysBetween, type LocalDate } from '#kernel';
import { approvalEndsOn } from '#register/core';
import { lastOfUnbrokenApproval } from '../approval-in-force.js';
import { type Approval, type HouseholdFacts } from '../facts.js';
import { blocks, met, type Rule } from '../rule.js';

export interface ApprovalLasts {
  readonly kind: 'approval-lasts';
  /** The first day without approval; null when no end is known. */
  readonly endsOn: LocalDate | null;
}
export interface RunsPastApproval {
  readonly kind: 'runs-past-approval';
  readonly endsOn: LocalDate;
  readonly stayUntil: LocalDate | null;
}
export interface RunsPastResignation {
  readonly kind: 'runs-past-resignation';
  readonly noticeOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly stayUntil: LocalDate | null;
}

const latestStarted = (approvals: readonly Approval[], on: LocalDate): Approval | undefined =>
  approvals
    .filter(({ valid }) => valid.from <= on)
    .sort((a, b) => (a.valid.from < b.valid.from ? -1 : 1))
    .at(-1);

/** @returns the day up to which the approval has to be extended: the next one may last to the end of the stay. */
const approvedAgainFrom = (household: HouseholdFacts, endsOn: LocalDate, stayUntil: LocalDate): LocalDate =>
  household.approvals
    .map(({ valid }) => valid.from)
    .filter((from) => from > endsOn && from < stayUntil)
    .sort()
    .find((from) => {
      const last = lastOfUnbrokenApproval(household, from);
      const end = last && approvalEndsOn(last);
      return last !== null && (end === null || end >= stayUntil);
    }) ?? stayUntil;

/**
 * A placement may not run past the end of the approval, nor past the 28th day after the carer's written notice. A placement
 * with no end known runs past every end.
 */
export const approvalLasts: Rule<ApprovalLasts | RunsPastApproval | RunsPastResignation> = {
  id: 'approval-lasts',
  number: 'R-34',
  title: 'Approval lasts for the whole stay',
  class: 'BLOCK',
  level: 'hard',
  unit: 'day past the end of the approval',
  source: 'Fostering Services (England) Regulations 2011, reg 28(13)',
  basis: 'read',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household, stay }) {
    const approval = lastOfUnbrokenApproval(household, stay.from) ?? latestStarted(household.approvals, stay.from);
    if (!approval) return [];
    // A temporary approval has an end by law, and a way to go on.
    if (approval.kind === 'temporary' && approval.resignationNoticeOn === null) return [];
    const endsOn = approvalEndsOn(approval);
    if (endsOn === null || (stay.until !== null && stay.until <= endsOn)) {
      return [met({ kind: 'approval-lasts', endsOn })];
    }

    const { resignationNoticeOn: noticeOn, valid } = approval;
    const because: RunsPastApproval | RunsPastResignation =
      noticeOn !== null && endsOn !== valid.until
        ? { kind: 'runs-past-resignation', noticeOn, effectiveOn: endsOn, stayUntil: stay.until }
        : { kind: 'runs-past-approval', endsOn, stayUntil: stay.until };

    const service = household.service.name;
    if (endsOn <= stay.from) return [blocks('out-of-reach', because, { kind: 'approval-by-service', service })];
    if (stay.until === null) return [blocks('out-of-reach', because, { kind: 'end-by', endsOn })];
    if (because.kind === 'runs-past-resignation') {
      return [blocks(daysBetween(endsOn, stay.until), because, { kind: 'end-by', endsOn })];
    }
    const until = approvedAgainFrom(household, endsOn, stay.until);
    return [blocks(daysBetween(endsOn, until), because, { kind: 'approval-extended', service, endsOn, until })];
  },
};
