import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type TestingModule } from '@nestjs/testing';
import { parse } from 'csv-parse/sync';
import writeWorkbook from 'write-excel-file/node';
import { type ImportFile, ImportSsda903, type ImportOutcome, IngestModule } from '#ingest';
import { returnTables } from '#ingest/core';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { fileAt, fileOf } from '../support/files.js';
import { libraryServices } from '../support/library-services.js';
import { zipOf } from '../support/packed-files.js';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

const authorityCode = 'E10000020';
const requestedBy = 'ways-of-sending test';

interface TableFile {
  readonly name: string;
  readonly text: string;
}

type Send = (files: readonly TableFile[]) => Promise<readonly ImportFile[]>;

const each =
  (change: (file: TableFile) => { readonly name?: string; readonly content: string | Uint8Array }): Send =>
  (files) =>
    Promise.resolve(
      files.map((file) => {
        const { name = file.name, content } = change(file);
        return fileOf(`y/${name}`, content);
      }),
    );

const rowsOf = (text: string): string[][] => parse(text);

/** Texts as numbers and days, where a spreadsheet makes such of them. */
function asTyped(
  column: string,
  text: string,
): string | number | { value: Date; type: DateConstructor; format: string } {
  const [day = '', month = '', year = ''] = text.split('/');
  if (/^\d\d\/\d\d\/\d{4}$/.test(text)) {
    return { value: new Date(`${year}-${month}-${day}T00:00:00Z`), type: Date, format: 'dd/mm/yyyy' };
  }
  return /^[1-9]\d*$/.test(text) && column !== 'UPN' ? Number(text) : text;
}

const workbook = async (files: readonly TableFile[]): Promise<Buffer> =>
  writeWorkbook(
    files.map(({ name, text }) => {
      const [header = [], ...rows] = rowsOf(text);
      return {
        sheet: name.replace('.csv', ''),
        data: [header, ...rows.map((row) => row.map((cell, position) => asTyped(header[position] ?? '', cell)))],
      };
    }),
  ).toBuffer();

const isoDays = (text: string): string => text.replaceAll(/\b(\d\d)\/(\d\d)\/(\d{4})\b/g, '$3-$2-$1');
/** Of years that have been: the sample has reviews of years to come, which two figures cannot say. */
const shortYears = (text: string): string =>
  text.replaceAll(/\b(\d\d\/\d\d)\/(?:19|20)(9\d|0\d|1\d|2[0-5])\b/g, '$1/$2');
const serialDays = (text: string): string =>
  text.replaceAll(/\b(\d\d)\/(\d\d)\/(\d{4})\b/g, (_all, day, month, year) =>
    String((Date.UTC(Number(year), Number(month) - 1, Number(day)) - Date.UTC(1899, 11, 30)) / 86_400_000),
  );
/** Columns the other way round, in small letters, and one column more. */
const rearranged = (text: string): string =>
  rowsOf(text)
    .map((row, position) => (position === 0 ? row.map((name) => ` ${name.toLowerCase()} `) : row))
    .map((row, position) =>
      [...row]
        .reverse()
        .concat(position === 0 ? 'NOTES' : 'x')
        .join(','),
    )
    .join('\n');
const halves = ({ name, text }: TableFile): readonly ImportFile[] => {
  const [header = '', ...lines] = text.trimEnd().split('\n');
  const middle = Math.floor(lines.length / 2);
  return [lines.slice(0, middle), lines.slice(middle)].map((half, position) =>
    fileOf(`y/${position}-${name}`, [header, ...half].join('\n')),
  );
};

const ways: Readonly<Record<string, Send>> = {
  'CSV files': each(({ text }) => ({ content: text })),
  'UTF-16': each(({ text }) => ({ content: Buffer.from(`\ufeff${text}`, 'utf16le') })),
  'UTF-8 with marks, lines as Windows ends them': each(({ text }) => ({
    content: `\ufeff${text.replaceAll('\n', '\r\n')}`,
  })),
  'gzip files': each(({ name, text }) => ({ name: `${name}.gz`, content: gzipSync(text) })),
  semicolons: each(({ text }) => ({ content: text.replaceAll(',', ';') })),
  tabs: each(({ text }) => ({ name: 'x.txt', content: text.replaceAll(',', '\t') })),
  'columns in another order, one more among them': each(({ text }) => ({ content: rearranged(text) })),
  'ISO days': each(({ text }) => ({ content: isoDays(text) })),
  'years of two figures': each(({ text }) => ({ content: shortYears(text) })),
  'serial days': each(({ text }) => ({ content: serialDays(text) })),
  'two files of each table': (files) => Promise.resolve(files.flatMap(halves)),
  'a ZIP of the folder': (files) =>
    Promise.resolve([
      fileOf(
        'return.zip',
        zipOf([
          ...files.map(({ name, text }) => ({ name: `y/${name}`, content: text })),
          { name: '__MACOSX/y/._episodes.csv', content: 'x' },
          { name: 'y/licence', content: 'x' },
        ]),
      ),
    ]),
  'a workbook, a sheet a table': async (files) => [fileOf('y/return.xlsx', await workbook(files))],
};

