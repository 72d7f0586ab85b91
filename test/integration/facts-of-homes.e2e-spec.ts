import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCarers, ImportHouseholds, type ImportOutcome, IngestModule, UndoImport } from '#ingest';
import { day } from '#kernel';
import { type Household, ReadHouseholds, RecordHome } from '#register';
import { csv, fileOf, fillPostcodes, openHouse, type TestHouse, startingTakes } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule]);
  await fillPostcodes(house.dataSource);
}, startingTakes);
afterAll(() => house.close());

type Cells = Readonly<Record<string, string>>;

/** Every home has the same columns, as a file has: what a home leaves out is blank. */
const whole = (...homes: readonly Cells[]): string => {
  const blank = Object.fromEntries(homes.flatMap((cells) => Object.keys(cells)).map((name) => [name, '']));
  return csv(homes.map((cells) => ({ ...blank, ...cells })));
};
const importing = (...homes: readonly Cells[]): Promise<ImportOutcome> =>
  house.get(ImportHouseholds).import({ files: [fileOf('homes.csv', whole(...homes))], requestedBy: 'Dana' });
const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
const homeNamed = async (reference: string): Promise<Household> => {
  const [found] = await rows(`select id from register.household where reference = '${reference}'`);
  const home = await house.get(ReadHouseholds).byId(String(found?.['id']));
  if (!home.ok) throw new Error(`No home ${reference}`);
  return home.value;
};

const old: Cells = {
  HOUSEHOLD: 'H-1',
  NAME: 'Oak Lane',
  SERVICE: 'Norchester Fostering',
  SERVICE_TYPE: 'authority',
  SERVICE_AUTHORITY: 'E10009901',
  POSTCODE: 'ZN1 1AA',
  PLACES: '3',
  PETS: 'yes',
  CARER_1: 'Ann Example',
  APPROVED_FROM: '02/02/2026',
  APPROVED_UNTIL: '24/05/2026',
  TERMS_NUMBER: '2',
  CHILD_1: 'R1',
  CHILD_1_AUTHORITY: 'E10009901',
  CHILD_1_FROM: '03/02/2026',
};
const facts: Cells = {
  SERVICE_FRAMEWORKS: 'E10009902 from 01/04/2025 until 31/03/2027',
  SETTING: 'foster-home',
  REGISTERED: 'yes',
  APPROVAL_KIND: 'temporary',
  APPROVAL_EXTENDED_UNTIL: '10/07/2026',
  AGREEMENT_SIGNED: '05/02/2026',
  LAST_REVIEW_ON: '01/03/2026',
  ROOMS: 'Garden room: 2; Attic: 1',
  MEMBERS: 'own-child born 04/05/2014; adult born 09/11/1951 checked 02/03/2025 offence no',
  EXEMPTIONS: 'E10009901 from 03/02/2026 until 31/08/2026 for E10009901/R1, E10009901/R2',
  SHARING_AGREEMENTS: 'E10009901 on 04/02/2026 assessed 03/02/2026 for E10009901/R1',
  SHORT_BREAKS: 'E10009901/R7 from 09/02/2026 until 11/02/2026; E10009901/R7 from 20/02/2026 until 22/02/2026',
  CONNECTED_TO: 'E10009901/R1 as relative; E10009901/R2 as friend',
  PET_KINDS: 'dog; other',
  ADAPTATIONS: 'none',
  FAITHS_SUPPORTED: 'muslim; none',
  CULTURES_SUPPORTED: 'Kurdish',
  TRAINING: 'self-harm on 01/04/2024 until 31/03/2027; newborn-care on 02/05/2025',
  EXPERIENCE: 'self-harm: 4',
  UNPLANNED_ENDINGS: '1',
  PREFERS_AGE_FROM: '2',
  PREFERS_AGE_TO: '9',
  PREFERS_SEX: 'F',
  PREFERS_NUMBER: '2',
  PREFERS_SIBLINGS: 'no',
  NOT_READY_FOR: 'fire-setting',
  CHILD_1_ROOM: 'Attic',
  CHILD_1_ONLY_CHILD: 'yes',
  CHILD_1_NOT_WITH: 'E10009901/R9',
};

