import { day } from '#kernel';
import { met, type Rule } from '../rule.js';

export interface ApprovedByOwnService {
  readonly kind: 'approved-by-own-service';
  readonly responsibleAuthority: string;
}

export interface ConnectedPersonOutsideArea {
  readonly kind: 'connected-person-outside-area';
}

/**
 * No approval for being outside the area where the responsible authority itself approved the carer, wherever they live, or
 * where the carer is a connected person of the child.
 */
export const ownService: Rule<ApprovedByOwnService | ConnectedPersonOutsideArea> = {
  id: 'own-service',
  number: 'R-13e',
  title: 'Approved by the responsible authority itself, or a connected person',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'approval needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(4)',
  basis: 'read',
  version: 2,
  effective: { from: day('2014-01-27'), until: null },

  judge({ child: { responsibleAuthority }, whereabouts, isOwnService, isConnected }) {
    if (whereabouts === 'in-area') return [];
    if (isOwnService) return [met({ kind: 'approved-by-own-service', responsibleAuthority })];
    return isConnected ? [met({ kind: 'connected-person-outside-area' })] : [];
  },
};
