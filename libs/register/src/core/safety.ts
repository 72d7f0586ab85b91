import { addDays, type LocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type CourtOrderOfChild, type PlaceToAvoidOfChild, type RequestFacts } from './request-facts.js';

/** What keeps a child safe wherever they live: of the child, and it outlasts the request. */
export type SafetyOfChild = Pick<RequestFacts, 'courtOrders' | 'placesToAvoid'>;

/** The order or place is recorded already, so that recording it again would say nothing. */
export interface SafetyRecordedAlready extends Problem {
  readonly kind: 'court-order-recorded-already' | 'place-to-avoid-recorded-already';
  readonly field: 'courtOrders' | 'placesToAvoid';
}

/** What was to be changed is not there any more, or an order that has ended: somebody else was here first. */
export interface SafetyNotRecorded extends Problem {
  readonly kind: 'court-order-not-recorded' | 'place-to-avoid-not-recorded';
  readonly field: 'courtOrders' | 'placesToAvoid';
}

/** An order would end before its first day. */
export interface OrderEndsBeforeItStarts extends Problem {
  readonly kind: 'court-order-ends-before-it-starts';
  readonly field: 'courtOrders';
}

export type SafetyFault = SafetyRecordedAlready | SafetyNotRecorded | OrderEndsBeforeItStarts;

/** @returns whether the order no longer holds on the day. */
export const orderHasEnded = ({ valid }: CourtOrderOfChild, on: LocalDate): boolean =>
  valid.until !== null && valid.until <= on;

/** Two orders are the same where they forbid the same from the same day; when one ends may change. */
const isSameOrder = (one: CourtOrderOfChild, other: CourtOrderOfChild): boolean =>
  one.kind === other.kind &&
  one.postcode === other.postcode &&
  one.miles === other.miles &&
  one.home === other.home &&
  one.valid.from === other.valid.from;

const isSamePlace = (one: PlaceToAvoidOfChild, other: PlaceToAvoidOfChild): boolean =>
  one.postcode === other.postcode && one.miles === other.miles && one.reason === other.reason;

/** @returns what is recorded with one order more, the last. Postcodes in capitals without spaces. */
export const withOrder = (
  known: SafetyOfChild,
  order: CourtOrderOfChild,
): Result<Pick<SafetyOfChild, 'courtOrders'>, SafetyRecordedAlready> =>
  known.courtOrders.some((one) => isSameOrder(one, order))
    ? refusal({ kind: 'court-order-recorded-already', field: 'courtOrders' })
    : success({ courtOrders: [...known.courtOrders, order] });

/**
 * An order is ended, never taken away: what was forbidden then stays known.
 *
 * @param lastDay the last day on which the order holds, past or to come.
 * @returns the orders with the end of this one, each in its place.
 */
export function withOrderEnded(
  known: SafetyOfChild,
  order: CourtOrderOfChild,
  lastDay: LocalDate,
  today: LocalDate,
): Result<Pick<SafetyOfChild, 'courtOrders'>, SafetyNotRecorded | OrderEndsBeforeItStarts> {
  const isMeant = (one: CourtOrderOfChild): boolean => isSameOrder(one, order) && !orderHasEnded(one, today);
  if (!known.courtOrders.some(isMeant)) {
    return refusal({ kind: 'court-order-not-recorded', field: 'courtOrders' });
  }
  if (lastDay < order.valid.from) {
    return refusal({ kind: 'court-order-ends-before-it-starts', field: 'courtOrders' });
  }
  const until = addDays(lastDay, 1);
  return success({
    courtOrders: known.courtOrders.map((one) => (isMeant(one) ? { ...one, valid: { ...one.valid, until } } : one)),
  });
}

/** @returns what is recorded with one place more, the last. Postcodes in capitals without spaces. */
export const withPlace = (
  known: SafetyOfChild,
  place: PlaceToAvoidOfChild,
): Result<Pick<SafetyOfChild, 'placesToAvoid'>, SafetyRecordedAlready> =>
  known.placesToAvoid.some((one) => isSamePlace(one, place))
    ? refusal({ kind: 'place-to-avoid-recorded-already', field: 'placesToAvoid' })
    : success({ placesToAvoid: [...known.placesToAvoid, place] });

/** @returns what is recorded without this place: nobody keeps the child away from it any more. */
export const withoutPlace = (
  known: SafetyOfChild,
  place: PlaceToAvoidOfChild,
): Result<Pick<SafetyOfChild, 'placesToAvoid'>, SafetyNotRecorded> =>
  known.placesToAvoid.some((one) => isSamePlace(one, place))
    ? success({ placesToAvoid: known.placesToAvoid.filter((one) => !isSamePlace(one, place)) })
    : refusal({ kind: 'place-to-avoid-not-recorded', field: 'placesToAvoid' });
