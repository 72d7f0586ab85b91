import { ageOn, type DayNumber } from '../calendar.js';
import { type Chance } from '../chance.js';
import { type CarePlan } from './care-plan.js';
import { isFoster, type Journey, type PlaceKind } from './stay.js';

/** @returns the code of REC with which a time in care ends. */
export function reasonOfLeaving(
  plan: CarePlan,
  journey: Journey,
  last: PlaceKind,
  on: DayNumber,
  chance: Chance,
): string {
  if (ageOn(journey.child.born, on) >= 18) {
    if (isFoster(last) && !journey.child.unaccompanied)
      return chance.weighted([
        ['E17', 45],
        ['E5', 25],
        ['E6', 18],
        ['E7', 5],
        ['E8', 7],
      ] as const);
    return chance.weighted([
      ['E5', 42],
      ['E6', 26],
      ['E7', 10],
      ['E8', 22],
    ] as const);
  }
  switch (plan.outcome) {
    case 'adoption':
      return last === 'adoption'
        ? chance.weighted([
            ['E12', 92],
            ['E11', 8],
          ] as const)
        : 'E4A';
    case 'special-guardianship':
      return chance.weighted([
        ['E45', 40],
        ['E46', 22],
        ['E47', 14],
        ['E48', 8],
        ['E41', 10],
        ['E13', 6],
      ] as const);
    case 'home':
    case 'grown-up':
      if (journey.child.unaccompanied)
        return chance.weighted([
          ['E3', 60],
          ['E8', 40],
        ] as const);
      return chance.weighted([
        ['E4A', 74],
        ['E4B', 13],
        ['E8', 7],
        ['E3', 3],
        ['E9', 1],
        ['E16', 1],
        ['E14', 1],
      ] as const);
  }
}
