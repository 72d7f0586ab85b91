import { longDate } from '#kernel';
import {
  type ChildFacts,
  type Comparison,
  type FactChange,
  type HouseholdFacts,
  type JudgedHousehold,
  type NextStep,
  type WiderArea,
} from '#matching/core';
import { placementTypes } from '#register/core';
import { authorityNeeded, type ReasonNames } from './reason-sentences.js';
import { childOf, counted, listed, miles } from './reason-sentences/words.js';
import { ruleById } from './rule.shape.js';

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);
const ruleWords = (ruleIds: readonly Parameters<typeof ruleById>[0][]): string =>
  listed([...new Set(ruleIds.map((id) => lowerFirst(ruleById(id).title)))]);

const homeFacts: Readonly<Record<keyof HouseholdFacts, string>> = {
  householdId: 'the home itself',
  reference: 'the reference of the home',
  name: 'the name of the home',
  service: 'the fostering service of the home',
  setting: 'what kind of home it is',
  isRegistered: 'the registration of the home',
  place: 'where the home is',
  postcodeSector: 'the postcode of the home',
  areaAuthority: 'the authority the home is in',
  approvals: 'the approval or its terms',
  places: 'the number of places',
  stayingPutAdults: 'young adults Staying Put',
  fosteredChildren: 'the children who live there',
  unavailable: 'places that are not available',
  holds: 'holds by the fostering service',
  skills: 'skills of the home',
  training: 'training of the home',
  experience: 'experience of the home',
  constellations: 'its constellation',
  carerAnswer: 'the answer of the carer',
  agreement: 'the foster care agreement',
  connectedTo: 'whom the carer is connected to',
  members: 'who lives in the household',
  lastReviewOn: 'the last review of the approval',
  rooms: 'the bedrooms',
  exemptions: 'exemptions from the usual fostering limit',
  sharingAgreements: 'agreements to share a bedroom',
  shortBreaks: 'short breaks',
  ownChildrenAges: "the carers' own children",
  pets: 'pets of the home',
  adaptations: 'adaptations of the home',
  languages: 'languages spoken there',
  faithsSupported: 'faiths the carers can support',
  culturesSupported: 'cultures the carers can support',
  preference: 'what the carer prefers',
  unplannedEndings: 'stays that ended before their plan',
};

const childFacts: Readonly<Record<keyof ChildFacts, string>> = {
  requestId: 'the request itself',
  childId: 'the child',
  responsibleAuthority: 'the responsible authority',
  childCode: 'the code of the child',
  ageInYears: 'how old the child will be',
  nextBirthdayOn: 'the next birthday of the child',
  schoolYear: 'the school year',
  sex: 'whether the child is a girl or a boy',
  urgency: 'how urgent it is',
  placementType: 'the type of placement',
  startsOn: 'the day the child moves in',
  expectedUntil: 'the day the stay ends',
  home: 'where the child comes from',
  school: 'where the school is',
  schoolMustContinue: 'whether the school must continue',
  needs: 'what the child needs help with',
  siblingGroup: 'the sibling group',
  siblingsLiveInAHome: 'whether brothers and sisters live in a home',
  adoptionConsidered: 'whether adoption is being considered',
  disabled: 'whether the child is disabled',
  accessNeeds: 'what the home must have for the child',
  languages: 'languages the child speaks',
  faith: 'the faith of the child',
  cultures: 'the culture of the child',
  familyTime: 'where family time is',
  familyTimesAMonth: 'how often family time is',
  wishes: 'the wishes of the child',
  risks: 'risks between children',
  mustNotLiveWith: 'children the child must not live with',
  livesBestAs: 'how the child lives best beside others',
  cannotLiveWithPets: 'pets the child cannot live with',
  courtOrders: 'court orders',
  placesToAvoid: 'places to avoid',
  connectedHomeIsKnown: 'whether a connected person is known',
  parent: 'the parent who comes too',
  before: 'what has been recorded before the child moves in',
};

