import { addDays, daysBetween, type LocalDate } from '#kernel';
import { type PlacementRecord, type PlacementRequest } from '#register/core';
import { ownNamespace } from './json-ld.js';
import { ownClass, ownProperty, ownTerms } from './own-terms.js';
import { type StandardField, type StandardSection, standardSections } from './standard-fields.js';
import { conceptLists, conceptName, standardNamespace } from './standard-words.js';

type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };
export type JsonLdDocument = { readonly [name: string]: Json };

export type WrittenPlacement =
  | { readonly ok: true; readonly document: JsonLdDocument }
  /** Paths of what the standard requires and the register does not hold, in the standard's order. */
  | { readonly ok: false; readonly notRecorded: readonly string[] };

const typed = (name: string, type: string): Json => ({ '@id': `pl:${name}`, '@type': type });

/** How each form of field is read by whoever reads JSON-LD by the book. */
function termOf({ name, form }: StandardField): Json {
  switch (form.kind) {
    case 'concept':
      return typed(name, '@id');
    case 'concepts':
      return { '@id': `pl:${name}`, '@type': '@id', '@container': '@set' };
    case 'texts':
      return { '@id': `pl:${name}`, '@container': '@set' };
    case 'count':
      return typed(name, 'xsd:nonNegativeInteger');
    case 'date':
      return typed(name, 'xsd:date');
    case 'cost':
      return typed(name, 'xsd:decimal');
    case 'boolean':
    case 'text':
    case 'outward-code':
      return `pl:${name}`;
  }
}

/** Written into every document, so that nobody has to fetch anything to read it. */
const context: JsonLdDocument = {
  pl: standardNamespace,
  ...Object.fromEntries(conceptLists.map(({ prefix, namespace }) => [prefix, namespace])),
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  nearhome: ownNamespace,
  Placement: 'pl:Placement',
  childId: 'pl:childId',
  placementId: 'pl:placementId',
  ...Object.fromEntries(
    standardSections.flatMap((section): [string, Json][] => [
      [section.type, `pl:${section.type}`],
      [section.name, typed(section.name, '@id')],
      ...section.fields.map((field): [string, Json] => [field.name, termOf(field)]),
    ]),
  ),
  [ownClass]: `nearhome:${ownClass}`,
  [ownProperty]: `nearhome:${ownProperty}`,
  ...Object.fromEntries(ownTerms.single.map((name) => [name, `nearhome:${name}`])),
  ...Object.fromEntries(ownTerms.lists.map((name) => [name, { '@id': `nearhome:${name}`, '@container': '@list' }])),
};

/** Pounds with two decimals, as text: a number of JSON would be read as a double, which is no decimal. */
export const poundsOf = (pence: number): string => `${Math.trunc(pence / 100)}.${String(pence % 100).padStart(2, '0')}`;

/** @returns the value in the standard's form; undefined when nothing is recorded. */
function written({ form, whenNotRecorded }: StandardField, recorded: unknown): Json | undefined {
  const value = recorded ?? whenNotRecorded;
  if (value === undefined || value === null) return undefined;
  switch (form.kind) {
    case 'concept':
      return conceptName(form.list, value as string);
    case 'concepts': {
      const ids = value as readonly string[];
      return ids.length === 0 ? undefined : ids.map((id) => conceptName(form.list, id));
    }
    case 'texts':
      return (value as readonly string[]).length === 0 ? undefined : (value as readonly string[]);
    case 'boolean':
      return form.inverted === true ? !(value as boolean) : (value as boolean);
    case 'cost':
      return poundsOf(value as number);
    case 'count':
    case 'text':
    case 'date':
    case 'outward-code':
      return value as string | number;
  }
}

/** By the dates of the request, where nobody said it in the standard's words: 5 days are "within 5 days". */
function neededWithin({ openedOn, neededBy }: PlacementRequest): string {
  const days = daysBetween(openedOn, neededBy);
  if (days <= 0) return 'today';
  return days <= 5 ? 'within-five-days' : 'more-than-five-days';
}

/**
 * A request and its placement in the open placements standard. What the standard has a word for not knowing is said by that
 * word; the needed-by band follows from the dates, and the day of referral is the day the request was opened, where they
 * are not recorded otherwise.
 */
export function writePlacement(request: PlacementRequest, record: PlacementRecord): WrittenPlacement {
  const { details, qualityAssurance, actualPlacement } = record;
  const placementId = details.availability.placementId ?? request.reference;
  const id = `urn:nearhome:placement:${encodeURIComponent(request.child.authorityCode)}:${encodeURIComponent(placementId)}`;
  const parts: Readonly<Record<StandardSection['part'], object | null>> = {
    ...details,
    availability: {
      ...details.availability,
      neededWithin: details.availability.neededWithin ?? neededWithin(request),
    },
    actualPlacement,
    qualityAssurance: { ...qualityAssurance, referralOn: qualityAssurance.referralOn ?? request.openedOn },
  };
  const notRecorded: string[] = [];
  const sections = standardSections.flatMap(({ name, type, part, fields }): [string, Json][] => {
    const facts = parts[part] as Readonly<Record<string, unknown>> | null;
    if (facts === null) return [];
    const values = fields.flatMap((field): [string, Json][] => {
      const value = written(field, facts[field.field]);
      if (value !== undefined) return [[field.name, value]];
      if (field.isRequired) notRecorded.push(`${name}.${field.name}`);
      return [];
    });
    return [[name, { '@id': `${id}:${part}`, '@type': type, ...Object.fromEntries(values) }]];
  });
  if (notRecorded.length > 0) return { ok: false, notRecorded };
  return {
    ok: true,
    document: {
      '@context': context,
      '@id': id,
      '@type': 'Placement',
      placementId,
      childId: request.child.code,
      ...Object.fromEntries(sections),
      [ownProperty]: { '@id': `${id}:beyond`, '@type': ownClass, ...beyond(request, record) },
    },
  };
}

const present = (facts: Readonly<Record<string, Json | null>>): JsonLdDocument =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, Json] => entry[1] !== null));

function beyond(request: PlacementRequest, { details }: PlacementRecord): JsonLdDocument {
  const { regularPlaces, locationsToAvoid, ...circumstances } = details.circumstances;
  const lastDay: LocalDate | null = request.expectedUntil === null ? null : addDays(request.expectedUntil, -1);
  return present({
    openedOn: request.openedOn,
    closedOn: request.closedOn,
    urgency: request.urgency,
    homeNeededBy: request.neededBy,
    startsOn: request.startsOn,
    expectedUntilLastDay: lastDay,
    kindOfPlacement: request.placementType,
    schoolMustContinue: request.schoolMustContinue,
    ...circumstances,
    regularPlaces: regularPlaces.length === 0 ? null : regularPlaces.map((place) => present({ ...place })),
    locationsToAvoid: locationsToAvoid.length === 0 ? null : locationsToAvoid.map((place) => present({ ...place })),
  });
}
