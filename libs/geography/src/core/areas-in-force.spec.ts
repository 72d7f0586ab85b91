import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { type AuthorityRecord } from './adjacency.js';
import {
  type AreaChange,
  areasInForce,
  type DistrictRecord,
  isProvisionalCode,
  provisionalCode,
  type StatedAreas,
} from './areas-in-force.js';

const change = day('2027-04-01');
const always = { from: null, until: null };
const authority = (code: string, ...adjoining: readonly string[]): AuthorityRecord => ({
  ...{ code, name: `Authority ${code}`, valid: always, adjoining },
});
const district = (code: string, authorityCode: string): DistrictRecord => ({
  ...{ code, name: `District ${code}`, authorityCode, valid: always },
});
const goesTo = (districtCode: string, authorityCode: string, more: Partial<AreaChange> = {}): AreaChange => ({
  ...{ startsOn: change, districtCode, districtName: null, formerAuthorityCode: null, authorityCode },
  ...{ authorityName: `New ${authorityCode}`, isProvisional: true, adjoining: null, ...more },
});

/** County S of districts a, b and c, between K and H; a and b become East, c becomes West. */
const stated: StatedAreas = {
  authorities: [authority('H', 'S'), authority('K'), authority('S', 'K')],
  districts: [district('a', 'S'), district('b', 'S'), district('c', 'S'), district('k', 'K')],
  changes: [goesTo('a', 'East'), goesTo('b', 'East'), goesTo('c', 'West')],
};

const pairsOn = (areas: StatedAreas, on: string): readonly string[] =>
  areasInForce(areas)
    .adjacency.filter(({ valid }) => (valid.from ?? '') <= on && (valid.until === null || valid.until > on))
    .map(({ authorityCode, adjoiningCode }) => `${authorityCode}-${adjoiningCode}`);

