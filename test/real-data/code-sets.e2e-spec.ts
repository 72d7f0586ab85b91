import { readdir, readFile } from 'node:fs/promises';
import { expect, it } from '@jest/globals';
import {
  codedColumnsOf,
  codeSet,
  type CollectionYear,
  returnColumns,
  type ReturnTable,
  returnTables,
  tablesOf,
} from '#ingest/core';
import { describeWithSharedData, sharedData } from '../support/real-data-folder.js';

/** The specification's names of our tables. */
const specifiedNames: Readonly<Record<string, ReturnTable>> = {
  ad1: 'ad1',
  episodes: 'episodes',
  header: 'header',
  missing: 'missing',
  oc2: 'oc2',
  oc3: 'oc3',
  placed_adoption: 'placed-adoption',
  prev_perm: 'previous-permanence',
  reviews: 'reviews',
  uasc: 'uasc',
  social_worker: 'social-workers',
};

interface SpecifiedColumn {
  readonly codes: readonly string[];
  readonly mayBeBlank: boolean | null;
}

/** By table, then by column. */
type Specification = Map<string, Map<string, SpecifiedColumn>>;

interface YamlLine {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
}

/** Enough YAML for these files: one key a line, nested by indent; a code is the key `code`. */
const linesOf = (text: string): readonly YamlLine[] =>
  text.split('\n').flatMap((line) => {
    const [, indent = '', key, value = ''] = /^( *)(?:- )?([\w.]+):\s*"?([^"]*?)"?\s*$/.exec(line) ?? [];
    return key === undefined ? [] : [{ indent: indent.length, key, value }];
  });

/** Reads the columns of one table from the lines below its name. */
function columnsIn(lines: readonly YamlLine[]): Map<string, SpecifiedColumn> {
  const outer = Math.min(...lines.map(({ indent }) => indent));
  const columns = new Map<string, SpecifiedColumn>();
  let column = '';
  for (const { indent, key, value } of lines) {
    if (indent === outer) {
      column = key;
      columns.set(column, { codes: [], mayBeBlank: null });
      continue;
    }
    const known = columns.get(column);
    if (known && key === 'code') columns.set(column, { ...known, codes: [...known.codes, value] });
    if (known && key === 'canbeblank') columns.set(column, { ...known, mayBeBlank: value === 'yes' });
  }
  return columns;
}

function applyFile(specification: Specification, text: string): void {
  const lines = linesOf(text);
  const below = (position: number): readonly YamlLine[] => {
    const indent = lines[position]?.indent ?? 0;
    const end = lines.findIndex((line, at) => at > position && line.indent <= indent);
    return lines.slice(position + 1, end === -1 ? undefined : end);
  };
  lines.forEach(({ key }, position) => {
    const inBase = lines[0]?.key === 'column_map' && key in specifiedNames;
    const [, table = '', column] = /^column_map\.(\w+)(?:\.(\w+)\.category)?$/.exec(key) ?? [];
    if (inBase) specification.set(key, columnsIn(below(position)));
    else if (column !== undefined) {
      const codes = below(position).flatMap((line) => (line.key === 'code' ? [line.value] : []));
      specification
        .get(table)
        ?.set(column, { codes, mayBeBlank: specification.get(table)?.get(column)?.mayBeBlank ?? null });
    } else if (table !== '') {
      const value = below(position).findIndex((line) => line.key === 'value');
      specification.set(table, columnsIn(below(position + 1 + value)));
    }
  });
}

/** The files are named by the year a collection ends in. */
async function specificationOf(year: CollectionYear): Promise<Specification> {
  const endsIn = String(Number(year.slice(0, 4)) + 1);
  const names = (await readdir(sharedData('ssda903/spec'))).filter((name) => /^SSDA903_schema_/.test(name)).sort();
  const specification: Specification = new Map();
  for (const name of names) {
    const [, from = ''] = /(\d{4})/.exec(name.replace('SSDA903', '')) ?? [];
    if (from <= endsIn) applyFile(specification, await readFile(sharedData('ssda903/spec', name), 'utf8'));
  }
  return specification;
}

const years: readonly CollectionYear[] = [
  '2016/17',
  '2017/18',
  '2018/19',
  '2019/20',
  '2020/21',
  '2021/22',
  '2022/23',
  '2023/24',
  '2024/25',
  '2025/26',
];

interface Difference {
  readonly column: string;
  readonly years: readonly string[];
  readonly ours: readonly string[];
  readonly theirs: readonly string[];
  readonly reason: string;
}

/** Where our own specification says otherwise than the schema files: codes that only one of them has. */
const differences: readonly Difference[] = [
  {
    column: 'PLACE',
    years: ['2024/25'],
    ours: ['H5'],
    theirs: [],
    reason: 'H5 was in use to the end of 2024/25, while services waited to be registered.',
  },
  {
    column: 'PLACE',
    years: ['2025/26'],
    ours: [],
    theirs: ['Z1'],
    reason:
      'Z11 to Z14 took the place of Z1; the schema file kept it for episodes that go on, which we accept by their start.',
  },
];

const differenceIn = (column: string, year: string): Omit<Difference, 'column' | 'years' | 'reason'> =>
  differences.find((difference) => difference.column === column && difference.years.includes(year)) ?? {
    ours: [],
    theirs: [],
  };

describeWithSharedData('the code sets of each year against the published schema', () => {
  it.each(years)('%s: the same tables, columns and codes', async (year) => {
    const specification = await specificationOf(year);
    const tables = [...specification.keys()].map((name) => specifiedNames[name]);
    expect([...tablesOf(year)].sort()).toEqual([...tables].sort());

    let columnsWithCodes = 0;
    for (const [name, specified] of specification) {
      const table = specifiedNames[name];
      if (table === undefined) throw new Error(`no table of ours is called ${name}`);
      expect([...specified.keys()].sort()).toEqual([...returnTables[table].columns].sort());
      for (const { column, mayBeBlank } of returnColumns(table, year)) {
        expect([column, mayBeBlank]).toEqual([column, specified.get(column)?.mayBeBlank]);
      }
      for (const column of codedColumnsOf(table)) {
        if (column === 'NB_ADOPTR') continue; // a number there, a code of two values here
        const { ours, theirs } = differenceIn(column, year);
        const specifiedCodes = specified.get(column)?.codes ?? [];
        const known = codeSet(column, year).map(({ code }) => code);
        expect({ column, codes: known.filter((code) => !ours.includes(code)).sort() }).toEqual({
          column,
          codes: specifiedCodes.filter((code) => !theirs.includes(code)).sort(),
        });
        for (const code of ours) expect(specifiedCodes).not.toContain(code);
        for (const code of theirs) expect(known).not.toContain(code);
        columnsWithCodes += 1;
      }
    }
    expect(columnsWithCodes).toBeGreaterThanOrEqual(29);
  });
});
