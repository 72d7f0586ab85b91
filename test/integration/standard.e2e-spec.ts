import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DecisionsModule, OpenPlacementRequest } from '#decisions';
import { ExportStandard, type ImportOutcome, ImportStandard, inFull, IngestModule, UndoImport } from '#ingest';
import { day } from '#kernel';
import { ReadPlacementRecords, RecordPlacement } from '#register';
import { fileOf, openHouse, startingTakes, type TestHouse } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule, DecisionsModule]);
}, startingTakes);
afterAll(() => house.close());

const ours = 'E10009901';
const theirs = 'E10009902';
const importing = (
  document: unknown,
  more: { authorityCode?: string; isDryRun?: boolean } = {},
): Promise<ImportOutcome> =>
  house.get(ImportStandard).import({
    files: [fileOf('record.jsonld', typeof document === 'string' ? document : JSON.stringify(document))],
    requestedBy: 'Dana',
    authorityCode: ours,
    ...more,
  });
const told = (outcome: ImportOutcome): string[] => outcome.problems.map(inFull);
const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);

/** A record as another system may write it: fictional, and no field like another's. */
const risks = {
  riskSelfHarm: 'Risk Present',
  riskSexualExploitation: 'No known risk',
  riskCriminalExploitation: 'NoKnownRisk',
  riskDrugAlcohol: 'rl:NoKnownRisk',
  riskEatingDisorder: 'No known risk',
  riskMissing: { '@id': 'https://ns.socialcaredata.io/placements/risk-level#RiskPresent' },
  riskToOthersPhysical: ['No known risk'],
  riskToOthersSexual: 'No known risk',
  riskToOthersFire: 'No known risk',
  riskToOthersAnimals: 'Risk Present',
  riskToOthersCriminal: 'No known risk',
};
const ash = {
  '@context': '../context.jsonld',
  '@id': 'ex:PL-9',
  '@type': 'Placement',
  childId: 'ASH1',
  placementId: 'PL-9',
  placementAvailability: {
    '@type': 'PlacementAvailability',
    neededBy: '< 5 days',
    siblingCount: 2,
    isPreferredLocationLocal: false,
    outOfLAReason: 'Other',
    outOfLAReasonOther: 'Grandparents live there',
  },
  placementRequirements: {
    '@type': 'PlacementRequirements',
    communicationNeeds: 'Yes',
    specificCommunicationRequirement: ['BSL', 'cn:Makaton'],
    culturalNeeds: 'Not Known',
    livingCompanions: 'Only With Other older children',
    pets: 'Yes-can',
    additionalSupport: ['Taxis to school', 'A worker for respite'],
    homeAdaptationRequired: { '@value': true },
  },
  placementRecommendation: {
    '@type': 'PlacementRecommendation',
    fosterCareSuitability: 'Preferred',
    residentialCareSuitability: 'Suitable but not preferred',
    supportedAccommodationSuitability: 'Not specified',
  },
  riskAssessment: { '@type': 'RiskAssessment', ...risks },
  qualityAssurance: {
    '@type': 'QualityAssurance',
    referralDate: '2026-02-12',
    placementOfficerName: 'Beth Green',
    placementDate: '2026-03-01',
    costDate: { '@value': '2026-03-02', '@type': 'xsd:date' },
  },
};
const placed = {
  '@type': 'ActualPlacement',
  placementType: 'Supported Accommodation',
  providerURN: 'SC00123',
  placementLocation: 'zn4',
  isLocationPreferred: true,
  isEducationContinuous: false,
  siblingsPlacedTogether: 0,
  totalWeeklyCost: 1450.5,
  coreWeeklyCost: '1200.00',
};
const exported = async (reference: string) => {
  const answer = await house.get(ExportStandard).request(reference);
  if (!answer.ok) throw new Error(JSON.stringify(answer.problem));
  return answer.value.document;
};

