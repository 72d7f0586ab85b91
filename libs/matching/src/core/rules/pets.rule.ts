import { day } from '#kernel';
import { type PetKind } from '#register/core';
import { blocks, check, met, type Rule, warns } from '../rule.js';

export interface NoPetsInTheWay {
  readonly kind: 'no-pets-in-the-way';
}
export interface PetsNotRecorded {
  readonly kind: 'pets-not-recorded';
}
export interface CannotLiveWithPets {
  readonly kind: 'cannot-live-with-pets';
  readonly pets: readonly PetKind[];
}
export interface RiskToPets {
  readonly kind: 'risk-to-pets';
  readonly pets: readonly PetKind[];
}

/**
 * A child who cannot live with an animal (allergy, fear), or who is a risk to animals, is not placed where one lives.
 * Policy, not law.
 */
export const pets: Rule<NoPetsInTheWay | PetsNotRecorded | CannotLiveWithPets | RiskToPets> = {
  id: 'pets',
  number: null,
  title: 'Pets',
  class: 'POLICY',
  level: 'hard',
  unit: 'kind of pet in the way',
  source: 'Needs and risks of the child, as recorded',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, household }, { limits }) {
    const mode = limits.modes.pets;
    const isRiskToPets = child.risks.includes('to-pets');
    if (mode === 'off' || (!isRiskToPets && child.cannotLiveWithPets.length === 0)) return [];
    if (household.pets === 'not-recorded') {
      return [check({ kind: 'pets-not-recorded' }, { kind: 'find-out', fact: 'pets-of-the-home' })];
    }
    const inTheWay = household.pets.filter((kind) => isRiskToPets || child.cannotLiveWithPets.includes(kind));
    if (inTheWay.length === 0) return [met({ kind: 'no-pets-in-the-way' })];

    const because = { kind: isRiskToPets ? 'risk-to-pets' : 'cannot-live-with-pets', pets: inTheWay } as const;
    const remedy = { kind: 'home-without-pets', pets: inTheWay } as const;
    return mode === 'block' ? [blocks(inTheWay.length, because, remedy)] : [warns(because, remedy)];
  },
};
