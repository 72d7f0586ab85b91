import { oldestFor } from '#register/core';
import { type ChildFacts } from './facts.js';

/** Somebody who is too old for any placement of the kind on the day of moving in: no home is right, so none is shown. */
export interface OlderThanAnyPlacement {
  readonly ageInYears: number;
  /** The most completed years of anybody who is placed so. */
  readonly oldest: number;
}

/** @returns null where the age is not recorded, or somebody of that age may be placed. */
export function olderThanAnyPlacement({
  ageInYears,
  placementType,
}: Pick<ChildFacts, 'ageInYears' | 'placementType'>): OlderThanAnyPlacement | null {
  const oldest = oldestFor(placementType);
  return ageInYears === 'not-recorded' || ageInYears <= oldest ? null : { ageInYears, oldest };
}
