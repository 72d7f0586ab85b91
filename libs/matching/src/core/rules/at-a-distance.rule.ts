import { day } from '#kernel';
import { check, met, needsAuthority, type Rule } from '../rule.js';
import { type ApprovedOutsideArea, approvedOutsideArea } from './adjoining-authority.rule.js';

export interface AtADistance {
  readonly kind: 'at-a-distance';
  readonly areaAuthority: string;
  readonly responsibleAuthority: string;
}
export interface ApprovalDependsOnArea {
  readonly kind: 'approval-depends-on-area';
}
export interface ApprovalDependsOnAdjacency {
  readonly kind: 'approval-depends-on-adjacency';
  readonly areaAuthority: string;
  readonly responsibleAuthority: string;
}

/**
 * Outside the area and not in an adjoining authority: the director of children's services approves. This is not the 20
 * miles of the statistics: eight miles away in an authority that does not adjoin is at a distance.
 *
 * Where nobody has recorded which authorities adjoin, a home outside the area needs approval all the same, by one of the
 * two: that is said, and no home is called at a distance for want of a list. The director's approval is enough for either.
 */
export const atADistance: Rule<AtADistance | ApprovalDependsOnArea | ApprovalDependsOnAdjacency | ApprovedOutsideArea> =
  {
    id: 'at-a-distance',
    number: 'R-13c',
    title: 'Approval for a home at a distance',
    class: 'AUTHORISE',
    level: 'hard',
    unit: 'approval needed',
    source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(1)(b) and (5)',
    basis: 'read',
    version: 3,
    effective: { from: day('2014-01-27'), until: null },

    judge(pair) {
      const { child, household, whereabouts, isOwnService, isConnected } = pair;
      const { responsibleAuthority } = child;
      const { areaAuthority } = household;
      if (isOwnService || isConnected) return [];
      if (whereabouts === 'not-recorded') {
        return [check({ kind: 'approval-depends-on-area' }, { kind: 'find-out', fact: 'area-of-the-home' })];
      }
      if (whereabouts === 'in-area' || whereabouts === 'adjoining') return [];
      const approved = approvedOutsideArea(pair, ['director-of-childrens-services']);
      if (approved) return [met(approved)];
      if (whereabouts === 'out-of-area') {
        const because = { kind: 'approval-depends-on-adjacency', areaAuthority, responsibleAuthority } as const;
        return [
          check(because, { kind: 'find-out', fact: 'adjoining-authorities' }),
          needsAuthority(because, {
            kind: 'approval-by-authority',
            approver: 'nominated-officer-or-director',
            authority: responsibleAuthority,
          }),
        ];
      }
      return [
        needsAuthority(
          { kind: 'at-a-distance', areaAuthority, responsibleAuthority },
          {
            kind: 'approval-by-authority',
            approver: 'director-of-childrens-services',
            authority: responsibleAuthority,
          },
        ),
      ];
    },
  };
