import { describe, expect, it } from '@jest/globals';
import { home } from './fictional-request.fixture.js';
import { addressQueryOf, narrows, passes, readHomeFilters } from './home-filters.js';

describe('the filters of a shortlist', () => {
  it.each(['', '?standing=near-miss&service=agency&miles=20&constellation=yes', '?standing=eligible', '?miles=5'])(
    'come back the same from the address %j',
    (query) => {
      expect(addressQueryOf(readHomeFilters(Object.fromEntries(new URLSearchParams(query))))).toBe(query);
    },
  );

  it('leave out what they do not know', () => {
    const odd = { standing: 'toString', service: 'cheap', miles: '7', constellation: ['yes'] };
    expect(readHomeFilters(odd)).toEqual(readHomeFilters({}));
  });

  it('narrow by everything but the standing, which the api sorts by', () => {
    expect(narrows(readHomeFilters({ standing: 'eligible' }))).toBe(false);
    expect(narrows(readHomeFilters({ miles: '5' }))).toBe(true);
  });

  it.each([
    [{ service: 'authority' }, true],
    [{ service: 'agency' }, false],
    [{ miles: '5' }, true],
    [{ constellation: 'yes' }, false],
    [{}, true],
  ])('with %j let an in-house home at 5 miles without constellation pass: %j', (query, passing) => {
    expect(passes(readHomeFilters(query), home(1, { milesFromHome: 5 }))).toBe(passing);
  });

  it('do not call a home near whose distance is not known, or is a tenth of a mile too far', () => {
    const withinFive = readHomeFilters({ miles: '5' });
    expect(passes(withinFive, home(1, { milesFromHome: 5.1 }))).toBe(false);
    expect(passes(withinFive, home(1, { milesFromHome: null }))).toBe(false);
  });
});
