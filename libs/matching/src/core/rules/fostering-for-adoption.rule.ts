import { day } from '#kernel';
import { approvalOn } from '#register/core';
import { kindIsForThisChild } from '../approvals-for-child.js';
import { blocks, needsAuthority, type Rule } from '../rule.js';

export interface FosteringForAdoption {
  readonly kind: 'fostering-for-adoption';
}
export interface FosteringForAdoptionOfAnother {
  readonly kind: 'fostering-for-adoption-of-another';
}
export interface AdoptionNotConsidered {
  readonly kind: 'adoption-not-considered';
}

/** An approved prospective adopter may foster the child they are approved for, where adoption is being considered. */
export const fosteringForAdoption: Rule<FosteringForAdoption | FosteringForAdoptionOfAnother | AdoptionNotConsidered> =
  {
    id: 'fostering-for-adoption',
    number: 'R-11',
    title: 'Fostering for adoption',
    class: 'AUTHORISE',
    level: 'hard',
    unit: 'approval needed',
    source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 22A and 25A',
    basis: 'read',
    version: 1,
    // In force with section 22C(9A) to (9C).
    effective: { from: day('2014-07-25'), until: null },

    judge(pair) {
      const { child, household, stay } = pair;
      const approval = approvalOn(household.approvals, stay.from);
      if (approval?.kind !== 'fostering-for-adoption') return [];
      if (!kindIsForThisChild(pair, approval)) {
        const remedy = { kind: 'approval-by-service', service: household.service.name } as const;
        return [blocks('out-of-reach', { kind: 'fostering-for-adoption-of-another' }, remedy)];
      }
      if (!child.adoptionConsidered) {
        return [
          blocks('out-of-reach', { kind: 'adoption-not-considered' }, { kind: 'consider-fostering-for-adoption' }),
        ];
      }
      return [
        needsAuthority(
          { kind: 'fostering-for-adoption' },
          { kind: 'approval-by-authority', approver: 'nominated-officer', authority: child.responsibleAuthority },
        ),
      ];
    },
  };