describe('importing the placements standard', () => {
  it('opens a request with everything the record says, and tells what it had to assume', async () => {
    const outcome = await importing(ash);
    expect(outcome).toMatchObject({ status: 'applied', rowsRead: 1, rowsLoaded: 1, rowsQuarantined: 0 });
    expect(told(outcome)).toEqual([
      expect.stringContaining('opened as short-term, needed by and starting on 2026-02-17'),
    ]);
    const found = await house.get(ReadPlacementRecords).named('PL-9');
    if (!found.ok) throw new Error('not found');
    expect(found.value.request).toMatchObject({ openedOn: '2026-02-12', closedOn: null, neededBy: '2026-02-17' });
    expect(found.value.record).toMatchObject({
      details: {
        availability: {
          neededWithin: 'within-five-days',
          siblingCount: 2,
          outOfAreaReasonOther: ['Grandparents live there'],
        },
        requirements: {
          communicationRequirements: ['bsl', 'makaton'],
          additionalSupport: ['taxis-to-school', 'worker-for-respite'],
          homeAdaptationRequired: true,
          deprivationOfLiberty: null,
        },
        recommendation: { fosterCare: 'preferred', residentialCare: 'suitable-but-not-preferred' },
        risks: {
          selfHarm: 'risk-present',
          goingMissing: 'risk-present',
          harmToAnimals: 'risk-present',
          fireSetting: 'no-known-risk',
        },
      },
      actualPlacement: null,
      qualityAssurance: { referralOn: '2026-02-12', costOn: '2026-03-02', referralOfficer: null },
    });
  });

  it('again changes nothing, and brings a known record up to date', async () => {
    const before = await exported('PL-9');
    const dry = await importing(ash, { isDryRun: true });
    expect(dry).toMatchObject({ status: 'applied', difference: { rows: [] } });
    expect((await importing({ ...ash, actualPlacement: placed })).status).toBe('applied');
    const found = await house.get(ReadPlacementRecords).named('PL-9');
    expect(found).toMatchObject({
      value: {
        record: {
          actualPlacement: {
            outwardCode: 'ZN4',
            educationWasDisrupted: true,
            totalWeeklyPence: 145_050,
            coreWeeklyPence: 120_000,
            educationWeeklyPence: null,
          },
        },
      },
    });
    expect(await exported('PL-9')).toEqual({
      ...before,
      actualPlacement: expect.objectContaining({ isEducationContinuous: false, totalWeeklyCost: '1450.50' }) as unknown,
    });
  });

  it('opens a closed request for a placement that was made already, beside an open one', async () => {
    const earlier = { ...ash, '@id': 'ex:PL-2', placementId: 'PL-2', actualPlacement: placed };
    expect((await importing(earlier)).status).toBe('applied');
    expect(await rows(`select closed_on::text from register.placement_request where reference = 'PL-2'`)).toEqual([
      { closed_on: '2026-03-01' },
    ]);
  });

  it('reads a graph of nodes that name each other, with a context of its own', async () => {
    const { placementRequirements, riskAssessment, ...rest } = ash;
    const graph = {
      '@context': {
        p: 'https://ns.socialcaredata.io/placements/',
        '@vocab': 'https://ns.socialcaredata.io/placements/',
        kind: '@type',
      },
      '@graph': [
        {
          ...rest,
          '@context': undefined,
          '@id': 'urn:x:1',
          '@type': 'p:Placement',
          childId: 'KIT1',
          placementId: 'PL-30',
          placementRequirements: { '@id': 'urn:x:2' },
          riskAssessment: { '@id': 'urn:x:3' },
        },
        { ...placementRequirements, '@id': 'urn:x:2' },
        { ...riskAssessment, '@id': 'urn:x:3', kind: 'RiskAssessment' },
      ],
    };
    expect(told(await importing(graph))).toEqual([expect.stringContaining('opened as short-term')]);
    expect(await house.get(ReadPlacementRecords).named('PL-30')).toMatchObject({
      value: { record: { details: { requirements: { pets: 'yes-can' }, risks: { selfHarm: 'risk-present' } } } },
    });
  });

  it('takes several records in a list, each a row', async () => {
    const more = ['A', 'B', 'C'].map((code) => ({
      ...ash,
      '@id': `ex:${code}`,
      childId: `MANY-${code}`,
      placementId: `M-${code}`,
    }));
    expect(await importing(more)).toMatchObject({ status: 'applied', rowsRead: 3, rowsLoaded: 3 });
  });

  it('names every fault of a file at once, each with its field, and keeps the records to be mended', async () => {
    const someRisks = { ...ash.riskAssessment, riskFire: 1 };
    const outcome = await importing([
      {
        ...ash,
        childId: 'BAD1',
        placementId: 'BAD-1',
        placementRequirements: {
          ...ash.placementRequirements,
          pets: 'MaybePets',
          specificCommunicationRequirement: ['XYZ'],
        },
        riskAssessment: { ...someRisks, riskSelfHarm: 'Severe', riskMissing: undefined },
        actualPlacement: { ...placed, totalWeeklyCost: -5, placementLocation: 'ZN4 7AA' },
      },
      { ...ash, childId: 'a child of long code', placementId: 'BAD-2', riskAssessment: undefined },
    ]);
    expect(outcome).toMatchObject({ status: 'refused', rowsRead: 2, rowsLoaded: 0, rowsQuarantined: 2 });
    expect(outcome.problems.map(({ row, column }) => [row, column])).toEqual([
      [1, 'placementRequirements.specificCommunicationRequirement'],
      [1, 'placementRequirements.pets'],
      [1, 'riskAssessment.riskSelfHarm'],
      [1, 'riskAssessment.riskMissing'],
      [1, 'actualPlacement.placementLocation'],
      [1, 'actualPlacement.totalWeeklyCost'],
      [2, 'childId'],
      [2, 'riskAssessment'],
      [1, 'riskAssessment.riskFire'],
    ]);
    expect(told(outcome)[1]).toBe(
      'record.jsonld, row 1, column placementRequirements.pets: "MaybePets" is not one of the standard\'s words. Use one of Yes-must, Yes-can, No, Not known.',
    );
    const kept = await rows(
      `select count(*)::int as kept from ingest.quarantined_row where import_id = '${outcome.importId}'`,
    );
    expect(kept).toEqual([{ kept: 2 }]);
  });

  it.each([
    ['a context that is not known', { ...ash, '@context': 'https://example.org/other.jsonld' }, 'nothing is fetched'],
    ['no record at all', { '@context': 'context.jsonld', name: 'x' }, 'holds no record of the placements standard'],
    ['a character nobody can keep', { ...ash, childId: 'A\0', placementId: 'x\ud800' }, 'is not text of 1 to 1,000'],
    ['an id without end', { ...ash, placementId: 'x'.repeat(101) }, 'up to 100 characters'],
    ['no JSON', 'CHILD,DECOM\n1,2\n', 'The file is not JSON-LD'],
    ['JSON that is cut off', JSON.stringify(ash).slice(0, 300), 'The JSON in the file is not whole'],
    ['the same record twice', [ash, ash], 'is in what is imported twice'],
    ['a record of another child', { ...ash, childId: 'OTHER1' }, 'was for another child before'],
    ['a second open request', { ...ash, placementId: 'PL-77' }, 'already has an open request, PL-9'],
    [
      '"other" without words',
      { ...ash, placementAvailability: { ...ash.placementAvailability, outOfLAReasonOther: [] } },
      'requires outOfLAReasonOther',
    ],
    ['two values of one', { ...ash, childId: ['ASH1', 'ASH2'] }, 'childId has 2 values'],
  ])('with %s is refused, and nothing changes', async (_, document, sentence) => {
    const before = await rows('select * from register.placement_request order by reference');
    const outcome = await importing(document);
    expect(outcome.status).toBe('refused');
    expect(told(outcome).join('\n')).toContain(sentence);
    expect(await rows('select * from register.placement_request order by reference')).toEqual(before);
  });

  it('warns of costs that are likely a slip, and keeps them', async () => {
    const cheap = {
      ...ash,
      childId: 'CHEAP1',
      placementId: 'PL-40',
      actualPlacement: { ...placed, totalWeeklyCost: 99.99, otherWeeklyCost: 0 },
    };
    const outcome = await importing(cheap);
    expect(told(outcome)).toEqual([
      'record.jsonld, row 1, column actualPlacement.totalWeeklyCost: A cost of £99.99 a week is outside £100 to £100,000. It is kept: check that it is right.',
    ]);
  });

  it('keeps authorities apart: the same id of two is two requests', async () => {
    expect((await importing({ ...ash, childId: 'IDA1' }, { authorityCode: theirs })).status).toBe('applied');
    const both = await rows(`select reference, code from register.placement_request
      join register.child on child.id = child_id where reference like 'PL-9%' order by reference`);
    expect(both).toEqual([
      { reference: 'PL-9', code: 'ASH1' },
      { reference: `PL-9 (${theirs})`, code: 'IDA1' },
    ]);
    const again = await importing({ ...ash, childId: 'IDA1' }, { authorityCode: theirs, isDryRun: true });
    expect(again).toMatchObject({ difference: { rows: [] } });
  });
});

