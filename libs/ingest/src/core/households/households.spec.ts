import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type ImportProblem, inFull } from '../import-problem.js';
import { readHousehold } from './household-row.js';
import { type StatedHome } from './stated-home.js';
import { concernsOn, homesWithoutPlace, homesWithUnknownAuthorities, problemsAcrossRows } from './whole-register.js';

const oakLane: Readonly<Record<string, string>> = {
  HOUSEHOLD: 'H-7',
  NAME: 'Oak Lane',
  SERVICE: 'Norchester Fostering',
  SERVICE_TYPE: 'authority',
  SERVICE_AUTHORITY: 'E10009901',
  POSTCODE: 'zn4 7qd',
  PLACES: '3',
  CARER_1: 'Ann Example',
  APPROVED_FROM: '14/02/2021',
};
const read = (cells: Record<string, string> = {}, row = 5) =>
  readHousehold('homes.csv', row, { ...oakLane, ...cells }, day('2026-07-15'));
const sentences = (problems: readonly ImportProblem[]) => problems.map(inFull);
const codes = (cells: Record<string, string>) => read(cells).problems.map(({ code, column }) => `${code} ${column}`);
const homeOf = (cells: Record<string, string> = {}, row = 5): StatedHome => {
  const { home, problems } = read(cells, row);
  if (home === null) throw new Error(sentences(problems).join('\n'));
  return home;
};

