import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type ReturnedChild, type ReturnedEpisode } from './child.operations.js';
import { childInWords, presentChild } from './child.presenter.js';

const episode: ReturnedEpisode = {
  startedOn: day('2020-05-03'),
  endedOn: day('2021-02-09'),
  closedAsStale: false,
  legalStatus: { code: 'C2', meaning: 'full care order' },
  need: { code: 'N9', meaning: null },
  placementType: { code: 'U4', meaning: 'other carer, long term' },
  providerType: { code: 'PR4', meaning: 'private provider' },
  reasonEnded: { code: 'X1', meaning: 'a new episode starts the same day' },
  placementPostcode: 'ZN8 1EE',
  urn: '1234567',
  placementArea: { name: 'Fenbury' },
  isInOwnArea: false,
  milesFromHome: 12.3,
  yearEndOn: day('2021-03-31'),
  file: '2021/episodes.csv',
  row: 1014,
};
const child: ReturnedChild = {
  id: 'c-1',
  code: '00123',
  knownAs: null,
  bornOn: day('2012-05-03'),
  sex: 'female',
  episodes: [episode],
};
const rowsOf = (more: Partial<ReturnedEpisode>): Readonly<Record<string, string>> => {
  const [shown] = presentChild({ ...child, episodes: [{ ...episode, ...more }] }).episodes;
  return Object.fromEntries((shown?.rows ?? []).map(({ key, value }) => [key, value]));
};

describe('a child of the return', () => {
  it('is never a number alone', () => {
    expect(childInWords('00123')).toBe('Child 00123 of the return');
    expect(childInWords('00123', 'Ruby')).toBe('Ruby (child 00123 of the return)');
  });

  it('is told by what the files state', () => {
    expect(presentChild(child).facts).toBe('Born on 3 May 2012, girl, 1 episode.');
    expect(presentChild({ ...child, bornOn: null, sex: 'not-recorded', episodes: [] }).facts).toBe(
      'Date of birth not stated, 0 episodes.',
    );
  });
});

describe('an episode', () => {
  it('is told in words, with its codes and where it was sent', () => {
    expect(presentChild(child).episodes[0]?.heading).toBe('3 May 2020 to 9 February 2021');
    expect(rowsOf({})).toEqual({
      Placement: 'Other carer, long term (U4)',
      'Provided by': 'Private provider (PR4), URN 1234567',
      Where: 'ZN8 1EE: outside the area, in Fenbury; miles from home: 12.3 miles',
      'Legal status': 'Full care order (C2)',
      Need: 'N9',
      'Why it ended': 'A new episode starts the same day (X1)',
      From: 'Return of 2020/21, 2021/episodes.csv, row 1,014',
    });
  });

  it('says what is not known', () => {
    const unknown = { placementPostcode: null, isInOwnArea: null, placementArea: null, milesFromHome: null, urn: null };
    const rows = rowsOf({ ...unknown, providerType: null, file: null, row: null });
    expect(rows['Where']).toBe('No postcode: area not known; miles from home: not known');
    expect(rows['Provided by']).toBe('Not stated');
    expect(rows['From']).toBe('Return of 2020/21');
  });

  it('that is open has no reason for its end', () => {
    const model = presentChild({ ...child, episodes: [{ ...episode, endedOn: null }] });
    expect(model.episodes[0]?.heading).toBe('3 May 2020 to now');
    expect(rowsOf({ endedOn: null })).not.toHaveProperty('Why it ended');
  });

  it('that later returns no longer mention says so', () => {
    const [shown] = presentChild({ ...child, episodes: [{ ...episode, closedAsStale: true }] }).episodes;
    expect(shown?.remark).toContain('The return of 2020/21 left this episode open');
    expect(rowsOf({ closedAsStale: true })).not.toHaveProperty('Why it ended');
  });
});
