import { covers, type DateRange, day } from '#kernel';
import { type Pair } from './pair.js';

/** Section 22C(9A) to (9C), which the Children and Families Act 2014 put in. */
export const adoptionSwitch: DateRange = { from: day('2014-07-25'), until: null };

/**
 * where adoption is being considered, the duties of section 22C(8) and (9) are switched off; of a stay
 * that began before that was law, they are not.
 *
 * @returns whether the duties concern the child at all.
 */
export const dutiesOfNearnessHold = ({ child, stay }: Pick<Pair, 'child' | 'stay'>): boolean =>
  !(child.adoptionConsidered && covers(adoptionSwitch, stay.from));
