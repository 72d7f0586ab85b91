import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TableRow } from '../app/file-reader.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { StreamingFileReader } from './streaming-file-reader.js';

const reader = new StreamingFileReader();

const inPieces = (bytes: Uint8Array, size: number) => ({
  name: 'a.csv',
  content: (async function* () {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  })(),
});

const utf8 = (text: string) => Buffer.from(text, 'utf8');

async function rowsOf(bytes: Uint8Array, size = 7): Promise<TableRow[]> {
  const rows: TableRow[] = [];
  for await (const row of (await reader.openTable(inPieces(bytes, size))).rows) rows.push(row);
  return rows;
}

async function columnsOf(
  bytes: Uint8Array,
  wanted: readonly number[],
  size = 7,
): Promise<(readonly string[] | null)[]> {
  const rows: (readonly string[] | null)[] = [];
  const { batches } = await reader.openColumns(inPieces(bytes, size), () => wanted);
  for await (const batch of batches) {
    for (let position = 0; position < batch.rowCount; position += 1) {
      rows[batch.firstRow + position] = batch.cellsOf(position);
    }
  }
  return rows.slice(2).filter((row) => row !== null);
}

async function refusalOf(read: Promise<unknown>): Promise<{ code: string; row: number | null }> {
  try {
    await read;
  } catch (error) {
    if (error instanceof UnreadableFile) return { code: error.problem.code, row: error.problem.row };
    throw error;
  }
  throw new Error('The file was read.');
}

const refusalsByContent: readonly (readonly [string, Uint8Array, string])[] = [
  ['no byte', utf8(''), 'file-empty'],
  ['one byte', utf8('\n'), 'file-empty'],
  ['one letter', utf8('C'), 'file-empty'],
  ['blanks only', utf8(' \r\n\r\n'), 'file-empty'],
  ['a mark and nothing else', Buffer.from([0xef, 0xbb, 0xbf]), 'file-empty'],
  ['a mark of UTF-16 and nothing else', Buffer.from([0xff, 0xfe]), 'file-empty'],
  ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'file-is-old-workbook'],
  ['a PDF', utf8('%PDF-1.7\n'), 'file-is-pdf'],
  ['JSON', utf8('{"type":"Topology"}'), 'file-is-json'],
  ['bytes', Buffer.from([0x43, 0x48, 0x49, 0x00, 0x4c, 0x44, 0x2c]), 'file-is-binary'],
];

describe('a table', () => {
  it('has cells by column name, whatever the order, the mark, the line ends and the blank rows', async () => {
    const rows = await rowsOf(utf8('\ufeffchild , Name\r\n007,"Smith, ""Jo"""\r\n\r\n 8 ,Zoë\r\n'), 3);
    expect(rows).toEqual([
      { row: 2, cells: { CHILD: '007', NAME: 'Smith, "Jo"' }, values: ['007', 'Smith, "Jo"'], fault: null },
      { row: 4, cells: { CHILD: '8', NAME: 'Zoë' }, values: [' 8 ', 'Zoë'], fault: null },
    ]);
  });

  it.each(refusalsByContent)('of %s is refused', async (_what, bytes, code) => {
    expect(await refusalOf(rowsOf(bytes))).toMatchObject({ code });
    expect(await refusalOf(columnsOf(bytes, [0]))).toMatchObject({ code });
  });

  it.each([
    ['a row cut short', 'A,B,C\n1,2,3\n4,5\n', 'wrong-number-of-cells', 3],
    ['a row too long', 'A,B\n1,2\n\n4,5,6\n', 'wrong-number-of-cells', 4],
    ['an open quotation mark', 'A,B\n1,2\n3,"4\n5,6\n', 'quote-not-closed', 3],
    ['a quotation mark inside a cell', 'A,B\n1,2 "x" 3\n', 'stray-quote', 2],
  ])('with %s is refused by row, where a caller knows no quarantine', async (_what, text, code, row) => {
    expect(await refusalOf(rowsOf(utf8(text)))).toEqual({ code, row });
  });

  it.each([1, 2, 3, 4, 5, 1000])('may mix line ends of three systems, in pieces of %d bytes', async (size) => {
    const rows = await rowsOf(utf8('A,B\r\n1,2\n\n3,4\r5,6\r\n'), size);
    expect(rows.map(({ row, cells }) => [row, cells['A'], cells['B']])).toEqual([
      [2, '1', '2'],
      [4, '3', '4'],
      [5, '5', '6'],
    ]);
  });

  it('takes empty cells beyond the header, as spreadsheets leave them', async () => {
    expect(await rowsOf(utf8('A,B\n1,2,,\n'))).toMatchObject([{ row: 2, cells: { A: '1', B: '2' }, fault: null }]);
  });
});