describe('undoing an import of the placements standard', () => {
  const undo = (importId: string) => house.get(UndoImport).undo(importId, 'Dana', null);
  const kit = { ...ash, childId: 'UNDO1', placementId: 'U-1' };
  const tables = [
    'placement_request',
    'request_availability',
    'request_requirements',
    'request_risks',
    'actual_placement',
  ];
  const held = async (): Promise<readonly unknown[]> => {
    const counts: unknown[] = [];
    for (const table of tables) counts.push(await rows(`select * from register.${table} kept order by kept::text`));
    return counts;
  };

  it('takes away what it brought, and puts back what it changed', async () => {
    const before = await held();
    const first = await importing(kit);
    const between = await held();
    const changed = {
      ...kit,
      placementRequirements: { ...kit.placementRequirements, pets: 'No' },
      actualPlacement: placed,
    };
    const second = await importing(changed);
    expect(await held()).not.toEqual(between);
    expect(await undo(first.importId)).toMatchObject({ ok: false, problem: { because: 'later-import-stands' } });
    expect(await undo(second.importId)).toMatchObject({ ok: true });
    expect(await held()).toEqual(between);
    expect(await undo(first.importId)).toMatchObject({ ok: true });
    expect(await held()).toEqual(before);
  });

  it('is refused once a person recorded more of the request', async () => {
    const brought = await importing(kit);
    const [request] = await rows(`select id from register.placement_request where reference = 'U-1'`);
    const recorded = await house.get(RecordPlacement).record({
      ...{ requestId: String(request?.['id']), authorityCode: ours, byWhom: 'Sam' },
      parts: { recommendation: { fosterCare: 'unsuitable', residentialCare: null, supportedAccommodation: null } },
    });
    expect(recorded.ok).toBe(true);
    const after = await held();
    expect((await undo(brought.importId)).ok).toBe(false);
    expect(await held()).toEqual(after);
  });
});

