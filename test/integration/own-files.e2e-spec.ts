import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import readWorkbook from 'read-excel-file/node';
import writeWorkbook from 'write-excel-file/node';
import {
  DescribeDifference,
  ImportAvailability,
  ImportCarers,
  ImportHouseholds,
  type ImportOutcome,
  ImportProviders,
  type ImportRequest,
  ImportRequests,
  ImportSsda903,
  inFull,
  IngestModule,
  SendMendedRows,
  type TemplateKind,
  templateKinds,
  Templates,
  UndoImport,
} from '#ingest';
import { ReadProviders } from '#register';
import { csv, fileOf, fillPostcodes, openHouse, startingTakes, type TestHouse } from './register-house.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse([IngestModule]);
  await fillPostcodes(house.dataSource);
}, startingTakes);
afterAll(() => house.close());

const rows = (text: string): Promise<Record<string, unknown>[]> => house.dataSource.query(text);
type Importer = { import(request: ImportRequest): Promise<ImportOutcome> };
const importers: Readonly<Record<TemplateKind, abstract new (...services: never[]) => Importer>> = {
  households: ImportHouseholds,
  carers: ImportCarers,
  availability: ImportAvailability,
  providers: ImportProviders,
  requests: ImportRequests,
};
const importing = (kind: TemplateKind, content: string | Buffer, more: Partial<ImportRequest> = {}) =>
  house
    .get<Importer>(importers[kind])
    .import({ files: [fileOf(`${kind}.csv`, content)], requestedBy: 'Dana', ...more });
const told = (outcome: ImportOutcome): string[] => outcome.problems.map(inFull);
const counts = ({ status, rowsRead, rowsLoaded, rowsQuarantined }: ImportOutcome) => ({
  ...{ status, rowsRead, rowsLoaded, rowsQuarantined },
});
const inWords = async (outcome: ImportOutcome) => {
  if (outcome.difference === null) throw new Error(told(outcome).join('\n'));
  return house.get(DescribeDifference).describe(outcome.difference);
};

const oak = {
  HOUSEHOLD: 'H-1',
  NAME: 'Oak Lane',
  SERVICE: 'Norchester Fostering',
  SERVICE_TYPE: 'authority',
  SERVICE_AUTHORITY: 'E10009901',
  POSTCODE: 'ZN1 1AA',
  PLACES: '3',
  CARER_1: 'Ann Example',
  CARER_2: 'Bo Example',
  TERMS_NUMBER: '2',
  APPROVED_FROM: '14/02/2021',
  CHILD_1: 'K7',
  CHILD_1_AUTHORITY: 'E10009901',
  CHILD_1_FROM: '01/02/2026',
};
const mill = { ...oak, HOUSEHOLD: 'H-2', NAME: 'Mill Road', CARER_1: 'Cleo Example', CARER_2: '', CHILD_1: 'K8' };

/** What is kept of homes, ids and all. */
const kept = () =>
  rows(`select household.reference, to_jsonb(household) as home,
    (select jsonb_agg(to_jsonb(carer) order by ordinal) from register.carer where household_id = household.id) as carers,
    (select jsonb_agg(to_jsonb(hold) order by ordinal) from register.hold where household_id = household.id) as holds,
    (select jsonb_agg(to_jsonb(closed) order by ordinal) from register.unavailability closed
      where household_id = household.id) as closed,
    (select jsonb_agg(to_jsonb(placement) order by stay) from register.placement where household_id = household.id) as stays
    from register.household order by reference`);
const changesOf = async ({ importId }: ImportOutcome): Promise<number> =>
  Number((await rows(`select count(*) from ingest.row_change where import_id = '${importId}'`))[0]?.['count']);