describe('a row of the households file', () => {
  it('is read whole', () => {
    const cells = {
      BEDROOMS: '4',
      CARER_2: 'Bo Example',
      APPROVED_UNTIL: '31/03/2027',
      TERMS_NUMBER: '2',
      TERMS_AGE_FROM: '0',
      TERMS_AGE_TO: '11',
      TERMS_SEX: 'F',
      TERMS_TYPES: 'Short term; long-term',
      TERMS_CHILD: 'e10009902/K7',
      RESIGNED_ON: '01/05/2026',
      SKILLS: 'self-harm until 31/12/2026;Autism and ADHD',
      LANGUAGES: 'Polish; Kurdish',
      PETS: 'no',
      OWN_CHILDREN_AGES: '16;3',
      STAYING_PUT: '1',
      HOLD_SCOPE: 'named-child',
      HOLD_CHILD: 'E10009901/R1',
      HOLD_FROM: '02/03/2026',
      HOLD_REVIEW_ON: '02/06/2026',
      HOLD_BY: 'Service manager',
      NOT_AVAILABLE_2_PLACES: '1',
      NOT_AVAILABLE_2_REASON: 'carer taking a break',
      NOT_AVAILABLE_2_FROM: '01/07/2026',
      NOT_AVAILABLE_2_UNTIL: '31/07/2026',
      CONSTELLATION: 'Alder',
      CONSTELLATION_ROLE: 'hub',
      CONSTELLATION_FROM: '01/09/2025',
      HUB_BEDS: '2',
      CHILD_2_AUTHORITY: 'E10009901',
      CHILD_2: 'R1',
      CHILD_2_FROM: '09/09/2025',
      CHILD_2_UNTIL: '09/09/2025',
      CHILD_2_SIBLINGS: 'S-4',
    };
    expect(read(cells)).toEqual({
      problems: [],
      postcode: 'ZN47QD',
      home: {
        file: 'homes.csv',
        row: 5,
        household: {
          reference: 'H-7',
          name: 'Oak Lane',
          service: { name: 'Norchester Fostering', kind: 'authority', authorityCode: 'E10009901' },
          postcode: 'ZN47QD',
          places: 3,
          bedrooms: 4,
          stayingPutAdults: 1,
          ownChildrenAges: [16, 3],
          pets: 'no',
          petKinds: [],
          languages: ['Polish', 'Kurdish'],
          carers: ['Ann Example', 'Bo Example'],
          approvals: [
            {
              valid: { from: '2021-02-14', until: '2027-04-01' },
              maxChildren: 2,
              ages: { from: 0, to: 11 },
              sex: 'female',
              placementTypes: ['short-term', 'long-term'],
              namedChild: 'E10009902/K7',
              resignationNoticeOn: '2026-05-01',
            },
          ],
          skills: [
            { skill: 'self-harm', validUntil: '2027-01-01' },
            { skill: 'autism-and-adhd', validUntil: null },
          ],
          holds: [
            {
              scope: 'named-child',
              namedChild: 'E10009901/R1',
              valid: { from: '2026-03-02', until: null },
              reviewOn: '2026-06-02',
              decidedBy: 'Service manager',
            },
          ],
          unavailable: [{ places: 1, reason: 'carer-break', valid: { from: '2026-07-01', until: '2026-08-01' } }],
          fosteredChildren: [
            {
              number: 2,
              authorityCode: 'E10009901',
              code: 'R1',
              siblingGroup: 'S-4',
              stay: { from: '2025-09-09', until: '2025-09-10' },
            },
          ],
        },
        membership: { name: 'Alder', role: 'hub', hubBeds: 2, valid: { from: '2025-09-01', until: null } },
      },
    });
  });

  it('needs no more than the required cells, and then says nothing it was not told', () => {
    expect(homeOf().household).toMatchObject({
      pets: 'not-recorded',
      bedrooms: null,
      stayingPutAdults: 0,
      holds: [],
      approvals: [{ maxChildren: null, ages: null, sex: null, placementTypes: null, namedChild: null }],
    });
    expect(homeOf().membership).toBeNull();
  });

  it.each([
    [{ HOUSEHOLD: '' }, 'blank-cell HOUSEHOLD'],
    [{ POSTCODE: '' }, 'blank-cell POSTCODE'],
    [{ POSTCODE: 'ZN4' }, 'wrong-postcode POSTCODE'],
    [{ PLACES: '13' }, 'wrong-number PLACES'],
    [{ PLACES: '2.5' }, 'wrong-number PLACES'],
    [{ SERVICE_TYPE: 'charity' }, 'unknown-word SERVICE_TYPE'],
    [{ SERVICE_AUTHORITY: '' }, 'blank-cell SERVICE_AUTHORITY'],
    [{ SERVICE_AUTHORITY: 'E1000990l' }, 'wrong-authority-code SERVICE_AUTHORITY'],
    [{ SERVICE_TYPE: 'agency' }, 'agency-with-authority SERVICE_AUTHORITY'],
    [{ APPROVED_FROM: '30/02/2021' }, 'wrong-date APPROVED_FROM'],
    [{ APPROVED_UNTIL: '13/02/2021' }, 'ends-before-it-starts APPROVED_UNTIL'],
    [{ APPROVED_FROM: '', TERMS_NUMBER: '2' }, 'terms-without-approval APPROVED_FROM'],
    [{ RESIGNED_ON: '13/02/2021' }, 'resigned-before-approved RESIGNED_ON'],
    [{ TERMS_AGE_FROM: '5', TERMS_AGE_TO: '4' }, 'ages-out-of-order TERMS_AGE_TO'],
    [{ TERMS_AGE_FROM: '5' }, 'ages-half-stated TERMS_AGE_TO'],
    [{ TERMS_CHILD: 'K7' }, 'wrong-named-child TERMS_CHILD'],
    [{ SKILLS: 'self-harm;self harm' }, 'skill-twice SKILLS'],
    [{ SKILLS: 'self-harm until 2026' }, 'wrong-date SKILLS'],
    [{ HOLD_SCOPE: 'all', HOLD_FROM: '01/01/2026' }, 'blank-cell HOLD_BY'],
    [{ HOLD_SCOPE: 'named-child', HOLD_FROM: '01/01/2026', HOLD_BY: 'A' }, 'hold-without-child HOLD_CHILD'],
    [
      { HOLD_SCOPE: 'all', HOLD_FROM: '01/01/2026', HOLD_BY: 'A', HOLD_CHILD: 'E10009901/1' },
      'hold-with-child HOLD_CHILD',
    ],
    [{ CHILD_1: 'K7', CHILD_1_FROM: '01/01/2026' }, 'blank-cell CHILD_1_AUTHORITY'],
    [{ CHILD_6_AUTHORITY: 'E10009901' }, 'blank-cell CHILD_6'],
    [{ CHILD_7: 'K7' }, 'too-many-children CHILD_7'],
    [{ CONSTELLATION_ROLE: 'hub' }, 'blank-cell CONSTELLATION'],
    [
      { CONSTELLATION: 'A', CONSTELLATION_ROLE: 'satellite', CONSTELLATION_FROM: '01/01/2026', HUB_BEDS: '1' },
      'hub-beds-on-satellite HUB_BEDS',
    ],
    [{ CONSTELLATION: 'A', CONSTELLATION_ROLE: 'hub', CONSTELLATION_FROM: '01/01/2026' }, 'blank-cell HUB_BEDS'],
  ])('with %j is refused for %s', (cells, expected) => {
    expect(codes(cells)).toContain(expected);
    expect(read(cells).home).toBeNull();
  });

  it('takes an age from that is the age to, and a last day that is the first', () => {
    expect(codes({ TERMS_AGE_FROM: '5', TERMS_AGE_TO: '5', APPROVED_UNTIL: '14/02/2021' })).toEqual([]);
  });

  it('tells the nearest words for one it does not know', () => {
    expect(sentences(read({ SKILLS: 'self-harm;autism' }).problems)).toEqual([
      'homes.csv, row 5, column SKILLS: "autism" is not a skill of a home. ' +
        'Use one of autism-and-adhd, self-harm, fire-setting.',
    ]);
  });

  it('tells everything wrong with a row at once', () => {
    expect(codes({ PLACES: 'two', BEDROOMS: '-1', PETS: 'cat', CHILD_1: 'K 7' })).toEqual([
      'wrong-number PLACES',
      'wrong-number BEDROOMS',
      'unknown-word PETS',
      'wrong-child-code CHILD_1',
      'blank-cell CHILD_1_AUTHORITY',
      'blank-cell CHILD_1_FROM',
    ]);
  });

  it('keeps a home without an approval, and says so', () => {
    const { home, problems } = read({ APPROVED_FROM: '' });
    expect(home?.household.approvals).toEqual([]);
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'not-approved']]);
  });

  it('asks no approval of supported accommodation, which is registered instead', () => {
    const of = (SETTING: string) => read({ APPROVED_FROM: '', SETTING, REGISTERED: 'yes' }).problems;
    expect(of('supported-accommodation')).toEqual([]);
    expect(of('foster-home').map(({ code }) => code)).toEqual(['not-approved']);
  });
});

