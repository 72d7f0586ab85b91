import { type OlderThanAnyPlacement } from '#matching';
import { InvalidInputProblem } from '../requests/placement-request.type.js';

/** @returns why no home is looked for, and what to do. */
export const olderThanAnyPlacementSentence = ({ ageInYears, oldest }: OlderThanAnyPlacement, who: string): string =>
  `${who} would be ${ageInYears} on the day of moving in, and a placement of this kind is for ${oldest} at most. Correct the day of birth, the day of moving in or the type of placement. A young adult who stays on with a former carer (Staying Put) needs no search.`;

/** @returns the refusal of a search for somebody of that age. */
export const olderThanAnyPlacementProblem = (older: OlderThanAnyPlacement): InvalidInputProblem =>
  new InvalidInputProblem(olderThanAnyPlacementSentence(older, 'The child'), 'requestId');
