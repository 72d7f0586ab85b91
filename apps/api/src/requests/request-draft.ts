import { addDays } from '#kernel';
import { type PlacementRequestDraft } from '#register';
import { type OpenPlacementRequestInput } from './open-placement-request.input.js';
import { detailsOf } from './recorded-parts.js';
import { statedFacts } from './stated-facts.js';

const wordsOf = (text: string | null | undefined): string | null => {
  const words = text?.trim() ?? '';
  return words === '' ? null : words;
};

/** @returns what is to be opened, for a child whom the caller's own authority looks after. */
export function draftOf(
  input: OpenPlacementRequestInput,
  authorityCode: string,
): Omit<PlacementRequestDraft, 'openedOn'> {
  const { childCode, knownAs, bornOn, sex, expectedUntil, ...asked } = input;
  return {
    child: { authorityCode, code: childCode.trim(), knownAs: wordsOf(knownAs), bornOn: bornOn ?? null, sex },
    urgency: asked.urgency,
    neededBy: asked.neededBy,
    startsOn: asked.startsOn,
    expectedUntil: expectedUntil ? addDays(expectedUntil, 1) : null,
    placementType: asked.placementType,
    homePostcode: wordsOf(asked.homePostcode),
    schoolName: wordsOf(asked.schoolName),
    schoolPostcode: wordsOf(asked.schoolPostcode),
    schoolMustContinue: asked.schoolMustContinue,
    needs: asked.needs,
    languages: asked.languages,
    siblingGroup: wordsOf(asked.siblingGroup),
    adoptionConsidered: asked.adoptionConsidered,
    summary: asked.summary.trim(),
    ...(asked.details ? { details: detailsOf(asked.details) } : {}),
    ...(asked.facts ? { facts: statedFacts(asked.facts) } : {}),
  };
}
