import { day } from '#kernel';
import { needsAuthority, type Rule } from '../rule.js';

export type Evidence =
  | 'wishes-and-feelings'
  | 'care-plan'
  | 'relatives-consulted'
  | 'reviewing-officer-consulted'
  | 'area-authority-notified'
  | 'area-authority-consulted-with-care-plan';

export interface EvidenceForApproval {
  readonly kind: 'evidence-for-approval';
  readonly areaAuthority: string;
  readonly evidence: readonly Evidence[];
}

const always: readonly Evidence[] = [
  'wishes-and-feelings',
  'care-plan',
  'relatives-consulted',
  'reviewing-officer-consulted',
];

/** What the approver of a home outside the area has to be satisfied of. */
export const approvalEvidence: Rule<EvidenceForApproval> = {
  id: 'approval-evidence',
  number: 'R-13d',
  title: 'Evidence for approval outside the area',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'evidence needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(2)',
  basis: 'read',
  version: 1,
  effective: { from: day('2014-01-27'), until: null },

  judge({ household: { areaAuthority }, whereabouts, isOwnService }) {
    if (isOwnService || (whereabouts !== 'adjoining' && whereabouts !== 'at-a-distance')) return [];
    const ofAreaAuthority: Evidence =
      whereabouts === 'adjoining' ? 'area-authority-notified' : 'area-authority-consulted-with-care-plan';
    return [
      needsAuthority(
        { kind: 'evidence-for-approval', areaAuthority, evidence: [...always, ofAreaAuthority] },
        { kind: 'record-evidence' },
      ),
    ];
  },
};
