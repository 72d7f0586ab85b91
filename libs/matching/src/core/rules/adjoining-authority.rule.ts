import { day, type LocalDate } from '#kernel';
import { type ClearanceApprover } from '#register/core';
import { clearancesHere } from '../clearances.js';
import { type Pair } from '../pair.js';
import { met, needsAuthority, type Rule } from '../rule.js';

export interface InAdjoiningAuthority {
  readonly kind: 'in-adjoining-authority';
  readonly areaAuthority: string;
  readonly responsibleAuthority: string;
}

/** A home outside the area, approved; in an adjoining authority by either officer. */
export interface ApprovedOutsideArea {
  readonly kind: 'approved-outside-area';
  readonly areaAuthority: string;
  readonly approver: ClearanceApprover;
  /** Name and role, as people wrote it. */
  readonly by: string;
  readonly on: LocalDate;
}

/**
 * Outside the responsible authority's area but in an adjoining one: a nominated officer approves. The director, who
 * nominates that officer, may have done it instead.
 */
export const adjoiningAuthority: Rule<InAdjoiningAuthority | ApprovedOutsideArea> = {
  id: 'adjoining-authority',
  number: 'R-13b',
  title: 'Approval for a home in an adjoining authority',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'approval needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(1)(a)',
  basis: 'read',
  version: 3,
  effective: { from: day('2014-01-27'), until: null },

  judge(pair) {
    const { child, household, whereabouts, isOwnService, isConnected } = pair;
    const { responsibleAuthority } = child;
    const { areaAuthority } = household;
    if (whereabouts !== 'adjoining' || isOwnService || isConnected) return [];
    const approved = approvedOutsideArea(pair, ['nominated-officer', 'director-of-childrens-services']);
    if (approved) return [met(approved)];
    return [
      needsAuthority(
        { kind: 'in-adjoining-authority', areaAuthority, responsibleAuthority },
        { kind: 'approval-by-authority', approver: 'nominated-officer', authority: responsibleAuthority },
      ),
    ];
  },
};

/**
 * @param approvers who may approve where the home is.
 * @returns the approval that is recorded; null without one by any of these.
 */
export function approvedOutsideArea(
  pair: Pick<Pair, 'child' | 'household'>,
  approvers: readonly ClearanceApprover[],
): ApprovedOutsideArea | null {
  const { areaAuthority } = pair.household;
  for (const { approver, givenBy, givenOn } of clearancesHere(pair, 'approval-outside-area')) {
    if (approver !== null && approvers.includes(approver)) {
      return { kind: 'approved-outside-area', areaAuthority, approver, by: givenBy, on: givenOn };
    }
  }
  return null;
}
