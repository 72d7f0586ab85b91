import { type PlacementType, type Skill, type Urgency } from '#register/core';
import { type DayNumber } from '../calendar.js';
import { type Postcode } from '../geography/postcodes.js';
import { type RequestFacts } from './facts.js';

/** An open request to find a child a home. Null and empty are what nobody wrote down. */
export interface PlacementRequest {
  readonly reference: string;
  readonly child: string;
  readonly knownAs: string;
  readonly born: DayNumber;
  readonly sex: 'M' | 'F' | '';
  readonly openedOn: DayNumber;
  readonly neededBy: DayNumber;
  readonly urgency: Urgency;
  readonly startsOn: DayNumber;
  readonly lastDay: DayNumber | null;
  readonly placementType: PlacementType;
  readonly home: Postcode | null;
  readonly school: School | null;
  readonly schoolPostcodeKnown: boolean;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly Skill[];
  readonly languages: readonly string[];
  readonly siblings: string;
  readonly adoptionConsidered: boolean;
  readonly agreedBy: readonly string[];
  readonly declinedBy: readonly string[];
  readonly summary: string;
  readonly facts: RequestFacts;
}

/** An invented school. */
export interface School {
  readonly name: string;
  readonly stage: 'primary' | 'secondary';
  readonly postcode: Postcode;
}
