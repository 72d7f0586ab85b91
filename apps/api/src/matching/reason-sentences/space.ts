import { longDate } from '#kernel';
import {
  authorityOf,
  childOf,
  children,
  counted,
  listed,
  places,
  type SomeReasonSentences,
  type SomeRemedySentences,
} from './words.js';

/** Numbers and space: the usual fostering limit, bedrooms and vacant places. */
export const spaceReasons: SomeReasonSentences<
  'within-usual-fostering-limit' | 'all-siblings' | 'over-usual-fostering-limit' | 'place-vacant' | 'no-vacant-place'
> = {
  'within-usual-fostering-limit': ({ children: count }) =>
    `Within the usual fostering limit of 3: with this child it would foster ${count}.`,
  'all-siblings': ({ children: count }) =>
    `Over the usual fostering limit of 3, but all ${count} children would be brothers and sisters of each other.`,
  'over-usual-fostering-limit': ({ fostered, on, onTheFirstDay }) =>
    `Not available: usual fostering limit. ${onTheFirstDay ? 'This home already fosters' : `On ${longDate(on)} this home fosters`} ${children(fostered)} and they would not all be siblings of each other (Children Act 1989, Schedule 7, paragraphs 2 and 3).`,

  'place-vacant': ({ vacant, places: all }) => `${vacant} of ${places(all)} free for the whole stay.`,
  'no-vacant-place': ({ places: all, placesShort, on, hubBeds, stayingPutAdults }) =>
    `No bed free on ${longDate(on)}: ${counted(placesShort, 'place', 'places')} short of the ${all} it has.${keptFor(hubBeds, stayingPutAdults)}`,
};

/** Ways out of the rules of numbers and space. */
export const spaceRemedies: SomeRemedySentences<'exemption-by-area-authority' | 'free-a-place'> = {
  'exemption-by-area-authority': ({ authority }, names) =>
    `It could go ahead only if ${authorityOf(authority, names, 'the authority where the carer lives')} grants an exemption naming ${childOf(names)} (Children Act 1989, Schedule 7, paragraph 4).`,
  'free-a-place': ({ places: count, freeFrom }) =>
    freeFrom === null
      ? `It could go ahead if the home can make ${places(count)} free.`
      : `It could go ahead if the child moves in on ${longDate(freeFrom)}, when a bed is free, or if the home can make ${places(count)} free sooner.`,
};

function keptFor(hubBeds: number, stayingPutAdults: number): string {
  const kept = [
    ...(hubBeds > 0 ? [`${counted(hubBeds, 'bed is', 'beds are')} kept for sleepovers in its constellation`] : []),
    ...(stayingPutAdults > 0 ? [`${counted(stayingPutAdults, 'young adult is', 'young adults are')} Staying Put`] : []),
  ];
  return kept.length === 0 ? '' : ` ${listed(kept)}.`;
}
