import { type DataSource } from 'typeorm';
import { adjoining, distant, ours } from './match-world.js';

/** A small register in a database: one open request and homes that stand differently to it. All of it is fictional. */

export interface MatchRegister {
  readonly requestId: string;
  readonly childId: string;
}

/** What a home differs in from the plain one: approved in 2019 without limits, an agency's, three places, in the area. */
export interface RegisteredHome {
  readonly reference: string;
  readonly postcode?: string;
  readonly service?: 'agency' | 'own';
  readonly places?: number;
  readonly approval?: string | null;
  readonly ages?: readonly [number, number];
  readonly answer?: 'agreed' | 'declined';
}

/** Postcodes of an area that does not exist, with miles east of the child's home in the name of the constant. */
export const postcodes = { home: 'ZN11AA', fourMiles: 'ZN12BB', adjoining8Miles: 'ZN23CC', distant9Miles: 'ZN34DD' };

export async function addGeography(database: DataSource): Promise<void> {
  const { home, fourMiles, adjoining8Miles, distant9Miles } = postcodes;
  await database.query(
    `insert into geography.postcode (postcode, easting, northing, area_code, district_code, is_live) values
       ($1, 431000, 562000, $5, null, true), ($2, 437500, 562400, $5, null, true),
       ($3, 443900, 561000, $6, null, true), ($4, 445500, 563000, $7, null, true)`,
    [home, fourMiles, adjoining8Miles, distant9Miles, ours, adjoining, distant],
  );
  await database.query(
    `insert into geography.authority (code, name, valid) values
       ($1, 'Aldermere', '[1974-04-01,)'), ($2, 'Brackendale', '[1974-04-01,)'), ($3, 'Fellmouth', '[1974-04-01,)')`,
    [ours, adjoining, distant],
  );
  await database.query(
    `insert into geography.adjacency (authority_code, adjoining_code, valid) values
       ($1, $2, '[1974-04-01,)'), ($2, $1, '[1974-04-01,)'), ($2, $3, '[1974-04-01,)'), ($3, $2, '[1974-04-01,)')`,
    [ours, adjoining, distant],
  );
}

export async function addRequest(database: DataSource, reference = 'REQ-0311'): Promise<MatchRegister> {
  const code = reference.slice(-4);
  const [child] = await database.query(
    `insert into register.child (authority_code, code, known_as, born_on, sex)
     values ($1, $2, 'Ruby', '2018-06-19', 'female') returning id`,
    [ours, code],
  );
  const [request] = await database.query(
    `insert into register.placement_request (reference, source, child_id, opened_on, urgency, needed_by, starts_on,
       expected_until, placement_type, home_postcode, needs)
     values ($1, 'imported', $2, '2026-02-16', 'planned', '2026-03-06', '2026-03-02', '2026-08-31', 'short-term', $3,
       '{self-harm,going-missing}')
     returning id`,
    [reference, child.id, postcodes.home],
  );
  return { requestId: request.id as string, childId: child.id as string };
}

export async function addHomes(
  database: DataSource,
  requestId: string,
  homes: readonly RegisteredHome[],
): Promise<void> {
  await database.query(
    `insert into register.fostering_service (name, kind, authority_code) values
       ('Aldermere Fostering', 'agency', null), ('Aldermere County Council', 'authority', $1)
     on conflict do nothing`,
    [ours],
  );
  const rows = homes.map((home) => ({
    reference: home.reference,
    postcode: home.postcode ?? postcodes.fourMiles,
    kind: home.service === 'own' ? 'authority' : 'agency',
    places: home.places ?? 3,
    approval: home.approval === undefined ? '[2019-05-14,)' : home.approval,
    age_from: home.ages?.[0] ?? null,
    age_to: home.ages?.[1] ?? null,
    answer: home.answer ?? null,
  }));
  await database.query(
    `with home as (
       select * from jsonb_to_recordset($1::jsonb) as home (reference text, postcode text, kind text, places integer,
         approval daterange, age_from integer, age_to integer, answer text)
     ), added as (
       insert into register.household (reference, name, service_id, postcode, places)
       select reference, 'Home ' || reference, service.id, postcode, places
       from home join register.fostering_service service on service.kind = home.kind
       returning id, reference
     ), approved as (
       insert into register.approval (household_id, valid, age_from, age_to)
       select added.id, approval, age_from, age_to from home join added using (reference) where approval is not null
     ), skilled as (
       insert into register.household_skill (household_id, skill) select id, 'self-harm' from added
     )
     insert into register.carer_answer (request_id, household_id, answer, answered_on)
     select $2, added.id, answer, '2026-02-20' from home join added using (reference) where answer is not null`,
    [JSON.stringify(rows), requestId],
  );
}

/** One home of each standing, and more. */
export const homesOfEachStanding: readonly RegisteredHome[] = [
  { reference: 'NF-0007' },
  { reference: 'NF-0012', service: 'own', postcode: postcodes.distant9Miles },
  { reference: 'NF-0031', postcode: postcodes.adjoining8Miles },
  { reference: 'NF-0044', postcode: postcodes.distant9Miles },
  { reference: 'NF-0058', ages: [9, 14] },
  { reference: 'NF-0063', places: 0 },
  { reference: 'NF-0071', approval: null },
  { reference: 'NF-0085', answer: 'declined' },
  { reference: 'NF-0090', postcode: 'ZN99ZZ' },
];

/** The plain home many times over, four miles away. */
export const manyHomes = (count: number): readonly RegisteredHome[] =>
  Array.from({ length: count }, (_, index) => ({
    reference: `NF-${String(index).padStart(5, '0')}`,
    places: index % 4,
  }));
