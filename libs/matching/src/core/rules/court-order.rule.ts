import { milesBetween } from '#geography/core';
import { day, type LocalDate, overlaps } from '#kernel';
import { type CourtOrderKind } from '#register/core';
import { type CourtOrder, type HouseholdFacts } from '../facts.js';
import { type MissingFact, type Remedy } from '../remedy.js';
import { blocks, check, met, type Rule, type Verdict } from '../rule.js';

export interface CourtOrdersKept {
  readonly kind: 'court-orders-kept';
  readonly orders: number;
}
export interface AgainstCourtOrder {
  readonly kind: 'against-court-order';
  readonly order: CourtOrderKind;
  /** How far the home is from the place of the order; null for an order about a home. */
  readonly miles: number | null;
  /** How far the order reaches; null for an order about a home. */
  readonly forbiddenMiles: number | null;
  readonly from: LocalDate;
  readonly until: LocalDate | null;
}
export interface CourtOrderNotKnown {
  readonly kind: 'court-order-not-known';
  readonly order: CourtOrderKind;
}

type Because = CourtOrdersKept | AgainstCourtOrder | CourtOrderNotKnown;
type Breach = Pick<AgainstCourtOrder, 'miles' | 'forbiddenMiles'>;

/** @returns how the home breaches the order, or that it does not, or what is not recorded to say so. */
function breachOf(order: CourtOrder, { place, householdId }: HouseholdFacts): Breach | 'kept' | MissingFact {
  if (order.kind === 'no-contact') {
    if (order.householdId === null) return 'place-of-the-court-order';
    return order.householdId === householdId ? { miles: null, forbiddenMiles: null } : 'kept';
  }
  if (order.place === 'not-recorded') return 'place-of-the-court-order';
  if (place === 'not-recorded') return 'place-of-the-home';
  const miles = milesBetween(order.place, place);
  return miles <= order.miles ? { miles, forbiddenMiles: order.miles } : 'kept';
}

/** @returns the first day on which none of the orders holds any more; null when one has no end. */
function lastEndOf(orders: readonly CourtOrder[]): LocalDate | null {
  const ends = orders.map(({ valid }) => valid.until);
  return ends.includes(null) ? null : (ends.sort().at(-1) ?? null);
}

/** No court order that holds on a day of the stay is breached. Only the court changes one. */
export const courtOrder: Rule<Because> = {
  id: 'court-order',
  number: 'R-26',
  title: 'Court orders',
  class: 'BLOCK',
  level: 'hard',
  unit: 'order breached',
  source: 'Children Act 1989, s34, and the order itself',
  basis: 'recalled',
  version: 1,
  effective: { from: day('1991-10-14'), until: null },

  judge({ child, household, stay }) {
    const found = child.courtOrders
      .filter(({ valid }) => overlaps(valid, stay))
      .map((order) => ({ order, breach: breachOf(order, household) }));
    const endsOn = lastEndOf(found.filter(({ breach }) => typeof breach === 'object').map(({ order }) => order));
    const remedy: Remedy =
      endsOn === null ? { kind: 'court-changes-order' } : { kind: 'start-on-or-after', startsOn: endsOn };

    const verdicts = found.flatMap(({ order: { kind, valid }, breach }): Verdict<Because>[] => {
      if (breach === 'kept') return [];
      return typeof breach === 'string'
        ? [check({ kind: 'court-order-not-known', order: kind }, { kind: 'find-out', fact: breach })]
        : [blocks('out-of-reach', { kind: 'against-court-order', order: kind, ...breach, ...valid }, remedy)];
    });
    if (verdicts.length > 0 || found.length === 0) return verdicts;
    return [met({ kind: 'court-orders-kept', orders: found.length })];
  },
};
