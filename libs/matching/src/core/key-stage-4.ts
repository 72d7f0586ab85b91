import { type ChildFacts } from './facts.js';

const yearsOfKeyStage4: readonly number[] = [10, 11];

/** @returns whether the child is known to be in year 10 or 11 on the first day of the stay. */
export const isInKeyStage4 = ({ schoolYear }: Pick<ChildFacts, 'schoolYear'>): boolean =>
  schoolYear !== 'not-recorded' && yearsOfKeyStage4.includes(schoolYear);
