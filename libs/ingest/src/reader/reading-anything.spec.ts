import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import writeWorkbook from 'write-excel-file/node';
import { everythingIn, type Found } from '../../../../test/support/everything-in.js';
import { zipOf } from '../../../../test/support/packed-files.js';
import { UnreadableFile } from '../app/unreadable-file.js';
import { fileOf } from '../../../../test/support/files.js';
import { StreamingFileReader } from './streaming-file-reader.js';

const reader = new StreamingFileReader();
const names = fc.constantFrom('a.csv', 'a.csv.gz', 'r.zip', 'r.xlsx', 'r.xml', 'b.xls', '', '../x', 'map.json');

/** One way of writing a whole table down, each read back by `rowsOf`. */
const header = ['CHILD', 'NAME', 'NOTE'];
type Table = readonly (readonly string[])[];
const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;
const csvOf = (rows: Table, separator = ',', lineEnd = '\r\n'): string =>
  [header, ...rows].map((row) => row.map(quoted).join(separator)).join(lineEnd);

const waysOfWriting: Readonly<Record<string, (rows: Table) => Uint8Array | Promise<Uint8Array>>> = {
  csv: (rows) => Buffer.from(csvOf(rows)),
  'semicolons and bare line feeds': (rows) => Buffer.from(csvOf(rows, ';', '\n')),
  'tabs and the line ends of an old Mac': (rows) => Buffer.from(csvOf(rows, '\t', '\r')),
  'UTF-8 with a mark': (rows) => Buffer.from(`\ufeff${csvOf(rows)}`),
  'UTF-16, low byte first': (rows) => Buffer.from(`\ufeff${csvOf(rows)}`, 'utf16le'),
  'UTF-16, high byte first': (rows) => Buffer.from(`\ufeff${csvOf(rows)}`, 'utf16le').swap16(),
  gzip: (rows) => gzipSync(csvOf(rows)),
  zip: (rows) => zipOf([{ name: '2018/table.csv', content: csvOf(rows) }]),
  'zip of a gzip file': (rows) => zipOf([{ name: 'table.csv.gz', content: gzipSync(csvOf(rows)) }]),
  workbook: (rows) =>
    writeWorkbook([header, ...rows.map((row) => row.map((value) => ({ value, type: String })))], {
      sheet: 'Table',
    }).toBuffer(),
};

/** Cells as people write them, and the letters that trip readers. A row that is all blank is no row. */
const cell = fc.oneof(
  fc.string({ unit: fc.constantFrom('a', 'é', '€', '𝒳', '"', ',', ';', '\t', '\n', '0', ' '), maxLength: 5 }),
  fc.constantFrom('', '007', '31/03/2018', '=A1', '<b>', '&amp;', "O'Neil"),
);
const rowsToWrite: fc.Arbitrary<Table> = fc.array(
  fc.tuple(fc.stringMatching(/^[A-Z0-9]{1,5}$/), cell, cell).map((row) => [...row]),
  { minLength: 1, maxLength: 8 },
);

const lone = ({ rows }: Found): Table => Object.values(rows)[0]?.slice(1) ?? [];

