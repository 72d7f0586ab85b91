import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { type AuditEntry, openDataSource, PlatformModule, readSettings, AuditTrail } from '#platform';
import { Test, type TestingModule } from '@nestjs/testing';
import { createTestDatabase, type TestDatabase } from '../support/database.js';

jest.setTimeout(60_000);

const entry: AuditEntry = {
  actor: 'Maya Okafor',
  role: 'placement-officer',
  permission: 'request-read',
  operation: 'placementRequest',
  outcome: 'allowed',
  authorityCode: 'E10009901',
  subjectKind: 'child',
  subjectIds: ['c-7', 'c-3'],
  requestReference: 'ref-1',
};

describe('the audit trail', () => {
  let database: TestDatabase;
  let app: TestingModule;
  let trail: AuditTrail;
  const count = async (): Promise<number> => {
    const [row]: [{ entries: number }] = await database.dataSource.query(
      'select count(*)::int as entries from platform.audit_entry',
    );
    return row.entries;
  };

  beforeAll(async () => {
    database = await createTestDatabase();
    const settings = readSettings({ DATABASE_URL: database.url, LOG_LEVEL: 'silent' });
    if (!settings.ok) throw new Error(settings.problem.sentence);
    app = await Test.createTestingModule({ imports: [PlatformModule.forRoot(settings.value)] }).compile();
    trail = app.get(AuditTrail);
    await trail.record(entry);
    await trail.record({
      ...entry,
      outcome: 'refused',
      authorityCode: null,
      subjectKind: null,
      subjectIds: [],
      requestReference: 'ref-2',
    });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  it('keeps who, what, of whom and whether, and when', async () => {
    const rows: { at: Date }[] = await database.dataSource.query('select * from platform.audit_entry order by id');
    expect(rows).toMatchObject([
      {
        ...{
          actor: 'Maya Okafor',
          role: 'placement-officer',
          permission: 'request-read',
          operation: 'placementRequest',
        },
        ...{ outcome: 'allowed', authority_code: 'E10009901', subject_kind: 'child', subject_ids: ['c-7', 'c-3'] },
        request_reference: 'ref-1',
      },
      { outcome: 'refused', authority_code: null, subject_kind: null, subject_ids: [], request_reference: 'ref-2' },
    ]);
    expect(Math.abs(Date.now() - rows[0]!.at.getTime())).toBeLessThan(60_000);
  });

  it.each([
    [`update platform.audit_entry set actor = 'somebody else' where request_reference = 'ref-1'`, 'UPDATE'],
    [`delete from platform.audit_entry where request_reference = 'ref-1'`, 'DELETE'],
    ['truncate platform.audit_entry', 'TRUNCATE'],
    ['truncate platform.audit_entry restart identity cascade', 'TRUNCATE'],
    [
      `merge into platform.audit_entry a using (select 1) s on a.request_reference = 'ref-1' when matched then delete`,
      'DELETE',
    ],
    [
      `insert into platform.audit_entry select * from platform.audit_entry on conflict (id) do update set actor = 'x'`,
      'cannot insert',
    ],
  ])('refuses %s', async (statement, named) => {
    const before = await count();
    await expect(database.dataSource.query(statement)).rejects.toThrow(named);
    expect(await count()).toBe(before);
  });

  it('refuses each of several clients that change it at the same time, while others add to it', async () => {
    const before = await count();
    const clients = await Promise.all([1, 2, 3, 4].map(() => openDataSource(database.url)));
    const changes = [
      'update platform.audit_entry set role = actor',
      'delete from platform.audit_entry',
      'truncate platform.audit_entry',
    ];
    const attempts = clients.flatMap((client) => changes.map((change) => client.query(change)));
    const additions = Array.from({ length: 12 }, () => trail.record(entry));
    const outcomes = await Promise.allSettled(attempts);
    await Promise.all(additions);
    expect(outcomes.map(({ status }) => status)).toEqual(attempts.map(() => 'rejected'));
    expect(await count()).toBe(before + 12);
    await Promise.all(clients.map((client) => client.destroy()));
  });

  it('keeps an entry also when what was tried is undone', async () => {
    const before = await count();
    const undone = database.dataSource.transaction(async () => {
      await trail.record(entry);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await count()).toBe(before + 1);
  });

  it('knows no other outcome than allowed and refused', async () => {
    const odd = { ...entry, outcome: 'perhaps' as 'allowed' };
    await expect(trail.record(odd)).rejects.toThrow('audit_outcome_is_known');
  });
});
