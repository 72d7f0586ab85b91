import { describe, expect, it } from '@jest/globals';
import { presentRecordForm } from './record-form.presenter.js';
import { readRecord, typedRecordIn } from './record-form.js';
import { recordGroups } from './record-questions.js';

const read = (form: Readonly<Record<string, unknown>>) => readRecord(typedRecordIn(form));

describe('the folded part of the form for a new request', () => {
  it('sends only what was answered, section by section', () => {
    expect(
      read({
        knownAs: 'Ruby',
        'details.requirements.pets': 'YES_CAN',
        'details.requirements.culturalNeeds': '',
        'details.requirements.additionalSupport': ['TAXIS_TO_SCHOOL', 'OTHER'],
        'details.requirements.additionalSupportOther': ' A night light ',
        'details.requirements.homeAdaptationRequired': 'no',
        'details.availability.siblingCount': '2',
        'details.circumstances.latestStartOn-day': '9',
        'details.circumstances.latestStartOn-month': '12',
        'details.circumstances.latestStartOn-year': '2026',
        'details.circumstances.regularPlaces-1-place': 'Chess',
        'details.circumstances.regularPlaces-1-times': '3',
        'details.circumstances.regularPlaces-1-period': 'MONTH',
        'details.circumstances.regularPlaces-0-period': 'WEEK',
        'details.circumstances.locationsToAvoid-0-place': 'Holm Lane',
        'details.circumstances.locationsToAvoid-0-postcodeSector': 'ZN4 7',
      }),
    ).toEqual({
      errors: {},
      input: {
        requirements: {
          homeAdaptationRequired: false,
          pets: 'YES_CAN',
          additionalSupport: ['TAXIS_TO_SCHOOL', 'OTHER'],
          additionalSupportOther: ['A night light'],
        },
        availability: { siblingCount: 2 },
        circumstances: {
          latestStartOn: '2026-12-09',
          regularPlaces: [{ place: 'Chess', postcodeSector: null, times: 3, period: 'MONTH' }],
          locationsToAvoid: [{ place: 'Holm Lane', postcodeSector: 'ZN4 7', reason: null }],
        },
      },
    });
  });

  it('sends nothing when nothing was answered', () => {
    expect(read({ knownAs: 'Ruby', 'details.requirements.pets': '' })).toEqual({ input: null, errors: {} });
  });

  it.each([
    [{ 'details.availability.siblingCount': 'two' }, 'details.availability.siblingCount', 'must be a whole number'],
    [{ 'details.circumstances.latestStartOn-day': '9' }, 'details.circumstances.latestStartOn', 'must include a month'],
    [
      { 'details.circumstances.regularPlaces-0-postcodeSector': 'ZN4 7' },
      'details.circumstances.regularPlaces',
      'Say what the place is called',
    ],
  ])('with %j says what to write', (form, name, sentence) => {
    expect(read(form).errors[name]).toContain(sentence);
  });

  it('shows again what was typed, counts the answers and unfolds a group with something wrong in it', () => {
    const typed = typedRecordIn({ 'details.requirements.pets': 'NO', 'details.availability.siblingCount': 'x' });
    const lists = [{ list: 'petAnswers', answers: [{ id: 'NO', name: 'cannot live with pets' }] }];
    const groups = presentRecordForm(typed, lists, (name) =>
      name === 'details.availability.siblingCount' ? 'Wrong' : null,
    );
    expect(groups.map(({ id, isOpen, answered }) => [id, isOpen, answered])).toEqual([
      ['requirements', false, '1 answer'],
      ['risks', false, ''],
      ['where', true, '1 answer'],
      ['recommendation', false, ''],
    ]);
    const pets = groups[0]?.fields.find(({ name }) => name === 'details.requirements.pets');
    expect(pets?.items.map(({ text, selected }) => [text, selected])).toEqual([
      ['Not recorded', false],
      ['Cannot live with pets', true],
    ]);
  });

  it('asks each question once', () => {
    const paths = recordGroups.flatMap(({ questions }) => questions.map(({ path }) => path));
    expect(new Set(paths).size).toBe(paths.length);
  });
});
