import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import {
  readLdDocument,
  readPlacements,
  type StatedPlacement,
  writePlacement,
} from '../../libs/ingest/src/core/standard/index.js';
import { addDays, day, type LocalDate } from '#kernel';
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
import { inFull } from '#ingest/core';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

const fileOf = (name: string): string => readFileSync(sharedData('placements-standard', name), 'utf8');
const parsed = (name: string): unknown => JSON.parse(fileOf(name)) as unknown;

let validator: SHACLValidator | undefined;

/** What a validator that is not ours finds in a document, with nothing fetched but the standard's own context. */
async function violations(document: object): Promise<readonly string[]> {
  const documentLoader = (url: string) => {
    if (!url.endsWith('/context.jsonld')) throw new Error(`Something was to be fetched: ${url}`);
    return Promise.resolve({ contextUrl: undefined, document: parsed('context.jsonld') as never, documentUrl: url });
  };
  const options = { format: 'application/n-quads' as const, base: 'https://example.org/base/', documentLoader };
  const quads = (await jsonld.toRDF(document, options)) as unknown as string;
  validator ??= new SHACLValidator(new Store(new Parser().parse(fileOf('shacl-shape.ttl'))));
  const report = await validator.validate(new Store(new Parser({ format: 'N-Quads' }).parse(quads)));
  return report.results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') === true)
    .map(({ path: at, message }) => `${at?.value ?? ''} ${message.map(({ value }) => value).join(' ')}`);
}

const read = (document: unknown) => readPlacements('record.jsonld', readLdDocument(document));

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

const recordOf: fc.Arbitrary<PlacementRecord> = fc.record({
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

const requestOf: fc.Arbitrary<PlacementRequest> = fc
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
function asSaid(record: PlacementRecord, request: PlacementRequest, { placementId, parts }: StatedPlacement) {
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

describeWithSharedData('the placements standard, as it is published', () => {
  it('is what we write, by a validator that is not ours, and is read back as it was, whatever is recorded', async () => {
    await fc.assert(
      fc.asyncProperty(requestOf, recordOf, async (request, record) => {
        const written = writePlacement(request, record);
        if (!written.ok) throw new Error(written.notRecorded.join());
        expect(await violations(written.document)).toEqual([]);

        const { placements, problems } = read(JSON.parse(JSON.stringify(written.document)));
        expect(problems.filter(({ severity }) => severity === 'error').map(inFull)).toEqual([]);
        const [placement] = placements;
        if (!placement) throw new Error('Nothing came back');
        expect(placement.parts).toEqual(asSaid(record, request, placement));
        expect(placement.beyond).toMatchObject({
          ...{ openedOn: request.openedOn, closedOn: request.closedOn, homeNeededBy: request.neededBy },
          ...{ expectedUntil: request.expectedUntil, placementType: request.placementType },
        });
      }),
      { numRuns: 25 },
    );
  });

  it('is what we write also under its own context', async () => {
    await fc.assert(
      fc.asyncProperty(requestOf, recordOf, async (request, record) => {
        const written = writePlacement(request, record);
        if (!written.ok) throw new Error(written.notRecorded.join());
        expect(await violations({ ...written.document, '@context': '../context.jsonld' })).toEqual([]);
      }),
      { numRuns: 5 },
    );
  });

  it('finds fault with what we would write wrongly: the validator is at work', async () => {
    const [request] = fc.sample(requestOf, { numRuns: 1, seed: 5 });
    const [record] = fc.sample(recordOf, { numRuns: 1, seed: 5 });
    const written = request && record ? writePlacement(request, record) : null;
    if (!written?.ok) throw new Error('Not written');
    const withoutRisks = Object.entries(written.document).filter(([name]) => name !== 'riskAssessment');
    expect((await violations(Object.fromEntries(withoutRisks))).join()).toContain('riskAssessment');
  });

  it('accepts the valid example, with every field of it', () => {
    const { placements, problems } = read(parsed('valid-placement.jsonld'));
    expect(problems).toEqual([]);
    expect(placements).toMatchObject([
      {
        childCode: 'ABCD2012',
        placementId: 'ABCD2012-001',
        parts: {
          availability: {
            neededWithin: 'within-five-days',
            siblingCount: 2,
            preferredLocationIsLocal: false,
            outOfAreaReason: 'court-order',
          },
          requirements: {
            ...{ communicationNeeds: 'not-specified', communicationRequirements: ['esol'], culturalNeeds: 'required' },
            ...{ livingCompanions: 'only-with-younger-children', pets: 'no', additionalSupport: ['taxis-to-school'] },
            deprivationOfLiberty: true,
          },
          risks: { selfHarm: 'risk-present', goingMissing: 'risk-present', fireSetting: 'no-known-risk' },
          actualPlacement: {
            ...{
              placementType: 'residential',
              providerUrn: 'ABCD10293002',
              outwardCode: 'N18',
              siblingsPlacedTogether: 1,
            },
            ...{ educationWasDisrupted: true, totalWeeklyPence: 450_000, educationWeeklyPence: 0 },
          },
          qualityAssurance: { referralOn: '2024-02-12' as LocalDate, costOfficer: 'Casey White' },
        },
      },
    ]);
  });

  it.each([
    [
      'invalid-bad-enum.jsonld',
      [
        'placementRequirements.specificCommunicationRequirement',
        'placementRequirements.pets',
        'riskAssessment.riskSelfHarm',
      ],
    ],
    ['invalid-missing-required.jsonld', ['riskAssessment']],
  ])('refuses %s and names the fields', (name, fields) => {
    const { placements, problems } = read(parsed(name));
    expect(placements).toEqual([]);
    expect(problems.filter(({ severity }) => severity === 'error').map(({ column }) => column)).toEqual(fields);
  });
});
