import { longDate } from '#kernel';
import { type OverUsualFosteringLimit } from '#matching/core';
import {
  authorityOf,
  childOf,
  children,
  counted,
  lastDayBefore,
  listed,
  places,
  type SomeReasonSentences,
  type SomeRemedySentences,
  startingWithChild,
} from './words.js';

const days = (count: number): string => counted(count, 'day', 'days');

/** Numbers and space: the usual fostering limit, bedrooms and vacant places. */
export const spaceReasons: SomeReasonSentences<
  | 'within-usual-fostering-limit'
  | 'within-usual-limit-of-carers'
  | 'usual-limit-excepted'
  | 'over-usual-fostering-limit'
  | 'over-usual-limit-of-carers'
  | 'usual-limit-not-known'
  | 'all-siblings'
  | 'exempted-from-usual-limit'
  | 'place-vacant'
  | 'no-vacant-place'
  | 'parent-not-recorded'
  | 'parent-age-not-recorded'
  | 'adult-parent-not-assessed'
  | 'parent-comes-too'
  | 'own-bedroom'
  | 'own-bedroom-not-needed'
  | 'bedrooms-not-recorded'
  | 'own-bedroom-depends-on-age'
  | 'bedroom-sharing-agreed'
  | 'would-share-bedroom'
  | 'would-share-with-older'
  | 'older-ones-bedroom-not-known'
  | 'own-bedroom-from-birthday'
  | 'cot-in-carers-room'
  | 'too-old-for-carers-room'
  | 'mixed-sex-sharing'
  | 'sharing-not-known'
  | 'within-short-breaks'
  | 'short-break-too-long'
  | 'too-many-short-breaks'
  | 'short-break-without-end'
  | 'short-break-without-carer'
> = {
  'within-usual-fostering-limit': ({ children: count }) =>
    `Within the usual fostering limit of 3: with this child it would foster ${count}.`,
  'within-usual-limit-of-carers': ({ children: count, limit }) =>
    `Within the usual fostering limit, counted as 3 for each carer: with this child it would foster ${count} of ${limit}.`,
  'usual-limit-excepted': ({ children: count, exception }) =>
    `With this child it would foster ${count}, more than the usual fostering limit of 3. ${
      exception === 'all-siblings' ? 'The law allows it for brothers and sisters.' : 'An exemption allows it.'
    }`,
  'over-usual-fostering-limit': (reason) => overLimit(reason),
  'over-usual-limit-of-carers': (reason) =>
    overLimit(reason, ` Its carers may foster ${reason.limit} together, counted as 3 for each carer.`),
  'usual-limit-not-known': ({ limit }) =>
    `With this child it may foster more than the usual fostering limit of ${limit}: a fact that decides it is not recorded (Children Act 1989, Schedule 7).`,
  'all-siblings': ({ children: count }) =>
    `Over the usual fostering limit of 3, but all ${count} children would be brothers and sisters of each other (Children Act 1989, Schedule 7, paragraph 3).`,
  'exempted-from-usual-limit': ({ authority, children: count, until }, names) =>
    `Exempted from the usual fostering limit by ${authorityOf(authority, names)}, naming all ${count} children, ${
      until === null ? 'without an end' : `until ${lastDayBefore(until)}`
    } (Children Act 1989, Schedule 7, paragraph 4).`,

  'place-vacant': ({ vacant, places: all }) => `${vacant} of ${places(all)} free for the whole stay.`,
  'no-vacant-place': ({ places: all, placesShort, on, hubBeds, stayingPutAdults }) =>
    `No bed free on ${longDate(on)}: ${counted(placesShort, 'place', 'places')} short of the ${all} it has.${keptFor(hubBeds, stayingPutAdults)}`,

  'parent-not-recorded': () => 'A parent is to come too, and nothing is recorded of the parent.',
  'parent-age-not-recorded': () =>
    'The age of the parent is not recorded: an adult needs a risk assessment before moving in.',
  'adult-parent-not-assessed': () => 'The parent is an adult, and no risk assessment is recorded.',
  'parent-comes-too': ({ isLookedAfter, riskAssessedOn }) =>
    `The parent needs a place too${
      isLookedAfter === 'not-recorded'
        ? ''
        : isLookedAfter
          ? ' and, being looked after, counts to the usual fostering limit'
          : ' and, not being looked after, does not count to the usual fostering limit'
    }.${riskAssessedOn === null ? '' : ` Risk assessed on ${longDate(riskAssessedOn)}.`}`,

  'own-bedroom': ({ free }) => `A bedroom of their own: ${counted(free, 'bedroom is', 'bedrooms are')} free.`,
  'own-bedroom-not-needed': ({ ageInYears }, names) =>
    `${startingWithChild(names)} is ${ageInYears === 0 ? 'under one' : ageInYears}: only children over three need a bedroom of their own.`,
  'bedrooms-not-recorded': () => 'Whether there is a bedroom of their own is not known: the bedrooms are not recorded.',
  'own-bedroom-depends-on-age': () =>
    'No bedroom is free, and children over three need their own; the age of the child is not recorded.',
  'bedroom-sharing-agreed': ({ sharedWith, on }) =>
    `Shares a bedroom with ${children(sharedWith)} from ${longDate(on)}: agreed by every child’s authority, on a recorded assessment.`,
  'would-share-bedroom': ({ sharedWith, on, authorities }, names) =>
    `No bedroom of their own on ${longDate(on)}${
      sharedWith === 0 ? '' : `: it would be shared with ${children(sharedWith)}`
    }. Children over three may share only where the authority responsible for each of them agrees, on a recorded assessment, brothers and sisters too; ${listed(
      authorities.map((code) => authorityOf(code, names)),
    )} ${authorities.length === 1 ? 'has' : 'have'} not agreed (Fostering Services: National Minimum Standards, standard 10.6).`,
  'would-share-with-older': ({ ageInYears, sharedWith, on, authorities }, names) =>
    `${startingWithChild(names)} is ${ageInYears} and needs no bedroom of their own, but none is free on ${longDate(on)}: a bedroom would be shared with ${children(
      sharedWith,
    )}, and children over three need their own. They may share only where the authority responsible for each child agrees, on a recorded assessment; ${listed(
      authorities.map((code) => authorityOf(code, names)),
    )} ${authorities.length === 1 ? 'has' : 'have'} not agreed (Fostering Services: National Minimum Standards, standard 10.6).`,
  'older-ones-bedroom-not-known': () =>
    'No bedroom is free, and children over three need their own; the ages of the children there are not recorded.',
  'own-bedroom-from-birthday': ({ turns, birthdayOn, authorities }, names) =>
    `${startingWithChild(names)} turns ${turns} on ${longDate(birthdayOn)} and then needs a bedroom of their own, and none is free. Children over three may share only where the authority responsible for each of them agrees, on a recorded assessment; ${listed(
      authorities.map((code) => authorityOf(code, names)),
    )} ${authorities.length === 1 ? 'has' : 'have'} not agreed (Fostering Services: National Minimum Standards, standard 10.6).`,
  'cot-in-carers-room': () => 'No bedroom is free, but a child under two may have a cot in the carers’ room (policy).',
  'too-old-for-carers-room': ({ on }, names) =>
    `No bedroom is free on ${longDate(on)}, and ${childOf(names)} is too old for a cot in the carers’ room (policy, not law).`,
  'mixed-sex-sharing': ({ on }) =>
    `A girl and a boy over three would share a bedroom on ${longDate(on)} (policy, not law).`,
  'sharing-not-known': ({ on }) =>
    `A bedroom would be shared on ${longDate(on)}, and what is recorded does not say whether local policy allows it.`,

  'within-short-breaks': ({ days: count, daysInTheYear }) =>
    `A short break of ${days(count)}; with it, ${days(daysInTheYear)} of at most 75 in 12 months with this carer.`,
  'short-break-too-long': ({ days: count, longest }) =>
    `${days(count)} at once are more than the ${longest} of a short break, so the full regime of a placement applies (Care Planning Regulations 2010, regulation 48).`,
  'too-many-short-breaks': ({ daysInTheYear, most }) =>
    `With this one there would be ${days(daysInTheYear)} of short breaks with this carer in 12 months, more than ${most}, so the full regime of a placement applies (Care Planning Regulations 2010, regulation 48).`,
  'short-break-without-end': () => 'Whether this is a short break is not known: the stay has no end date.',
  'short-break-without-carer': () =>
    'No carer lives here, so this is no short break with the same carer and the full regime of a placement applies (Care Planning Regulations 2010, regulation 48).',
};

