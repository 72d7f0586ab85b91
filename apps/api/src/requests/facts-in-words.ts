import { addDays, longDate } from '#kernel';
import {
  accessNeeds,
  childRisks,
  type CourtOrderOfChild,
  courtOrderKinds,
  faiths,
  livesBestAs,
  petKinds,
  type PlaceToAvoidOfChild,
  type RequestFacts,
  wishes,
} from '#register/core';

/** What each fact is called on a page, and how it reads; null where it is not recorded. */
type Told<Fact> = readonly [label: string, told: (fact: Exclude<Fact, null>) => string];

const day = longDate;
const yesOrNo = (claim: boolean): string => (claim ? 'yes' : 'no');
const listed =
  <Id extends string>(words: Readonly<Record<Id, string>>) =>
  (ids: readonly Id[]): string =>
    ids.map((id) => words[id]).join(', ');
const plain = (words: readonly string[]): string => words.join(', ');

/** A postcode as people read one, no finer than its sector: nobody finds the house by it. */
const sectorOf = (postcode: string): string => `${postcode.slice(0, -3)} ${postcode.slice(-3, -2)}`;
const miles = (count: number): string => `${count} ${count === 1 ? 'mile' : 'miles'}`;

export const courtOrderInWords = ({ kind, postcode, home, miles: far, valid }: CourtOrderOfChild): string => {
  const where =
    home === null ? `${far === 0 ? '' : `within ${miles(far)} of `}${sectorOf(postcode ?? '')}` : `home ${home}`;
  const until = valid.until === null ? 'no end' : `to ${longDate(addDays(valid.until, -1))}`;
  return `${courtOrderKinds[kind]}: ${where}, from ${longDate(valid.from)}, ${until}`;
};
const placeInWords = ({ postcode, miles: far, reason }: PlaceToAvoidOfChild): string =>
  `${far === 0 ? '' : `within ${miles(far)} of `}${sectorOf(postcode)}: ${reason}`;

const told: { readonly [Fact in keyof RequestFacts]: Told<RequestFacts[Fact]> } = {
  isDisabled: ['Disabled', yesOrNo],
  isUnaccompanied: ['Unaccompanied asylum-seeking child', yesOrNo],
  accessNeeds: ['The home must have', listed(accessNeeds)],
  faith: ['Faith', (faith) => faiths[faith]],
  cultures: ['Culture and heritage', plain],
  familyTimePostcode: ['Where family time happens', sectorOf],
  familyTimesAMonth: ['Family time in a month', (times) => `${times} ${times === 1 ? 'time' : 'times'}`],
  wishes: ['The child wants', listed(wishes)],
  risks: ['Risks to think of', listed(childRisks)],
  mustNotLiveWith: [
    'Must not live with',
    (children) => `${children.length} named ${children.length === 1 ? 'child' : 'children'}`,
  ],
  livesBestAs: ['Lives best as', (place) => livesBestAs[place]],
  cannotLiveWithPets: ['Cannot live with', listed(petKinds)],
  parentIsLookedAfter: ['The parent is looked after', yesOrNo],
  parentBornOn: ['The parent was born on', day],
  parentRiskAssessedOn: ['Risk assessment of the parent', day],
  courtOrders: ['Court orders', (orders) => orders.map(courtOrderInWords).join('; ')],
  placesToAvoid: ['Places to keep away from', (places) => places.map(placeInWords).join('; ')],
  wishesAscertainedOn: ['Wishes and feelings ascertained on', day],
  reviewingOfficerInformedOn: ['Reviewing officer informed on', day],
  placementPlanOn: ['Placement plan made on', day],
  delegatedAuthorityOn: ['Delegated authority written down on', day],
  longTermConfirmedOn: ['Long-term match confirmed on', day],
};

/** @returns what is recorded, in the order a page tells it. */
export const factsInWords = (
  facts: RequestFacts,
): readonly { readonly field: string; readonly label: string; readonly words: string }[] =>
  (Object.keys(told) as (keyof RequestFacts)[]).flatMap((field) => {
    const [label, words] = told[field] as Told<RequestFacts[keyof RequestFacts]>;
    const fact = facts[field];
    return fact === null || (Array.isArray(fact) && fact.length === 0)
      ? []
      : [{ field, label, words: (words as (fact: unknown) => string)(fact) }];
  });
