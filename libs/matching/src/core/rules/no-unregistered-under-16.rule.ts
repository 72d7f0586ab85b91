import { day } from '#kernel';
import { type Setting } from '#register/core';
import { blocks, check, type Rule } from '../rule.js';

/** The Care Planning Regulations' figure, so not a limit of the policy. */
const ageForSupportedAccommodation = 16;

export interface UnderSixteen {
  readonly kind: 'under-16';
  readonly ageInYears: number;
  readonly setting: Exclude<Setting, 'foster-home'>;
}
export interface AgeDecidesSetting {
  readonly kind: 'age-decides-setting';
}

/** A child under 16 lives in no unregistered or semi-independent arrangement. */
export const noUnregisteredUnder16: Rule<UnderSixteen | AgeDecidesSetting> = {
  id: 'no-unregistered-under-16',
  number: 'R-22',
  title: 'No unregistered or semi-independent home under 16',
  class: 'BLOCK',
  level: 'hard',
  unit: 'year under 16',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 27A and 27B',
  basis: 'read',
  version: 1,
  effective: { from: day('2021-09-09'), until: null },

  judge({ child: { ageInYears }, household: { setting } }) {
    if (setting === 'foster-home') return [];
    if (ageInYears === 'not-recorded') {
      return [check({ kind: 'age-decides-setting' }, { kind: 'find-out', fact: 'age-of-the-child' })];
    }
    return ageInYears < ageForSupportedAccommodation
      ? [blocks('out-of-reach', { kind: 'under-16', ageInYears, setting }, { kind: 'choose-a-foster-home' })]
      : [];
  },
};
