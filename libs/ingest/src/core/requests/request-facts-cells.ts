import { addDays, type LocalDate, longDate } from '#kernel';
import {
  faultsOfFacts,
  noFactsRecorded,
  type CourtOrderOfChild,
  type PlaceToAvoidOfChild,
  type RequestFactFault,
  type RequestFacts,
  type RequestOfFacts,
} from '#register/core';
import { importWarning } from '../import-problem.js';
import { type RowCells } from '../row-cells.js';
import { requestColumns as request, valueIn } from '../templates/index.js';

/** @returns the facts whose cells are filled in: a blank cell says nothing and takes nothing away. */
export function readFacts(read: RowCells, today: LocalDate): Partial<RequestFacts> {
  const yesOrNo = (answer: 'yes' | 'no' | null): boolean | null => (answer === null ? null : answer === 'yes');
  const stated: { readonly [Fact in keyof RequestFacts]: RequestFacts[Fact] } = {
    isDisabled: yesOrNo(valueIn(read, request.DISABLED)),
    isUnaccompanied: yesOrNo(valueIn(read, request.UNACCOMPANIED)),
    accessNeeds: valueIn(read, request.HOME_MUST_HAVE),
    faith: valueIn(read, request.FAITH),
    cultures: valueIn(read, request.CULTURES),
    familyTimePostcode: valueIn(read, request.FAMILY_TIME_POSTCODE),
    familyTimesAMonth: valueIn(read, request.FAMILY_TIMES_A_MONTH),
    wishes: valueIn(read, request.WISHES),
    risks: valueIn(read, request.RISKS),
    mustNotLiveWith: valueIn(read, request.MUST_NOT_LIVE_WITH),
    livesBestAs: valueIn(read, request.LIVES_BEST_AS),
    cannotLiveWithPets: valueIn(read, request.CANNOT_LIVE_WITH),
    parentIsLookedAfter: yesOrNo(valueIn(read, request.PARENT_LOOKED_AFTER)),
    parentBornOn: valueIn(read, request.PARENT_BORN),
    parentRiskAssessedOn: valueIn(read, request.PARENT_RISK_ASSESSED_ON),
    wishesAscertainedOn: valueIn(read, request.WISHES_ASCERTAINED_ON),
    reviewingOfficerInformedOn: valueIn(read, request.REVIEWING_OFFICER_INFORMED_ON),
    placementPlanOn: valueIn(read, request.PLACEMENT_PLAN_ON),
    delegatedAuthorityOn: valueIn(read, request.DELEGATED_AUTHORITY_ON),
    longTermConfirmedOn: valueIn(read, request.LONG_TERM_CONFIRMED_ON),
    courtOrders: [...courtOrderIn(read, 1, today), ...courtOrderIn(read, 2, today)],
    placesToAvoid: [...placeIn(read, 1), ...placeIn(read, 2)],
  };
  return Object.fromEntries(
    Object.entries(stated).filter(([, fact]) => fact !== null && !(Array.isArray(fact) && fact.length === 0)),
  );
}

/** An order that has ended is told and left out: lists of case systems keep them. */
function courtOrderIn(read: RowCells, number: 1 | 2, today: LocalDate): readonly CourtOrderOfChild[] {
  const name = `COURT_ORDER_${number}` as const;
  const kind = valueIn(read, request[name]);
  const postcode = valueIn(read, request[`${name}_POSTCODE`]);
  const miles = valueIn(read, request[`${name}_MILES`]) ?? 0;
  const home = valueIn(read, request[`${name}_HOME`]);
  const from = valueIn(read, request[`${name}_FROM`]);
  const until = valueIn(read, request[`${name}_UNTIL`]);
  const isBegun = postcode !== null || home !== null || from !== null || until !== null;
  if (kind === null) {
    if (isBegun) read.requiredText(name);
    return [];
  }
  if (from === null) {
    read.requiredText(`${name}_FROM`);
    return [];
  }
  if (until !== null && until > from && until <= today) {
    const sentence = `This court order ended on ${longDate(addDays(until, -1))}. It is left out.`;
    read.problems.push(importWarning('court-order-ended', read.place(`${name}_UNTIL`), sentence));
    return [];
  }
  return [{ kind, postcode, miles, home, valid: { from, until } }];
}

