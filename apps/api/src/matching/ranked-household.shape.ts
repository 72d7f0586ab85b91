import { type HouseholdCard, type Miles, type RankedHousehold } from '#matching';
import { type HouseholdCardType, type RankedHouseholdType } from './ranked-household.type.js';

const recordedMiles = (miles: Miles): number | null => (miles === 'not-recorded' ? null : miles);

/**
 * @param childId the child that the run is for.
 * @returns the home's place in the ranking as clients read it.
 */
export const rankedHouseholdShape = (judged: RankedHousehold, childId: string): RankedHouseholdType => ({
  place: judged.place,
  standing: judged.standing,
  points: judged.points,
  milesFromHome: recordedMiles(judged.milesFromHome),
  milesFromSchool: recordedMiles(judged.milesFromSchool),
  judged,
  childId,
});

/** @returns the home's card as clients read it, frozen with the run. */
export const householdCardShape = ({ householdId, areaAuthority, ...card }: HouseholdCard): HouseholdCardType => ({
  ...card,
  id: householdId,
  areaAuthority: areaAuthority === 'not-recorded' ? null : { code: areaAuthority },
});
