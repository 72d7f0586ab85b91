import { longDate } from '#kernel';
import {
  type ChildFacts,
  type Comparison,
  type FactChange,
  type HouseholdFacts,
  type JudgedHousehold,
  milesApart,
  membersOf,
  type NextStep,
  type NoStepBecause,
  type SiblingSplit,
  type WiderArea,
} from '#matching/core';
import { placementTypes } from '#register/core';
import { olderThanAnyPlacementSentence } from './older-than-any-placement.js';
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
  clearances: 'consents, approvals and notices',
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
        ? 'The home is new in the register, or your authority can see it now.'
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

/** Brothers and sisters by the child's id, as people speak of them: "Ruby, girl of 7". */
type Siblings = ReadonlyMap<string, { readonly description: string }>;

const widerAreas: Readonly<Record<WiderArea, string>> = {
  adjoining: 'Looking in adjoining authorities, with the approval of a nominated officer,',
  'adjacency-not-recorded':
    "Looking outside the area, with the approval of a nominated officer or of the director of children's services,",
  'at-a-distance':
    "Looking beyond the adjoining authorities, with the approval of the director of children's services,",
};

/** @returns a rung of the ladder as a placement officer reads it. */
export function relaxationSentence(
  { relax, homes: brought }: NextStep,
  names: ReasonNames,
  siblings: Siblings,
): string {
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
    case 'sibling-split':
      return splitSentence(relax.split, siblings);
  }
}

/** @returns what the best home of a rung costs: days, points, miles and whose authority. */
export function costSentences({ relax, homes: brought }: NextStep, names: ReasonNames, siblings: Siblings): string[] {
  if (relax.kind === 'sibling-split') return splitCosts(relax.split, names, siblings);
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

const describedIn = (siblings: Siblings, childIds: readonly string[]): string =>
  listed(childIds.map((childId) => siblings.get(childId)?.description.split(',')[0] ?? 'a brother or sister'));

/** Said as of today: a run freezes the facts of one child. */
function splitSentence({ childIds, sharing, constellation }: SiblingSplit, siblings: Siblings): string {
  const all = childIds.length === 2 ? 'both brothers and sisters' : `all ${childIds.length} brothers and sisters`;
  const homesOfAll = sharing.homes.map(({ children, householdId }) => {
    const [first] = children;
    const name = first?.judged.household.name ?? householdId;
    return `${name} for ${describedIn(
      siblings,
      children.map(({ childId }) => childId),
    )}`;
  });
  const where =
    constellation === null ? '' : `, inside the ${constellation.replace(/ constellation$/i, '')} constellation`;
  return `Today no home takes ${all}. Apart${where}: ${homesOfAll.join('; ')}.`;
}

function splitCosts({ childIds, sharing }: SiblingSplit, names: ReasonNames, siblings: Siblings): string[] {
  const apart = milesApart(sharing);
  const authority = [
    ...new Set(
      sharing.homes.flatMap(({ children }) =>
        children.flatMap(({ judged }) => authorityNeeded(judged.findings, names)),
      ),
    ),
  ];
  const without = membersOf(childIds, sharing.unplaced);
  return [
    `${sharing.separatedPairs} of ${counted(sharing.pairs, 'pair', 'pairs')} of brothers and sisters apart`,
    ...(without.length > 0 ? [`no home for ${describedIn(siblings, without)}`] : []),
    ...(sharing.homes.length > 1
      ? [apart === null ? 'how far the homes are apart is not known' : `${miles(apart)} between the homes`]
      : []),
    `${sharing.points} points for all of them`,
    ...(authority.length > 0 ? [`approval by ${listed(authority)}`] : []),
  ];
}

const ruleCount = ({
  ruleId,
  households,
}: {
  readonly ruleId: Parameters<typeof ruleById>[0];
  readonly households: number;
}) => `${lowerFirst(ruleById(ruleId).title)} (${homes(households)})`;

/** @returns why the ladder has no rung, and what to do. */
export function noStepSentence(because: NoStepBecause, names: ReasonNames): string {
  switch (because.kind) {
    case 'no-home-seen':
      return 'Your authority can see no home, so there is nothing to relax. Load the register of homes, or the frameworks of the services.';
    case 'older-than-any-placement':
      return olderThanAnyPlacementSentence(because, sentenceStart(childOf(names)));
    case 'homes-are-eligible':
      return `${sentenceStart(homes(because.homes))} ${because.homes === 1 ? 'is' : 'are'} eligible as things stand: nothing has to be relaxed. Ask the first of them.`;
    case 'only-authority-is-needed':
      return `${sentenceStart(homes(because.homes))} could take ${childOf(names)} once the person named with it agrees. Ask them: nothing else has to be relaxed.`;
    case 'nothing-helps':
      return `No later day, remedy, wider area or other route opens any of the ${homes(because.homes)}. Most often in the way: ${listed(because.rules.map(ruleCount))}. Ask the fostering service about these, and agencies outside this register; tell your manager today.`;
  }
}

const sentenceStart = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
