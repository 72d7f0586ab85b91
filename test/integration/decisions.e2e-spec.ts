import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ClosePlacementRequest, DecisionsModule, OpenPlacementRequest } from '#decisions';
import { addDays, day } from '#kernel';
import { ReadRequests } from '#register';
import { fillPostcodes, openHouse, type TestHouse, today, startingTakes } from './register-house.js';

type Draft = Parameters<OpenPlacementRequest['open']>[0];

const forRuby = (facts: Partial<Draft> = {}): Draft => ({
  child: { authorityCode: 'E10009901', code: 'R1', knownAs: 'Ruby', bornOn: day('2018-06-14'), sex: 'female' },
  urgency: 'planned',
  neededBy: addDays(today, 14),
  startsOn: addDays(today, 10),
  expectedUntil: addDays(today, 180),
  placementType: 'short-term',
  homePostcode: 'zn1 1aa',
  schoolName: 'Hill Primary',
  schoolPostcode: 'ZN4 7QD',
  schoolMustContinue: true,
  needs: ['self-harm'],
  languages: ['Polish'],
  siblingGroup: null,
  adoptionConsidered: false,
  summary: 'Ruby likes horses.',
  ...facts,
});

let house: TestHouse;
let opening: OpenPlacementRequest;
let closing: ClosePlacementRequest;

beforeAll(async () => {
  house = await openHouse([DecisionsModule]);
  await fillPostcodes(house.dataSource);
  opening = house.get(OpenPlacementRequest);
  closing = house.get(ClosePlacementRequest);
}, startingTakes);
afterAll(() => house.close());

beforeEach(async () => {
  await house.dataSource.query(`
    set session_replication_role = replica;
    delete from decisions.request_event; delete from register.placement_request; delete from register.child;
    set session_replication_role = origin`);
});

const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
const events = () => rows('select kind, by_whom, reason from decisions.request_event order by id');
const requests = () => rows('select closed_on::text, source, home_postcode from register.placement_request');
const opened = async (facts: Partial<Draft> = {}): Promise<string> => {
  const result = await opening.open(forRuby(facts), 'Priya');
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value.id;
};

