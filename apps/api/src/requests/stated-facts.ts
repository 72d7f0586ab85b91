import { addDays } from '#kernel';
import {
  noFactsRecorded,
  type PlaceToAvoidOfChild,
  type RecordedBeforePlacing,
  type WrittenCourtOrder,
  type WrittenRequestFacts,
} from '#register/core';
import { type CourtOrderType, type PlaceToAvoidType, type RequestFactsInput } from './request-facts.type.js';

const wordsOf = (text: string | null | undefined): string | null => {
  const words = text?.trim() ?? '';
  return words === '' ? null : words;
};

export const writtenOrder = ({ kind, postcode, miles, home, from, lastDay }: CourtOrderType): WrittenCourtOrder => ({
  kind,
  postcode: wordsOf(postcode),
  miles,
  home: wordsOf(home),
  valid: { from, until: lastDay ? addDays(lastDay, 1) : null },
});

export const writtenPlace = ({ postcode, miles, reason }: PlaceToAvoidType): PlaceToAvoidOfChild => ({
  postcode: postcode.trim(),
  miles,
  reason: reason.trim(),
});

const trimmed = (value: unknown): unknown => {
  if (typeof value === 'string') return wordsOf(value);
  return Array.isArray(value) && value.every((one) => typeof one === 'string')
    ? value.map((one) => one.trim()).filter((one) => one !== '')
    : value;
};

/** @returns the facts that were given; null as nothing recorded of that fact. */
export function statedFacts(input: RequestFactsInput): Partial<WrittenRequestFacts> {
  const { courtOrders, placesToAvoid, before, ...facts } = input;
  const given = Object.entries({ ...facts, ...before }).filter(([, value]) => value !== undefined);
  const plain = given.map(([fact, value]) => [
    fact,
    trimmed(value) ?? noFactsRecorded[fact as keyof RecordedBeforePlacing],
  ]);
  return {
    ...(Object.fromEntries(plain) as Partial<WrittenRequestFacts>),
    ...(courtOrders === undefined ? {} : { courtOrders: (courtOrders ?? []).map(writtenOrder) }),
    ...(placesToAvoid === undefined ? {} : { placesToAvoid: (placesToAvoid ?? []).map(writtenPlace) }),
  };
}
