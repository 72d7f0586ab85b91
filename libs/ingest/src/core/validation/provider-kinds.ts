import { adoptionPlacements, fosterPlacements } from './rules/rule-forms.js';

/** Words of the inspectorate's types of provider, the narrower first, and the placement types each may have. */
const placementsByWord: readonly (readonly [words: RegExp, placementTypes: readonly string[]])[] = [
  [/secure/i, ['K1']],
  [/fostering/i, [...fosterPlacements, ...adoptionPlacements]],
  [/adoption/i, adoptionPlacements],
  [/family cent(re|er)/i, ['R3']],
  [/supported accommodation/i, ['K3']],
  [/school/i, ['S1', 'K2']],
  [/children.?s? home|home for children/i, ['K2']],
];

/** @returns the placement types that a provider of this type may have; null for a type that is not known here. */
export const placementTypesOfProvider = (kind: string): readonly string[] | null =>
  placementsByWord.find(([words]) => words.test(kind))?.[1] ?? null;
