import { day } from '#kernel';
import { type Setting } from '#register/core';
import { blocks, check, met, type Rule } from '../rule.js';

export interface RegisteredSupportedAccommodation {
  readonly kind: 'registered-supported-accommodation';
}
export interface NotRegistered {
  readonly kind: 'not-registered';
  readonly setting: Exclude<Setting, 'foster-home'>;
  /** Nobody recorded the age; it does not matter, since nobody of any age may live there. */
  readonly ageIsNotRecorded?: true;
}
export interface RegistrationNotRecorded {
  readonly kind: 'registration-not-recorded';
}
/** Registered, and not as supported accommodation: whether it is one of the excepted kinds is for a person to say. */
export interface PerhapsExcepted {
  readonly kind: 'perhaps-excepted';
}

/**
 * A young person of 16 or 17 who does not live in a foster home lives in registered supported accommodation only. What is not
 * registered is closed to a child whose age nobody recorded, too: under 16 it is no more lawful.
 */
export const supportedAccommodation: Rule<
  RegisteredSupportedAccommodation | NotRegistered | RegistrationNotRecorded | PerhapsExcepted
> = {
  id: 'supported-accommodation',
  number: 'R-23',
  title: 'Registered supported accommodation at 16 and 17',
  class: 'BLOCK',
  level: 'hard',
  unit: 'registration missing',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27C',
  basis: 'read',
  version: 2,
  effective: { from: day('2023-10-28'), until: null },

  judge({ child: { ageInYears }, household: { setting, isRegistered } }) {
    if (setting === 'foster-home') return [];
    if (ageInYears === 'not-recorded') {
      const because = { kind: 'not-registered', setting, ageIsNotRecorded: true } as const;
      return isRegistered === false ? [blocks(1, because, { kind: 'choose-a-foster-home' })] : [];
    }
    if (ageInYears < 16) return [];
    if (isRegistered === 'not-recorded') {
      return [check({ kind: 'registration-not-recorded' }, { kind: 'find-out', fact: 'registration-of-the-home' })];
    }
    if (!isRegistered) return [blocks(1, { kind: 'not-registered', setting }, { kind: 'register-accommodation' })];
    return setting === 'supported-accommodation'
      ? [met({ kind: 'registered-supported-accommodation' })]
      : [check({ kind: 'perhaps-excepted' }, { kind: 'find-out', fact: 'registration-of-the-home' })];
  },
};