const recorded = {
  service: {
    name: 'Norchester Fostering',
    kind: 'authority',
    authorityCode: 'E10009901',
    frameworks: [{ authority: 'E10009902', valid: { from: '2025-04-01', until: '2027-04-01' } }],
  },
  setting: 'foster-home',
  isRegistered: true,
  agreement: '2026-02-05',
  lastReviewOn: '2026-03-01',
  petKinds: ['dog', 'other'],
  adaptations: [],
  faithsSupported: ['muslim', 'none'],
  culturesSupported: ['Kurdish'],
  unplannedEndings: 1,
  approvals: [{ kind: 'temporary', valid: { from: '2026-02-02', until: '2026-05-25' }, extendedUntil: '2026-07-11' }],
  rooms: [
    { name: 'Attic', beds: 1 },
    { name: 'Garden room', beds: 2 },
  ],
  members: [
    { role: 'own-child', bornOn: '2014-05-04', checkedOn: null, hasSpecifiedOffence: null },
    { role: 'adult', bornOn: '1951-11-09', checkedOn: '2025-03-02', hasSpecifiedOffence: false },
  ],
  exemptions: [
    {
      authority: 'E10009901',
      children: ['E10009901/R1', 'E10009901/R2'],
      valid: { from: '2026-02-03', until: '2026-09-01' },
    },
  ],
  sharingAgreements: [
    { authority: 'E10009901', children: ['E10009901/R1'], agreedOn: '2026-02-04', assessedOn: '2026-02-03' },
  ],
  shortBreaks: [
    { stay: { from: '2026-02-09', until: '2026-02-12' } },
    { stay: { from: '2026-02-20', until: '2026-02-23' } },
  ],
  connectedTo: [
    { child: 'E10009901/R1', isRelative: true },
    { child: 'E10009901/R2', isRelative: false },
  ],
  training: [
    { skill: 'newborn-care', completedOn: '2025-05-02', validUntil: null },
    { skill: 'self-harm', completedOn: '2024-04-01', validUntil: '2027-04-01' },
  ],
  experience: [{ skill: 'self-harm', children: 4 }],
  preference: {
    ages: { from: 2, to: 9 },
    sex: 'female',
    mostChildren: 2,
    takesSiblings: false,
    unwillingNeeds: ['fire-setting'],
  },
  fosteredChildren: [{ room: 'Attic', mustBeOnlyChild: true, mustNotLiveWith: ['E10009901/R9'] }],
};

