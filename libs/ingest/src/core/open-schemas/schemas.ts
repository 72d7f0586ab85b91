import { placementTypes, skills } from '#register/core';

/** A JSON document that is only handed on. */
export type JsonDocument = { readonly [name: string]: Json };
type Json = string | number | boolean | null | readonly Json[] | JsonDocument;

const draft = 'https://json-schema.org/draft/2020-12/schema';
const nameOf = (what: string): string => `urn:nearhome:schema:${what}:1`;
const date = (description: string): JsonDocument => ({ type: 'string', format: 'date', description });
const dateOrNull = (description: string): JsonDocument => ({ type: ['string', 'null'], format: 'date', description });
const count = (description: string): JsonDocument => ({ type: 'integer', minimum: 0, description });
const text = (description: string): JsonDocument => ({ type: 'string', minLength: 1, description });
const authorityCode = (description: string): JsonDocument => ({
  type: 'string',
  pattern: '^[A-Z]\\d{8}$',
  description,
});
const reference = text("The fostering service's own reference of the home; it stays the same from list to list.");
const object = (properties: JsonDocument, description: string): JsonDocument => ({
  ...{ type: 'object', description, properties, required: Object.keys(properties), additionalProperties: false },
});
const orNull = (schema: JsonDocument): JsonDocument => ({ anyOf: [schema, { type: 'null' }] });
const schema = (what: string, title: string, description: string, properties: JsonDocument): JsonDocument => ({
  ...{ $schema: draft, $id: nameOf(what), title },
  ...object(properties, description),
});

const age = { type: 'integer', minimum: 0, maximum: 25 } as const;

export const householdSchema = schema(
  'household',
  'Household',
  'A foster home, without the names of its carers or of the children who live there, and no finer than a postcode sector.',
  {
    reference,
    service: object(
      {
        name: text('The fostering service.'),
        kind: { enum: ['authority', 'agency'] },
        authority: orNull(authorityCode('The authority whose own service it is; null for an agency.')),
      },
      'Who approves and supports the home.',
    ),
    area: object(
      {
        postcodeSector: {
          type: ['string', 'null'],
          pattern: '^[A-Z]{1,2}\\d[\\dA-Z]? \\d$',
          description: 'The first half of the postcode and one digit, as ZN4 7; null when it is not known.',
        },
        authority: orNull({ ...authorityCode('The authority in whose area the home is.') }),
      },
      'Where the home is.',
    ),
    places: count('Places in all, those of hub beds and of adults who stay put among them.'),
    spareBedrooms: { type: ['integer', 'null'], minimum: 0 },
    approval: orNull(
      object(
        {
          from: date('First day.'),
          lastDay: dateOrNull('Last day; null when no end is known.'),
          mostChildren: { type: ['integer', 'null'], minimum: 1, description: 'Null sets no limit.' },
          ages: orNull(object({ from: age, to: age }, 'Completed years, both included.')),
          sex: { enum: ['male', 'female', null], description: 'Null sets no limit.' },
          placementTypes: {
            type: ['array', 'null'],
            items: { enum: Object.keys(placementTypes) },
            description: 'Null sets no limit.',
          },
          isForOneNamedChild: { type: 'boolean', description: 'The child is not named here.' },
        },
        'The approval on the day of the list.',
      ),
    ),
    skills: { type: 'array', items: { enum: Object.keys(skills) }, uniqueItems: true },
    languages: { type: 'array', items: text('A language spoken at home.') },
    pets: { enum: ['yes', 'no', 'not-recorded'] },
  },
);

export const vacancySchema = schema(
  'vacancy',
  'Vacancy',
  'How the places of a home are used on a day. Why a place is not available is nobody else’s business and not said.',
  {
    household: reference,
    on: date('The day it is about.'),
    places: count('Places in all.'),
    childrenLivingThere: count('Children who are looked after.'),
    adultsStayingPut: count('Staying Put adults.'),
    hubBeds: count('Beds a Mockingbird hub keeps free for sleepovers: never vacancies.'),
    notAvailable: count('Places that are not available, for any reason.'),
    vacant: count('Places that are free; 0 without an approval on the day.'),
    isOnHold: { type: 'boolean', description: 'Whether the service takes no new children there for now.' },
  },
);

export const constellationSchema = schema(
  'constellation',
  'Constellation',
  'A Mockingbird constellation on a day: a hub and the satellite homes around it.',
  {
    name: text('Its name, which is its own.'),
    on: date('The day it is about.'),
    hub: { type: ['string', 'null'], description: 'The reference of the hub home; null while there is none.' },
    hubBeds: count('Beds the hub keeps free for sleepovers.'),
    satellites: { type: 'array', items: reference, uniqueItems: true },
    childrenLivingThere: count('Children who are looked after in the hub and its satellites.'),
  },
);

export const vacancyListSchema = schema(
  'vacancy-list',
  'Vacancy list',
  "The homes of one authority's own fostering service and their vacancies on a day.",
  {
    authority: authorityCode('The authority whose service it is.'),
    on: date('The day it is about.'),
    households: { type: 'array', items: { $ref: nameOf('household') } },
    vacancies: { type: 'array', items: { $ref: nameOf('vacancy') }, description: 'One for each household.' },
    constellations: { type: 'array', items: { $ref: nameOf('constellation') } },
  },
);

/** The open schemas of what the placements standard lacks, by the name each is published under. */
export const openSchemas: Readonly<Record<string, JsonDocument>> = {
  'household.schema.json': householdSchema,
  'vacancy.schema.json': vacancySchema,
  'constellation.schema.json': constellationSchema,
  'vacancy-list.schema.json': vacancyListSchema,
};
