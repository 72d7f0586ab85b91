import { day, daysBetween, type LocalDate } from '#kernel';
import { type ApprovalKind, approvalEndsOn, approvalOn } from '#register/core';
import { approvalToExtend, kindIsForThisChild } from '../approvals-for-child.js';
import { type Approval } from '../facts.js';
import { blocks, met, type Rule } from '../rule.js';

export interface Approved {
  readonly kind: 'approved';
  /** In full, for a time, or to foster a child who may be adopted. */
  readonly as: ApprovalKind;
  readonly since: LocalDate;
  readonly service: string;
}
export interface ApprovalNotStarted {
  readonly kind: 'approval-not-started';
  readonly approvedFrom: LocalDate;
}
export interface NotApprovedAnyMore {
  readonly kind: 'not-approved-any-more';
  readonly endedOn: LocalDate;
}
export interface NoApprovalRecorded {
  readonly kind: 'no-approval-recorded';
}

/**
 * A child may only be placed with an approved foster carer; one approved for a time, or for fostering a child who may
 * be adopted, is one. Supported accommodation is another matter.
 */
export const approvedFosterCarer: Rule<Approved | ApprovalNotStarted | NotApprovedAnyMore | NoApprovalRecorded> = {
  id: 'approved-foster-carer',
  number: 'R-01',
  title: 'Approved foster carer',
  class: 'BLOCK',
  level: 'hard',
  unit: 'day until the approval starts',
  source:
    'Care Planning, Placement and Case Review (England) Regulations 2010, reg 22(2)(a); Fostering Services (England) Regulations 2011, reg 27; Children Act 1989, s22C(6)',
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { household, stay } = pair;
    if (household.setting !== 'foster-home') return [];
    const { approvals, service } = household;
    const approval = approvalOn(approvals, stay.from);
    if (approval) {
      return [met({ kind: 'approved', as: approval.kind, since: approval.valid.from, service: service.name })];
    }
    // A nominated officer has a say first.
    if (approvalToExtend(pair)) return [];

    const remedy = { kind: 'approval-by-service', service: service.name } as const;
    // One that was given up before it starts never comes.
    const coming = approvals
      .filter((one) => kindIsForThisChild(pair, one) && comesIntoForce(one))
      .map(({ valid }) => valid.from)
      .filter((from) => from > stay.from)
      .sort()[0];
    if (coming) {
      const because = { kind: 'approval-not-started', approvedFrom: coming } as const;
      const nothingIsLeft = stay.until !== null && coming >= stay.until;
      return [
        nothingIsLeft
          ? blocks('out-of-reach', because, remedy)
          : blocks(daysBetween(stay.from, coming), because, { kind: 'start-on-or-after', startsOn: coming }),
      ];
    }
    const ends = approvals.map(approvalEndsOn).filter((end): end is LocalDate => end !== null);
    const endedOn = ends.sort().at(-1);
    return endedOn
      ? [blocks('out-of-reach', { kind: 'not-approved-any-more', endedOn }, remedy)]
      : [blocks('out-of-reach', { kind: 'no-approval-recorded' }, remedy)];
  },
};

const comesIntoForce = (approval: Approval): boolean => {
  const endsOn = approvalEndsOn(approval);
  return endsOn === null || endsOn > approval.valid.from;
};
