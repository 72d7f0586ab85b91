import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type RankedHome } from '../requests/request.operations.js';
import { asNewRequest, emptyForm, readFindNow, typedIn } from './find-now.form.js';
import { type FoundHomes } from './find-now.operations.js';
import { errorsOfSearch, presentFindNow } from './find-now.presenter.js';

const choices = { placementTypes: [], needs: [], recordAnswers: [], factAnswers: [] };

const home: RankedHome = {
  ...{ place: 1, standing: 'ELIGIBLE', points: 90, milesFromHome: 3.2, milesFromSchool: null, authorityNeeded: [] },
  findings: [],
  household: {
    ...{ id: 'h', reference: 'H-1', name: 'Alder House', serviceName: 'Kestrel', serviceKind: 'AGENCY' },
    ...{ areaAuthority: null, vacantPlaces: 1, places: 2, area: null, constellation: null },
  },
};
const found = (more: Partial<FoundHomes> = {}): FoundHomes => ({
  ...{ judgedOn: day('2026-11-23'), startsOn: day('2026-11-27'), factsRevision: 1204, policyVersion: 2 },
  ...{
    recordId: 'record-1',
    engineVersion: '2',
    engineMicroseconds: 80,
    beyondMiles: 0,
    excludedByRule: [],
    missing: [],
    noHomeBecause: null,
    furtherAway: [],
    emergencyRoute: null,
  },
  counts: { register: 7, eligible: 3, needsAuthority: 0, nearMisses: 1, excluded: 3 },
  ranked: [home],
  nearMisses: [],
  ...more,
});
const shown = (answer: FoundHomes) => presentFindNow(typedIn({}), choices, {}, answer).found;

describe('the form for a home now', () => {
  it('is an emergency today unless somebody says otherwise, and asks nothing', () => {
    const read = readFindNow(emptyForm(day('2026-11-27')));
    expect(read).toMatchObject({
      ok: true,
      withinMiles: null,
      child: {
        ...{ ageInYears: null, bornOn: null, homePostcode: null, sex: 'NOT_RECORDED', facts: null },
        ...{ urgency: 'EMERGENCY', placementType: 'emergency', startsOn: '2026-11-27' },
      },
    });
  });

  it('reads what more is known, and what is only half written', () => {
    const sent = {
      age: '7',
      withinMiles: '20',
      'details.facts.cultures': 'Kurdish; Scottish',
      'details.facts.isDisabled': 'no',
      'details.facts.familyTimesAMonth': '4',
      'details.avoid.postcode': 'ZN1 2BB',
      'details.avoid.reason': 'An uncle lives there.',
    };
    expect(readFindNow(typedIn(sent))).toMatchObject({
      ok: true,
      withinMiles: 20,
      child: {
        ageInYears: 7,
        facts: {
          ...{ cultures: ['Kurdish', 'Scottish'], isDisabled: false, familyTimesAMonth: 4 },
          placesToAvoid: [{ postcode: 'ZN1 2BB', miles: 0, reason: 'An uncle lives there.' }],
        },
      },
    });
    const half = { age: 'seven', 'details.order.postcode': 'ZN1 2BB', 'details.avoid.reason': 'Harm.' };
    expect(readFindNow(typedIn(half))).toEqual({
      ok: false,
      errors: {
        age: 'The age must be a whole number of years, like 7',
        'details.order.kind': 'Choose what the court order forbids, or clear the rest of it',
        'details.order.from': 'Enter the first day of the court order',
        'details.avoid.postcode': 'Enter the postcode of the place to keep away from, or clear the rest',
      },
    });
  });

  it('carries everything said into the form of a new request', () => {
    const typed = typedIn({
      age: '7',
      sex: 'MALE',
      needs: ['self-harm', 'autism-and-adhd'],
      'details.facts.faith': 'sikh',
    });
    const carried = asNewRequest(typed);
    expect(carried).toEqual(
      expect.arrayContaining([
        { name: 'sex', value: 'MALE' },
        { name: 'needs', value: 'self-harm' },
        { name: 'needs', value: 'autism-and-adhd' },
        { name: 'details.facts.faith', value: 'sikh' },
      ]),
    );
    expect(carried.find(({ name }) => name === 'summary')?.value).toMatch(/^Said to be 7 years old/);
    expect(carried.some(({ value }) => value === '')).toBe(false);
  });
});

describe('the answer', () => {
  it('warns of the emergency route, and only where a home needs it', () => {
    expect(shown(found())?.emergency).toBeNull();
    expect(shown(found({ emergencyRoute: { sentence: '2 homes until 7 December 2026.' } }))?.emergency).toBe(
      '2 homes until 7 December 2026.',
    );
  });

  it('says what the next miles bring, each with a way to look there with the same facts', () => {
    const typed = typedIn({
      age: '7',
      withinMiles: '5',
      needs: ['self-harm'],
      'startsOn-day': '3',
      urgency: 'PLANNED',
    });
    const furtherAway = [
      { withinMiles: 10, sentence: 'Within 10 miles: 1 home.' },
      { withinMiles: null, sentence: 'At any distance: 2 homes.' },
    ];
    const model = presentFindNow(typed, choices, {}, found({ ranked: [], furtherAway })).found;
    expect(model?.furtherAway.map(({ sentence, look }) => [sentence, look?.button])).toEqual([
      ['Within 10 miles: 1 home.', 'Show homes within 10 miles'],
      ['At any distance: 2 homes.', 'Show homes at any distance'],
    ]);
    const [ten, any] = model!.furtherAway.map(({ look }) => look?.asked);
    expect(ten).toEqual([
      { name: 'age', value: '7' },
      { name: 'urgency', value: 'PLANNED' },
      { name: 'withinMiles', value: '10' },
      { name: 'startsOn-day', value: '3' },
      { name: 'needs', value: 'self-harm' },
    ]);
    expect(any?.some(({ name }) => name === 'withinMiles')).toBe(false);
  });

  it('names what it was made from, and how many homes are further away', () => {
    const model = shown(found({ beyondMiles: 1 }));
    expect(model?.madeFrom).toContain('version 1,204 of the facts');
    expect(model?.beyond).toBe('1 home further away is not in the list.');
    expect(shown(found())?.beyond).toBeNull();
    expect(
      shown(found({ beyondMiles: 1, noHomeBecause: 'Nobody. 1 home further away was left out.' }))?.beyond,
    ).toBeNull();
  });

  it('has no section without a home', () => {
    expect(shown(found())?.sections.map(({ id }) => id)).toEqual(['eligible']);
    expect(shown(found({ ranked: [], noHomeBecause: 'Nobody.' }))).toMatchObject({
      sections: [],
      noHomeBecause: 'Nobody.',
    });
  });

  it.each([
    ['child.ageInYears', 'age'],
    ['child.homePostcode', 'homePostcode'],
    ['withinMiles', 'withinMiles'],
    ['child.facts.faith', 'details.facts.faith'],
    ['child.facts.courtOrders', 'details.order.kind'],
    ['child.facts.placesToAvoid', 'details.avoid.postcode'],
    ['child.facts.placementPlanOn', 'details.before.placementPlanOn'],
    [null, 'age'],
  ])('tells a refusal of %s at %s', (field, at) => {
    expect(errorsOfSearch({ field, message: 'Wrong.' })).toEqual({ [at]: 'Wrong.' });
  });
});
