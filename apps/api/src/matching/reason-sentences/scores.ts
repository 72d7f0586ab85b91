import { type RiskBetweenChildren } from '#matching/core';
import { type AccessNeed, accessNeeds, type Faith, type Wish, wishes } from '#register/core';
import {
  authorityOf,
  childOf,
  children,
  counted,
  listed,
  miles,
  type ReasonNames,
  skillWords,
  type SomeReasonSentences,
  type SomeRemedySentences,
  startingWithChild,
} from './words.js';

const schoolWords = (
  { isWish, isKeyStage4 }: { readonly isWish?: true; readonly isKeyStage4?: true },
  names: ReasonNames,
): string => {
  if (isKeyStage4) return `where ${childOf(names)} is in years 10 and 11`;
  return isWish ? `where ${childOf(names)} wishes to stay` : 'which must not change';
};
const wishToConsider = 'Wishes have to be considered (Children Act 1989, s22(4)). ';
const accessWords = (needs: readonly AccessNeed[]): string => listed(needs.map((need) => accessNeeds[need]));
const wishWords = (some: readonly Wish[]): string => some.map((wish) => wishes[wish]).join(', ');
/** Languages are kept in lower case; people write them with a capital. */
const asName = (language: string): string => language.charAt(0).toUpperCase() + language.slice(1);

const faithWords: Readonly<Record<Faith, string>> = {
  none: 'a child of no faith',
  buddhist: 'a Buddhist child',
  christian: 'a Christian child',
  hindu: 'a Hindu child',
  jewish: 'a Jewish child',
  muslim: 'a Muslim child',
  sikh: 'a Sikh child',
  other: "the child's faith",
};
const bestAsWords = {
  'only-child': 'the only child of the home',
  youngest: 'the youngest child of the home',
  oldest: 'the oldest child of the home',
} as const;
const riskWords: Readonly<Record<RiskBetweenChildren['risk'], (child: string) => string>> = {
  'to-younger-children': (child) => `${child} was assessed as a risk to younger children`,
  'to-children-of-any-age': (child) => `${child} was assessed as a risk to other children`,
  'from-older-children': (child) => `${child} was assessed as at risk from older children`,
};
const ageWords = (age: number): string => (age === 0 ? 'under 1' : String(age));
const agesThere = (ages: readonly number[]): string => {
  if (ages.length === 0) return '; another child lives there';
  const [who, live] = ages.length === 1 ? ['a child', 'lives'] : ['children', 'live'];
  return `; ${who} of ${listed(ages.map(ageWords))} ${live} there`;
};

type ScoreReason =
  | 'needs-counted-as-unanswered'
  | 'connected-person'
  | 'connected-person-elsewhere'
  | 'suits-access-needs'
  | 'lacks-adaptations'
  | 'adaptations-not-recorded'
  | 'shares-language'
  | 'shares-no-language'
  | 'supports-faith'
  | 'does-not-support-faith'
  | 'supports-culture'
  | 'does-not-support-culture'
  | 'identity-support-not-recorded'
  | 'wishes-met'
  | 'wishes-not-met'
  | 'wish-depends-on-pets'
  | 'near-family-time'
  | 'far-from-family-time'
  | 'family-time-not-measured'
  | 'household-fits'
  | 'would-not-live-best'
  | 'risk-between-children'
  | 'ages-not-recorded'
  | 'as-preferred'
  | 'outside-preferred-ages'
  | 'other-than-preferred-sex'
  | 'more-children-than-preferred'
  | 'siblings-not-preferred'
  | 'not-ready-for-needs'
  | 'unplanned-endings'
  | 'hub-has-room'
  | 'hub-is-full'
  | 'hub-room-not-known'
  | 'in-no-constellation'
  | 'near-home'
  | 'not-near-home'
  | 'miles-from-home-not-recorded'
  | 'near-school'
  | 'far-from-school'
  | 'miles-from-school-not-recorded'
  | 'with-siblings'
  | 'apart-from-siblings'
  | 'in-area'
  | 'out-of-area'
  | 'area-not-recorded'
  | 'needs-answered'
  | 'needs-unanswered'
  | 'skills-not-recorded'
  | 'adoption-considered';

