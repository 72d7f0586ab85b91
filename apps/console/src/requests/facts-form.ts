import { factGroups } from './fact-questions.js';
import { formName, readRecord, type TypedRecord } from './record-form.js';

/** What more is known, as the api takes it. */
export type FactsInput = Readonly<Record<string, unknown>>;

export interface ReadFacts {
  /** Null when nothing was answered. */
  readonly input: FactsInput | null;
  /** By the name of the field in the form. */
  readonly errors: Readonly<Record<string, string>>;
}

type Section = Readonly<Record<string, unknown>>;
const partsOf = (value: unknown): readonly string[] =>
  typeof value === 'string'
    ? value
        .split(';')
        .map((part) => part.trim())
        .filter((part) => part !== '')
    : [];

/** Checks only what the api cannot be asked about: numbers and dates that cannot be read, an order half written. */
export function readFacts(typed: TypedRecord): ReadFacts {
  const { input, errors } = readRecord(typed, factGroups);
  if (input === null) return { input: null, errors };
  const { facts = {}, order, avoid, before } = input as Readonly<Record<string, Section>>;
  const { cultures, mustNotLiveWith, ...plain } = facts as Section;
  const incomplete = { ...orderErrors(order), ...avoidErrors(avoid) };
  return {
    input: {
      ...plain,
      ...(cultures === undefined ? {} : { cultures: partsOf(cultures) }),
      ...(mustNotLiveWith === undefined ? {} : { mustNotLiveWith: partsOf(mustNotLiveWith) }),
      ...(order === undefined ? {} : { courtOrders: [order] }),
      ...(avoid === undefined ? {} : { placesToAvoid: [{ miles: 0, ...avoid }] }),
      ...(before === undefined ? {} : { before }),
    },
    errors: { ...errors, ...incomplete },
  };
}

const orderErrors = (order: Section | undefined): Record<string, string> => ({
  ...(order !== undefined && order['kind'] === undefined
    ? { [formName('order.kind')]: 'Choose what the court order forbids, or clear the rest of it' }
    : {}),
  ...(order !== undefined && order['from'] === undefined
    ? { [formName('order.from')]: 'Enter the first day of the court order' }
    : {}),
});

const avoidErrors = (avoid: Section | undefined): Record<string, string> => ({
  ...(avoid !== undefined && avoid['postcode'] === undefined
    ? { [formName('avoid.postcode')]: 'Enter the postcode of the place to keep away from, or clear the rest' }
    : {}),
  ...(avoid !== undefined && avoid['reason'] === undefined
    ? { [formName('avoid.reason')]: 'Say why the child is kept away from this place' }
    : {}),
});

const before = factGroups.find(({ id }) => id === 'before')?.questions.map(({ path }) => path) ?? [];

/** @returns the name in the form of a field of facts as the api names it: `familyTimePostcode`, `courtOrders`. */
export function formNameOfFact(fact: string): string {
  if (fact === 'courtOrders') return formName('order.kind');
  if (fact === 'placesToAvoid') return formName('avoid.postcode');
  return formName(before.includes(`before.${fact}`) ? `before.${fact}` : `facts.${fact}`);
}
