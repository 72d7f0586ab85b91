import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { everythingIn } from '../../../../test/support/everything-in.js';
import { fileOf } from '../../../../test/support/files.js';
import { zipOf } from '../../../../test/support/packed-files.js';
import { StreamingFileReader } from './streaming-file-reader.js';

const reader = new StreamingFileReader();

const csv = 'CHILD,NAME\n007,Zoë\n8,Renée\n';
const read = [
  ['CHILD', 'NAME'],
  ['007', 'Zoë'],
  ['8', 'Renée'],
];

describe('letters', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16, low byte first, with a mark', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['UTF-16, low byte first, without', Buffer.from(csv, 'utf16le')],
    ['UTF-16, high byte first, with a mark', Buffer.from(`\ufeff${csv}`, 'utf16le').swap16()],
    ['UTF-16, high byte first, without', Buffer.from(csv, 'utf16le').swap16()],
  ])('in %s are read without a word', async (_what, bytes) => {
    expect(await everythingIn('a.csv', bytes)).toEqual({ rows: { 'a.csv': read }, told: [] });
  });

  it('of a Western Windows are read as such, and the first row of them is told', async () => {
    const bytes = Buffer.from('CHILD,NAME\n007,Zo\xeb\n8,Ren\xe9e \x80\n', 'latin1');
    expect(await everythingIn('a.csv', bytes)).toEqual({
      rows: { 'a.csv': [...read.slice(0, 2), ['8', 'Renée €']] },
      told: [['read-as-windows-1252', 'a.csv', 2]],
    });
  });

  it('of both kinds in one file are each read as what they are', async () => {
    const bytes = Buffer.concat([Buffer.from('CHILD,NAME\n007,Zoë\n8,Ren'), Buffer.from([0xe9]), Buffer.from('e\n')]);
    expect(await everythingIn('a.csv', bytes)).toEqual({
      rows: { 'a.csv': read },
      told: [['read-as-windows-1252', 'a.csv', 3]],
    });
  });

  it('that are cut through at the end of the file refuse it', async () => {
    const bytes = Buffer.from('CHILD,NAME\n007,Zoë\n8,é');
    expect((await everythingIn('a.csv', bytes.subarray(0, bytes.length - 1))).told).toEqual([
      ['ends-inside-a-letter', 'a.csv', 3],
    ]);
    const wide = Buffer.from(`\ufeff${csv}`, 'utf16le');
    expect((await everythingIn('a.csv', wide.subarray(0, wide.length - 1))).told).toEqual([
      ['ends-inside-a-letter', 'a.csv', 3],
    ]);
  });

  it('a zero byte in a row costs that row', async () => {
    const rows = `${'9,x\n'.repeat(300)}1\0,2\n3,4\n`;
    const { rows: found, told } = await everythingIn('a.csv', `CHILD,NAME\n${rows}`);
    expect(told).toEqual([['not-text', 'a.csv', 302]]);
    expect(found['a.csv']).toHaveLength(303);
  });
});

