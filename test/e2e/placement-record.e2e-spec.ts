import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Role } from '../../apps/api/src/access/permission.js';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const sections = {
  availability:
    'placementId neededWithin siblingCount preferredLocationIsLocal outOfAreaReason outOfAreaReasonOther preferredLocation',
  requirements: `communicationNeeds communicationRequirements communicationRequirementsOther homeAdaptationRequired culturalNeeds
    culturalNeedsOther livingCompanions pets additionalSupport additionalSupportOther deprivationOfLiberty`,
  recommendation: 'fosterCare residentialCare supportedAccommodation',
  risks: `selfHarm sexualExploitation criminalExploitation drugsAndAlcohol eatingDisorder goingMissing physicalHarmToOthers
    sexualHarmToOthers fireSetting harmToAnimals criminalExploitationOfOthers`,
  circumstances: `latestStartOn familyPostcodeSector closeToFamilyRecommended regularPlaces { place postcodeSector times period }
    locationsToAvoid { place postcodeSector reason } adultSupportRatio siblingsAreSplit siblingSplitReason placingAtDistanceReason`,
  actualPlacement: `placementType providerUrn outwardCode locationWasPreferred educationWasDisrupted siblingsPlacedTogether
    totalWeeklyPence coreWeeklyPence additionalSupportWeeklyPence educationWeeklyPence otherWeeklyPence`,
  qualityAssurance: 'referralOn referralOfficer placementOn placementOfficer costOn costOfficer',
};
const record = `record { ${Object.entries(sections)
  .map(([name, fields]) => `${name} { ${fields} }`)
  .join(' ')} }`;
const answer = `__typename ... on PlacementRequest { id ${record} } ... on Problem { code message field }`;

interface Answer {
  readonly __typename: string;
  readonly id: string;
  readonly record: Readonly<Record<keyof typeof sections, unknown>>;
}

async function ask(call: string, variables: object, token?: string): Promise<Answer> {
  const { data, errors } = await api.ask<{ answer: Answer }>(call, variables, token);
  if (!data) throw new Error(JSON.stringify(errors));
  return data.answer;
}
const open = (details: object | null, childCode: string) =>
  ask(
    `mutation Open($input: OpenPlacementRequestInput!) { answer: openPlacementRequest(input: $input) { ${answer} } }`,
    {
      input: {
        ...{ childCode, knownAs: 'Ash', urgency: 'PLANNED', placementType: 'short-term' },
        ...{ neededBy: '2199-02-03', startsOn: '2199-02-04', details },
      },
    },
  );
const recordDetails = (id: string, details: object, token?: string) =>
  ask(
    `mutation Record($id: ID!, $details: RequestDetailsInput!) { answer: recordRequestDetails(id: $id, details: $details) { ${answer} } }`,
    { id, details },
    token,
  );
const recordPlacement = (id: string, placement: object | null, token?: string) =>
  ask(
    `mutation Record($id: ID!, $placement: ActualPlacementInput) { answer: recordActualPlacement(id: $id, placement: $placement) { ${answer} } }`,
    { id, placement },
    token,
  );
const recordQuality = (id: string, qualityAssurance: object, token?: string) =>
  ask(
    `mutation Record($id: ID!, $quality: QualityAssuranceInput!) { answer: recordQualityAssurance(id: $id, qualityAssurance: $quality) { ${answer} } }`,
    { id, quality: qualityAssurance },
    token,
  );