/** The ladder, the duties and what is weighed. */
export const scoreReasons: SomeReasonSentences<ScoreReason> = {
  'near-home': ({ miles: count }) => `Near home: ${miles(count)}.`,
  'not-near-home': ({ miles: count }) =>
    `Not near home: ${miles(count)}. The authority must place near home so far as reasonably practicable (Children Act 1989, s22C(8)(a)).`,
  'miles-from-home-not-recorded': () => 'How far it is from home is not known.',
  'near-school': (found, names) => `Near the school, ${schoolWords(found, names)}: ${miles(found.miles)}.`,
  'far-from-school': (found, names) =>
    `Not near the school, ${schoolWords(found, names)}: ${miles(found.miles)}. ${found.isWish && !found.isKeyStage4 ? wishToConsider : ''}So far as reasonably practicable the move must not disrupt education (Children Act 1989, s22C(8)(b)).`,
  'miles-from-school-not-recorded': () => 'How far it is from the school is not known.',
  'with-siblings': ({ siblings }, names) =>
    `With ${siblings === 1 ? 'a brother or sister' : `${siblings} brothers and sisters`} of ${childOf(names)}.`,
  'apart-from-siblings': (_, names) =>
    `${startingWithChild(names)} would live apart from brothers and sisters. They must live together so far as reasonably practicable (Children Act 1989, s22C(8)(c)).`,
  'in-area': ({ responsibleAuthority }, names) => `In ${authorityOf(responsibleAuthority, names)}.`,
  'out-of-area': ({ areaAuthority, responsibleAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside ${authorityOf(responsibleAuthority, names)}. The home must be within the area so far as reasonably practicable (Children Act 1989, s22C(9)).`,
  'area-not-recorded': () => 'Which authority the home is in is not recorded.',
  'needs-answered': ({ needs }) =>
    `Has skills or training for all that the child needs help with: ${skillWords(needs)}.`,
  'needs-unanswered': ({ needs, byExperienceAlone, answered }) =>
    [
      ...(needs.length === 0 ? [] : [`No skill or training for ${skillWords(needs)}.`]),
      ...((byExperienceAlone ?? []).length === 0
        ? []
        : [`Experience, but no current skill or training: ${skillWords(byExperienceAlone)}.`]),
      ...(answered.length === 0 ? [] : [`Has skills or training for ${skillWords(answered)}.`]),
    ].join(' '),
  'skills-not-recorded': ({ needs }) =>
    `No skill, training or experience is recorded for what the child needs help with: ${skillWords(needs)}.`,
  'needs-counted-as-unanswered': () =>
    'Until somebody records what this home can do, it counts as not yet answering the needs, so that a home with some training does not come after it.',
  'connected-person': (_, names) =>
    `The carer is a relative, friend or other connected person of ${childOf(names)}, who comes first (Children Act 1989, s22C(7)(a)).`,
  'connected-person-elsewhere': (_, names) =>
    `A connected person of ${childOf(names)} is known and would come first (Children Act 1989, s22C(5) to (7)).`,
  'suits-access-needs': ({ needs }) => `Has what the child needs to live there: ${accessWords(needs)}.`,
  'lacks-adaptations': ({ missing, present }) =>
    `Does not have ${accessWords(missing)}.${present.length === 0 ? '' : ` It has ${accessWords(present)}.`} A home must suit a disabled child so far as reasonably practicable (Children Act 1989, s22C(8)(d)).`,
  'adaptations-not-recorded': ({ needs }) => `Whether it has ${accessWords(needs)} is not recorded.`,
  'shares-language': ({ languages }) => `Somebody in the home speaks ${listed(languages.map(asName))}.`,
  'shares-no-language': ({ languages }, names) =>
    `Nobody in the home is recorded as speaking ${listed(languages.map(asName), 'or')}, as ${childOf(names)} does.`,
  'supports-faith': ({ faith }) => `The carers have said they can support ${faithWords[faith]}.`,
  'does-not-support-faith': ({ faith }) => `The carers have not said they can support ${faithWords[faith]}.`,
  'supports-culture': ({ cultures }) => `The carers have said they can keep alive ${listed(cultures)}.`,
  'does-not-support-culture': ({ cultures }) =>
    `The carers have not said they can keep alive ${listed(cultures, 'or')}.`,
  'identity-support-not-recorded': ({ about }, names) =>
    `How the home could support the ${about} of ${childOf(names)} is not recorded.`,
  'wishes-met': ({ wishes: some }, names) => `As ${childOf(names)} wishes: ${wishWords(some)}.`,
  'wishes-not-met': ({ wishes: some }, names) =>
    `${startingWithChild(names)} has a wish this home cannot meet: ${wishWords(some)}.`,
  'wish-depends-on-pets': (_, names) =>
    `${startingWithChild(names)} has a wish about pets, and whether there are any here is not recorded.`,
  'near-family-time': ({ miles: count }) => `Near family time: ${miles(count)}.`,
  'far-from-family-time': ({ miles: count, timesAMonth }) =>
    `Family time is ${miles(count)} away${timesAMonth === null ? '' : `, ${counted(timesAMonth, 'time', 'times')} a month`}.`,
  'family-time-not-measured': () => 'How far it is to family time is not known.',
  'household-fits': (_, names) =>
    `Nothing recorded of who lives there speaks against ${childOf(names)} living with them.`,
  'would-not-live-best': ({ livesBestAs, ages }, names) =>
    `${startingWithChild(names)} was assessed to live best as ${bestAsWords[livesBestAs]}${agesThere(ages)}.`,
  'risk-between-children': ({ risk, ages }, names) =>
    `To think through: ${riskWords[risk](childOf(names))}${agesThere(ages)}.`,
  'ages-not-recorded': ({ missing }, names) =>
    `Who would live together is to be thought through, and ${missing === 'age-of-the-child' ? `the age of ${childOf(names)}` : 'the age of a child who lives there'} is not recorded.`,
  'as-preferred': () => 'As the carers prefer.',
  'outside-preferred-ages': ({ ageInYears, from, to }, names) =>
    `The carers prefer ages ${from} to ${to}; ${childOf(names)} is ${ageInYears}.`,
  'other-than-preferred-sex': ({ preferredSex }) => `The carers prefer ${preferredSex === 'male' ? 'boys' : 'girls'}.`,
  'more-children-than-preferred': ({ preferred, children: count }) =>
    `The carers prefer no more than ${children(preferred)}; it would be ${count}.`,
  'siblings-not-preferred': () => 'The carers have said that they prefer not to take brothers and sisters.',
  'not-ready-for-needs': ({ needs }) => `The carers have said they are not ready for ${skillWords(needs)}.`,
  'unplanned-endings': ({ endings }) =>
    `${counted(endings, 'stay', 'stays')} here ended before the plan in the last two years. That is context, and no verdict on the carers.`,
  'hub-has-room': ({ constellation }) =>
    `In the ${constellation} constellation, whose hub home has a bed for sleepovers in the first four weeks.`,
  'hub-is-full': ({ constellation }) =>
    `In the ${constellation} constellation, whose hub home has no bed free in the first four weeks.`,
  'hub-room-not-known': ({ constellation }) =>
    `In the ${constellation} constellation; whether its hub home has a bed free is not known.`,
  'in-no-constellation': () => 'Not in a constellation, so no hub home stands by.',
  'adoption-considered': () =>
    'Adoption is being considered, so distance, school, brothers and sisters and area cost no points (Children Act 1989, s22C(9A) to (9C)).',
};

/** What to do about a duty not met or a gap. */
export const scoreRemedies: SomeRemedySentences<
  | 'record-reason'
  | 'support-for-needs'
  | 'consider-fostering-for-adoption'
  | 'adapt-the-home'
  | 'identity-support-plan'
  | 'talk-about-wishes'
  | 'support-for-family-time'
  | 'plan-for-living-together'
  | 'ask-what-would-have-helped'
> = {
  'record-reason': () => 'Record why: a reason is required.',
  'support-for-needs': () => 'Plan what support or training would fill the gap.',
  'consider-fostering-for-adoption': () =>
    'Check whether fostering for adoption applies (Care Planning Regulations 2010, regulation 22A).',
  'adapt-the-home': ({ needs }) => `Plan ${accessWords(needs)}, or record why the home is right without.`,
  'identity-support-plan': ({ about }, names) =>
    `Make a support plan for the ${about} of ${childOf(names)}, and name who will help.`,
  'talk-about-wishes': (_, names) => `Talk with ${childOf(names)} about it, and record what was said and decided.`,
  'support-for-family-time': () => 'Plan who takes the child there and brings the child back.',
  'plan-for-living-together': () =>
    'Plan with both carers and social workers how they can live together, and record it.',
  'ask-what-would-have-helped': () =>
    'Ask the carers what would have helped, and plan that support from the first day.',
};