/** Whole numbers and plain words are worth reading; codes and lists are not. */
const shown = (value: unknown): string | null => {
  if (typeof value === 'number') return String(value);
  if (value === 'not-recorded') return 'not recorded';
  return typeof value === 'string' && /^[a-z]+$/.test(value) ? value : null;
};
const fromTo = (before: unknown, after: unknown): string => {
  const [was, is] = [shown(before), shown(after)];
  return was === null || is === null ? '' : `: ${was} before, ${is} now`;
};

/** @returns a fact that is not what it was, in words. */
export function factChangeSentence(change: FactChange): string {
  switch (change.of) {
    case 'home':
      return `Changed: ${homeFacts[change.field]}${fromTo(change.before, change.after)}.`;
    case 'child':
      return `The request changed: ${childFacts[change.field]}${fromTo(change.before, change.after)}.`;
    case 'adjoining-authorities':
      return 'Changed: which authorities adjoin.';
    case 'day-of-judgement':
      return 'It was judged on a later day.';
    case 'policy':
      return `The policy changed: version ${change.before} before, version ${change.after} now.`;
    case 'register':
      return change.home === 'new'
        ? 'The home is new in the register.'
        : 'The home can no longer be seen in the register.';
  }
}

/** @returns which home is better for what: one sentence for each, and one where nothing speaks for either. */
export function comparisonSentences({ a, b, rules }: Comparison): string[] {
  const betterFor = (which: 'a' | 'b', { household }: JudgedHousehold): string[] => {
    const found = rules.filter(({ better }) => better === which).map(({ ruleId }) => ruleId);
    return found.length === 0 ? [] : [`${household.name} is better on: ${ruleWords(found)}.`];
  };
  const sentences = [...betterFor('a', a), ...betterFor('b', b)];
  return sentences.length > 0 ? sentences : ['No rule speaks for one of these homes over the other.'];
}

const homes = (count: number): string => counted(count, 'home', 'homes');

const widerAreas: Readonly<Record<WiderArea, string>> = {
  adjoining: 'Looking in adjoining authorities, with the approval of a nominated officer,',
  'adjacency-not-recorded':
    "Looking outside the area, with the approval of a nominated officer or of the director of children's services,",
  'at-a-distance':
    "Looking beyond the adjoining authorities, with the approval of the director of children's services,",
};

/** @returns a rung of the ladder as a placement officer reads it. */
export function relaxationSentence({ relax, homes: brought }: NextStep, names: ReasonNames): string {
  const bring = `brings ${homes(brought.length)}`;
  switch (relax.kind) {
    case 'later-start':
      return `Moving in on ${longDate(relax.startsOn)} ${bring}.`;
    case 'remedies':
      return `Clearing what stands in the way for ${ruleWords(relax.ruleIds)} ${bring}.`;
    case 'wider-area':
      return `${widerAreas[relax.to]} ${bring}.`;
    case 'emergency-route':
      return `If this is an emergency, a home outside its terms of approval for no more than six working days ${bring} (Care Planning Regulations 2010, regulation 23).`;
    case 'other-type':
      return `A ${placementTypes[relax.placementType]} placement for ${childOf(names)} instead ${bring}.`;
  }
}

/** @returns what the best home of a rung costs: days, points, miles and whose authority. */
export function costSentences({ relax, homes: brought }: NextStep, names: ReasonNames): string[] {
  const [best] = brought;
  if (!best) return [];
  const authority = authorityNeeded(best.findings, names);
  return [
    ...(relax.kind === 'later-start' ? [`${counted(relax.days, 'day', 'days')} later`] : []),
    `${best.points} points for the best of them`,
    best.milesFromHome === 'not-recorded' ? 'how far from home is not known' : `${miles(best.milesFromHome)} from home`,
    ...(authority.length > 0 ? [`approval by ${listed(authority)}`] : []),
  ];
}
