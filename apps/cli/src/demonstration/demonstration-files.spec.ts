import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { demonstrationFiles } from './demonstration-files.js';
import { type DemonstrationFile } from './files/demonstration-file.js';
import { calibrationFigures } from './report/calibration-report.js';
import { isWithinTolerance } from './report/figure.js';
import { type CsvRow, dayIn, field, fileSet, type FileSet } from './report/file-set.js';
import { reportedCare, type ReportedCare } from './report/reported-care.js';

const on = day('2026-11-23');
const made = new Map<number, DemonstrationFile[]>();

function filesOf(seed: number): DemonstrationFile[] {
  const files = made.get(seed) ?? demonstrationFiles({ seed, on });
  made.set(seed, files);
  return files;
}

const setOf = (seed: number): FileSet => fileSet(new Map(filesOf(seed).map(({ path, text }) => [path, text])));
const digests = (files: readonly DemonstrationFile[]): string[] =>
  files.map(({ path, text }) => `${path} ${createHash('sha256').update(text).digest('hex')}`);

interface Resident {
  readonly household: CsvRow;
  readonly authority: string;
  readonly code: string;
  readonly from: number;
  readonly siblings: string;
}

const residentsOf = (household: CsvRow): Resident[] =>
  [1, 2, 3, 4, 5, 6].flatMap((nth) => {
    const code = field(household, `CHILD_${nth}`);
    if (code === '') return [];
    return [
      {
        household,
        code,
        authority: field(household, `CHILD_${nth}_AUTHORITY`),
        from: dayIn(household, `CHILD_${nth}_FROM`) ?? NaN,
        siblings: field(household, `CHILD_${nth}_SIBLINGS`),
      },
    ];
  });

it('gives byte for byte the same files for the same seed and day', () => {
  expect(digests(demonstrationFiles({ seed: 1, on }))).toEqual(digests(filesOf(1)));
});

it('gives other children for another seed', () => {
  const episodes = (seed: number) =>
    filesOf(seed).find(({ path }) => path.endsWith('2026-03-31/fictional-episodes.csv'));
  expect(episodes(1)?.text).not.toEqual(episodes(2)?.text);
});

