import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type ActualPlacement, nothingRecorded } from '#register/core';
import { recordedAnswers } from './recorded-answers.js';

const { details } = nothingRecorded;

describe('what is recorded, in words', () => {
  it('is nothing when nothing is', () => {
    expect(recordedAnswers(nothingRecorded)).toEqual([]);
  });

  it('says each answer as people say it', () => {
    const record = {
      details: {
        ...details,
        availability: { ...details.availability, siblingCount: 0, preferredLocationIsLocal: false },
        requirements: { ...details.requirements, pets: 'yes-can', additionalSupport: ['taxis-to-school', 'other'] },
        recommendation: { ...details.recommendation, fosterCare: 'suitable-but-not-preferred' },
        risks: { ...details.risks, fireSetting: 'risk-present' },
        circumstances: {
          ...details.circumstances,
          latestStartOn: day('2026-03-09'),
          regularPlaces: [{ place: 'Chess', postcodeSector: 'ZN4 7', times: 2, period: 'week' }],
          locationsToAvoid: [
            { place: 'Holm Lane', postcodeSector: null, reason: 'Contact' },
            { place: 'The station', postcodeSector: null, reason: null },
          ],
        },
      },
      actualPlacement: null,
      qualityAssurance: nothingRecorded.qualityAssurance,
    } as const;
    expect(recordedAnswers(record).map(({ field, words }) => [field, words])).toEqual([
      ['availability.siblingCount', '0'],
      ['availability.preferredLocationIsLocal', 'no'],
      ['requirements.pets', 'can live with pets'],
      ['requirements.additionalSupport', 'taxis to school; something else'],
      ['recommendation.fosterCare', 'suitable but not preferred'],
      ['risks.fireSetting', 'risk present'],
      ['circumstances.latestStartOn', '9 March 2026'],
      ['circumstances.regularPlaces', 'Chess (ZN4 7), twice a week'],
      ['circumstances.locationsToAvoid', 'Holm Lane: Contact; The station'],
    ]);
  });

  it('says costs in pounds', () => {
    const actualPlacement: ActualPlacement = {
      ...{ placementType: 'residential' as const, providerUrn: 'SC1', outwardCode: 'ZN4', locationWasPreferred: true },
      ...{ educationWasDisrupted: false, siblingsPlacedTogether: 1, totalWeeklyPence: 450_050 },
      ...{ coreWeeklyPence: null, additionalSupportWeeklyPence: 0, educationWeeklyPence: null, otherWeeklyPence: null },
    };
    const said = recordedAnswers({ ...nothingRecorded, actualPlacement });
    expect(said.filter(({ field }) => field.endsWith('Pence')).map(({ words }) => words)).toEqual([
      '£4,500.50',
      '£0.00',
    ]);
  });
});