describe('exporting the placements standard', () => {
  it('names what is required and not recorded, and uses the words for not knowing', async () => {
    const opened = await house.get(OpenPlacementRequest).open(
      {
        child: { authorityCode: ours, code: 'NEW1', knownAs: null, bornOn: null, sex: 'not-recorded' },
        urgency: 'planned',
        neededBy: day('2026-03-17'),
        startsOn: day('2026-03-18'),
        expectedUntil: day('2026-09-01'),
        placementType: 'long-term',
        homePostcode: null,
        schoolName: null,
        schoolPostcode: null,
        schoolMustContinue: true,
        needs: [],
        languages: [],
        siblingGroup: null,
        adoptionConsidered: false,
        summary: '',
      },
      'Sam',
    );
    if (!opened.ok) throw new Error('not opened');
    const { id } = opened.value;
    const refused = await house.get(ExportStandard).request(id);
    expect(refused).toMatchObject({
      ok: false,
      problem: {
        fields: [
          'placementAvailability.isPreferredLocationLocal',
          'placementRequirements.specificCommunicationRequirement',
          'placementRequirements.livingCompanions',
          'riskAssessment.riskSelfHarm',
          ...['SexualExploitation', 'CriminalExploitation', 'DrugAlcohol', 'EatingDisorder', 'Missing'].map(
            (risk) => `riskAssessment.risk${risk}`,
          ),
          ...['Physical', 'Sexual', 'Fire', 'Animals', 'Criminal'].map((risk) => `riskAssessment.riskToOthers${risk}`),
          'qualityAssurance.placementDate',
          'qualityAssurance.placementOfficerName',
          'qualityAssurance.costDate',
        ],
      },
    });
    const none = {
      neededWithin: null,
      placementId: null,
      siblingCount: null,
      outOfAreaReason: null,
      outOfAreaReasonOther: [],
      preferredLocation: null,
    };
    const noRisk = Object.fromEntries(
      [
        'selfHarm',
        'sexualExploitation',
        'criminalExploitation',
        'drugsAndAlcohol',
        'eatingDisorder',
        'goingMissing',
        'physicalHarmToOthers',
        'sexualHarmToOthers',
        'fireSetting',
        'harmToAnimals',
        'criminalExploitationOfOthers',
      ].map((risk) => [risk, 'no-known-risk'] as const),
    );
    const found = await house.get(ReadPlacementRecords).named(id);
    if (!found.ok) throw new Error('not there');
    const { requirements } = found.value.record.details;
    const kept = await house.get(RecordPlacement).record({
      requestId: id,
      authorityCode: ours,
      byWhom: 'Sam',
      parts: {
        availability: { ...none, preferredLocationIsLocal: true },
        requirements: { ...requirements, communicationRequirements: ['none'], livingCompanions: 'solo' },
        risks: noRisk as never,
        qualityAssurance: {
          referralOn: null,
          referralOfficer: null,
          placementOn: day('2026-03-11'),
          placementOfficer: 'Sam',
          costOn: day('2026-03-12'),
          costOfficer: null,
        },
      },
    });
    expect(kept.ok).toBe(true);
    const document = await exported(id);
    expect(document).toMatchObject({
      childId: 'NEW1',
      placementAvailability: { neededBy: 'pu:MoreThanFiveDays', isPreferredLocationLocal: true },
      placementRequirements: {
        communicationNeeds: 'yns:NotSpecified',
        culturalNeeds: 'cln:NotKnown',
        pets: 'pa:NotKnown',
      },
      placementRecommendation: { fosterCareSuitability: 'sl:NotSpecified' },
      qualityAssurance: { referralDate: '2026-03-10' },
      beyondTheStandard: { kindOfPlacement: 'long-term', expectedUntilLastDay: '2026-08-31', schoolMustContinue: true },
    });
    expect(JSON.stringify(document)).not.toContain('null');

    const elsewhere = await openHouse([IngestModule]);
    try {
      const arriving = {
        requestedBy: 'Dana',
        authorityCode: ours,
        files: [fileOf('x.jsonld', JSON.stringify(document))],
      };
      const outcome = await elsewhere.get(ImportStandard).import(arriving);
      expect([outcome.status, told(outcome)]).toEqual(['applied', []]);
      const reference = String(document['placementId']);
      const back = await elsewhere.get(ExportStandard).request(`STD-${reference}`);
      expect(back).toMatchObject({ ok: true, value: { document } });
    } finally {
      await elsewhere.close();
    }
  });

  it('finds a request by its reference or id, and tells when there is none', async () => {
    expect(await exported('PL-9')).toMatchObject({ placementId: 'PL-9' });
    expect(await house.get(ExportStandard).request('NH-999999')).toEqual({
      ok: false,
      problem: { kind: 'request-not-found' },
    });
  });
});