/** Ways out of the rules of numbers and space. */
export const spaceRemedies: SomeRemedySentences<
  | 'exemption-by-area-authority'
  | 'free-a-place'
  | 'agreement-to-share-bedroom'
  | 'free-a-bedroom'
  | 'assess-parent-risk'
  | 'plan-as-full-placement'
> = {
  'exemption-by-area-authority': ({ authority, children: toName = [] }, names) =>
    `It could go ahead only if ${authorityOf(authority, names, 'the authority where the carer lives')} grants an exemption naming ${childOf(names)} (Children Act 1989, Schedule 7, paragraph 4).${
      toName.length > 1 ? ` It has to name ${counted(toName.length - 1, 'other child', 'other children')} too.` : ''
    }`,
  'free-a-place': ({ places: count, freeFrom }) =>
    freeFrom === null
      ? `It could go ahead if the home can make ${places(count)} free.`
      : `It could go ahead if the child moves in on ${longDate(freeFrom)}, when a bed is free, or if the home can make ${places(count)} free sooner.`,
  'agreement-to-share-bedroom': ({ authorities }, names) =>
    `It could go ahead once ${listed(authorities.map((code) => authorityOf(code, names)))} ${
      authorities.length === 1 ? 'agrees' : 'agree'
    } that they share a bedroom, on a recorded assessment.`,
  'free-a-bedroom': ({ bedrooms }) =>
    `It could go ahead if the home has ${counted(bedrooms, 'more bedroom', 'more bedrooms')}.`,
  'assess-parent-risk': () => 'Record a risk assessment of the parent before they move in.',
  'plan-as-full-placement': () => 'Plan, review and visit as for any other placement.',
};

/** Said alike whether three are counted for the home or for each carer. */
function overLimit(
  { fostered, on, onTheFirstDay }: Pick<OverUsualFosteringLimit, 'fostered' | 'on' | 'onTheFirstDay'>,
  counting = '',
): string {
  return `Not available: usual fostering limit. ${onTheFirstDay ? 'This home already fosters' : `On ${longDate(on)} this home fosters`} ${children(fostered)} and they would not all be siblings of each other (Children Act 1989, Schedule 7, paragraphs 2 and 3).${counting}`;
}

function keptFor(hubBeds: number, stayingPutAdults: number): string {
  const kept = [
    ...(hubBeds > 0 ? [`${counted(hubBeds, 'bed is', 'beds are')} kept for sleepovers in its constellation`] : []),
    ...(stayingPutAdults > 0 ? [`${counted(stayingPutAdults, 'young adult is', 'young adults are')} Staying Put`] : []),
  ];
  return kept.length === 0 ? '' : ` ${listed(kept)}.`;
}