describe('the facts the rules need of homes', () => {
  it('are kept whole as a file tells them', async () => {
    const outcome = await importing({ ...old, ...facts });
    expect(outcome.problems).toEqual([]);
    expect(outcome.status).toBe('applied');
    expect(await homeNamed('H-1')).toMatchObject(recorded);
  });

  it('stay as they are when the file is sent again, and when a file of old says nothing of them', async () => {
    for (const cells of [{ ...old, ...facts }, old]) {
      const outcome = await importing(cells);
      expect(outcome.status).toBe('applied');
      expect(await rows(`select * from ingest.row_change where import_id = '${outcome.importId}'`)).toEqual([]);
    }
    const renamed = await importing({ ...old, TERMS_NUMBER: '3', NAME: 'Oak Lane 2' });
    expect(renamed.status).toBe('applied');
    expect(await homeNamed('H-1')).toMatchObject({ ...recorded, name: 'Oak Lane 2' });
  });

  it('do not bring back an agreement to share a bedroom that a person withdrew', async () => {
    const [home] = await rows(`select id from register.household where reference = 'H-1'`);
    const id = String(home?.['id']);
    const [first] = recorded.sharingAgreements;
    const recording = house.get(RecordHome);
    const meant = { position: 0, authority: first!.authority, on: day(first!.agreedOn) };
    expect((await recording.withdrawSharingAgreement(id, meant, day('2026-03-02'))).ok).toBe(true);
    expect((await importing({ ...old, ...facts })).status).toBe('applied');
    expect((await homeNamed('H-1')).sharingAgreements).toEqual([]);
    expect(await rows('select withdrawn_on::text from register.sharing_agreement')).toEqual([
      { withdrawn_on: '2026-03-02' },
    ]);
    await rows('update register.sharing_agreement set withdrawn_on = null');
  });

  it('are no longer recorded where a file has the column and leaves it blank, and come back when that is undone', async () => {
    const blank = Object.fromEntries(Object.keys(facts).map((name) => [name, '']));
    const outcome = await importing({ ...old, ...blank });
    expect(outcome.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(await homeNamed('H-1')).toMatchObject({
      service: { frameworks: [] },
      ...{ isRegistered: null, agreement: null, lastReviewOn: null, petKinds: null, adaptations: null },
      ...{ faithsSupported: null, culturesSupported: null, unplannedEndings: null, preference: null },
      ...{ rooms: [], members: [], exemptions: [], sharingAgreements: [], shortBreaks: [], connectedTo: [] },
      ...{ training: [], experience: [] },
      approvals: [{ kind: 'full', extendedUntil: null }],
      fosteredChildren: [{ room: null, mustBeOnlyChild: false, mustNotLiveWith: [] }],
    });
    const undone = await house.get(UndoImport).undo(outcome.importId, 'Dana', null);
    expect(undone.ok).toBe(true);
    expect(await homeNamed('H-1')).toMatchObject(recorded);
  });

  it('move a short break from one home to another without a child being in two', async () => {
    const second: Cells = { ...old, HOUSEHOLD: 'H-2', CHILD_1: '', CHILD_1_AUTHORITY: '', CHILD_1_FROM: '' };
    const outcome = await importing(
      { ...old, ...facts, SHORT_BREAKS: '' },
      { ...second, SERVICE_FRAMEWORKS: facts['SERVICE_FRAMEWORKS'] ?? '', SHORT_BREAKS: facts['SHORT_BREAKS'] ?? '' },
    );
    expect(outcome.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect((await homeNamed('H-1')).shortBreaks).toEqual([]);
    expect((await homeNamed('H-2')).shortBreaks).toHaveLength(2);
  });

  it.each([
    [{ AGREEMENT_SIGNED: '05/02/2096' }, 'AGREEMENT_SIGNED', 'day-to-come'],
    [{ AGREEMENT_SIGNED: 'perhaps' }, 'AGREEMENT_SIGNED', 'wrong-date'],
    [{ APPROVAL_KIND: '' }, 'APPROVAL_EXTENDED_UNTIL', 'extension-of-a-full-approval'],
    [{ APPROVED_UNTIL: '' }, 'APPROVED_UNTIL', 'temporary-approval-without-end'],
    [{ APPROVAL_EXTENDED_UNTIL: '01/05/2026' }, 'APPROVAL_EXTENDED_UNTIL', 'extension-before-approval-ends'],
    [{ ROOMS: 'Attic' }, 'ROOMS', 'part-without-number'],
    [{ ROOMS: 'Attic: 1; Attic: 2' }, 'ROOMS', 'named-twice'],
    [{ CHILD_1_ROOM: 'Cellar' }, 'CHILD_1_ROOM', 'room-not-known'],
    [{ MEMBERS: 'lodger' }, 'MEMBERS', 'unknown-word'],
    [{ MEMBERS: 'adult born 01/01/2020' }, 'MEMBERS', 'adult-under-18'],
    [{ MEMBERS: 'adult checked' }, 'MEMBERS', 'wrong-part'],
    [{ EXEMPTIONS: 'E10009901 from 01/01/2026' }, 'EXEMPTIONS', 'part-without-children'],
    [{ SHORT_BREAKS: 'E10009901/R7 from 01/02/2026' }, 'SHORT_BREAKS', 'break-without-end'],
    [
      { SHORT_BREAKS: 'E10009901/R7 from 01/02/2026 until 05/02/2026; E10009901/R7 from 05/02/2026 until 06/02/2026' },
      'SHORT_BREAKS',
      'breaks-overlap',
    ],
    [{ CONNECTED_TO: 'R1 as relative' }, 'CONNECTED_TO', 'wrong-named-child'],
    [{ PETS: 'no' }, 'PET_KINDS', 'pets-said-both-ways'],
    [{ TRAINING: 'self-harm on 01/04/2024 until 31/03/2023' }, 'TRAINING', 'training-lapses-before-completed'],
    [{ PREFERS_AGE_TO: '1' }, 'PREFERS_AGE_TO', 'ages-out-of-order'],
    [{ PREFERS_AGE_TO: '' }, 'PREFERS_AGE_TO', 'ages-half-stated'],
  ])('refuse %j by name', async (wrong, column, code) => {
    const outcome = await importing({ ...old, ...facts, ...wrong });
    expect(outcome.problems.map((problem) => [problem.column, problem.code])).toContainEqual([column, code]);
    expect(outcome.status).toBe('refused');
  });

  it('tell of carers what the carers file says, and a households file takes nothing of it away', async () => {
    const carers = csv([
      {
        HOUSEHOLD: 'H-1',
        NAME: 'Ann Example',
        CHECKED_ON: '01/06/2025',
        BORN_ON: '07/08/1979',
        SPECIFIED_OFFENCE: 'no',
      },
    ]);
    const outcome = await house
      .get(ImportCarers)
      .import({ files: [fileOf('carers.csv', carers)], requestedBy: 'Dana' });
    expect(outcome.status).toBe('applied');
    await importing({ ...old, NAME: 'Oak Lane 3' });
    expect(
      await rows(`select born_on::text, checked_on::text, has_specified_offence from register.carer join register.household
        on household.id = household_id where reference = 'H-1'`),
    ).toEqual([{ born_on: '1979-08-07', checked_on: '2025-06-01', has_specified_offence: false }]);
    expect((await homeNamed('H-1')).everybodyIsChecked).toBe(true);
  });
});