const details = {
  availability: {
    placementId: 'PL-771',
    neededWithin: 'WITHIN_FIVE_DAYS',
    siblingCount: 2,
    preferredLocationIsLocal: false,
    outOfAreaReason: 'OTHER',
    outOfAreaReasonOther: ['Grandparents live there'],
    preferredLocation: 'Fenmarket',
  },
  requirements: {
    communicationNeeds: 'YES',
    communicationRequirements: ['BSL', 'OTHER'],
    communicationRequirementsOther: ['Lip reading'],
    homeAdaptationRequired: true,
    culturalNeeds: 'NOT_KNOWN',
    culturalNeedsOther: [],
    livingCompanions: 'ONLY_WITH_OLDER_CHILDREN',
    pets: 'YES_CAN',
    additionalSupport: ['TAXIS_TO_SCHOOL'],
    additionalSupportOther: [],
    deprivationOfLiberty: false,
  },
  recommendation: { fosterCare: 'PREFERRED', residentialCare: 'UNSUITABLE', supportedAccommodation: 'NOT_SPECIFIED' },
  risks: {
    selfHarm: 'RISK_PRESENT',
    sexualExploitation: 'NO_KNOWN_RISK',
    criminalExploitation: 'NO_KNOWN_RISK',
    drugsAndAlcohol: 'NO_KNOWN_RISK',
    eatingDisorder: null,
    goingMissing: 'RISK_PRESENT',
    physicalHarmToOthers: 'NO_KNOWN_RISK',
    sexualHarmToOthers: 'NO_KNOWN_RISK',
    fireSetting: 'RISK_PRESENT',
    harmToAnimals: 'NO_KNOWN_RISK',
    criminalExploitationOfOthers: 'NO_KNOWN_RISK',
  },
  circumstances: {
    latestStartOn: '2199-02-20',
    familyPostcodeSector: 'ZN4 7',
    closeToFamilyRecommended: true,
    regularPlaces: [{ place: 'Swimming club', postcodeSector: 'ZN4 8', times: 2, period: 'WEEK' }],
    locationsToAvoid: [
      { place: 'The bus station', postcodeSector: null, reason: null },
      { place: 'Holm Lane', postcodeSector: 'ZN1 1', reason: 'Contact with the people who hurt Ash' },
    ],
    adultSupportRatio: '2:1',
    siblingsAreSplit: true,
    siblingSplitReason: 'No home has space for three',
    placingAtDistanceReason: 'EXISTS_BUT_NOT_AVAILABLE',
  },
};
const placement = {
  placementType: 'RESIDENTIAL',
  providerUrn: 'SC00123',
  outwardCode: 'ZN4',
  locationWasPreferred: false,
  educationWasDisrupted: true,
  siblingsPlacedTogether: 1,
  totalWeeklyPence: 450_050,
  coreWeeklyPence: 250_000,
  additionalSupportWeeklyPence: null,
  educationWeeklyPence: 0,
  otherWeeklyPence: 200_050,
};
const quality = {
  referralOn: '2025-03-02',
  referralOfficer: 'Alex Brown',
  placementOn: '2025-03-21',
  placementOfficer: 'Beth Green',
  costOn: null,
  costOfficer: null,
};

describe('what is recorded of a request', () => {
  let id = '';

  it('is opened with it and read as it was written, field by field', async () => {
    const opened = await open(details, 'R-1');
    id = opened.id;
    expect(opened.record).toMatchObject(details);
    expect(opened.record.actualPlacement).toBeNull();
  });

  it('is nothing when nothing was said', async () => {
    const { record: nothing } = await open(null, 'R-2');
    expect(nothing.risks).toMatchObject({ selfHarm: null, fireSetting: null });
    expect(nothing.requirements).toMatchObject({ pets: null, additionalSupport: [] });
    expect(nothing.circumstances).toMatchObject({ regularPlaces: [], locationsToAvoid: [] });
  });

  it('changes section by section: one given takes the place of what was there, the others stay', async () => {
    const changed = await recordDetails(id, {
      requirements: { pets: 'NO' },
      circumstances: { regularPlaces: [{ place: 'Chess', times: 1, period: 'MONTH' }] },
    });
    expect(changed.record.requirements).toMatchObject({ pets: 'NO', communicationNeeds: null, additionalSupport: [] });
    expect(changed.record.circumstances).toMatchObject({
      latestStartOn: null,
      regularPlaces: [{ place: 'Chess', postcodeSector: null, times: 1, period: 'MONTH' }],
      locationsToAvoid: [],
    });
    expect(changed.record.risks).toEqual(details.risks);
  });

  it('holds the placement that was made, and who recorded what and when', async () => {
    expect((await recordPlacement(id, placement)).record.actualPlacement).toEqual(placement);
    const { record: whole } = await recordQuality(id, quality);
    expect(whole).toMatchObject({ actualPlacement: placement, qualityAssurance: quality });
    expect((await recordPlacement(id, null)).record.actualPlacement).toBeNull();
    const history: { part: string; by_whom: string }[] = await api.database.dataSource.query(
      `select part, by_whom from register.request_record_event where request_id = '${id}' order by id`,
    );
    expect(history.map(({ part }) => part)).toEqual([
      ...['requirements', 'circumstances', 'actual-placement', 'quality-assurance', 'actual-placement'],
    ]);
    expect(new Set(history.map(({ by_whom: name }) => name)).size).toBe(1);
    await expect(api.database.dataSource.query('delete from register.request_record_event')).rejects.toThrow(
      'append-only',
    );
  });

  it.each([
    [{ requirements: { culturalNeeds: 'OTHER' } }, 'requirements.culturalNeedsOther', 'say in words what it is'],
    [{ availability: { siblingCount: -1 } }, 'availability.siblingCount', 'a whole number from 0 to 50'],
    [{ circumstances: { familyPostcodeSector: 'ZN4 7AA' } }, 'circumstances.familyPostcodeSector', 'like ZN4 7'],
    [{ circumstances: { adultSupportRatio: 'two' } }, 'circumstances.adultSupportRatio', 'like 2:1'],
    [
      { circumstances: { regularPlaces: [{ place: 'Chess', times: 0, period: 'WEEK' }] } },
      'circumstances.regularPlaces.times',
      'from 1 to 99',
    ],
  ])('is not kept with %j', async (wrong, field, sentence) => {
    const before = await recordDetails(id, {});
    const refused = await recordDetails(id, wrong);
    expect(refused).toMatchObject({ __typename: 'InvalidInputProblem', field });
    expect(JSON.stringify(refused)).toContain(sentence);
    expect(await open(wrong, 'R-3')).toMatchObject({ __typename: 'InvalidInputProblem', field: `details.${field}` });
    expect(await recordDetails(id, {})).toEqual(before);
  });

  it.each([
    [{ outwardCode: 'ZN4 7AA' }, 'actualPlacement.outwardCode'],
    [{ totalWeeklyPence: -1 }, 'actualPlacement.totalWeeklyPence'],
    [{ providerUrn: ' ' }, 'actualPlacement.providerUrn'],
  ])('holds no placement with %j', async (wrong, field) => {
    expect(await recordPlacement(id, { ...placement, ...wrong })).toMatchObject({
      __typename: 'InvalidInputProblem',
      field,
    });
  });

  it('is not there for an officer of another authority, to read or to change', async () => {
    const officer = tokenFor('placement-officer', theirs);
    const notThere = { __typename: 'RequestNotFoundProblem' };
    const read = `query Read($id: ID!) { answer: placementRequest(id: $id) { ${answer} } }`;
    expect(await ask(read, { id }, officer)).toMatchObject(notThere);
    expect(await recordDetails(id, { requirements: { pets: 'YES_MUST' } }, officer)).toMatchObject(notThere);
    expect(await recordPlacement(id, placement, officer)).toMatchObject(notThere);
    expect(await recordQuality(id, quality, officer)).toMatchObject(notThere);
    expect((await ask(read, { id })).record.requirements).toMatchObject({ pets: 'NO' });
  });
});