function placeIn(read: RowCells, number: 1 | 2): readonly PlaceToAvoidOfChild[] {
  const name = `AVOID_${number}` as const;
  const postcode = valueIn(read, request[`${name}_POSTCODE`]);
  const miles = valueIn(read, request[`${name}_MILES`]) ?? 0;
  const reason = valueIn(read, request[`${name}_REASON`]);
  if (postcode !== null) return [{ postcode, miles, reason: reason ?? '' }];
  if (reason !== null) read.requiredText(`${name}_POSTCODE`);
  return [];
}

/** Adds what is wrong with the facts of a row. Files written before these columns were asked for keep working. */
export function judgeFacts(read: RowCells, stated: Partial<RequestFacts>, judged: RequestOfFacts): void {
  for (const fault of faultsOfFacts({ ...noFactsRecorded, ...stated }, judged)) {
    const [column, sentence] = [columnOf[fault.field], sentenceOf(fault)];
    const isAskedOnly =
      fault.kind === 'parent-age-not-given' &&
      stated.parentIsLookedAfter === undefined &&
      stated.parentRiskAssessedOn === undefined;
    if (isAskedOnly) read.problems.push(importWarning(fault.kind, read.place(column), sentence));
    else read.refuse(fault.kind, column, sentence);
  }
}

const columnOf: Readonly<Record<RequestFactFault['field'], string>> = {
  accessNeeds: 'HOME_MUST_HAVE',
  faith: 'FAITH',
  wishes: 'WISHES',
  risks: 'RISKS',
  livesBestAs: 'LIVES_BEST_AS',
  cannotLiveWithPets: 'CANNOT_LIVE_WITH',
  courtOrders: 'COURT_ORDER_1',
  placesToAvoid: 'AVOID_1_REASON',
  cultures: 'CULTURES',
  familyTimesAMonth: 'FAMILY_TIMES_A_MONTH',
  mustNotLiveWith: 'MUST_NOT_LIVE_WITH',
  parentBornOn: 'PARENT_BORN',
  parentRiskAssessedOn: 'PARENT_RISK_ASSESSED_ON',
  wishesAscertainedOn: 'WISHES_ASCERTAINED_ON',
  reviewingOfficerInformedOn: 'REVIEWING_OFFICER_INFORMED_ON',
  placementPlanOn: 'PLACEMENT_PLAN_ON',
  delegatedAuthorityOn: 'DELEGATED_AUTHORITY_ON',
  longTermConfirmedOn: 'LONG_TERM_CONFIRMED_ON',
};

const sentences: {
  readonly [Kind in RequestFactFault['kind']]: (fault: Extract<RequestFactFault, { kind: Kind }>) => string;
} = {
  'word-not-known': ({ word }) => `${word} is not one of the words of this column.`,
  'family-times-out-of-bounds': ({ most }) => `Family time is a whole number of times a month, from 0 to ${most}.`,
  'child-not-named-in-full': ({ child }) =>
    `${child} does not name a child. Write the code of the authority, a slash and the child's code, like E10000020/4711.`,
  'words-too-long': ({ mostCharacters }) => `Write ${mostCharacters} characters or fewer.`,
  'parent-age-not-given': () =>
    'The day of birth of the parent who comes too is not given. Fill in PARENT_BORN: it decides who counts towards the usual fostering limit.',
  'parent-not-older-than-child': () =>
    'The parent must be born before the child. Correct one of the two days of birth.',
  'parent-not-asked': () =>
    'A parent comes too only in a placement of parent and child. Correct PLACEMENT_TYPE, or leave the PARENT columns blank.',
  'recorded-after-today': ({ today }) => `This day is after ${longDate(today)}. Leave it blank until it is done.`,
  'court-order-ended': ({ endedOn }) => `This court order ended on ${longDate(addDays(endedOn, -1))}. Leave it out.`,
  'court-order-ends-before-it-starts': () =>
    'A court order of this row ends before it starts. Correct one of the two days.',
  'court-order-without-place': () =>
    'A court order about a place needs its POSTCODE, and no HOME. Fill in the one and clear the other.',
  'court-order-without-home': () =>
    'A court order about the people of a home needs the reference of the HOME, and no POSTCODE. Fill in the one and clear the other.',
  'miles-out-of-bounds': ({ most }) => `Miles are a number from 0 to ${most}.`,
  'reason-of-place-not-given': () => 'Say in a few words why the child is kept away from this place.',
};

const sentenceOf = (fault: RequestFactFault): string =>
  (sentences[fault.kind] as (fault: RequestFactFault) => string)(fault);