describe('the column picker', () => {
  it('finds the cells that the table reader finds, however the bytes arrive', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', '1', ' '), maxLength: 6 });
    const table = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (rows, size, endsInNewline) => {
        const line = (cells: readonly string[]) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(',');
        const text = ['x,y,z', ...rows.map(line)].join('\r\n') + (endsInNewline ? '\r\n' : '');
        expect(await columnsOf(utf8(text), [2, 0], size)).toEqual(rows.map(([first, , third]) => [third, first]));
      }),
    );
  });

  it('tells a row by the shape of one before only where it has that shape, and is ended as it should be', async () => {
    const word = fc.constantFrom(
      '"ab c"',
      '"a,bc"',
      'abcdef',
      '"a""bc"',
      '"a\nbcd"',
      '"abc"',
      '',
      'ab',
      '"\u00ac\u00ae"',
    );
    const tail = fc.constantFrom('1', '"x"', '"1,2"', '"1\n2"', '""', '\u00e9\u00ac', '"a""b"', 'a'.repeat(1_100));
    const rows = fc.array(fc.tuple(word, word, word, tail, tail, tail), { minLength: 1, maxLength: 30 });
    const cellOf = (text: string) => (text.startsWith('"') ? text.slice(1, -1).replaceAll('""', '"') : text);
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 5_000 }), async (written, size) => {
        const bytes = Buffer.from(['a,b,c,d,e,f', ...written].join('\n'), 'latin1');
        const expected = written.map(([first, , third]) => [cellOf(third), cellOf(first), '']);
        expect(await columnsOf(bytes, [2, 0, -1], size)).toEqual(expected);
      }),
    );
  });

  it.each(['1,2,3,4,5', '1,2,3,4,5,6,7', '1,2,3,4,5,6,"7,8"'])(
    'refuses a row of %s among rows of six cells that begin as it does',
    async (row) => {
      const text = ['a,b,c,d,e,f', '1,2,3,4,5,6', '1,2,3,4,"5,0",6', row].join('\n');
      expect(await refusalOf(columnsOf(utf8(text), [2, 0]))).toEqual({ code: 'wrong-number-of-cells', row: 4 });
    },
  );

  it.each([
    ['a row cut short', 'A,B,C\n1,2,3\n4,5\n', 'wrong-number-of-cells', 3],
    ['a last row cut short', 'A,B,C\n1,2,3\n4,5', 'wrong-number-of-cells', 3],
    ['an open quotation mark', 'A,B\n1,2\n3,"4\n5,6\n', 'quote-not-closed', 3],
    ['no rows', 'A,B\n', 'no-rows', null],
  ])('refuses %s by row', async (_what, text, code, row) => {
    expect(await refusalOf(columnsOf(utf8(text), [0]))).toEqual({ code, row });
  });

  it('counts blank rows as a spreadsheet does', async () => {
    expect(await refusalOf(columnsOf(utf8('A,B\n\n1,2\n\r\n3\n'), [0]))).toEqual({
      code: 'wrong-number-of-cells',
      row: 5,
    });
  });
});
