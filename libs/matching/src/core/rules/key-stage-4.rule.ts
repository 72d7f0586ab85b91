import { day, type LocalDate } from '#kernel';
import { type ClearanceApprover } from '#register/core';
import { clearancesHere } from '../clearances.js';
import { isInKeyStage4 } from '../key-stage-4.js';
import { check, met, needsAuthority, type Rule } from '../rule.js';

/** Ages at which a pupil may be in one of those years, a year kept back included. */
const youngest = 14;
const oldest = 16;

export interface KeepsKeyStage4School {
  readonly kind: 'keeps-key-stage-4-school';
  readonly schoolYear: number;
  readonly miles: number;
}
export interface DisruptsKeyStage4 {
  readonly kind: 'disrupts-key-stage-4';
  readonly schoolYear: number;
  readonly miles: number;
}
export interface KeyStage4SchoolNotRecorded {
  readonly kind: 'key-stage-4-school-not-recorded';
  readonly schoolYear: number;
}
export interface KeyStage4MoveApproved {
  readonly kind: 'key-stage-4-move-approved';
  readonly schoolYear: number;
  readonly miles: number;
  readonly approver: ClearanceApprover | null;
  readonly by: string;
  readonly on: LocalDate;
}
export interface SchoolYearNotRecorded {
  readonly kind: 'school-year-not-recorded';
}

/**
 * A move that would disrupt the education of a pupil in key stage 4 (years 10 and 11) is approved by a nominated officer.
 * Nobody can keep a school from any distance: beyond the miles that the policy states, the move is taken to disrupt it.
 * Evidence: regulation 10, read; the miles are ours. Where adoption is considered this approval stays, since it is no duty
 * of section 22C.
 */
export const keyStage4: Rule<
  KeepsKeyStage4School | DisruptsKeyStage4 | KeyStage4MoveApproved | KeyStage4SchoolNotRecorded | SchoolYearNotRecorded
> = {
  id: 'key-stage-4',
  number: 'R-15',
  title: 'Approval for a move that disrupts key stage 4',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'approval needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 10',
  basis: 'read',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { child, milesFromSchool: miles } = pair;
    const { schoolYear, ageInYears } = child;
    if (schoolYear === 'not-recorded') {
      const mayBeInKeyStage4 = ageInYears === 'not-recorded' || (ageInYears >= youngest && ageInYears <= oldest);
      return mayBeInKeyStage4
        ? [check({ kind: 'school-year-not-recorded' }, { kind: 'find-out', fact: 'school-year-of-the-child' })]
        : [];
    }
    if (!isInKeyStage4(child)) return [];
    if (miles === 'not-recorded') {
      const fact = child.school === 'not-recorded' ? 'school-of-the-child' : 'place-of-the-home';
      return [check({ kind: 'key-stage-4-school-not-recorded', schoolYear }, { kind: 'find-out', fact })];
    }
    if (miles <= limits.keyStage4SchoolMiles) return [met({ kind: 'keeps-key-stage-4-school', schoolYear, miles })];
    const [approval] = clearancesHere(pair, 'approval-key-stage-4');
    if (approval) {
      const { approver, givenBy: by, givenOn: on } = approval;
      return [met({ kind: 'key-stage-4-move-approved', schoolYear, miles, approver, by, on })];
    }
    return [
      needsAuthority(
        { kind: 'disrupts-key-stage-4', schoolYear, miles },
        { kind: 'approval-by-authority', approver: 'nominated-officer', authority: child.responsibleAuthority },
      ),
    ];
  },
};
