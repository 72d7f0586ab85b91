import {
  accessNeeds,
  approvalKinds,
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
import { wordList } from './word-list.js';

/** The words of the register, as cells may write them. */
export const skillWords = wordList('a skill of a home', skills);
export const needWords = wordList('a need the register knows', skills);
export const placementTypeWords = wordList('a type of placement', placementTypes);
export const unavailabilityWords = wordList('a reason for a place not being available', unavailabilityReasons);
export const sexWords = wordList('M or F', { male: 'M', female: 'F' });
export const yesOrNoWords = wordList('yes or no', { yes: ['y', 'true'], no: ['n', 'false'] });
export const serviceKindWords = wordList('a kind of fostering service', { authority: [], agency: ['ifa'] });
export const holdScopeWords = wordList('a scope of a hold', { all: [], 'new-children': [], 'named-child': [] });
export const constellationRoleWords = wordList('a role in a constellation', { hub: [], satellite: [] });
export const urgencyWords = wordList('an urgency', { planned: [], emergency: [] });
export const accessNeedWords = wordList('something a home must have', accessNeeds);
export const faithWords = wordList('a faith', faiths);
export const wishWords = wordList('a wish of a child', wishes);
export const riskWords = wordList('a risk between children', childRisks);
export const petWords = wordList('a kind of pet', petKinds);
export const livesBestAsWords = wordList('a place among children', livesBestAs);
export const courtOrderWords = wordList('a kind of court order', courtOrderKinds);
export const settingWords = wordList('a kind of home', settings);
export const approvalKindWords = wordList('a kind of approval', approvalKinds);
export const adaptationWords = wordList('an adaptation of a home', accessNeeds);
export const memberRoleWords = wordList('a part in a household', { adult: [], 'own-child': ['own child', 'child'] });
export const connectionWords = wordList('a connection', { relative: ['family'], friend: ['connected'] });
