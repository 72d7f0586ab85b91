import { type Pair } from './pair.js';
import { type NeededTerm, type Remedy } from './remedy.js';

/** @returns who could change the terms, and to what; in an emergency they may be left for six working days. */
export const changeOfTerms = ({ household, child }: Pair, needed: NeededTerm): Remedy => ({
  kind: 'change-of-terms',
  service: household.service.name,
  emergencyWorkingDays: child.urgency === 'emergency' ? 6 : null,
  needed,
});
