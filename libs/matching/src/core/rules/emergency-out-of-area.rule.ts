import { day } from '#kernel';
import { type Evidence, evidenceMissing } from '../clearances.js';
import { beforePlacing, met, type Rule } from '../rule.js';
import { bankHolidaysAreKnownUntil, workingDaysAfter } from '../working-days.js';
import { evidenceOfArea, type EvidenceRecorded, evidenceThatMayFollow } from './approval-evidence.rule.js';

/** Working days after the child moved in, within which the rest of the evidence is complete. */
const workingDays = 5;

export interface EvidenceMayFollow {
  readonly kind: 'evidence-may-follow';
  readonly areaAuthority: string;
  readonly evidence: readonly Evidence[];
  readonly bankHolidaysAreKnown: boolean;
}

/**
 * In an emergency outside the area whoever approves is satisfied first that the home is right for the child and what the
 * child wishes; relatives, the reviewing officer and the area authority may follow within five working days. Evidence:
 * regulation 11(3), recalled: to be checked by the authority's legal service.
 */
export const emergencyOutOfArea: Rule<EvidenceMayFollow | EvidenceRecorded> = {
  id: 'emergency-out-of-area',
  number: 'R-13f',
  title: 'Evidence that may follow in an emergency',
  class: 'TIMED',
  level: 'hard',
  unit: 'working day',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 11(3)',
  basis: 'recalled',
  version: 2,
  effective: { from: day('2014-01-27'), until: null },

  judge(pair) {
    const { child, household, whereabouts, isOwnService, isConnected, stay, bankHolidays } = pair;
    const { areaAuthority } = household;
    if (child.urgency !== 'emergency' || isOwnService || isConnected) return [];
    if (whereabouts === 'in-area' || whereabouts === 'not-recorded') return [];
    const asked = [...evidenceThatMayFollow, evidenceOfArea[whereabouts]];
    const evidence = evidenceMissing(pair, asked);
    if (evidence.length === 0) return [met({ kind: 'evidence-recorded', areaAuthority, evidence: asked })];
    const dueOn = workingDaysAfter(stay.from, workingDays, bankHolidays);
    return [
      beforePlacing(
        dueOn,
        {
          kind: 'evidence-may-follow',
          areaAuthority,
          evidence,
          bankHolidaysAreKnown: bankHolidaysAreKnownUntil(dueOn, bankHolidays),
        },
        { kind: 'record-evidence' },
      ),
    ];
  },
};
