import { type PlacementType } from '#register/core';
import { type Chance, type Shares } from '../chance.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { type Household, type Living, type Terms } from './household.js';

const ages: Shares<readonly [number, number] | null> = [
  [[0, 18], 26],
  [[0, 12], 9],
  [[0, 5], 9],
  [[0, 2], 4],
  [[4, 11], 8],
  [[5, 16], 9],
  [[8, 18], 9],
  [[11, 18], 11],
  [[14, 18], 4],
  [null, 11],
];

const types: Shares<readonly PlacementType[]> = [
  [['emergency', 'short-term', 'long-term'], 42],
  [['short-term', 'long-term'], 28],
  [['emergency', 'short-term', 'respite'], 8],
  [['short-term'], 7],
  [['long-term'], 6],
  [['parent-and-child', 'short-term'], 1.5],
  [[], 3],
];

/** Terms of approval that fit the children who live in the home; where nothing is stated, nothing is limited. */
export function termsOf(kind: Household['kind'], living: readonly Living[], places: number, chance: Chance): Terms {
  const only = living[0];
  if (kind === 'kinship') {
    const child = living.length === 1 && only ? `${demonstrationAuthorityCode}/${only.code}` : '';
    return { number: living.length, ages: null, sex: null, types: [], child };
  }
  const fitting = ages.filter(
    ([range]) => range === null || living.every(({ ageInYears }) => ageInYears >= range[0] && ageInYears <= range[1]),
  );
  const sameSex = only && living.every(({ sex }) => sex === only.sex) ? only.sex : null;
  const sex = living.length === 0 ? chance.pick(['M', 'F'] as const) : sameSex;
  return {
    number: chance.happens(0.9) ? places : null,
    ages: chance.weighted(fitting),
    sex: chance.happens(0.07) ? sex : null,
    types: chance.weighted(types),
    child: '',
  };
}