describe('reading', () => {
  it.each(Object.keys(waysOfWriting))('finds the rows that were written, as %s', async (way) => {
    const write = waysOfWriting[way];
    if (!write) throw new Error(way);
    await fc.assert(
      fc.asyncProperty(rowsToWrite, fc.integer({ min: 1, max: 60 }), async (rows, pieceLength) => {
        const found = await everythingIn('a', await write(rows), undefined, pieceLength);
        // Nothing ends a cell of a workbook but its text; blank cells at the end of its rows are not written.
        expect(lone(found).map((row) => row.map((value) => value.trim()))).toEqual(
          rows.map((row) => row.map((value) => value.trim())),
        );
        expect(found.told).toEqual([]);
      }),
      { numRuns: way === 'workbook' ? 25 : 100 },
    );
  });

  it('cuts CSV as another parser does, into whatever pieces it arrives', async () => {
    const plain = fc.string({ unit: fc.constantFrom('a', ' ', 'é', '1'), maxLength: 4 });
    const withQuotes = cell.map(quoted);
    const line = fc.tuple(fc.oneof(plain, withQuotes), withQuotes, fc.oneof(plain, withQuotes));
    const lineEnd = fc.constantFrom('\n', '\r\n', '\r');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(line, lineEnd)),
        fc.integer({ min: 1, max: 50 }),
        async (lines, pieceLength) => {
          const text = `A,B,C\n${lines.map(([cells, end]) => cells.join(',') + end).join('')}`;
          const theirs: string[][] = parse(text, { recordDelimiter: ['\r\n', '\n', '\r'], relaxColumnCount: true });
          const found = await everythingIn('a.csv', text, undefined, pieceLength);
          expect(Object.values(found.rows)[0]?.slice(1)).toEqual(
            theirs.slice(1).filter((row) => row.some((value) => value.trim() !== '')),
          );
        },
      ),
    );
  });

  it('never loses a letter without a word: what is written is in a row, sound or at fault', async () => {
    const line = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '1', 'é'), maxLength: 12 });
    const lettersOf = (text: string): string => text.replaceAll(/[ ,"\n]/g, '');
    await fc.assert(
      fc.asyncProperty(fc.array(line), fc.integer({ min: 1, max: 50 }), async (lines, pieceLength) => {
        const written = lines.join('\n');
        const { rows } = await everythingIn('a.csv', `A,B\n${written}`, undefined, pieceLength);
        expect(lettersOf((rows['a.csv'] ?? []).slice(1).flat().join(''))).toBe(lettersOf(written));
      }),
      { numRuns: 300 },
    );
  });

  it('of any bytes under any name ends, with rows or with a sentence', async () => {
    const beginnings = [
      [],
      [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3],
      [...Buffer.from('PK\x03\x04')],
      [0xd0, 0xcf, 0x11, 0xe0],
      [0xff, 0xfe],
      [0xfe, 0xff],
      [...Buffer.from('<EXPSSDA903><CHILD>')],
      [...Buffer.from('CHILD,DOB\n')],
      [...Buffer.from('{"a":')],
    ];
    await fc.assert(
      fc.asyncProperty(
        names,
        fc.constantFrom(...beginnings),
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 100 }),
        async (name, beginning, bytes, pieceLength) => {
          await readInEveryWay(name, Buffer.concat([Buffer.from(beginning), bytes]), pieceLength);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('of a sound file that is cut off or changed somewhere ends, with rows or with a sentence', async () => {
    const rows = [
      ['007', 'Zoë "the fox"', 'a,b'],
      ['8', '', 'x\ny'],
      ['9', 'Renée', '1.5'],
    ];
    const sound = await Promise.all(Object.values(waysOfWriting).map((write) => write(rows)));
    const xml =
      '<?xml version="1.0"?><EXPSSDA903><CHILD><HEADER><CHILDID>7</CHILDID><UPN/><SEX>1</SEX><DOB>28/07/2010</DOB>' +
      '<ETHNIC>BAFR</ETHNIC><UASC/></HEADER><EPISODE><DECOM>06/01/2017</DECOM></EPISODE></CHILD></EXPSSDA903>';
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...sound, Buffer.from(xml)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 0, max: 255 }),
        fc.boolean(),
        names,
        async (bytes, share, value, isCut, name) => {
          const at = Math.floor(share * (bytes.length - 1));
          const bent = Buffer.from(isCut ? bytes.subarray(0, at) : bytes);
          if (!isCut) bent[at] = value;
          await readInEveryWay(name, bent, 64);
        },
      ),
      { numRuns: 400 },
    );
  });
});

/** Fails when anything but UnreadableFile is thrown, or a sentence is none. */
async function readInEveryWay(name: string, bytes: Uint8Array, pieceLength: number): Promise<void> {
  const { rows } = await everythingIn(name, bytes, undefined, pieceLength);
  for (const found of Object.values(rows)) expect(found.flat().join('')).not.toContain('\0');
  const others: readonly (() => Promise<unknown>)[] = [
    async () => {
      for await (const { rows: found } of reader.openTables(fileOf(name, bytes, pieceLength))) {
        for await (const row of found) expect(row.values.length).toBeGreaterThan(0);
      }
    },
    async () => {
      const { rows: found } = await reader.openTable(fileOf(name, bytes, pieceLength));
      for await (const row of found) expect(row.fault).toBeNull();
    },
    async () => {
      const { batches } = await reader.openColumns(fileOf(name, bytes, pieceLength), () => [0]);
      for await (const batch of batches) expect(batch.rowCount).toBeGreaterThan(0);
    },
    () => reader.readJson(fileOf(name, bytes, pieceLength)),
  ];
  for (const read of others) {
    try {
      await read();
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      expect(error.problem.sentence).toMatch(/^["A-Z].*\.$/s);
      expect(error.problem.severity).toBe('error');
    }
  }
}