describe('a template', () => {
  it.each(templateKinds)('of %s, left as it is, loads nobody', async (kind) => {
    for (const content of [house.get(Templates).csv(kind), Buffer.from(await house.get(Templates).xlsx(kind))]) {
      const outcome = await importing(kind, content);
      expect(counts(outcome)).toMatchObject({ status: 'refused', rowsRead: 0 });
      expect(outcome.problems.map(({ code }) => code)).toEqual(['only-the-example', 'example-row']);
    }
    expect(await kept()).toEqual([]);
  });

  it('filled in as a workbook loads as the same CSV does', async () => {
    const sheets = await readWorkbook(Buffer.from(await house.get(Templates).xlsx('households')));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Households', 'Words', 'Columns']);
    const header = (sheets[0]?.data[0] ?? []).map(String);
    const cell = (value: unknown) => ({ value: String(value ?? ''), type: String });
    const typed = (column: string) => {
      // As a spreadsheet keeps what people type: numbers are numbers and days are days.
      if (column === 'PLACES') return { value: 3, type: Number };
      if (column === 'APPROVED_FROM')
        return { value: new Date('2021-02-14T00:00:00Z'), type: Date, format: 'dd/mm/yyyy' };
      return cell((oak as Record<string, string>)[column]);
    };
    const filled = header.map(typed);
    const data = [...(sheets[0]?.data ?? []).map((row) => row.map(cell)), filled];
    const workbook = await writeWorkbook(
      sheets.map((sheet, at) => ({
        sheet: sheet.sheet,
        data: at === 0 ? data : sheet.data.map((row) => row.map(cell)),
      })),
    ).toBuffer();
    const outcome = await importing('households', workbook);
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 1, rowsLoaded: 1, rowsQuarantined: 0 });
    expect(told(outcome).filter((sentence) => !sentence.includes('example'))).toEqual([]);
    const before = await kept();
    const again = await importing('households', csv([oak]));
    expect(await changesOf(again)).toBe(0);
    expect(await kept()).toEqual(before);
  });
});

describe('a register of which a row cannot be loaded', () => {
  it('leaves that home as it was, and removes only homes that are not named', async () => {
    await importing('households', csv([oak, mill, { ...mill, HOUSEHOLD: 'H-3', CHILD_1: 'K9' }]));
    const outcome = await importing(
      'households',
      csv([
        { ...oak, PLACES: '2' },
        { ...mill, PLACES: 'two' },
      ]),
    );
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 2, rowsLoaded: 1, rowsQuarantined: 1 });
    expect(
      (await kept()).map(({ reference, home, stays }) => [reference, (home as { places: number }).places, stays]),
    ).toEqual([
      ['H-1', 2, [expect.objectContaining({ stay: '[2026-02-01,)' })]],
      ['H-2', 3, [expect.objectContaining({ stay: '[2026-02-01,)' })]],
    ]);
    await importing('households', csv([oak, mill]));
  });
});

describe('a dry run', () => {
  it('tells what would change, and changes nothing', async () => {
    const before = await kept();
    const ash = {
      ...oak,
      HOUSEHOLD: 'H-9',
      NAME: 'Ash Close',
      CARER_2: '',
      PLACES: '1',
      CHILD_1: 'N1',
      TERMS_NUMBER: '1',
    };
    const outcome = await importing(
      'households',
      csv([
        {
          ...oak,
          PLACES: '2',
          CHILD_1_UNTIL: '09/03/2026',
          CARER_2: '',
          HOLD_SCOPE: 'all',
          HOLD_FROM: '01/03/2026',
          HOLD_BY: 'Sam',
        },
        ash,
      ]),
      { isDryRun: true },
    );
    expect(await kept()).toEqual(before);
    expect(await inWords(outcome)).toEqual({
      summary: ['1 home new, 1 home changed, 1 home no longer in the file.', '1 child of the register added.'],
      groups: [
        expect.objectContaining({
          title: 'Mill Road (H-2)',
          kind: 'removed',
          sentences: expect.arrayContaining(['No longer in the file: the home is taken out of the register.']),
        }),
        expect.objectContaining({
          title: 'Ash Close (H-9)',
          kind: 'added',
          sentences: [
            'New home with 1 place, at ZN1 1AA.',
            'Approved from 14 February 2021, up to 1 child.',
            'Child N1 of E10009901 moved in on 1 February 2026.',
            'Ann Example is a carer here.',
          ],
        }),
        expect.objectContaining({
          title: 'Oak Lane (H-1)',
          kind: 'changed',
          sentences: [
            'Places 2, was 3.',
            'A hold on everybody from 1 March 2026, decided by Sam.',
            'Child K7 of E10009901 moved out: last day 9 March 2026.',
            'Bo Example is no longer a carer here.',
          ],
        }),
        expect.objectContaining({ title: 'Besides', sentences: ['1 child of the register added.'] }),
      ],
      moreGroups: 0,
      rowChangesNotShown: 0,
    });
  });

  it('of the same file tells nothing', async () => {
    expect(await inWords(await importing('households', csv([oak, mill]), { isDryRun: true }))).toMatchObject({
      summary: [],
      groups: [],
    });
  });
});

