import { addDays, day, type LocalDate } from '#kernel';
import { approvalOn, longestExtension } from '#register/core';
import { lastOfUnbrokenApproval } from '../approval-in-force.js';
import { approvalToExtend, kindIsForThisChild, temporaryEndsOn } from '../approvals-for-child.js';
import { type Approval } from '../facts.js';
import { type Pair } from '../pair.js';
import { beforePlacing, met, needsAuthority, type Rule } from '../rule.js';

export interface ExtendedOnce {
  readonly kind: 'extended-once';
  readonly endsOn: LocalDate;
}
export interface MayBeExtended {
  readonly kind: 'may-be-extended';
  /** The first day without the approval as it is. */
  readonly endsOn: LocalDate;
  /** The first day without it if it is extended as far as it can be. */
  readonly extendedUntil: LocalDate;
}
export interface OnlyIfExtended {
  readonly kind: 'only-if-extended';
  readonly endsOn: LocalDate;
  readonly extendedUntil: LocalDate;
}

const extension = ({ child, stay }: Pair, approval: Approval) => {
  const longest = longestExtension(approval);
  const until = stay.until !== null && stay.until < longest ? stay.until : longest;
  return { kind: 'extend-temporary-approval', authority: child.responsibleAuthority, until } as const;
};

/**
 * A nominated officer can extend the temporary approval of a connected person once, by eight weeks at most, while it still
 * runs. After that it ends, or the carer is approved in full.
 */
export const temporaryApprovalExtension: Rule<ExtendedOnce | MayBeExtended | OnlyIfExtended> = {
  id: 'temporary-approval-extension',
  number: 'R-10',
  title: 'Extension of a temporary approval',
  class: 'TIMED',
  level: 'hard',
  unit: 'extension needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 25',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { household, stay } = pair;
    const toExtend = approvalToExtend(pair);
    if (toExtend) {
      const facts = { endsOn: temporaryEndsOn(toExtend), extendedUntil: longestExtension(toExtend) };
      return [needsAuthority({ kind: 'only-if-extended', ...facts }, extension(pair, toExtend))];
    }
    const approval = approvalOn(household.approvals, stay.from);
    if (approval?.kind !== 'temporary' || !kindIsForThisChild(pair, approval)) return [];
    const endsOn = temporaryEndsOn(approval);
    if (approval.extendedUntil !== null) return [met({ kind: 'extended-once', endsOn })];

    const isFollowed = lastOfUnbrokenApproval(household, stay.from) !== approval;
    if (isFollowed || approval.resignationNoticeOn !== null || (stay.until !== null && stay.until <= endsOn)) return [];
    const because = { kind: 'may-be-extended', endsOn, extendedUntil: longestExtension(approval) } as const;
    return [beforePlacing(addDays(endsOn, -1), because, extension(pair, approval))];
  },
};
