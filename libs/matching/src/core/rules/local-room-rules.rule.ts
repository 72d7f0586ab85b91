import { day, type LocalDate } from '#kernel';
import {
  ageForOwnBedroom,
  ageTooOldForCot,
  bedroomsOver,
  type BedroomsOnADay,
  fewestBedroomsFree,
  sharingOver,
} from '../bedrooms.js';
import { type FosteredChild } from '../facts.js';
import { type Pair } from '../pair.js';
import { type PolicyMode } from '../policy.js';
import { type Remedy } from '../remedy.js';
import { blocks, check, met, type Rule, type Verdict, warns } from '../rule.js';

export interface CotInCarersRoom {
  readonly kind: 'cot-in-carers-room';
  readonly ageInYears: number;
}
export interface TooOldForCarersRoom {
  readonly kind: 'too-old-for-carers-room';
  readonly ageInYears: number;
  readonly on: LocalDate;
}
export interface MixedSexSharing {
  readonly kind: 'mixed-sex-sharing';
  readonly on: LocalDate;
}
export interface SharingNotKnown {
  readonly kind: 'sharing-not-known';
  readonly on: LocalDate;
}
type Because = CotInCarersRoom | TooOldForCarersRoom | MixedSexSharing | SharingNotKnown;

const not = (because: Because, days: readonly BedroomsOnADay[], mode: PolicyMode): Verdict<Because> => {
  const bedrooms = 1 - fewestBedroomsFree(days);
  const remedy: Remedy = { kind: 'free-a-bedroom', bedrooms };
  return mode === 'block' ? blocks(bedrooms, because, remedy) : warns(because, remedy);
};

const isUnderThree = ({ ageInYears }: FosteredChild): boolean =>
  ageInYears !== 'not-recorded' && ageInYears < ageForOwnBedroom;
const mayBeUnderThree = (other: FosteredChild): boolean => other.ageInYears === 'not-recorded' || isUnderThree(other);

function ofSmallChild(
  { child }: Pair,
  ageInYears: number,
  days: readonly BedroomsOnADay[],
  mode: PolicyMode,
): readonly Verdict<Because>[] {
  const crowded = days.filter(({ free }) => free < 1);
  if (child.parent !== null || crowded.length === 0) return [];
  if (ageInYears < ageTooOldForCot) return [met({ kind: 'cot-in-carers-room', ageInYears })];

  const couldShareOn = (is: (other: FosteredChild) => boolean, { couldShareWith }: BedroomsOnADay): boolean =>
    couldShareWith.some((others) => others.length > 0 && others.every(is));
  const nowhere = crowded.find((today) => !couldShareOn(mayBeUnderThree, today));
  if (nowhere) return [not({ kind: 'too-old-for-carers-room', ageInYears, on: nowhere.on }, days, mode)];
  const perhaps = crowded.find((today) => !couldShareOn(isUnderThree, today));
  if (!perhaps) return [];
  return [check({ kind: 'sharing-not-known', on: perhaps.on }, { kind: 'find-out', fact: 'children-of-the-home' })];
}

function ofOlderChild(pair: Pair, days: readonly BedroomsOnADay[], mode: PolicyMode): readonly Verdict<Because>[] {
  const sharing = sharingOver(pair, days, mode);
  const mixed = sharing.find(({ mix }) => mix === 'mixed');
  if (mixed) return [not({ kind: 'mixed-sex-sharing', on: mixed.on }, days, mode)];
  const notKnown = sharing.find(({ mix }) => mix === 'not-known');
  if (!notKnown) return [];
  const fact = pair.child.sex === 'not-recorded' ? 'sex-of-the-child' : 'children-of-the-home';
  return [check({ kind: 'sharing-not-known', on: notKnown.on }, { kind: 'find-out', fact })];
}

/**
 * Local additions to the standard on bedrooms: a child under two may have a cot in the carers' room, and nobody over three
 * shares with a child over three of the other sex. Bedrooms or an age that are not recorded are asked for by R-35.
 */
export const localRoomRules: Rule<Because> = {
  id: 'local-room-rules',
  number: 'R-35a',
  title: 'Local rules on bedrooms',
  class: 'POLICY',
  level: 'hard',
  unit: 'bedroom short',
  source: 'Local policy on bedrooms, as several councils publish it',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const mode = limits.modes['local-room-rules'];
    const { ageInYears } = pair.child;
    const days = bedroomsOver(pair);
    if (mode === 'off' || days === null || ageInYears === 'not-recorded') return [];
    return ageInYears < ageForOwnBedroom ? ofSmallChild(pair, ageInYears, days, mode) : ofOlderChild(pair, days, mode);
  },
};
