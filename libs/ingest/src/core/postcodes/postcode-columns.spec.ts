import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type ImportProblem } from '../import-problem.js';
import { PostcodeColumns, postcodeInDirectory } from './index.js';

type Row = readonly string[] | null;

const file = 'release.csv';

/** What stands between the quotation marks that enclose a cell, or the whole of it: the reader's rule. */
const cellOf = (written: string): string =>
  written.length >= 2 && written.startsWith('"') && written.endsWith('"')
    ? written.slice(1, -1).replaceAll('""', '"')
    : written;

function laidOut(rows: readonly Row[]) {
  const bounds = new Int32Array(rows.length * 16 + 16);
  let text = 'before';
  rows.forEach((row, position) => {
    if (row === null) bounds[position * 16] = -1;
    row?.forEach((written, cell) => {
      bounds[position * 16 + cell * 2] = text.length;
      text += written;
      bounds[position * 16 + cell * 2 + 1] = text.length;
      text += ',';
    });
  });
  const cellsOf = (position: number) => rows[position]?.map(cellOf) ?? null;
  return { firstRow: 2, rowCount: rows.length, bytes: Buffer.from(text, 'latin1'), bounds, cellsOf };
}

/** @returns what is found column by column, and how many rows' cells were asked for. */
function byColumns(blocks: readonly (readonly Row[])[]) {
  const counts = { placed: 0, northernIrish: 0, areas: new Set<string>(), districts: new Set<string>() };
  const run = { rowsRead: 0 };
  const columns = new PostcodeColumns(file, counts, run);
  const found: unknown[] = [];
  const problems: ImportProblem[] = [];
  let asked = 0;
  for (const block of blocks) {
    const rows = laidOut(block);
    const cellsOf = (position: number) => {
      asked += 1;
      return rows.cellsOf(position);
    };
    columns.read({ ...rows, cellsOf }, (problem) => problems.push(problem));
    for (let row = 0; row < columns.length; row += 1) {
      const letters = columns.letters.subarray(row * 7, row * 7 + 7).filter((letter) => letter !== 0);
      const easting = columns.eastings[row] ?? -1;
      found.push({
        postcode: String.fromCharCode(...letters),
        place: easting === -1 ? null : { easting, northing: columns.northings[row] },
        ...columns.areas[row],
        isLive: columns.isLive[row] === 1,
      });
    }
  }
  return { outcome: { found, problems, counts, rowsRead: run.rowsRead }, asked };
}

function byCells(blocks: readonly (readonly Row[])[]) {
  const counts = { placed: 0, northernIrish: 0, areas: new Set<string>(), districts: new Set<string>() };
  const found: unknown[] = [];
  const problems: ImportProblem[] = [];
  let rowsRead = 0;
  for (const block of blocks) {
    block.forEach((row, position) => {
      if (row === null) return;
      rowsRead += 1;
      const outcome = postcodeInDirectory(row.map(cellOf), { file, row: position + 2 });
      if ('sentence' in outcome) {
        problems.push(outcome);
        return;
      }
      found.push(outcome);
      if (outcome.place !== null) counts.placed += 1;
      else if (outcome.areaCode === 'NIR') counts.northernIrish += 1;
      if (outcome.districtCode !== null) counts.districts.add(outcome.districtCode);
      if (outcome.areaCode?.startsWith('E')) counts.areas.add(outcome.areaCode);
    });
  }
  return { found, problems, counts, rowsRead };
}

const usual = ['"ZN4 7QD"', '"E99999999"', '"E06000065"', '"385386"', '"0801193"', '"1"', '"E92000001"', '""'];

