import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { ours, type RunningApi, startApi, tokenFor } from './support/running-api.js';
import { loadSmallAuthority } from './support/small-authority.js';

jest.setTimeout(60_000);

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await loadSmallAuthority(api);
});
afterAll(() => api.stop());

const header = `CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB
A-1,2,12/06/2014,WBRI,,,
A-2,1,01/02/2012,WBRI,,,
A-3,1,30/11/2015,WBRI,,,
A-4,2,05/05/2010,WBRI,,,
`;
const episodes = `CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN
A-1,03/05/2025,S,C2,N1,U6,PR1,,,,ZN4 7AA,ZN4 7AB,
A-2,07/06/2025,S,C2,N1,U6,PR1,,,,ZN4 7AA,ZN8 1EE,
A-3,08/07/2025,S,C2,N1,U6,PR1,,,,ZN4 7AA,,
A-4,09/08/2025,S,C2,N1,U6,PR1,10/02/2026,E4A,,ZN4 7AA,ZN1 2QQ,
`;

it('a return is sent in and the figures of a day follow from it', async () => {
  const form = new FormData();
  form.append('files', new Blob([header]), '2026/header.csv');
  form.append('files', new Blob([episodes]), '2026/episodes.csv');
  const response = await fetch(`${api.url}/imports/ssda903?authority=${ours}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokenFor('data-manager')}` },
    body: form,
  });
  const loaded = (await response.json()) as { readonly importId: string; readonly status: string };
  const problems: unknown = await api.database.dataSource.query(
    `select sentence from ingest.problem where import_id = $1 and severity = 'error'`,
    [loaded.importId],
  );
  expect([loaded.status, problems]).toEqual(['applied', []]);

  const { data } = await api.ask<{ figures: object }>(
    `query Figures($authority: String!, $on: Date!) { figures: lookedAfterByDistance(authority: $authority, on: $on) {
       ... on LookedAfterByDistance { lookedAfter inAreaWithin20 inAreaOver20 inAreaUnknown outOfAreaWithin20
         outOfAreaOver20 outOfAreaUnknown locationUnknown shortBreaksLeftOut } } }`,
    { authority: ours, on: '2026-03-31' },
    tokenFor('commissioner'),
  );
  expect(data?.figures).toEqual({
    lookedAfter: 3,
    inAreaWithin20: 1,
    inAreaOver20: 0,
    inAreaUnknown: 0,
    outOfAreaWithin20: 1,
    outOfAreaOver20: 0,
    outOfAreaUnknown: 0,
    locationUnknown: 1,
    shortBreaksLeftOut: 0,
  });
});
