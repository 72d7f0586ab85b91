import fc from 'fast-check';
import { addDays, day } from '#kernel';
import { type StatedPlacement } from '../../libs/ingest/src/core/standard/index.js';
import {
  actualPlacementTypes,
  additionalSupports,
  communicationNeedAnswers,
  communicationRequirements,
  culturalNeedAnswers,
  livingCompanions,
  neededWithin,
  outOfAreaReasons,
  petAnswers,
  type PlacementRecord,
  type PlacementRequest,
  placementTypes,
  placingAtDistanceReasons,
  riskLevels,
  risks,
  suitabilities,
  visitPeriods,
} from '#register/core';

/** Requests and their records of every kind, whole as the placements standard asks. All of it is made up. */

const keyOf = <Id extends string>(words: Readonly<Record<Id, string>>): fc.Arbitrary<Id> =>
  fc.constantFrom(...(Object.keys(words) as Id[]));
const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary);
const some = <T>(arbitrary: fc.Arbitrary<T>, minLength = 0): fc.Arbitrary<readonly T[]> =>
  fc.uniqueArray(arbitrary, { minLength, maxLength: 3 });
const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 30 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }),
    fc.constantFrom('pu:Today', '2', '@id', 'https://example.org/', 'a "b"\n\\'),
  )
  .map((text) => text.replaceAll(/[\0\ud800-\udfff]/g, '').trim())
  .filter((text) => text !== '');
const date = fc.nat(3_000).map((days) => addDays(day('2020-01-01'), days));
const sector = fc.constantFrom('ZN4 7', 'N18 1', 'EC1A 9', 'BS10 0');
const pence = fc.nat(20_000_000);
const [yesOrNo, count] = [fc.boolean(), fc.nat(9)];

/** Everything the standard requires is recorded; the rest may be. */
export const recordOf: fc.Arbitrary<PlacementRecord> = fc.record({
  details: fc.record({
    availability: fc.record({
      placementId: maybe(words),
      neededWithin: maybe(keyOf(neededWithin)),
      siblingCount: maybe(count),
      preferredLocationIsLocal: yesOrNo,
      outOfAreaReason: maybe(keyOf(outOfAreaReasons)),
      outOfAreaReasonOther: some(words, 1),
      preferredLocation: maybe(words),
    }),
    requirements: fc.record({
      communicationNeeds: maybe(keyOf(communicationNeedAnswers)),
      communicationRequirements: some(keyOf(communicationRequirements), 1),
      communicationRequirementsOther: some(words, 1),
      homeAdaptationRequired: maybe(yesOrNo),
      culturalNeeds: maybe(keyOf(culturalNeedAnswers)),
      culturalNeedsOther: some(words, 1),
      livingCompanions: keyOf(livingCompanions),
      pets: maybe(keyOf(petAnswers)),
      additionalSupport: some(keyOf(additionalSupports)),
      additionalSupportOther: some(words, 1),
      deprivationOfLiberty: maybe(yesOrNo),
    }),
    recommendation: fc.record({
      fosterCare: maybe(keyOf(suitabilities)),
      residentialCare: maybe(keyOf(suitabilities)),
      supportedAccommodation: maybe(keyOf(suitabilities)),
    }),
    risks: fc
      .tuple(...Object.keys(risks).map((name) => keyOf(riskLevels).map((level) => [name, level] as const)))
      .map((levels) => Object.fromEntries(levels) as unknown as PlacementRecord['details']['risks']),
    circumstances: fc.record({
      latestStartOn: maybe(date),
      familyPostcodeSector: maybe(sector),
      closeToFamilyRecommended: maybe(yesOrNo),
      regularPlaces: some(
        fc.record({
          place: words,
          postcodeSector: maybe(sector),
          times: fc.integer({ min: 1, max: 99 }),
          period: keyOf(visitPeriods),
        }),
      ),
      locationsToAvoid: some(fc.record({ place: words, postcodeSector: maybe(sector), reason: maybe(words) })),
      adultSupportRatio: maybe(fc.constantFrom('1:1', '2:1', '1:3')),
      siblingsAreSplit: maybe(yesOrNo),
      siblingSplitReason: maybe(words),
      placingAtDistanceReason: maybe(keyOf(placingAtDistanceReasons)),
    }),
  }),
  actualPlacement: maybe(
    fc.record({
      placementType: keyOf(actualPlacementTypes),
      providerUrn: words,
      outwardCode: fc.constantFrom('N18', 'TA3', 'BS10', 'EC1A', 'M1'),
      locationWasPreferred: yesOrNo,
      educationWasDisrupted: yesOrNo,
      siblingsPlacedTogether: count,
      totalWeeklyPence: pence,
      coreWeeklyPence: maybe(pence),
      additionalSupportWeeklyPence: maybe(pence),
      educationWeeklyPence: maybe(pence),
      otherWeeklyPence: maybe(pence),
    }),
  ),
  qualityAssurance: fc.record({
    referralOn: maybe(date),
    referralOfficer: maybe(words),
    placementOn: date,
    placementOfficer: words,
    costOn: date,
    costOfficer: maybe(words),
  }),
});

export const requestOf: fc.Arbitrary<PlacementRequest> = fc
  .record({
    reference: fc.constantFrom('NH-000123', 'PR 7/3', 'é'),
    code: fc.constantFrom('00123', 'ABCD2012', 'A/1'),
    openedOn: date,
    untilNeeded: fc.nat(9),
    untilStart: fc.nat(9),
    stay: maybe(fc.integer({ min: 1, max: 900 })),
    urgency: fc.constantFrom('planned' as const, 'emergency' as const),
    placementType: keyOf(placementTypes),
    isClosed: fc.boolean(),
    schoolMustContinue: yesOrNo,
  })
  .map(({ reference, code, openedOn, untilNeeded, untilStart, stay, isClosed, ...rest }) => {
    const startsOn = addDays(openedOn, untilStart);
    return {
      ...rest,
      ...{ id: 'r', reference, openedOn, startsOn, neededBy: addDays(openedOn, untilNeeded) },
      closedOn: isClosed ? addDays(openedOn, 4) : null,
      expectedUntil: stay === null ? null : addDays(startsOn, stay),
      child: { id: 'c', authorityCode: 'E10000020', code, knownAs: null, bornOn: null, sex: 'not-recorded' as const },
      ...{ homeArea: null, schoolName: null, schoolArea: null, needs: [], languages: [], siblingGroup: null },
      ...{ adoptionConsidered: false, summary: '' },
    };
  });

/** What comes back is what went out, with the words for not knowing in the place of silence. */
export function asSaid(record: PlacementRecord, request: PlacementRequest, { placementId, parts }: StatedPlacement) {
  const { details, actualPlacement, qualityAssurance } = record;
  const { availability, requirements, recommendation } = details;
  return {
    ...details,
    availability: {
      ...availability,
      placementId,
      neededWithin: availability.neededWithin ?? parts.availability?.neededWithin,
    },
    requirements: {
      ...requirements,
      communicationNeeds: requirements.communicationNeeds ?? 'not-specified',
      culturalNeeds: requirements.culturalNeeds ?? 'not-known',
      pets: requirements.pets ?? 'not-known',
    },
    recommendation: Object.fromEntries(
      Object.entries(recommendation).map(([kind, suitability]) => [kind, suitability ?? 'not-specified']),
    ),
    ...(actualPlacement === null ? {} : { actualPlacement }),
    qualityAssurance: { ...qualityAssurance, referralOn: qualityAssurance.referralOn ?? request.openedOn },
  };
}
