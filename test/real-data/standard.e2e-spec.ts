import { readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { readLdDocument, readPlacements, writePlacement } from '../../libs/ingest/src/core/standard/index.js';
import { type LocalDate } from '#kernel';
import { inFull } from '#ingest/core';
import { asSaid, recordOf, requestOf } from '../support/placement-records.js';
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
