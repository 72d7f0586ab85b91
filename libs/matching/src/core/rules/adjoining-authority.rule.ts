import { day } from '#kernel';
import { needsAuthority, type Rule } from '../rule.js';

export interface InAdjoiningAuthority {
  readonly kind: 'in-adjoining-authority';
  readonly areaAuthority: string;
  readonly responsibleAuthority: string;
}

/** Outside the responsible authority's area but in an adjoining one: a nominated officer approves. */
export const adjoiningAuthority: Rule<InAdjoiningAuthority> = {
  id: 'adjoining-authority',
  number: 'R-13b',
  title: 'Approval for a home in an adjoining authority',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'approval needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(1)(a)',
  basis: 'read',
  version: 2,
  effective: { from: day('2014-01-27'), until: null },

  judge({ child: { responsibleAuthority }, household: { areaAuthority }, whereabouts, isOwnService, isConnected }) {
    if (whereabouts !== 'adjoining' || isOwnService || isConnected) return [];
    return [
      needsAuthority(
        { kind: 'in-adjoining-authority', areaAuthority, responsibleAuthority },
        { kind: 'approval-by-authority', approver: 'nominated-officer', authority: responsibleAuthority },
      ),
    ];
  },
};
