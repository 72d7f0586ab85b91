import { day } from '#kernel';
import { type Evidence, evidenceMissing } from '../clearances.js';
import { met, needsAuthority, type Rule } from '../rule.js';

export interface EvidenceForApproval {
  readonly kind: 'evidence-for-approval';
  readonly areaAuthority: string;
  readonly evidence: readonly Evidence[];
}

export interface EvidenceRecorded {
  readonly kind: 'evidence-recorded';
  readonly areaAuthority: string;
  readonly evidence: readonly Evidence[];
}

const evidenceBefore: readonly Evidence[] = ['wishes-and-feelings', 'care-plan'];
/** What may follow within days where it is an emergency (R-13f). */
export const evidenceThatMayFollow: readonly Evidence[] = ['relatives-consulted', 'reviewing-officer-consulted'];

/** What of the area authority the approver has to be satisfied of. */
export const evidenceOfArea: Readonly<Record<'adjoining' | 'at-a-distance' | 'out-of-area', Evidence>> = {
  adjoining: 'area-authority-notified',
  'at-a-distance': 'area-authority-consulted-with-care-plan',
  'out-of-area': 'area-authority-notified-or-consulted',
};

/**
 * What the approver of a home outside the area has to be satisfied of; in an emergency only what comes first, the rest being
 * due within days (R-13f). Only what nobody has recorded is asked for. Evidence: regulation 11(2), read.
 */
export const approvalEvidence: Rule<EvidenceForApproval | EvidenceRecorded> = {
  id: 'approval-evidence',
  number: 'R-13d',
  title: 'Evidence for approval outside the area',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'evidence needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(2)',
  basis: 'read',
  version: 3,
  effective: { from: day('2014-01-27'), until: null },

  judge(pair) {
    const { child, household, whereabouts, isOwnService, isConnected } = pair;
    const { areaAuthority } = household;
    if (isOwnService || isConnected || whereabouts === 'in-area' || whereabouts === 'not-recorded') return [];
    const followsLater = child.urgency === 'emergency';
    const later = followsLater ? [] : [...evidenceThatMayFollow, evidenceOfArea[whereabouts]];
    const asked = [...evidenceBefore, ...later];
    const evidence = evidenceMissing(pair, asked);
    if (evidence.length === 0) return [met({ kind: 'evidence-recorded', areaAuthority, evidence: asked })];
    return [needsAuthority({ kind: 'evidence-for-approval', areaAuthority, evidence }, { kind: 'record-evidence' })];
  },
};