describe('areas that change on a day', () => {
  it('divide: the old authority ends, the new ones begin, and each district is in one of them on every day', () => {
    const { authorities, districts, successions } = areasInForce(stated);
    expect(authorities.map(({ code, name, valid }) => [code, name, valid.from, valid.until])).toEqual([
      ['H', 'Authority H', null, null],
      ['K', 'Authority K', null, null],
      ['S', 'Authority S', null, change],
      ['East', 'New East', change, null],
      ['West', 'New West', change, null],
    ]);
    expect(districts.filter(({ code }) => code === 'c')).toEqual([
      { ...district('c', 'S'), valid: { from: null, until: change } },
      { ...district('c', 'West'), valid: { from: change, until: null } },
    ]);
    expect(successions).toEqual([
      { predecessorCode: 'S', successorCode: 'East', startsOn: change },
      { predecessorCode: 'S', successorCode: 'West', startsOn: change },
    ]);
  });

  it('inherit neighbours that nobody states, and are said to have', () => {
    expect(pairsOn(stated, '2027-03-31')).toEqual(['H-S', 'K-S', 'S-H', 'S-K']);
    expect(pairsOn(stated, '2027-04-01').filter((pair) => pair < 'F')).toEqual(['East-H', 'East-K', 'East-West']);
    expect(areasInForce(stated).neighboursInherited.map(({ code }) => code)).toEqual(['East', 'West']);
  });

  it('have the neighbours that are stated, on either side', () => {
    const changes = stated.changes.map((one) => ({
      ...one,
      adjoining: one.districtCode === 'b' ? null : one.authorityCode === 'East' ? ['K', 'West'] : ['H'],
    }));
    expect(pairsOn({ ...stated, changes }, '2027-04-01')).toEqual([
      ...['East-K', 'East-West', 'H-West', 'K-East', 'West-East', 'West-H'],
    ]);
    expect(areasInForce({ ...stated, changes }).neighboursInherited).toEqual([]);
  });

  it('take districts from a list of changes where no list of districts has them', () => {
    const changes = stated.changes.map((one) => ({ ...one, formerAuthorityCode: 'S', districtName: 'Named' }));
    const { districts, successions } = areasInForce({ ...stated, districts: [], changes });
    expect(districts.map(({ code, name, authorityCode }) => `${code} ${name} ${authorityCode}`)).toEqual([
      ...['a Named S', 'a Named East', 'b Named S', 'b Named East', 'c Named S', 'c Named West'],
    ]);
    expect(successions).toHaveLength(2);
  });

  it('leave an authority that only gives a district away', () => {
    const changes = [goesTo('a', 'K', { authorityName: 'Authority K' })];
    const { authorities, successions } = areasInForce({ ...stated, changes });
    expect(authorities.every(({ valid }) => valid.from === null && valid.until === null)).toBe(true);
    expect(successions).toEqual([]);
  });

  it('merge: two authorities end on one day, and one that is listed already begins on it', () => {
    const areas: StatedAreas = {
      authorities: [...stated.authorities, authority('Both', 'H')],
      districts: [district('s', 'S'), district('k', 'K')],
      changes: [goesTo('s', 'Both'), goesTo('k', 'Both')],
    };
    const { authorities, successions, neighboursInherited } = areasInForce(areas);
    expect(authorities.map(({ code, valid }) => `${code} ${valid.from} ${valid.until}`)).toEqual([
      ...['H null null', 'K null 2027-04-01', 'S null 2027-04-01', 'Both 2027-04-01 null'],
    ]);
    expect(successions.map(({ predecessorCode }) => predecessorCode)).toEqual(['K', 'S']);
    expect(neighboursInherited).toEqual([]);
  });

  it('may change twice', () => {
    const later = day('2031-04-01');
    const changes = [...stated.changes, goesTo('c', 'East', { startsOn: later, authorityName: 'New East' })];
    const { authorities, successions } = areasInForce({ ...stated, changes: changes.toReversed() });
    expect(authorities.find(({ code }) => code === 'West')?.valid).toEqual({ from: change, until: later });
    expect(successions).toHaveLength(3);
  });

  it('are as before when a newer list has the new authorities already, without days', () => {
    const newer: StatedAreas = {
      ...stated,
      districts: [district('a', 'East'), district('b', 'East'), district('c', 'West'), district('k', 'K')],
      changes: stated.changes.map((one) => ({ ...one, formerAuthorityCode: 'S' })),
    };
    expect(areasInForce(newer).districts).toEqual(expect.arrayContaining([...areasInForce(stated).districts]));
  });

  it('hold once: whatever the order, each district is in one authority on a day', () => {
    const aChange = fc.record({
      districtCode: fc.constantFrom('a', 'b', 'c', 'z'),
      authorityCode: fc.constantFrom('East', 'West', 'K', 'S'),
      startsOn: fc.constantFrom(day('2025-04-01'), change, day('2030-04-01')),
      formerAuthorityCode: fc.constantFrom(null, 'S', 'H'),
    });
    const unique = fc.uniqueArray(aChange, { selector: (one) => `${one.districtCode} ${one.startsOn}` });
    fc.assert(
      fc.property(unique, (some) => {
        const changes = some.map((one) => goesTo(one.districtCode, one.authorityCode, one));
        const inForce = areasInForce({ ...stated, changes });
        expect(areasInForce({ ...stated, changes: changes.toReversed() })).toEqual(inForce);
        for (const on of ['2024-01-01', '2025-04-01', '2027-04-01', '2035-01-01']) {
          const holds = ({ valid }: { readonly valid: { from: string | null; until: string | null } }) =>
            (valid.from ?? '') <= on && (valid.until === null || valid.until > on);
          for (const code of ['a', 'b', 'c']) {
            expect(inForce.districts.filter((one) => one.code === code && holds(one))).toHaveLength(1);
          }
          const codes = inForce.authorities.filter(holds).map(({ code }) => code);
          expect(new Set(codes).size).toBe(codes.length);
        }
      }),
    );
  });
});

describe('a provisional code', () => {
  it('is made of the year and the name, however that is written', () => {
    const code = provisionalCode('East Surrey', change);
    expect(code).toMatch(/^P27\d{6}$/);
    expect(provisionalCode(' east  SURREY', change)).toBe(code);
    expect(provisionalCode('West Surrey', change)).not.toBe(code);
    expect([isProvisionalCode(code), isProvisionalCode('E10000030')]).toEqual([true, false]);
  });
});