/** Often a cell as published, at times one that is nearly so, at times anything; most rows are like one before. */
const written = (published: readonly string[], nearly: readonly string[]): fc.Arbitrary<string> => {
  const text = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...published) },
    { weight: 2, arbitrary: fc.constantFrom(...nearly) },
    { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom(...'AZaz09 "-.\t\r\u00a0\u00e9'), maxLength: 9 }) },
  );
  return fc.tuple(text, fc.boolean()).map(([cell, isQuoted]) => (isQuoted ? `"${cell}"` : cell));
};
const codes = ['E10000020', 'E99999999', 'E07000148', 'E06000065', 'N09000003', 'S12000033', 'L93000001'];
const nearlyCodes = ['', ' E06000065', 'e06000065', 'E0600006', 'E060000651', 'NORTH', 'N9'];
const figures = ['385386', '0801193', '0', '12', '9999999'];
const nearlyFigures = ['', ' 385386', '385386 ', '12345678', '-1', '1.5', '3\u00a05'];
const cells: fc.Arbitrary<Row> = fc.tuple(
  written(
    ['ZN4 7QD', 'Z1 1AA', 'ZN14 7QD', 'Z1A 1AA', 'ZN1A 1AA', 'ZN4  7QD'],
    [
      'ZN47QD',
      'zn4 7qd',
      'NPT 1AA',
      'GIR 0AA',
      'ZNN4 7QD',
      'ZN147 7QD',
      'Z 7QD',
      'ZN 7QD',
      '4N4 7QD',
      'ZN4 7Q',
      '4 7QD',
    ],
  ),
  written(codes, nearlyCodes),
  written(codes, nearlyCodes),
  written(figures, nearlyFigures),
  written(figures, nearlyFigures),
  written(['1', '8', '9', '10', '90', '91'], ['', '09', '900', ' 9', '9 ', 'A']),
  written(['E92000001', 'N92000002', 'S92000003', 'W92000004'], nearlyCodes),
  written(['', '201206'], [' ', '2012-06', 'no']),
);
const likeOneBefore = fc.tuple(
  fc.array(fc.oneof({ weight: 12, arbitrary: cells }, { weight: 1, arbitrary: fc.constant(null) }), { maxLength: 8 }),
  fc.array(fc.tuple(fc.nat(), fc.nat({ max: 8 }), cells), { maxLength: 25 }),
);
const blocksOfRows = fc.array(
  likeOneBefore.map(([rows, changes]) => {
    const all: Row[] = [...rows];
    for (const [which, cell, other] of changes) {
      const before = all[which % Math.max(all.length, 1)];
      all.push(before?.map((text, position) => (position === cell ? (other?.[position] ?? text) : text)) ?? other);
    }
    return all;
  }),
  { maxLength: 3 },
);

describe('the postcodes of a file, column by column', () => {
  it('are what the cells of each row say, whatever is in them', () => {
    fc.assert(
      fc.property(blocksOfRows, (blocks) => {
        expect(byColumns(blocks).outcome).toEqual(byCells(blocks));
      }),
      { numRuns: 2_000 },
    );
  });

  it('differ by any one byte as the cells do', () => {
    fc.assert(
      fc.property(fc.nat({ max: 7 }), fc.nat({ max: 11 }), fc.nat({ max: 255 }), (cell, at, byte) => {
        const before = usual[cell] ?? '';
        const changed = `${before.slice(0, at)}${String.fromCharCode(byte)}${before.slice(at + 1)}`;
        const blocks = [[usual, usual.with(cell, changed), usual]];
        expect(byColumns(blocks).outcome).toEqual(byCells(blocks));
      }),
      { numRuns: 5_000 },
    );
  });

  it('are known from their bytes once a row before had the codes: of few rows the cells are asked for', () => {
    const northernIrish = usual.with(6, '"N92000002"').with(2, '"N09000003"');
    const ended = usual.with(7, '"201206"').with(0, '"ZN14 7QE"');
    const rows = [usual, northernIrish, null, ended, northernIrish, usual.with(5, '"9"'), usual];
    const { outcome, asked } = byColumns([rows, rows]);
    expect(asked).toBe(2);
    expect(outcome).toEqual(byCells([rows, rows]));
    expect(outcome).toMatchObject({ rowsRead: 12, counts: { placed: 6, northernIrish: 4 } });
  });
});
