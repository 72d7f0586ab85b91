import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { placementTypesOfProvider } from '../provider-kinds.js';
import { episodesFlagged, type TestRow } from '../return-under-test.js';

const places = 'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 K1 K2 K3 P1 P2 P3 H5 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1 Z11 Z14'.split(' ');
const placesFlagged = (code: string, more: TestRow): string => {
  const rows = places.map((PLACE) => ({ CHILD: '7', PLACE, ...more }));
  return [...episodesFlagged(code, rows)].map((row) => places[row]).join(' ');
};

describe('a provider and its placements', () => {
  it.each([
    ['213', { PLACE_PROVIDER: 'PR1' }, 'T0 T1 T2 T3 T4 Z1 Z11 Z14'],
    ['213', {}, ''],
    ['222', { URN: '1234567' }, 'P1 P2 P3 H5 R1 R2 R5 T0 T1 T2 T3 T4 Z1 Z11 Z14'],
    ['222', { URN: 'XXXXXXX' }, ''],
    ['222', {}, ''],
    ['526', {}, 'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 K1 K2 K3 P1 P2 P3 H5 R1 R2 R3 R5 S1'],
    ['526', { PLACE_PROVIDER: 'PR1' }, ''],
    ['527', { PLACE_PROVIDER: 'PR1' }, 'P1 R2 R5'],
    ['527', { PLACE_PROVIDER: 'PR2' }, ''],
    ['528', { PLACE_PROVIDER: 'PR2' }, 'P1 R2 R5'],
    ['528', { PLACE_PROVIDER: 'PR1' }, ''],
    ['529', { PLACE_PROVIDER: 'PR3' }, 'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 K1 K2 P1'],
    ['530', { PLACE_PROVIDER: 'PR4' }, 'P1'],
    ['531', { PLACE_PROVIDER: 'PR5' }, 'P1'],
    ['550', { PLACE_PROVIDER: 'PR4' }, ''],
    ['550', { PLACE_PROVIDER: 'PR0' }, places.filter((place) => place !== 'P1').join(' ')],
  ])('rule %s with %j flags %s', (code, more, flagged) => {
    expect(placesFlagged(code, more)).toBe(flagged);
  });

  it('a placement of no stated type is no wrong one', () => {
    for (const code of ['218', '526', '550']) {
      expect(episodesFlagged(code, [{ PLACE_PROVIDER: code === '550' ? 'PR0' : null }])).toEqual([]);
    }
  });
});

describe('rule 218', () => {
  const needed = 'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 K1 K2 K3 R3 S1';
  it('asks for a URN where Ofsted registers', () => {
    expect(placesFlagged('218', {})).toBe(needed);
    expect(placesFlagged('218', { URN: 'XXXXXXX' })).toBe('');
  });

  it.each([
    [{ DEC: '31/03/2021' }, 0],
    [{ DEC: '01/04/2021' }, 1],
    [{ DEC: '31/04/2021' }, 0],
    [{ PL_LA: 'WAL' }, 0],
    [{ PL_LA: 'S12000033' }, 0],
    [{ PL_LA: 'E06009902' }, 1],
  ])('of an episode of the year, in England: %j', (more, count) => {
    expect(episodesFlagged('218', [{ PLACE: 'K2', ...more }])).toHaveLength(count);
  });
});

describe('a URN that is known', () => {
  const providers = new Map([
    ['1234567', { placementTypes: ['K2', 'S1'], postcode: 'ZN11AA' }],
    ['7654321', { placementTypes: null, postcode: null }],
  ]);
  const flagged = (code: string, row: TestRow, year = '2022-03-31') =>
    episodesFlagged(code, [{ CHILD: '7', LS: 'C2', ...row }], { providers, yearEndOn: day(year) }).length;

  it.each([
    [{ URN: '1234567', PLACE: 'K2' }, 0],
    [{ URN: '1234567', PLACE: 'U4' }, 1],
    [{ URN: '1234567', PLACE: null }, 0],
    [{ URN: '7654321', PLACE: 'U4' }, 0],
    [{ URN: '9999999', PLACE: 'U4' }, 0],
    [{ URN: 'XXXXXXX', PLACE: 'U4' }, 0],
  ])('rule 219: %j: %d', (row, count) => {
    expect(flagged('219', row)).toBe(count);
  });

  it.each([
    [{ URN: '1234567', PLACE: 'K2', PL_POST: 'zn1 1aa' }, 0],
    [{ URN: '1234567', PLACE: 'K2', PL_POST: 'ZN1 1AB' }, 1],
    [{ URN: '1234567', PLACE: 'K2', PL_POST: null }, 0],
    [{ URN: '1234567', PLACE: 'U4', PL_POST: 'ZN1 1AB' }, 0],
    [{ URN: '1234567', PLACE: 'K2', PL_POST: 'ZN1 1AB', LS: 'V3' }, 0],
    [{ URN: '7654321', PLACE: 'K2', PL_POST: 'ZN1 1AB' }, 0],
  ])('rule 221: %j: %d', (row, count) => {
    expect(flagged('221', row)).toBe(count);
  });

  it('rule 221 looks at supported accommodation since it is registered', () => {
    const row = { URN: '1234567', PLACE: 'K3', PL_POST: 'ZN1 1AB' };
    expect([flagged('221', row, '2024-03-31'), flagged('221', row, '2025-03-31')]).toEqual([0, 1]);
  });

  it('says nothing where no list of providers is at hand', () => {
    expect(episodesFlagged('219', [{ URN: '1234567', PLACE: 'U4' }])).toEqual([]);
  });
});

describe('what providers may have, by the inspectorate’s words', () => {
  it.each([
    ['Secure children’s home', 'K1'],
    ["Children's home", 'K2'],
    ['Residential special school', 'S1 K2'],
    ['Residential family centre', 'R3'],
    ['Supported accommodation', 'K3'],
    ['Voluntary adoption agency', 'A3 A4 A5 A6'],
    ['Independent fostering agency', 'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6'],
  ])('%s: %s', (kind, types) => {
    expect(placementTypesOfProvider(kind)?.join(' ')).toBe(types);
  });

  it('is not known of other words', () => {
    expect(placementTypesOfProvider('Holiday camp')).toBeNull();
  });
});
