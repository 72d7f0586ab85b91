import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { adjacencyOf, type AuthorityRecord, type Validity } from './adjacency.js';

const always: Validity = { from: null, until: null };
const authority = (code: string, adjoining: readonly string[], valid = always): AuthorityRecord => ({
  code,
  name: `Authority ${code}`,
  valid,
  adjoining,
});

describe('adjacency', () => {
  it('is mutual though only one of two says it, and is said once though both do', () => {
    const pairs = adjacencyOf([authority('A', ['B', 'C']), authority('B', ['A']), authority('C', [])]);
    expect(pairs.map(({ authorityCode, adjoiningCode }) => authorityCode + adjoiningCode)).toEqual([
      'AB',
      'AC',
      'BA',
      'CA',
    ]);
  });

  it('leaves out an authority itself and codes that are in no list', () => {
    expect(adjacencyOf([authority('A', ['A', 'X'])])).toEqual([]);
  });

  it('holds while both exist: one county becomes two on 1 April 2027', () => {
    const change = day('2027-04-01');
    const pairs = adjacencyOf([
      authority('Kent', ['Surrey', 'East']),
      authority('Surrey', ['Kent'], { from: null, until: change }),
      authority('East', ['West'], { from: change, until: null }),
      authority('West', ['East'], { from: change, until: null }),
    ]);
    expect(pairs.filter(({ authorityCode }) => authorityCode === 'Kent')).toEqual([
      { authorityCode: 'Kent', adjoiningCode: 'East', valid: { from: change, until: null } },
      { authorityCode: 'Kent', adjoiningCode: 'Surrey', valid: { from: null, until: change } },
    ]);
    expect(pairs.filter(({ authorityCode }) => authorityCode === 'West')).toEqual([
      { authorityCode: 'West', adjoiningCode: 'East', valid: { from: change, until: null } },
    ]);
    expect(
      adjacencyOf([
        authority('Surrey', ['East'], { from: null, until: change }),
        authority('East', [], { from: change, until: null }),
      ]),
    ).toEqual([]);
  });

  it('joins ranges that touch, when an authority is renamed', () => {
    const renamed = day('2020-01-01');
    const pairs = adjacencyOf([
      authority('A', ['B'], { from: day('2010-01-01'), until: renamed }),
      authority('A', ['B'], { from: renamed, until: null }),
      authority('B', []),
    ]);
    expect(pairs).toEqual([
      { authorityCode: 'A', adjoiningCode: 'B', valid: { from: '2010-01-01', until: null } },
      { authorityCode: 'B', adjoiningCode: 'A', valid: { from: '2010-01-01', until: null } },
    ]);
  });
});
