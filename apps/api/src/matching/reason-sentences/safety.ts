import { longDate } from '#kernel';
import { type AgainstCourtOrder } from '#matching/core';
import { type CourtOrderKind, petKinds, type PetKind } from '#register/core';
import {
  childOf,
  counted,
  lastDayBefore,
  listed,
  miles,
  type SomeReasonSentences,
  type SomeRemedySentences,
} from './words.js';

const orderWords: Readonly<Record<CourtOrderKind, string>> = {
  'exclusion-area': 'not to live in an area',
  'no-go-address': 'not to be at an address',
  'no-contact': 'not to live with people of this home',
};

const petWords: Readonly<Record<PetKind, string>> = { ...petKinds, other: 'animal of another kind' };
const aPet = (kinds: readonly PetKind[], and = 'and'): string =>
  listed(
    kinds.map((kind) => `${kind === 'other' ? 'an' : 'a'} ${petWords[kind]}`),
    and,
  );
const howManyOf = (kinds: readonly PetKind[]): string => ['none', 'one', 'both'][kinds.length] ?? 'all';

function howFar({ miles: count, forbiddenMiles }: AgainstCourtOrder): string {
  if (count === null || forbiddenMiles === null) return '';
  return forbiddenMiles === 0
    ? ` This home is ${count === 0 ? 'at that place or next to it' : `${miles(count)} from it`}.`
    : ` This home is ${miles(count)} from its middle; the order reaches ${miles(forbiddenMiles)}.`;
}

const childWith = (count: number): string => counted(count, 'child who lives there', 'children who live there');

/** Orders of a court, people and places to be kept apart, and pets. */
export const safetyReasons: SomeReasonSentences<
  | 'court-orders-kept'
  | 'against-court-order'
  | 'court-order-not-known'
  | 'must-not-live-with'
  | 'must-be-only-child'
  | 'near-place-to-avoid'
  | 'place-to-avoid-not-known'
  | 'no-pets-in-the-way'
  | 'pets-not-recorded'
  | 'cannot-live-with-pets'
  | 'risk-to-pets'
> = {
  'court-orders-kept': ({ orders }) =>
    orders === 1 ? 'Keeps to the court order.' : `Keeps to all ${orders} court orders.`,
  'against-court-order': (reason, names) =>
    `Not available: a court has ordered ${childOf(names)} ${orderWords[reason.order]}, from ${longDate(reason.from)}${
      reason.until === null ? ' without an end' : ` until ${lastDayBefore(reason.until)}`
    }.${howFar(reason)}`,
  'court-order-not-known': ({ order }, names) =>
    `A court has ordered ${childOf(names)} ${order === 'no-contact' ? 'not to live with people of a home' : orderWords[order]}, and it is not recorded which, or where this home is.`,
  'must-not-live-with': ({ children }, names) =>
    `Not together, because of an assessment (policy, not law): ${childOf(names)} and ${childWith(children)}.`,
  'must-be-only-child': ({ children }) =>
    `Nobody may join (policy, not law): ${childWith(children)} ${children === 1 ? 'is' : 'are'} placed alone because of needs or risk.`,
  'near-place-to-avoid': ({ miles: count, milesToAvoid, reason }, names) =>
    `Too near a place ${childOf(names)} is to be kept away from (policy, not law): ${miles(count)}, and ${miles(milesToAvoid)} are to be kept. Reason recorded: ${reason.replace(/[.\s]+$/, '')}.`,
  'place-to-avoid-not-known': () => 'Whether it is near a place the child is to be kept away from is not known.',
  'no-pets-in-the-way': () => 'No pets that would be in the way.',
  'pets-not-recorded': () => 'Whether there are pets is not recorded.',
  'cannot-live-with-pets': ({ pets }, names) =>
    `Not with these pets (policy, not law): ${childOf(names)} cannot live with ${aPet(pets, 'or')}, and this home has ${howManyOf(pets)}.`,
  'risk-to-pets': ({ pets }, names) =>
    `Not with these pets (policy, not law): ${childOf(names)} is assessed as a risk to pets, and this home has ${aPet(pets)}.`,
};

/** Ways out of the rules of safety. */
export const safetyRemedies: SomeRemedySentences<
  'court-changes-order' | 'assess-living-together' | 'assess-place-to-avoid' | 'home-without-pets'
> = {
  'court-changes-order': () => 'It could go ahead only if the court changes the order.',
  'assess-living-together': (_, names) =>
    `It could go ahead only if those who know the children assess again and find that ${childOf(names)} may live with them.`,
  'assess-place-to-avoid': () =>
    'It could go ahead only if the risk is assessed again and the place no longer has to be avoided.',
  'home-without-pets': ({ pets }) => `It could go ahead if ${pets.length === 1 ? 'it' : 'they'} can live elsewhere.`,
};