describe('what rows say of each other', () => {
  const child = (code: string, from: string, until = '') => ({
    CHILD_1: code,
    CHILD_1_AUTHORITY: 'E10009901',
    CHILD_1_FROM: from,
    CHILD_1_UNTIL: until,
  });
  const member = (role: string, from: string, until = '') => ({
    CONSTELLATION: 'Alder',
    CONSTELLATION_ROLE: role,
    CONSTELLATION_FROM: from,
    CONSTELLATION_UNTIL: until,
    HUB_BEDS: role === 'hub' ? '2' : '',
  });
  const across = (first: Record<string, string>, second: Record<string, string>) =>
    sentences(
      problemsAcrossRows([homeOf({ HOUSEHOLD: 'H-1', ...first }, 2), homeOf({ HOUSEHOLD: 'H-2', ...second }, 9)]),
    );

  it('is nothing when they agree', () => {
    expect(across(child('K7', '01/02/2026', '28/02/2026'), child('K7', '01/03/2026'))).toEqual([]);
    expect(across(member('hub', '01/02/2026'), member('satellite', '01/02/2026'))).toEqual([]);
    expect(across(member('hub', '01/02/2026', '28/02/2026'), member('hub', '01/03/2026'))).toEqual([]);
  });

  it('may be one home twice', () => {
    expect(across({}, { HOUSEHOLD: 'H-1' })).toEqual([
      'homes.csv, row 9, column HOUSEHOLD: The home H-1 is named here and in row 2. One row is one home: leave one out.',
    ]);
  });

  it('may be two homes for one child on a day', () => {
    expect(across(child('K7', '01/02/2026', '01/03/2026'), child('K7', '01/03/2026'))).toEqual([
      'homes.csv, row 9, column CHILD_1_FROM: The child K7 of E10009901 lives here and in the home of row 2 (CHILD_1) ' +
        'on 01/03/2026. Give the earlier stay its last day.',
    ]);
  });

  it('is not the same child when only the code is the same', () => {
    expect(across(child('K7', '01/02/2026'), { ...child('K7', '01/02/2026'), CHILD_1_AUTHORITY: 'E10009902' })).toEqual(
      [],
    );
  });

  it('may be two kinds of one service', () => {
    expect(across({}, { SERVICE_TYPE: 'agency', SERVICE_AUTHORITY: '' })).toEqual([
      'homes.csv, row 9, column SERVICE_TYPE: The service "Norchester Fostering" has another type or authority than in row 2. Make them the same.',
    ]);
  });

  it('may be two hubs on one day', () => {
    expect(across(member('hub', '01/02/2026', '01/03/2026'), member('hub', '01/03/2026'))).toEqual([
      'homes.csv, row 9, column CONSTELLATION_ROLE: The constellation "Alder" has a hub here and in row 2 at the same time. It has one hub on a day.',
    ]);
  });

  it('may be a satellite that joins before there is a hub, or without one', () => {
    expect(across(member('hub', '02/02/2026'), member('satellite', '01/02/2026'))).toEqual([
      'homes.csv, row 9, column CONSTELLATION: The constellation "Alder" has no hub on 01/02/2026, when this home joins it. ' +
        'Check CONSTELLATION_FROM in both rows.',
    ]);
    expect(across({}, member('satellite', '01/02/2026'))).toEqual([
      'homes.csv, row 9, column CONSTELLATION: The constellation "Alder" has no hub in this file. Name its hub, or leave this cell blank.',
    ]);
  });
});