describe('a carers file', () => {
  const ann = { HOUSEHOLD: 'H-1', NAME: 'Ann Example', CARER: '2', CHECKED_ON: '03/06/2025', TRAINED_ON: '' };
  const carersOf = () =>
    rows(`select reference, ordinal, carer.name, checked_on::text, trained_on::text
      from register.carer join register.household on household.id = household_id order by reference, ordinal`);

  it('is the whole truth about the carers of the homes it names', async () => {
    const outcome = await importing('carers', csv([ann, { ...ann, NAME: 'Dee Example', CARER: '1', CHECKED_ON: '' }]));
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 2, rowsLoaded: 2, rowsQuarantined: 0 });
    const carers = [
      { reference: 'H-1', ordinal: 1, name: 'Dee Example', checked_on: null, trained_on: null },
      { reference: 'H-1', ordinal: 2, name: 'Ann Example', checked_on: '2025-06-03', trained_on: null },
      { reference: 'H-2', ordinal: 1, name: 'Cleo Example', checked_on: null, trained_on: null },
    ];
    expect(await carersOf()).toEqual(carers);
    const again = await importing(
      'carers',
      csv([
        { ...ann, CHECKED_ON: '' },
        { ...ann, NAME: 'Dee Example', CARER: '1' },
      ]),
    );
    expect((await carersOf())[1]).toEqual(carers[1]);
    expect(again.status).toBe('applied');
  });

  it('leaves checks to carers whom the households file names', async () => {
    await importing('households', csv([oak, mill]));
    expect(await carersOf()).toMatchObject([
      { name: 'Ann Example', checked_on: '2025-06-03' },
      { name: 'Bo Example', checked_on: null },
      { name: 'Cleo Example' },
    ]);
  });

  it('leaves a home as it was when one of its rows cannot be loaded', async () => {
    const before = await kept();
    const outcome = await importing(
      'carers',
      csv([
        { ...ann, CHECKED_ON: '31/03/2026' },
        { ...ann, NAME: 'Eve Example', CARER: '1' },
        { ...ann, HOUSEHOLD: 'H-7' },
        { ...ann, HOUSEHOLD: 'H-2', CHECKED_ON: '03/06/2019' },
      ]),
    );
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 4, rowsLoaded: 1, rowsQuarantined: 3 });
    expect(outcome.problems.map(({ code, row }) => `${code} ${row}`)).toEqual([
      'date-to-come 2',
      'unknown-household 4',
      'home-left-as-it-was 3',
      'check-is-old 5',
    ]);
    const after = await kept();
    expect(after[0]).toEqual(before[0]);
    expect(after[1]?.['carers']).toMatchObject([{ name: 'Ann Example', checked_on: '2019-06-03' }]);
    await importing('households', csv([oak, mill]));
  });

  it('takes mended rows of a home only together', async () => {
    const [first, second] = [
      { ...ann, CARER: '1', CHECKED_ON: '31/03/2026' },
      { ...ann, NAME: 'Eve Example' },
    ];
    const { importId } = await importing('carers', csv([first, second, { ...ann, HOUSEHOLD: 'H-2' }]));
    const before = await kept();
    const mend = async (...mended: object[]) => {
      const sent = await house.get(SendMendedRows).send(importId, {
        files: [fileOf('mended.csv', csv(mended as Record<string, string>[]))],
        requestedBy: 'Dana',
        authorityCode: null,
      });
      if (!sent.ok) throw new Error(sent.problem.kind);
      return sent.value;
    };
    const half = await mend({ ...first, CHECKED_ON: '28/02/2026' });
    expect(half.problems.map(({ code }) => code)).toContain('home-left-as-it-was');
    expect(await kept()).toEqual(before);
    expect(counts(await mend({ ...first, CHECKED_ON: '28/02/2026' }, second))).toMatchObject({ rowsLoaded: 2 });
    expect((await carersOf()).slice(0, 2)).toMatchObject([
      { name: 'Ann Example', checked_on: '2026-02-28' },
      { name: 'Eve Example' },
    ]);
    await importing('households', csv([oak, mill]));
  });

  it('is not the households file', async () => {
    const outcome = await importing('carers', csv([oak, mill]));
    expect(told(outcome)).toEqual([
      'carers.csv, row 1: The header is that of the households file, not of the carers file. Choose the right file, or the right kind.',
    ]);
  });
});