describe('opening a placement request', () => {
  it('keeps the facts, the child and the event, and gives a reference of its own', async () => {
    const id = await opened();
    const request = await house.get(ReadRequests).byId(id, 'E10009901');
    expect(request).toMatchObject({
      ok: true,
      value: {
        reference: expect.stringMatching(/^NH-\d{6}$/),
        openedOn: today,
        closedOn: null,
        neededBy: '2026-03-24',
        startsOn: '2026-03-20',
        expectedUntil: '2026-09-06',
        child: { authorityCode: 'E10009901', code: 'R1', knownAs: 'Ruby', bornOn: '2018-06-14', sex: 'female' },
        homeArea: { postcodeSector: 'ZN1 1', easting: 601250, northing: 302200 },
        schoolArea: { postcodeSector: 'ZN4 7', easting: 655000, northing: 311000 },
        needs: ['self-harm'],
        summary: 'Ruby likes horses.',
      },
    });
    expect(await events()).toEqual([{ kind: 'opened', by_whom: 'Priya', reason: '' }]);
  });

  it.each([
    [{ neededBy: addDays(today, -1) }, 'needed-by-before-opened', 'neededBy'],
    [{ startsOn: addDays(today, -1) }, 'starts-before-opened', 'startsOn'],
    [{ expectedUntil: addDays(today, 10) }, 'ends-before-it-starts', 'expectedUntil'],
    [{ placementType: 'forever' }, 'placement-type-not-known', 'placementType'],
    [{ needs: ['self-harm', 'love'] }, 'need-not-known', 'needs'],
    [{ homePostcode: 'ZN1 1ZZ' }, 'postcode-not-known', 'homePostcode'],
    [{ schoolPostcode: 'ZN9 9ZZ' }, 'postcode-not-known', 'schoolPostcode'],
    [{ child: { ...forRuby().child, bornOn: day('2008-03-20') } }, 'age-outside-any-placement', 'bornOn'],
    [{ child: { ...forRuby().child, code: 'R 1' } }, 'child-code-not-valid', 'childCode'],
  ] as const)('with %j is refused for %s, and nothing is kept', async (facts, kind, field) => {
    expect(await opening.open(forRuby(facts), 'Priya')).toMatchObject({ ok: false, problem: { kind, field } });
    expect(await rows('select id from register.child union all select id from register.placement_request')).toEqual([]);
    expect(await events()).toEqual([]);
  });

  it('judges the age by the day of birth the register has, and does not change it', async () => {
    const { child } = forRuby();
    await house.dataSource.query(
      `insert into register.child (authority_code, code, born_on) values ('E10009901', 'R1', '2007-01-01')`,
    );

    expect(await opening.open(forRuby({ child: { ...child, bornOn: null } }), 'Priya')).toMatchObject({
      problem: { kind: 'age-outside-any-placement', ageInYears: 19 },
    });
    expect(await opening.open(forRuby(), 'Priya')).toMatchObject({
      problem: { kind: 'child-recorded-otherwise', field: 'bornOn' },
    });
    expect(await rows('select known_as, born_on::text from register.child')).toEqual([
      { known_as: null, born_on: '2007-01-01' },
    ]);
  });

  it('is refused while the child has an open request, and possible again once that is closed', async () => {
    const id = await opened();
    expect(await opening.open(forRuby(), 'Priya')).toEqual({
      ok: false,
      problem: { kind: 'child-has-open-request', field: 'childCode' },
    });
    await closing.close({ id, authorityCode: 'E10009901', reason: 'Ruby went home.', byWhom: 'Priya' });
    await opened();
    expect(await requests()).toHaveLength(2);
  });

  it('by many at once for one child lets exactly one be open, and tells the others', async () => {
    const results = await Promise.all(Array.from({ length: 8 }, (_, n) => opening.open(forRuby(), `Officer ${n}`)));
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const problems = results.flatMap((result) => (result.ok ? [] : [result.problem.kind]));
    expect(problems).toEqual(Array.from({ length: 7 }, () => 'child-has-open-request'));
    expect(await requests()).toEqual([{ closed_on: null, source: 'opened-here', home_postcode: 'ZN11AA' }]);
    expect(await events()).toHaveLength(1);
  });

  it('by many at once for many children hinders nobody', async () => {
    const { child } = forRuby();
    const results = await Promise.all(
      Array.from({ length: 8 }, (_, n) => opening.open(forRuby({ child: { ...child, code: `K${n}` } }), 'Priya')),
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
  });
});

describe('closing a placement request', () => {
  it('keeps the day and the reason', async () => {
    const id = await opened();
    const closed = await closing.close({
      id,
      authorityCode: 'E10009901',
      reason: ' Ruby moved in with her aunt. ',
      byWhom: 'Sam',
    });
    expect(closed).toEqual({ ok: true, value: { id } });
    expect(await requests()).toMatchObject([{ closed_on: today }]);
    expect(await events()).toMatchObject([
      { kind: 'opened' },
      { kind: 'closed', by_whom: 'Sam', reason: 'Ruby moved in with her aunt.' },
    ]);
  });

  it('needs a reason, a request, and the authority that looks after the child', async () => {
    const id = await opened();
    const asked = { id, authorityCode: 'E10009901', reason: 'Ruby went home.', byWhom: 'Sam' };
    const kindOf = async (more: Partial<typeof asked>) => {
      const result = await closing.close({ ...asked, ...more });
      return result.ok ? 'closed' : result.problem.kind;
    };
    expect(await kindOf({ reason: ' ' })).toBe('reason-not-given');
    expect(await kindOf({ authorityCode: 'E10009902' })).toBe('request-not-found');
    expect(await kindOf({ id: 'nothing' })).toBe('request-not-found');
    expect(await kindOf({ id: '00000000-0000-4000-8000-000000000000' })).toBe('request-not-found');
    expect(await requests()).toMatchObject([{ closed_on: null }]);
    expect(await events()).toHaveLength(1);
  });

  it('by many at once happens once, and the first reason stands', async () => {
    const id = await opened();
    const results = await Promise.all(
      Array.from({ length: 6 }, (_, n) =>
        closing.close({ id, authorityCode: 'E10009901', reason: `Reason ${n}`, byWhom: `Officer ${n}` }),
      ),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    const problems = results.flatMap((result) => (result.ok ? [] : [result.problem.kind]));
    expect(problems).toEqual(Array.from({ length: 5 }, () => 'request-already-closed'));
    expect(await events()).toMatchObject([{ kind: 'opened' }, { kind: 'closed' }]);
  });
});

describe('the life of a request', () => {
  it.each([
    "update decisions.request_event set reason = 'another'",
    'delete from decisions.request_event',
    'truncate decisions.request_event',
  ])('is append-only: %s is refused', async (change) => {
    await opened();
    await expect(house.dataSource.query(change)).rejects.toThrow('append-only');
  });
});
