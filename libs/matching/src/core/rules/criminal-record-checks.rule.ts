import { day } from '#kernel';
import { type Member } from '../facts.js';
import { isOlderThan } from '../older-than.js';
import { blocks, check, met, type Rule, warns } from '../rule.js';
import { ageOfAnAdult } from './specified-offence.rule.js';

/** Common practice: no law says when a check is too old. */
const yearsOfACheck = 3;

export interface ChecksInDate {
  readonly kind: 'checks-in-date';
  readonly people: number;
}
export interface ChecksTooOld {
  readonly kind: 'checks-too-old';
  /** How many people's last check is too old. */
  readonly people: number;
  readonly years: number;
}
export interface ChecksNotRecorded {
  readonly kind: 'checks-not-recorded';
}

const isToBeChecked = ({ role, ageInYears }: Member): boolean =>
  role !== 'own-child' || (ageInYears !== 'not-recorded' && ageInYears >= ageOfAnAdult);

/** Enhanced criminal record checks of the carers and of everybody of 18 or over, at most three years old. Policy, not law. */
export const criminalRecordChecks: Rule<ChecksInDate | ChecksTooOld | ChecksNotRecorded> = {
  id: 'criminal-record-checks',
  number: 'R-31',
  title: 'Criminal record checks in date',
  class: 'POLICY',
  level: 'hard',
  unit: 'person whose check is too old',
  source:
    'Fostering Services (England) Regulations 2011, reg 26 and Schedule 3; renewal every three years is common practice',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household, stay }, { limits: { modes } }) {
    const mode = modes['criminal-record-checks'];
    if (mode === 'off' || household.setting !== 'foster-home') return [];
    const people = household.members.filter(isToBeChecked);
    const tooOld = people.filter(
      ({ checkedOn }) => checkedOn !== 'not-recorded' && isOlderThan(checkedOn, yearsOfACheck, stay.from),
    ).length;
    if (tooOld > 0) {
      const because = { kind: 'checks-too-old', people: tooOld, years: yearsOfACheck } as const;
      const remedy = { kind: 'renew-checks', people: tooOld, renewedBy: stay.from } as const;
      return [mode === 'block' ? blocks(tooOld, because, remedy) : warns(because, remedy)];
    }
    const agesKnown = household.members.every(
      ({ role, ageInYears }) => role !== 'own-child' || ageInYears !== 'not-recorded',
    );
    const allKnown = people.length > 0 && agesKnown && people.every(({ checkedOn }) => checkedOn !== 'not-recorded');
    return allKnown
      ? [met({ kind: 'checks-in-date', people: people.length })]
      : [check({ kind: 'checks-not-recorded' }, { kind: 'find-out', fact: 'checks-of-the-home' })];
  },
};
