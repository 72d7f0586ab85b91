import { describe, expect, it } from '@jest/globals';
import { readNewRequest, typedIn } from './new-request.form.js';
import { errorsOf, presentNewRequest } from './new-request.presenter.js';

const sent = {
  knownAs: ' Ruby ',
  childCode: 'NC004711',
  'bornOn-day': '4',
  'bornOn-month': '11',
  'bornOn-year': '2019',
  sex: 'FEMALE',
  urgency: 'EMERGENCY',
  'neededBy-day': '27',
  'neededBy-month': '11',
  'neededBy-year': '2026',
  'startsOn-day': '28',
  'startsOn-month': '11',
  'startsOn-year': '2026',
  placementType: 'short-term',
  needs: ['going-missing', 'self-harm'],
  schoolMustContinue: 'yes',
  schoolName: 'Holm Lane Primary',
};

const read = (more: Readonly<Record<string, unknown>> = {}) => readNewRequest(typedIn({ ...sent, ...more }));

describe('the form for a new request', () => {
  it('makes what the api takes', () => {
    expect(read()).toEqual({
      ok: true,
      input: {
        knownAs: 'Ruby',
        childCode: 'NC004711',
        bornOn: '2019-11-04',
        sex: 'FEMALE',
        urgency: 'EMERGENCY',
        neededBy: '2026-11-27',
        startsOn: '2026-11-28',
        expectedUntil: null,
        placementType: 'short-term',
        siblingGroup: null,
        homePostcode: null,
        schoolName: 'Holm Lane Primary',
        schoolPostcode: null,
        schoolMustContinue: true,
        needs: ['going-missing', 'self-harm'],
        summary: '',
      },
    });
  });

  it('takes the reference of a group of brothers and sisters', () => {
    expect(read({ siblingGroup: ' ASH ' })).toMatchObject({ ok: true, input: { siblingGroup: 'ASH' } });
    expect(errorsOf({ field: 'siblingGroup', message: 'Taken.' })).toEqual({ siblingGroup: 'Taken.' });
  });

  it('takes one need, no need and an unknown date of birth', () => {
    const answer = read({ needs: 'self-harm', 'bornOn-day': '', 'bornOn-month': '', 'bornOn-year': '' });
    expect(answer).toMatchObject({ ok: true, input: { needs: ['self-harm'], bornOn: null } });
    expect(read({ needs: undefined })).toMatchObject({ ok: true, input: { needs: [] } });
  });

  it.each([
    [{ knownAs: ' ' }, { knownAs: 'Enter the name the child is known by' }],
    [{ sex: 'girl' }, { sex: 'Choose girl, boy or not recorded' }],
    [{ 'startsOn-day': '31' }, { startsOn: 'The date of moving in must be a real date' }],
    [{ 'neededBy-year': '' }, { neededBy: 'The date a home is needed by must include a year' }],
    [{ 'expectedUntil-day': '1' }, { expectedUntil: 'The last day of the stay must include a month and a year' }],
  ])('with %j says %j', (more, errors) => {
    expect(read(more)).toEqual({ ok: false, errors });
  });

  it('asks for everything that is needed when it comes empty', () => {
    const answer = readNewRequest(typedIn({}));
    expect(answer.ok ? [] : Object.keys(answer.errors).sort()).toEqual(
      ['childCode', 'knownAs', 'neededBy', 'placementType', 'sex', 'startsOn', 'urgency'].sort(),
    );
  });

  it('leads from each error to its field, in the order of the form', () => {
    const choices = {
      placementTypes: [{ id: 'short-term', name: 'short-term' }],
      needs: [],
      recordAnswers: [],
      factAnswers: [],
    };
    const errors = { startsOn: 'B', childCode: 'A', 'details.circumstances.latestStartOn': 'D' };
    expect(presentNewRequest(typedIn(sent), choices, errors, 'C').errors).toEqual([
      { text: 'C' },
      { text: 'A', href: '#childCode' },
      { text: 'B', href: '#startsOn-day' },
      { text: 'D', href: '#details.circumstances.latestStartOn-day' },
    ]);
  });

  it('puts a refusal of the api beside its field, and one about no field above the form', () => {
    expect(errorsOf({ field: 'childCode', message: 'Has a request' })).toEqual({ childCode: 'Has a request' });
    const inPlace = { field: 'details.circumstances.regularPlaces.times', message: 'Too often' };
    expect(errorsOf(inPlace)).toEqual({ 'details.circumstances.regularPlaces': 'Too often' });
    expect(errorsOf({ field: null, message: 'x' })).toBeNull();
    expect(errorsOf({ field: 'toString', message: 'x' })).toBeNull();
  });
});