describeWithSharedData('a real return, sent in many ways', () => {
  let database: TestDatabase;
  let services: TestingModule;

  const begin = async (): Promise<void> => {
    database = await createTestDatabase();
    services = await libraryServices(database.dataSource, IngestModule);
  };
  const end = async (): Promise<void> => {
    await services.close();
    await database.drop();
  };
  const send = (files: readonly ImportFile[]): Promise<ImportOutcome> =>
    services.get(ImportSsda903).import({ files, authorityCode, requestedBy });

  /** What is known of every child, without ids, and without the names and rows of files. */
  const known = async (): Promise<readonly string[]> => {
    const rows: readonly { readonly row: string }[] = await database.dataSource.query(
      `select jsonb_build_array(child.code, child.sex, child.born_on, child.ethnic_code, 'episode',
                to_jsonb(episode) - '{id,child_id,file_name,row_number,import_id}'::text[])::text as row
         from register.child left join register.return_episode episode on episode.child_id = child.id
       union all
       select jsonb_build_array(child.code, to_jsonb(sent) - '{id,child_id,ordinal,file_name,row_number,import_id}'::text[])::text
         from register.return_row sent join register.child on child.id = sent.child_id
       order by 1`,
    );
    return rows.map(({ row }) => row);
  };

  /** The first rows of each table: enough to meet every kind of cell, few enough to send in many ways. */
  const filesOf = async (folder: string): Promise<readonly TableFile[]> =>
    Promise.all(
      (await readdir(folder)).sort().map(async (name) => {
        const lines = (await readFile(path.join(folder, name), 'utf8')).split('\n');
        return { name, text: `${lines.slice(0, 120).join('\n').trimEnd()}\n` };
      }),
    );

  describe('of 2021', () => {
    let expected: readonly string[];
    let rows: number;

    beforeAll(async () => {
      await begin();
      const outcome = await send(await (ways['CSV files'] as Send)(await filesOf(sharedData('ssda903/norfolk/2021'))));
      expect(outcome.status).toBe('applied');
      expected = await known();
      rows = outcome.rowsLoaded;
      await end();
    }, 60_000);
    beforeAll(begin);
    afterAll(end);

    it.each(Object.keys(ways))('as %s gives the same', async (way) => {
      const files = await filesOf(sharedData('ssda903/norfolk/2021'));
      const outcome = await send(await (ways[way] as Send)(files));
      expect(outcome).toMatchObject({ status: 'applied', errors: 0, rowsRead: rows, rowsLoaded: rows });
      expect(await known()).toEqual(expected);
    });
  });

  describe('in XML', () => {
    /** The file of one table, made from the XML by looking for its tags, as no reader does. */
    const columnsOf = (text: string, tags: readonly string[]): string[] =>
      tags.map((tag) => new RegExp(`<${tag}>([^<]*)</${tag}>`).exec(text)?.[1] ?? '');
    const inXml: Readonly<Record<string, string>> = { CHILD: 'CHILDID', PLACE: 'PL' };
    const groups = {
      episodes: 'EPISODE',
      reviews: 'AREVIEW',
      oc2: 'OC2',
      'previous-permanence': 'PERMANENCE',
      missing: 'AMISSING',
      'placed-adoption': 'AD_PLACED',
    } as const;
    const once = { header: 'CHILDID', uasc: 'DUC', oc3: 'IN_TOUCH', ad1: 'DATE_INT' } as const;

    function csvFilesOf(xml: string): readonly TableFile[] {
      const children = xml.split('<CHILD>').slice(1);
      const fileOfTable = (
        table: keyof typeof returnTables,
        lines: (child: string) => readonly string[],
      ): TableFile => ({
        name: `${table}.csv`,
        text: [returnTables[table].columns.join(','), ...children.flatMap(lines)].join('\n'),
      });
      const tagsOf = (table: keyof typeof returnTables) =>
        returnTables[table].columns.map((column) => inXml[column] ?? column);
      return [
        ...Object.entries(once).map(([table, tag]) =>
          fileOfTable(table as keyof typeof once, (child) =>
            child.includes(`<${tag}>`) ? [columnsOf(child, tagsOf(table as keyof typeof once)).join(',')] : [],
          ),
        ),
        ...Object.entries(groups).map(([table, tag]) =>
          fileOfTable(table as keyof typeof groups, (child) => {
            const [ofChild = ''] = child.split('<UASC');
            const own = child.split(`<${tag}>`).slice(1);
            return own.map((text) =>
              columnsOf(ofChild + (text.split(`</${tag}>`)[0] ?? ''), tagsOf(table as keyof typeof groups)).join(','),
            );
          }),
        ),
      ];
    }

    beforeAll(begin);
    afterAll(end);

    it('is what its CSV files are, row by row', async () => {
      const xml = await send([fileAt(sharedData('ssda903/fake_903.xml'))]);
      const fromXml = await known();
      await end();
      await begin();
      const files = csvFilesOf(await readFile(sharedData('ssda903/fake_903.xml'), 'utf8'));
      const csv = await send(files.map(({ name, text }) => fileOf(`ssda903/${name}`, text)));
      expect({ read: xml.rowsRead, loaded: xml.rowsLoaded, status: xml.status }).toEqual({
        ...{ read: csv.rowsRead, loaded: csv.rowsLoaded, status: csv.status },
      });
      expect(fromXml.length).toBeGreaterThan(2_000);
      expect(await known()).toEqual(fromXml);
      const told = (outcome: ImportOutcome) =>
        outcome.problems
          .filter(({ code }) => !code.startsWith('xml-'))
          .map(({ code, row, column, value }) => [code, row, column, value])
          .sort();
      expect(told(xml)).toEqual(told(csv));
    });
  });
});
