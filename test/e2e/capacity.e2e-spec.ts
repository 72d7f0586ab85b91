import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type Role } from '../../apps/api/src/access/permission.js';
import { addFosteringService } from '../support/capacity-register.js';
import { ours, type RunningApi, startApi, theirs, tokenFor } from './support/running-api.js';

jest.setTimeout(60_000);

const figures = 'homes approved filled vacant notAvailable stayingPut hubBeds overfilledBy';
const board = `query Board($on: Date!, $districtCode: ID, $ageBand: ID, $placementType: ID, $skill: ID) {
  capacityBoard(on: $on, districtCode: $districtCode, ageBand: $ageBand, placementType: $placementType, skill: $skill) {
    on total { ${figures} } districts { id name places { ${figures} } } reasons { id name places homes }
    ageBands { id name places { approved } } placementTypes { id name places { approved } } skills { id name places { approved } }
    homes {
      list { home { id reference name districtName } approved filled vacant notAvailable overfilledBy reasons { id name places } }
      changes { on home { reference } before { vacant } after { vacant } }
      toKeep { kind on home { reference } }
    }
  }
}`;

interface Board {
  readonly total: Record<string, number>;
  readonly districts: readonly { id: string; name: string; places: Record<string, number> }[];
  readonly reasons: readonly { id: string; name: string; places: number; homes: number }[];
  readonly ageBands: readonly { id: string; name: string; places: { approved: number } }[];
  readonly homes: {
    readonly list: readonly {
      home: { id: string; reference: string };
      vacant: number;
      reasons: readonly { name: string }[];
    }[];
    readonly changes: readonly { on: string; home: { reference: string }; before: object; after: object }[];
    readonly toKeep: readonly { kind: string; on: string | null; home: { reference: string } }[];
  } | null;
}

let api: RunningApi;
beforeAll(async () => {
  api = await startApi();
  await addFosteringService(api.database.dataSource, ours, theirs);
});
afterAll(() => api.stop());

const ask = async (variables: object, role: Role = 'fostering-recruitment', authority = ours): Promise<Board> => {
  const { data, errors } = await api.ask<{ capacityBoard: Board }>(
    board,
    { on: '2026-03-10', ...variables },
    tokenFor(role, authority),
  );
  expect(errors).toBeUndefined();
  return data!.capacityBoard;
};

describe('the capacity board', () => {
  it('adds up the places of the own service: those of agencies and other authorities are theirs to tell', async () => {
    const { total, districts, reasons } = await ask({});
    expect(total).toEqual({
      ...{ homes: 3, approved: 9, filled: 2, vacant: 3, notAvailable: 4, stayingPut: 1, hubBeds: 1, overfilledBy: 0 },
    });
    expect(districts.map(({ id, name, places }) => [id, name, places['approved']])).toEqual([
      ['D1', 'Aller', 4],
      ['D2', 'D2', 3],
      ['not-known', 'district not known', 2],
    ]);
    expect(reasons).toEqual([
      { id: 'carer-break', name: 'carer taking a break', places: 2, homes: 1 },
      { id: 'hub-bed', name: 'hub bed, kept for sleepovers', places: 1, homes: 1 },
      { id: 'staying-put', name: 'Staying Put adult lives there', places: 1, homes: 1 },
    ]);
    expect((await ask({}, 'placement-officer', theirs)).total).toMatchObject({ homes: 1, approved: 5 });
  });

  it('tells a coming day from the facts of that day', async () => {
    const { total, homes } = await ask({ on: '2026-05-01' });
    expect(total).toMatchObject({ approved: 7, filled: 1, vacant: 4, notAvailable: 2 });
    expect(homes?.list.map(({ home, vacant }) => [home.reference, vacant])).toEqual([
      ['H-1', 1],
      ['H-2', 3],
      ['H-3', 0],
    ]);
  });

  it('counts the homes that are asked for', async () => {
    const references = async (asked: object): Promise<unknown> =>
      (await ask(asked)).homes?.list.map(({ home }) => home.reference);
    expect(await references({ districtCode: 'D1' })).toEqual(['H-1']);
    expect(await references({ districtCode: 'not-known' })).toEqual(['H-3']);
    expect(await references({ ageBand: '10-to-15' })).toEqual(['H-1', 'H-3']);
    expect(await references({ placementType: 'respite', skill: 'self-harm' })).toEqual(['H-1']);
    expect(await references({ skill: 'self-harm', on: '2026-03-15' })).toEqual([]);
  });

  it('says what changes in four weeks, and whom to keep', async () => {
    const { homes } = await ask({});
    expect(homes?.changes).toEqual([
      { on: '2026-03-20', home: { reference: 'H-1' }, before: { vacant: 0 }, after: { vacant: 1 } },
      { on: '2026-04-01', home: { reference: 'H-2' }, before: { vacant: 1 }, after: { vacant: 3 } },
    ]);
    expect(homes?.toKeep).toEqual([{ kind: 'APPROVAL_ENDS', on: '2026-05-01', home: { reference: 'H-3' } }]);
  });

  it('shows a commissioner the counts and no home, and leaves a trace either way', async () => {
    const { total, homes } = await ask({}, 'commissioner');
    expect(total['approved']).toBe(9);
    expect(homes).toBeNull();
    const traces: { role: string; kind: string; ids: number }[] = await api.database.dataSource.query(`
      select distinct role, subject_kind as kind, cardinality(subject_ids) as ids
      from platform.audit_entry where operation = 'Query.capacityBoard' order by 1, 2`);
    expect(traces.filter(({ role }) => role === 'commissioner').map(({ kind }) => kind)).toEqual(['authority']);
    expect(traces).toContainEqual({ role: 'fostering-recruitment', kind: 'household', ids: 3 });
  });

  it('says what can be asked for when it is asked for something else', async () => {
    const { errors } = await api.ask(board, { on: '2026-03-10', ageBand: 'teenagers' });
    expect(errors?.[0]?.message).toBe(
      'There is no ageBand "teenagers". Send one of: under-5, 5-to-9, 10-to-15, 16-and-17.',
    );
  });
});
