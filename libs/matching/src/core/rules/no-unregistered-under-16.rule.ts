import { day } from '#kernel';
import { type Setting } from '#register/core';
import { type Recorded } from '../facts.js';
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

/** An arrangement of another kind that is registered, or may be: as what, is for a person to say. */
export interface PerhapsRegisteredForChildren {
  readonly kind: 'perhaps-registered-for-children';
  readonly isRegistered: Recorded<true>;
}

/**
 * A child under 16 lives in no unregistered or semi-independent arrangement. Supported accommodation is semi-independent,
 * registered or not; another arrangement is forbidden where it is not registered, and otherwise looked into: a registered
 * children's home is one. Evidence: regulations 27A and 27B, read.
 */
export const noUnregisteredUnder16: Rule<UnderSixteen | AgeDecidesSetting | PerhapsRegisteredForChildren> = {
  id: 'no-unregistered-under-16',
  number: 'R-22',
  title: 'No unregistered or semi-independent home under 16',
  class: 'BLOCK',
  level: 'hard',
  unit: 'year under 16',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 27A and 27B',
  basis: 'read',
  version: 2,
  effective: { from: day('2021-09-09'), until: null },

  judge({ child: { ageInYears }, household: { setting, isRegistered } }) {
    if (setting === 'foster-home') return [];
    if (ageInYears === 'not-recorded') {
      return [check({ kind: 'age-decides-setting' }, { kind: 'find-out', fact: 'age-of-the-child' })];
    }
    if (ageInYears >= ageForSupportedAccommodation) return [];
    if (setting === 'other-arrangement' && isRegistered !== false) {
      const remedy = { kind: 'find-out', fact: 'registration-of-the-home' } as const;
      return [check({ kind: 'perhaps-registered-for-children', isRegistered }, remedy)];
    }
    return [blocks('out-of-reach', { kind: 'under-16', ageInYears, setting }, { kind: 'choose-a-foster-home' })];
  },
};