describe('an availability file', () => {
  const away = {
    HOUSEHOLD: 'H-1',
    NOT_AVAILABLE_PLACES: '2',
    NOT_AVAILABLE_REASON: 'carer taking a break',
    NOT_AVAILABLE_FROM: '01/07/2026',
    NOT_AVAILABLE_UNTIL: '31/07/2026',
  };
  const hold = { HOLD_SCOPE: 'all', HOLD_FROM: '01/03/2026', HOLD_BY: 'Sam' };
  const nothing = {
    NOT_AVAILABLE_PLACES: '',
    NOT_AVAILABLE_REASON: '',
    NOT_AVAILABLE_FROM: '',
    NOT_AVAILABLE_UNTIL: '',
  };

  it('is the whole truth about what is not available in the homes it names', async () => {
    await importing('households', csv([{ ...oak, ...hold }, mill]));
    const outcome = await importing(
      'availability',
      csv([away, { ...away, NOT_AVAILABLE_FROM: '15/07/2026', NOT_AVAILABLE_REASON: 'other' }]),
    );
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 2, rowsLoaded: 2, rowsQuarantined: 0 });
    expect(told(outcome)).toEqual([
      'availability.csv, row 2, column NOT_AVAILABLE_PLACES: The home H-1 has 3 places, and more than that are said not to be available at one time. None is counted below 0.',
    ]);
    expect((await kept())[0]).toMatchObject({
      holds: [{ scope: 'all' }],
      closed: [
        { places: 2, reason: 'carer-break', valid: '[2026-07-01,2026-08-01)' },
        { places: 2, reason: 'other', valid: '[2026-07-15,2026-08-01)' },
      ],
    });
  });

  it('says of holds what it has columns for, and with a bare home that all is available', async () => {
    await importing('availability', csv([{ ...away, ...nothing, HOLD_SCOPE: '' }]));
    expect((await kept())[0]).toMatchObject({ holds: null, closed: null });
    await importing('availability', csv([{ ...away, ...nothing, ...hold, HOLD_REVIEW_ON: '01/06/2026' }]));
    expect((await kept())[0]).toMatchObject({ holds: [{ scope: 'all', review_on: '2026-06-01' }], closed: null });
  });

  it('keeps rows that contradict each other, or are wrong, in quarantine with the rest of their home', async () => {
    const before = await kept();
    const outcome = await importing(
      'availability',
      csv([
        away,
        { ...away, ...nothing },
        { ...away, HOUSEHOLD: 'H-2', NOT_AVAILABLE_UNTIL: '30/06/2026' },
        { ...away, HOUSEHOLD: 'H-2' },
        { ...away, HOUSEHOLD: 'H-5' },
      ]),
    );
    expect(counts(outcome)).toEqual({ status: 'refused', rowsRead: 5, rowsLoaded: 0, rowsQuarantined: 5 });
    expect(await kept()).toEqual(before);
  });
});

describe('undoing a small file', () => {
  it('puts back the carers and what was not available', async () => {
    await importing('households', csv([{ ...oak, HOLD_SCOPE: 'all', HOLD_FROM: '01/03/2026', HOLD_BY: 'Sam' }, mill]));
    const before = await kept();
    const carers = await importing(
      'carers',
      csv([{ HOUSEHOLD: 'H-1', NAME: 'Dee Example', CHECKED_ON: '03/06/2025' }]),
    );
    const between = await kept();
    const availability = await importing(
      'availability',
      csv([
        {
          HOUSEHOLD: 'H-1',
          NOT_AVAILABLE_PLACES: '1',
          NOT_AVAILABLE_REASON: 'other',
          NOT_AVAILABLE_FROM: '01/03/2026',
          HOLD_SCOPE: '',
        },
      ]),
    );
    expect(await kept()).not.toEqual(between);
    const undo = (importId: string) => house.get(UndoImport).undo(importId, 'Dana', null);
    expect(await undo(availability.importId)).toMatchObject({ ok: true });
    expect(await kept()).toEqual(between);
    expect(await undo(carers.importId)).toMatchObject({ ok: true });
    expect(await kept()).toEqual(before);
  });
});