describe.each([1, 2])('the files of seed %d', (seed) => {
  const files = setOf(seed);
  const care: ReportedCare = reportedCare(files);
  const households = files.rows('fictional-households.csv');

  it('say in every name that they are fictional', () => {
    expect(filesOf(seed).filter(({ path }) => !/(^|\/)(fictional-[^/]+|NOTICE-fictional\.md)$/.test(path))).toEqual([]);
  });

  it('hold the figures they are calibrated to', () => {
    const out = calibrationFigures(files).filter((figure) => !isWithinTolerance(figure));
    expect(out).toEqual([]);
  });

  it('chain the episodes of a child without gap or overlap until care ends', () => {
    const broken = care.children.flatMap(({ code, stays }) => {
      const episodes = stays.flatMap((stay) => stay.episodes);
      return episodes.flatMap((episode, at) => {
        const next = episodes[at + 1];
        const lasts = episode.until === null || episode.until > episode.from;
        const follows = episode.reasonEnded === 'X1' && episode.until !== null ? next?.from === episode.until : true;
        const startsAnew = !next || episode.reasonEnded === 'X1' || next.reasonNew === 'S';
        return lasts && follows && startsAnew ? [] : [`${code} on day ${episode.from}`];
      });
    });
    expect(broken).toEqual([]);
    expect(care.children.length).toBeGreaterThan(2_000);
  });

  it('use the codes of each year', () => {
    for (const year of [2022, 2023, 2024, 2025, 2026]) {
      const folder = `ssda903/fictional-year-to-${year}-03-31`;
      const sexes = new Set(files.rows(`${folder}/fictional-header.csv`).map((row) => field(row, 'SEX')));
      expect([...sexes].sort()).toEqual(year >= 2025 ? ['F', 'M'] : ['1', '2']);
      const places = files.rows(`${folder}/fictional-episodes.csv`);
      const began = places.filter((row) => field(row, 'PLACE') === 'H5').map((row) => dayIn(row, 'DECOM') ?? NaN);
      expect(Math.max(0, ...began)).toBeLessThan(Date.UTC(2024, 3, 1) / 86_400_000);
      expect(places.some((row) => field(row, 'PLACE') === 'K3')).toBe(year >= 2025);
    }
  });

  it('house the children of whom the last return tells, at the postcode it tells', () => {
    const stays = new Map(care.lookedAfterOn(care.yearEnd).map(([child, stay]) => [child.code, stay]));
    const normal = (postcode: string): string => postcode.toUpperCase().replaceAll(' ', '');
    let housed = 0;
    for (const resident of households.flatMap(residentsOf)) {
      if (resident.authority !== 'E10009901' || resident.from > care.yearEnd) continue;
      const stay = stays.get(resident.code);
      const told = normal(stay?.last.placePost ?? 'no stay');
      if (told === '' || told === 'QQ11QQ') continue;
      expect([resident.code, told]).toEqual([resident.code, normal(field(resident.household, 'POSTCODE'))]);
      housed += 1;
    }
    expect(housed).toBeGreaterThan(300);
  });

  it('keep no more than three children in a home unless all are brothers and sisters, and never more than it has places', () => {
    for (const household of households) {
      const residents = residentsOf(household);
      expect(residents.length).toBeLessThanOrEqual(Number(field(household, 'PLACES')));
      const groups = new Set(residents.map(({ siblings }) => siblings));
      const allowed = residents.length <= 3 || (groups.size === 1 && !groups.has(''));
      expect([field(household, 'HOUSEHOLD'), allowed]).toEqual([field(household, 'HOUSEHOLD'), true]);
    }
  });

  it('house nobody twice', () => {
    const everybody = households.flatMap(residentsOf).map(({ authority, code }) => `${authority}/${code}`);
    expect(new Set(everybody).size).toBe(everybody.length);
  });

  it('tell what the rules ask of homes: most of it in order, some overdue, old or missing', () => {
    const share = (column: string, is: (cell: string) => boolean): number =>
      households.filter((row) => is(field(row, column))).length / households.length;
    const threeYearsBefore = Date.UTC(2023, 10, 23) / 86_400_000;
    const carers = files.rows('fictional-carers.csv');
    const checked = carers.map((row) => dayIn(row, 'CHECKED_ON'));
    const recent = checked.filter((each) => each !== null && each > threeYearsBefore).length / carers.length;
    expect(share('AGREEMENT_SIGNED', (cell) => cell !== '' && cell !== 'none')).toBeGreaterThan(0.88);
    expect(share('AGREEMENT_SIGNED', (cell) => cell === 'none')).toBeGreaterThan(0.005);
    expect(share('APPROVAL_KIND', (cell) => cell === 'full')).toBeGreaterThan(0.9);
    expect(share('APPROVAL_KIND', (cell) => cell === 'temporary')).toBeGreaterThan(0);
    expect(share('ROOMS', (cell) => cell !== '')).toBeGreaterThan(0.85);
    expect(share('MEMBERS', (cell) => cell.includes('offence yes'))).toBeLessThan(0.02);
    expect(recent).toBeGreaterThan(0.75);
    expect(recent).toBeLessThan(0.95);
    for (const column of ['EXEMPTIONS', 'SHARING_AGREEMENTS', 'SHORT_BREAKS', 'CONNECTED_TO', 'NOT_READY_FOR']) {
      expect([column, share(column, (cell) => cell !== '') > 0]).toEqual([column, true]);
    }
    expect(new Set(carers.map((row) => field(row, 'HOUSEHOLD'))).size).toBe(households.length);
  });

  it('ask at once, on the same days, for all the brothers and sisters of two families of one home', () => {
    const requests = files.rows('fictional-requests.csv');
    const families = new Map<string, CsvRow[]>();
    for (const row of requests) {
      const siblings = field(row, 'SIBLINGS');
      if (siblings !== '') families.set(siblings, [...(families.get(siblings) ?? []), row]);
    }
    const waiting = [...families.values()].filter((rows) => rows.length > 1);
    expect(waiting.map((rows) => rows.length).sort()).toEqual([2, 3]);
    const withSiblings = requests.filter((row) => field(row, 'SIBLINGS') !== '');
    expect(withSiblings.filter((row) => field(row, 'WISHES').includes('only-child'))).toEqual([]);
    expect(withSiblings.filter((row) => field(row, 'LIVES_BEST_AS') === 'only-child')).toEqual([]);
    for (const rows of waiting) {
      for (const column of ['OPENED_ON', 'NEEDED_BY', 'URGENCY', 'STARTS_ON', 'EXPECTED_UNTIL', 'PLACEMENT_TYPE']) {
        expect([column, new Set(rows.map((row) => field(row, column))).size]).toEqual([column, 1]);
      }
      expect(new Set(rows.map((row) => field(row, 'BORN'))).size).toBe(rows.length);
    }
  });

  it('have registered supported accommodation with a place free, and somebody of 16 or 17 who waits', () => {
    const houses = households.filter((row) => field(row, 'SETTING') === 'supported-accommodation');
    expect(houses).toHaveLength(12);
    for (const house of houses) {
      expect(field(house, 'REGISTERED')).toBe('yes');
      expect(field(house, 'APPROVED_FROM')).toBe('');
      expect(Number(field(house, 'PLACES'))).toBeGreaterThan(residentsOf(house).length);
    }
    expect(houses.some((house) => residentsOf(house).length > 0)).toBe(true);
    const sixteen = Date.UTC(2010, 10, 23) / 86_400_000;
    const waiting = files.rows('fictional-requests.csv').map((row) => dayIn(row, 'BORN') ?? NaN);
    expect(waiting.filter((born) => born <= sixteen).length).toBeGreaterThan(0);
  });

  it('ask for homes for children of different ages, each with a name of their own', () => {
    const requests = files.rows('fictional-requests.csv');
    const answered = (column: string): number => requests.filter((row) => field(row, column) !== '').length;
    for (const column of ['FAITH', 'DISABLED', 'WISHES', 'RISKS', 'FAMILY_TIME_POSTCODE', 'AVOID_1_POSTCODE']) {
      expect([column, answered(column) > 0, answered(column) < requests.length]).toEqual([column, true, true]);
    }
    expect(answered('COURT_ORDER_1_FROM')).toBe(answered('COURT_ORDER_1_POSTCODE'));
    expect(new Set(requests.map((row) => field(row, 'KNOWN_AS'))).size).toBe(requests.length);
    const born = requests.map((row) => dayIn(row, 'BORN') ?? NaN);
    expect(Math.max(...born) - Math.min(...born)).toBeGreaterThan(12 * 365);
  });
});