describe('cells', () => {
  it.each([
    ['semicolons', 'CHILD;NAME\n007;"Zoë;,"\n8;Renée\n'],
    ['tabs', 'CHILD\tNAME\n007\t"Zoë;,"\n8\tRenée\n'],
    ['bars', 'CHILD|NAME\n007|"Zoë;,"\n8|Renée\n'],
    ['semicolons, as Excel says in a first line', 'sep=;\r\nCHILD;NAME\r\n007;"Zoë;,"\r\n8;Renée\r\n'],
    ['commas with blanks around quotation marks', 'CHILD,NAME\n007, "Zoë;," \n8,Renée\n'],
    ['semicolons, some commas in the header', 'CHILD;"NAME"\n007;Zoë\\;,\n8;Renée\n'.replace('Zoë\\;,', '"Zoë;,"')],
  ])('between %s', async (_what, text) => {
    expect((await everythingIn('a.csv', text)).rows).toEqual({
      'a.csv': [
        ['CHILD', 'NAME'],
        ['007', 'Zoë;,'],
        ['8', 'Renée'],
      ],
    });
  });

  it('with a forgotten quotation mark cost their own line only', async () => {
    const { rows, told } = await everythingIn('a.csv', 'A,B\n1,"2\n3,4\n5,x"y\n6,"a""b"\n7,"8"9\n10,11');
    expect(told).toEqual([
      ['stray-quote', 'a.csv', 2],
      ['stray-quote', 'a.csv', 4],
      ['stray-quote', 'a.csv', 6],
    ]);
    expect(rows['a.csv']).toEqual([
      ['A', 'B'],
      ['1', '"2'],
      ['3', '4'],
      ['5', 'x"y'],
      ['6', 'a"b'],
      ['7', '"8"9'],
      ['10', '11'],
    ]);
  });

  it('with a quotation mark that is never closed cost their own line only, however long the file', async () => {
    const rest = '3,4\n'.repeat(20_000);
    const { rows, told } = await everythingIn('a.csv', `A,B\n1,"2\n${rest}`);
    expect(told).toEqual([['quote-not-closed', 'a.csv', 2]]);
    expect(rows['a.csv']).toHaveLength(20_002);
  });

  it('beyond the header are a fault only when something is in them', async () => {
    const { rows, told } = await everythingIn('a.csv', 'A,B,,\n1,2\n3,4,,,\n5,6,,7\n8\n');
    expect(rows['a.csv']?.[0]).toEqual(['A', 'B']);
    expect(told).toEqual([
      ['wrong-number-of-cells', 'a.csv', 4],
      ['wrong-number-of-cells', 'a.csv', 5],
    ]);
  });
});

describe('a gzip file', () => {
  it('is read as what it holds, under its name without the ending', async () => {
    expect(await everythingIn('y/a.csv.gz', gzipSync(csv))).toEqual({ rows: { 'y/a.csv': read }, told: [] });
  });

  it.each([
    ['in a gzip file', gzipSync(gzipSync(csv)), 'archive-in-archive'],
    ['of nothing', gzipSync(''), 'file-empty'],
    ['cut off', gzipSync(csv.repeat(100)).subarray(0, 60), 'archive-broken'],
    ['that only begins like one', Buffer.from([0x1f, 0x8b, 8, 0]), 'archive-broken'],
    ['around an archive', gzipSync(zipOf([{ name: 'a.csv', content: csv }])), 'archive-in-archive'],
  ])('%s is refused or passed over: %s', async (_what, bytes, code) => {
    expect((await everythingIn('a.csv.gz', bytes)).told.map(([told]) => told)).toEqual([code]);
  });

  it('that unpacks out of all proportion is refused before it fills anything', async () => {
    const bomb = gzipSync(Buffer.concat([Buffer.from('A,B\n'), Buffer.alloc(60_000_000, '1,2\n')]));
    const file = { name: 'a.csv.gz', content: [bomb] as unknown as AsyncIterable<Uint8Array> };
    const rows = async (): Promise<number> => {
      let count = 0;
      for await (const unpacked of reader.unpack(file)) {
        for await (const chunk of unpacked.content) count += chunk.length;
      }
      return count;
    };
    await expect(rows()).rejects.toMatchObject({ problem: { code: 'archive-unpacks-to-too-much' } });
  });
});

it('a map in a gzip file is read', async () => {
  expect(await reader.readJson(fileOf('map.json.gz', gzipSync('{"type":"Topology"}')))).toEqual({ type: 'Topology' });
  for (const bytes of [gzipSync('A,B\n1,2\n'), gzipSync(zipOf([{ name: 'xl/workbook.xml', content: '<x/>' }]))]) {
    await expect(reader.readJson(fileOf('map.json.gz', bytes))).rejects.toMatchObject({
      problem: { severity: 'error' },
    });
  }
});