describe('a list of providers as the inspectorate publishes it', () => {
  const published = {
    'Web link': 'https://reports.example/1',
    URN: 'SC123456',
    'Provision type': "Children's home",
    'Registration date': '01/06/2015',
    'Registration status': 'Active',
    Name: 'REDACTED',
    'Address 1': 'REDACTED',
    Town: 'REDACTED',
    Postcode: 'REDACTED',
    'Ofsted Region': 'East',
    'Local authority': 'Norchester',
    Sector: 'Private',
    Places: '4',
    'Organisation which owns the provider': 'Larch Care (fictional)',
    'Overall experiences and progress of children and young people': 'Good',
  };
  const agency = {
    ...published,
    ...{ URN: '7654321', 'Provision type': 'Independent fostering agency', Name: 'Brightways (fictional)', Places: '' },
    ...{ 'Registration status': 'Resigned' },
  };

  it('is read by its own headings', async () => {
    const outcome = await importing('providers', csv([published, agency, published]));
    expect(counts(outcome)).toEqual({ status: 'applied', rowsRead: 3, rowsLoaded: 3, rowsQuarantined: 0 });
    expect(outcome.problems.map(({ code }) => code).sort()).toEqual(['extra-columns', 'provider-told-again']);
    expect(await rows('select * from register.provider order by urn')).toMatchObject([
      { urn: '7654321', name: 'Brightways (fictional)', places: null, status: 'closed', judgement: 'Good' },
      {
        ...{ urn: 'SC123456', name: 'Name not published', kind: "Children's home", places: 4, postcode: null },
        ...{ status: 'open', authority_name: 'Norchester', owner_name: 'Larch Care (fictional)' },
      },
    ]);
    expect(await changesOf(await importing('providers', csv([published, agency])))).toBe(0);
  });

  it('joins the placements of returns by number', async () => {
    const header =
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,14/06/2012,WBRI,,,\n2,2,01/02/2010,WBRI,,,\n3,2,01/02/2010,WBRI,,,\n';
    const episode = (child: number, place: string, urn: string, dec = '') =>
      `${child},01/05/2024,S,C2,N1,${place},PR4,${dec},${dec === '' ? '' : 'X1'},,ZN1 1AA,ZN1 1AA,${urn}\n`;
    const episodes =
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
      episode(1, 'K2', 'sc123456') +
      episode(2, 'K2', '7654321') +
      episode(3, 'U4', '1111111', '01/06/2024');
    const outcome = await house.get(ImportSsda903).import({
      files: [fileOf('2024/header.csv', header), fileOf('2024/episodes.csv', episodes)],
      requestedBy: 'Dana',
      authorityCode: 'E10009901',
    });
    expect(outcome.status).toBe('applied');
    const read = await house.get(ReadProviders).placementsByProvider('E10009901');
    expect(read).toMatchObject({ providersListed: 2, notListed: 1, closedWithChildren: 1 });
    expect(
      read.providers.map(({ urn, provider, childrenNow, episodes: many, disagreements }) => ({
        ...{ urn, name: provider?.name, childrenNow, many, disagreements },
      })),
    ).toEqual([
      {
        ...{ urn: '7654321', name: 'Brightways (fictional)', childrenNow: 1, many: 1 },
        disagreements: [{ code: 'K2', episodes: 1 }],
      },
      { urn: 'SC123456', name: 'Name not published', childrenNow: 1, many: 1, disagreements: [] },
      { urn: '1111111', name: undefined, childrenNow: 0, many: 1, disagreements: [] },
    ]);
    const page = async (first: number, after: string | null) => {
      const found = await house.get(ReadProviders).page({ authorityCode: 'E10009901', first, after });
      return found.ok ? [found.value.edges.map(({ cursor }) => cursor), found.value.hasNextPage] : found.problem.kind;
    };
    expect(await page(2, null)).toEqual([['7654321', 'SC123456'], true]);
    expect(await page(2, 'SC123456')).toEqual([['1111111'], false]);
    expect(await page(2, '9999999')).toBe('cursor-not-valid');
    expect(await house.get(ReadProviders).placementsByProvider('E10009902')).toMatchObject({ providers: [] });
  });
});
