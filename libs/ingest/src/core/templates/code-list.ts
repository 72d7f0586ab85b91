import {
  accessNeedWords,
  adaptationWords,
  approvalKindWords,
  constellationRoleWords,
  courtOrderWords,
  faithWords,
  holdScopeWords,
  livesBestAsWords,
  needWords,
  petWords,
  placementTypeWords,
  riskWords,
  serviceKindWords,
  settingWords,
  sexWords,
  skillWords,
  unavailabilityWords,
  urgencyWords,
  wishWords,
  yesOrNoWords,
} from '../register-words.js';
import { type WordList, wordList } from '../word-list.js';
import {
  accessNeeds,
  childRisks,
  courtOrderKinds,
  faiths,
  livesBestAs,
  petKinds,
  placementTypes,
  settings,
  skills,
  unavailabilityReasons,
  wishes,
} from '#register/core';

/** The words a cell may hold, each with what it means: a sheet of a template's workbook and the check of the importer. */
export interface CodeList<Id extends string = string> {
  /** As a heading: "Skills and needs". */
  readonly title: string;
  readonly words: WordList<Id>;
  /** What people write, in the list's order, and what it means. */
  readonly entries: readonly { readonly word: string; readonly meaning: string }[];
}

const codeList = <Id extends string>(
  title: string,
  words: WordList<Id>,
  meanings: Readonly<Record<Id, string>>,
  written: Partial<Readonly<Record<Id, string>>> = {},
): CodeList<Id> => ({
  title,
  words,
  entries: words.ids.map((id) => ({ word: written[id] ?? id, meaning: meanings[id] })),
});

export const registrationWords = wordList('a state of a registration', {
  open: ['active', 'registered', 'open'],
  suspended: ['suspended'],
  closed: ['resigned', 'cancelled', 'removed', 'inactive', 'deregistered', 'de-registered', 'lapsed', 'expired'],
  proposed: ['proposed', 'applied', 'pending', 'new application'],
});

/** Every list of words our own files use. */
export const codeLists = {
  skills: codeList('Skills of a home', skillWords, skills),
  needs: codeList('Needs of a child', needWords, skills),
  placementTypes: codeList('Types of placement', placementTypeWords, {
    ...placementTypes,
    emergency: 'emergency: a bed is needed at once, for a few days',
    'short-term': 'short-term: while plans are made',
    'long-term': 'long-term: to stay until grown up',
    respite: 'respite: a short break, then back',
    'parent-and-child': 'parent and child: a parent is placed with a baby',
    remand: 'remand: a court has remanded the child to local authority accommodation',
  }),
  unavailabilityReasons: codeList(
    'Reasons for a place not being available',
    unavailabilityWords,
    unavailabilityReasons,
  ),
  sexes: codeList('Sex', sexWords, { male: 'male', female: 'female' }, { male: 'M', female: 'F' }),
  yesOrNo: codeList('Yes or no', yesOrNoWords, { yes: 'yes', no: 'no' }),
  serviceKinds: codeList('Types of fostering service', serviceKindWords, {
    authority: "the authority's own fostering service",
    agency: 'an independent fostering agency',
  }),
  holdScopes: codeList('Scopes of a hold', holdScopeWords, {
    all: 'nobody is matched with the home',
    'new-children': 'no new child is matched; those who live there stay',
    'named-child': 'one named child is not matched',
  }),
  constellationRoles: codeList('Roles in a Mockingbird constellation', constellationRoleWords, {
    hub: 'the hub home, which keeps beds free for the others',
    satellite: 'a home of the constellation',
  }),
  urgencies: codeList('Urgency', urgencyWords, {
    planned: 'there is time to plan the move',
    emergency: 'a home is needed at once',
  }),
  settings: codeList('Kinds of home', settingWords, {
    ...settings,
    'supported-accommodation': 'supported accommodation, for young people of 16 and 17',
    'other-arrangement': 'another arrangement, neither a foster home nor supported accommodation',
  }),
  approvalKinds: codeList('Kinds of approval', approvalKindWords, {
    full: 'approved as a foster carer',
    temporary: 'a connected person, approved for up to 16 weeks while they are assessed',
    'fostering-for-adoption': 'an approved adopter, for a named child',
  }),
  adaptations: codeList('Adaptations of a home', adaptationWords, accessNeeds),
  registrations: codeList('States of a registration', registrationWords, {
    open: 'registered, and may take children',
    suspended: 'registered, and may not take children for now',
    closed: 'no longer registered',
    proposed: 'asked to be registered, and may not take children yet',
  }),
  accessNeeds: codeList('What a home must have', accessNeedWords, accessNeeds),
  faiths: codeList('Faiths', faithWords, faiths),
  wishes: codeList('What a child wants', wishWords, wishes),
  risks: codeList('Risks when children live together', riskWords, childRisks),
  pets: codeList('Pets', petWords, petKinds),
  livesBestAs: codeList('Place among children', livesBestAsWords, livesBestAs),
  courtOrderKinds: codeList('Court orders', courtOrderWords, courtOrderKinds),
} as const;
