import { day } from '#kernel';
import { met, type Rule } from '../rule.js';

export interface ApprovedByOwnService {
  readonly kind: 'approved-by-own-service';
  readonly responsibleAuthority: string;
}

/**
 * No approval for being outside the area where the responsible authority itself approved the carer, wherever they live.
 * The same holds for a connected person; the register does not know those yet.
 */
export const ownService: Rule<ApprovedByOwnService> = {
  id: 'own-service',
  number: 'R-13e',
  title: 'Approved by the responsible authority itself',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'approval needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(4)',
  basis: 'read',
  version: 1,
  effective: { from: day('2014-01-27'), until: null },

  judge({ child: { responsibleAuthority }, whereabouts, isOwnService }) {
    if (!isOwnService || whereabouts === 'in-area') return [];
    return [met({ kind: 'approved-by-own-service', responsibleAuthority })];
  },
};