describe('what the rest of the register knows', () => {
  it('is whether a postcode has a place', () => {
    const stated = [
      { file: 'homes.csv', row: 5, postcode: 'ZN47QD' },
      { file: 'homes.csv', row: 6, postcode: 'ZN11AA' },
    ];
    expect(sentences(homesWithoutPlace(stated, new Set(['ZN11AA'])))).toEqual([
      'homes.csv, row 6, column POSTCODE: The postcode ZN1 1AA is not in the postcode file, or has no place there, and a ' +
        'home needs a place. Correct it, or import a newer postcode file first.',
    ]);
  });

  it('is whether an authority exists, where any were imported', () => {
    const home = homeOf({ CHILD_1: 'K7', CHILD_1_AUTHORITY: 'E10009909', CHILD_1_FROM: '01/01/2026' });
    const welsh = homeOf({ CHILD_1: 'K7', CHILD_1_AUTHORITY: 'W06000015', CHILD_1_FROM: '01/01/2026' });
    expect(homesWithUnknownAuthorities([home, welsh], new Set())).toEqual([]);
    expect(sentences(homesWithUnknownAuthorities([home, welsh], new Set(['E10009901'])))).toEqual([
      'homes.csv, row 5, column CHILD_1_AUTHORITY: No authority has the code "E10009909". ' +
        'Correct it, or import a newer list of authorities first.',
    ]);
  });
});

describe('what a person may want to look at again', () => {
  const on = day('2026-05-01');
  const hub = { CONSTELLATION: 'Alder', CONSTELLATION_ROLE: 'hub', CONSTELLATION_FROM: '01/02/2026', HUB_BEDS: '2' };

  it('is a home with more people and hub beds than places', () => {
    const warnings = concernsOn([homeOf({ STAYING_PUT: '4', TERMS_NUMBER: '3' })], on);
    expect(sentences(warnings)).toEqual([
      'homes.csv, row 5, column PLACES: On 01/05/2026 the home has 3 places for 0 children, 4 Staying Put adults and 0 hub beds: ' +
        '1 too few. It counts as full.',
    ]);
    expect(warnings.map(({ severity }) => severity)).toEqual(['warning']);
  });

  it('is the size of a constellation on the day, and not of one that has ended', () => {
    expect(sentences(concernsOn([homeOf({ ...hub, TERMS_NUMBER: '3' })], on))).toEqual([
      'homes.csv, row 5, column CONSTELLATION: The constellation "Alder" has 0 satellite homes on 01/05/2026; the Mockingbird model has 6 to 10.',
      'homes.csv, row 5, column CONSTELLATION: The constellation "Alder" has 0 children on 01/05/2026; the Mockingbird model has 6 to 18.',
    ]);
    expect(concernsOn([homeOf({ ...hub, TERMS_NUMBER: '3', CONSTELLATION_UNTIL: '30/04/2026' })], on)).toEqual([]);
  });
});
