import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Role } from '../../apps/api/src/access/permission.js';
import { type RunningApi, startApi, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

const id = '00000000-0000-4000-8000-000000000000';
const officer: readonly Role[] = ['placement-officer'];
const everybody: readonly Role[] = ['placement-officer', 'fostering-recruitment', 'commissioner', 'data-manager'];
const readersOfImports: readonly Role[] = ['placement-officer', 'fostering-recruitment', 'data-manager'];
const managers: readonly Role[] = ['data-manager'];
const input = `{ childCode: "W-1", knownAs: "Ash", urgency: PLANNED, neededBy: "2199-01-02", startsOn: "2199-01-03",
  placementType: "castle" }`;

/** Every operation: how it is asked, and who may. Written out, so that a change of roles is seen here. */
const operations: Readonly<Record<string, readonly [query: string, allowed: readonly Role[]]>> = {
  'Query.personas': ['{ personas { id } }', everybody],
  'Query.me': ['{ me { name } }', everybody],
  'Query.areas': ['{ areas { code } }', everybody],
  'Query.ruleRegister': ['{ ruleRegister { id } }', everybody],
  'Query.transparencyRecord': ['{ transparencyRecord { heading } }', everybody],
  'Query.fairnessReport': [
    '{ fairnessReport(from: "2026-01-01", to: "2026-11-01") { __typename } }',
    ['commissioner', 'data-manager'],
  ],
  'Query.policies': ['{ policies { version } }', everybody],
  'Query.previewPolicy': [
    '{ previewPolicy(draft: { name: "", weights: [], limits: [], modes: [] }) { __typename } }',
    everybody,
  ],
  'Mutation.adoptPolicy': [
    'mutation { adoptPolicy(draft: { name: "", weights: [], limits: [], modes: [] }, basedOn: 0, reason: "") { __typename } }',
    ['commissioner'],
  ],
  'Query.siblingGroupSearch': [`{ siblingGroupSearch(requestId: "${id}") { __typename } }`, officer],
  'Query.lookedAfterByDistance': [
    '{ lookedAfterByDistance(authority: "E10009901", on: "2026-03-31") { __typename } }',
    everybody,
  ],
  'Query.capacityBoard': [
    '{ capacityBoard(on: "2026-03-31") { on } }',
    ['placement-officer', 'fostering-recruitment', 'commissioner'],
  ],
  'Query.home': [`{ home(id: "${id}") { __typename } }`, ['placement-officer', 'fostering-recruitment']],
  'Query.requestChoices': ['{ requestChoices { __typename } }', officer],
  'Query.placementRequests': ['{ placementRequests { totalCount } }', officer],
  'Query.placementRequest': [`{ placementRequest(id: "${id}") { __typename } }`, officer],
  'Query.searchRecords': ['{ searchRecords { totalCount } }', officer],
  'Query.searchRecord': [`{ searchRecord(id: "${id}") { __typename } }`, officer],
  'Query.matchRun': [`{ matchRun(id: "${id}") { __typename } }`, officer],
  'Query.imports': ['{ imports { totalCount } }', readersOfImports],
  'Query.importReport': [`{ importReport(id: "${id}") { __typename } }`, readersOfImports],
  'Query.loadedFiles': ['{ loadedFiles { returns { yearEndOn } } }', readersOfImports],
  'Query.placementsByProvider': ['{ placementsByProvider { totalCount } }', managers],
  'Query.returnedChild': ['{ returnedChild(code: "C-1") { __typename } }', managers],
  'Query.returnYears': ['{ returnYears { yearEndOn } }', managers],
  'Query.validationRuleCount': ['{ validationRuleCount }', managers],
  'Query.validationReport': ['{ validationReport(yearEndOn: "2026-03-31") { __typename } }', managers],
  'Mutation.validateReturn': ['mutation { validateReturn(yearEndOn: "2026-03-31") { __typename } }', managers],
  'Query.quarantine': [`{ quarantine(importId: "${id}") { __typename } }`, managers],
  'Query.stagedImport': [`{ stagedImport(id: "${id}") { __typename } }`, managers],
  'Query.movedAddresses': [`{ movedAddresses(importId: "${id}") { __typename } }`, managers],
  'Mutation.undoImport': [`mutation { undoImport(id: "${id}") { __typename } }`, managers],
  'Mutation.applyStagedImport': [`mutation { applyStagedImport(id: "${id}") { __typename } }`, managers],
  'Mutation.discardStagedImport': [`mutation { discardStagedImport(id: "${id}") { __typename } }`, managers],
  'Mutation.signInAsPersona': ['mutation { signInAsPersona(personaId: "priya-raman") { expiresAt } }', everybody],
  'Mutation.openPlacementRequest': [`mutation { openPlacementRequest(input: ${input}) { __typename } }`, officer],
  'Mutation.closePlacementRequest': [
    `mutation { closePlacementRequest(id: "${id}", reason: "Over") { __typename } }`,
    officer,
  ],
  'Mutation.recordRequestDetails': [
    `mutation { recordRequestDetails(id: "${id}", details: {}) { __typename } }`,
    officer,
  ],
  'Mutation.recordActualPlacement': [`mutation { recordActualPlacement(id: "${id}") { __typename } }`, officer],
  'Mutation.recordQualityAssurance': [
    `mutation { recordQualityAssurance(id: "${id}", qualityAssurance: {}) { __typename } }`,
    officer,
  ],
  'Query.searchHomes': ['{ searchHomes(input: { child: {} }) { __typename } }', officer],
  'Mutation.changeRequestFacts': [`mutation { changeRequestFacts(id: "${id}", facts: {}) { __typename } }`, officer],
  'Mutation.recordBeforePlacing': [
    `mutation { recordBeforePlacing(requestId: "${id}", before: {}) { __typename } }`,
    officer,
  ],
  'Mutation.recordCourtOrders': [
    `mutation { recordCourtOrders(requestId: "${id}", courtOrders: []) { __typename } }`,
    officer,
  ],
  'Mutation.recordPlacesToAvoid': [
    `mutation { recordPlacesToAvoid(requestId: "${id}", placesToAvoid: []) { __typename } }`,
    officer,
  ],
  'Mutation.addCourtOrder': [
    `mutation { addCourtOrder(requestId: "${id}", courtOrder: { kind: "no-contact", from: "2026-01-05" }) { __typename } }`,
    officer,
  ],
  'Mutation.endCourtOrder': [
    `mutation { endCourtOrder(requestId: "${id}", courtOrder: { kind: "no-contact", from: "2026-01-05" }, lastDay: "2026-02-05") { __typename } }`,
    officer,
  ],
  'Mutation.addPlaceToAvoid': [
    `mutation { addPlaceToAvoid(requestId: "${id}", place: { postcode: "ZN4 7AA", miles: 1, reason: "Harm" }) { __typename } }`,
    officer,
  ],
  'Mutation.removePlaceToAvoid': [
    `mutation { removePlaceToAvoid(requestId: "${id}", place: { postcode: "ZN4 7AA", miles: 1, reason: "Harm" }) { __typename } }`,
    officer,
  ],
  'Mutation.changeRequestNeeds': [
    `mutation { changeRequestNeeds(requestId: "${id}", needs: []) { __typename } }`,
    officer,
  ],
  'Mutation.recordClearance': [
    `mutation { recordClearance(requestId: "${id}", homeId: "${id}", clearance: { kind: "consent-of-service", givenBy: "Jo", givenOn: "2026-01-05" }) { __typename } }`,
    officer,
  ],
  'Mutation.withdrawClearance': [
    `mutation { withdrawClearance(requestId: "${id}", id: "${id}", because: "Wrong home") { __typename } }`,
    officer,
  ],
  'Mutation.recordBedrooms': [
    `mutation { recordBedrooms(homeId: "${id}", rooms: []) { __typename } }`,
    ['placement-officer', 'fostering-recruitment'],
  ],
  'Mutation.addExemption': [
    `mutation { addExemption(homeId: "${id}", exemption: { authority: "E10009901", children: [], firstDay: "2026-01-05" }) { __typename } }`,
    ['placement-officer', 'fostering-recruitment'],
  ],
  'Mutation.endExemption': [
    `mutation { endExemption(homeId: "${id}", exemption: { position: 0, authority: "E10009901", on: "2026-01-05" }, lastDay: "2026-02-05") { __typename } }`,
    ['placement-officer', 'fostering-recruitment'],
  ],
  'Mutation.addSharingAgreement': [
    `mutation { addSharingAgreement(homeId: "${id}", agreement: { authority: "E10009901", children: [], agreedOn: "2026-01-05" }) { __typename } }`,
    ['placement-officer', 'fostering-recruitment'],
  ],
  'Mutation.withdrawSharingAgreement': [
    `mutation { withdrawSharingAgreement(homeId: "${id}", agreement: { position: 0, authority: "E10009901", on: "2026-01-05" }) { __typename } }`,
    ['placement-officer', 'fostering-recruitment'],
  ],
  'Mutation.requestMatchRun': [`mutation { requestMatchRun(requestId: "${id}") { __typename } }`, officer],
};
const isPublic = (operation: string): boolean => ['Query.personas', 'Mutation.signInAsPersona'].includes(operation);

describe.each(Object.entries(operations))('%s', (operation, [query, allowed]) => {
  it.each(everybody)('is answered to those who may, asked by %s', async (role) => {
    const { errors } = await api.ask(query, {}, tokenFor(role));
    expect(errors?.[0]?.extensions.code).toBe(allowed.includes(role) ? undefined : 'FORBIDDEN');
  });

  it('is answered to nobody who has not signed in, unless it is public', async () => {
    const { errors } = await api.ask(query, {}, null);
    expect(errors?.[0]?.extensions.code).toBe(isPublic(operation) ? undefined : 'UNAUTHENTICATED');
  });
});

it('leaves no operation out', async () => {
  const { data } = await api.ask<{
    __schema: Record<'query' | 'mutation', { name: string; fields: { name: string }[] }>;
  }>('{ __schema { query: queryType { name fields { name } } mutation: mutationType { name fields { name } } } }');
  const roots = Object.values(data?.__schema ?? {});
  const all = roots.flatMap(({ name, fields }) => fields.map((field) => `${name}.${field.name}`));
  expect(Object.keys(operations).sort()).toEqual(all.sort());
});