describe('a file of the placements standard that is uploaded', () => {
  const risks = [
    ...['SelfHarm', 'SexualExploitation', 'CriminalExploitation', 'DrugAlcohol', 'EatingDisorder', 'Missing'],
    ...['ToOthersPhysical', 'ToOthersSexual', 'ToOthersFire', 'ToOthersAnimals', 'ToOthersCriminal'],
  ].map((risk) => [`risk${risk}`, 'No known risk'] as const);
  const sent = {
    '@context': 'context.jsonld',
    '@type': 'Placement',
    childId: 'UP1',
    placementId: 'UP-1',
    placementAvailability: { neededBy: 'Today', isPreferredLocationLocal: true },
    placementRequirements: {
      ...{ communicationNeeds: 'No', specificCommunicationRequirement: 'None', culturalNeeds: 'Not known' },
      ...{ livingCompanions: 'No preference', pets: 'Not known' },
    },
    placementRecommendation: {
      ...{ fosterCareSuitability: 'Preferred', residentialCareSuitability: 'Unsuitable' },
      supportedAccommodationSuitability: 'Unsuitable',
    },
    riskAssessment: Object.fromEntries(risks),
    qualityAssurance: {
      ...{ referralDate: '2026-02-12', placementDate: '2026-02-13', costDate: '2026-02-14' },
      placementOfficerName: 'Beth Green',
    },
  };
  const upload = async (document: object, role: Role, authority = ours): Promise<Response> => {
    const body = new FormData();
    body.append('files', new Blob([JSON.stringify(document)]), 'record.jsonld');
    const headers = { authorization: `Bearer ${tokenFor(role, authority)}` };
    return fetch(`${api.url}/imports/standard`, { method: 'POST', body, headers });
  };

  it('is loaded for the own authority of whoever may load files, and read by its officers only', async () => {
    expect((await upload(sent, 'placement-officer')).status).toBe(403);
    expect(await (await upload(sent, 'data-manager')).json()).toMatchObject({ status: 'applied' });
    const list = `{ answer: placementRequests { edges { node { reference record { recommendation { fosterCare } } } } } }`;
    const mine = await api.ask<{ answer: unknown }>(list);
    expect(JSON.stringify(mine.data)).toContain(
      '{"reference":"UP-1","record":{"recommendation":{"fosterCare":"PREFERRED"}}}',
    );
    const others = await api.ask<{ answer: unknown }>(list, {}, tokenFor('placement-officer', theirs));
    expect(JSON.stringify(others.data)).not.toContain('UP-1');
  });

  it('is refused with the field of every fault', async () => {
    const wrong = {
      ...sent,
      placementRequirements: { ...sent.placementRequirements, pets: 'Perhaps' },
      riskAssessment: undefined,
    };
    const { importId, status } = (await (await upload(wrong, 'data-manager')).json()) as Record<string, string>;
    expect(status).toBe('refused');
    const report = await api.ask<object>(
      `query How($id: ID!) { importReport(id: $id) { ... on ImportReport { kind problems(first: 9) { edges { node { column } } } } } }`,
      { id: importId },
      tokenFor('data-manager'),
    );
    expect(report.data).toEqual({
      importReport: {
        kind: 'STANDARD',
        problems: {
          edges: ['placementRequirements.pets', 'riskAssessment'].map((column) => ({ node: { column } })),
        },
      },
    });
  });
});