describe('a ZIP archive', () => {
  const files = [
    { name: '2018/', content: '' },
    { name: '2018/b.csv', content: csv },
    { name: '2017/a.csv', content: csv, isStored: true },
    { name: '2017/a.csv.gz', content: gzipSync(csv) },
    { name: '__MACOSX/2017/._a.csv', content: 'x' },
    { name: '2017/.DS_Store', content: 'x' },
    { name: '2017/Thumbs.db', content: 'x' },
  ];
  const expected = { 'r.zip/2017/a.csv': read, 'r.zip/2018/b.csv': read };

  it('is read file by file, folders kept, hidden files passed over', async () => {
    expect(await everythingIn('r.zip', zipOf(files))).toEqual({ rows: expected, told: [] });
  });

  it('is read where it lies when it has a path', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'nearhome-read-'));
    try {
      const at = path.join(folder, 'x.zip');
      await writeFile(at, zipOf(files));
      expect(await everythingIn('r.zip', zipOf(files), at)).toEqual({ rows: expected, told: [] });
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('tells what in it is no table, and what cannot be read, and reads the rest', async () => {
    const { rows, told } = await everythingIn(
      'r.zip',
      zipOf([
        { name: 'licence.pdf', content: '%PDF' },
        { name: 'docs/README.txt', content: 'Read me' },
        { name: 'a.csv', content: csv },
        { name: 'inner.zip', content: zipOf([{ name: 'a.csv', content: csv }]) },
        { name: 'locked.csv', content: csv, isEncrypted: true },
        { name: 'odd.csv', content: csv, method: 9 },
        { name: 'empty.csv', content: '' },
        { name: 'z.csv', content: csv },
      ]),
    );
    expect(rows).toEqual({ 'r.zip/a.csv': read, 'r.zip/z.csv': read });
    expect(told).toEqual([
      ['passed-over-in-archive', 'r.zip', null],
      ['file-empty', 'r.zip/empty.csv', null],
      ['archive-in-archive', 'r.zip/inner.zip', null],
      ['archive-encrypted', 'r.zip/locked.csv', null],
      ['archive-packed-in-another-way', 'r.zip/odd.csv', null],
    ]);
  });

  it('has names that only ever are shown', async () => {
    const { rows } = await everythingIn(
      'r.zip',
      zipOf([
        { name: '../../etc/a.csv', content: csv },
        { name: '/abs/b.csv', content: csv },
        { name: 'C:\\x\\..\\c.csv', content: csv },
      ]),
    );
    expect(Object.keys(rows).sort()).toEqual(['r.zip/abs/b.csv', 'r.zip/etc/a.csv', 'r.zip/x/c.csv']);
  });

  it.each([
    ['without a table', zipOf([{ name: 'readme.md', content: 'x' }]), 'nothing-in-archive'],
    ['without a file', zipOf([]), 'nothing-in-archive'],
    ['that is cut off', zipOf(files).subarray(0, 120), 'archive-broken'],
    ['that is a Word document', zipOf([{ name: 'word/document.xml', content: '<x/>' }]), 'workbook-of-another-kind'],
    [
      'that unpacks out of all proportion',
      zipOf([{ name: 'a.csv', content: 'x', statedSize: 4_000_000_000 }]),
      'archive-unpacks-to-too-much',
    ],
    ['that lies about a size', zipOf([{ name: 'a.csv', content: csv, statedSize: 9 }]), 'archive-broken'],
  ])('%s is refused', async (_what, bytes, code) => {
    expect((await everythingIn('r.zip', bytes)).told.map(([told]) => told)).toEqual([code]);
  });

  it('with a changed letter in a file is refused by that file', async () => {
    const bytes = zipOf([{ name: 'a.csv', content: csv, isStored: true }]);
    bytes.writeUInt8('Q'.charCodeAt(0), bytes.indexOf('Ren'));
    expect((await everythingIn('r.zip', bytes)).told).toEqual([['archive-broken', 'r.zip/a.csv', null]]);
  });
});
