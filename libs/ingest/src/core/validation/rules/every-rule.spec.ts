import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { returnTables } from '../../ssda903/tables.js';
import { type TableName, tableNames } from '../return-tables.js';
import { testReturn, type TestRow, type TestTables } from '../return-under-test.js';
import { validateReturn } from '../validate-return.js';
import { validationRules } from './index.js';

const columnsOf = new Map<TableName, readonly string[]>(
  Object.values(returnTables).map(({ title, columns }) => [title, columns]),
);

const anyCell = fc.oneof(
  fc.constantFrom(
    '1',
    '2',
    '0',
    'S',
    'X1',
    'E11',
    'C2',
    'V3',
    'E1',
    'A3',
    'U4',
    'PR1',
    'Z1',
    'T1',
    '29/02/2004',
    '31/03/2022',
  ),
  fc.constantFrom(
    '01/04/2021',
    '30/02/2021',
    '2021-06-01',
    'zz/zz/zzzz',
    'UN1',
    'SDQ1',
    'DIED',
    'RD1',
    'M',
    'PN0',
    '0001-01-01',
  ),
  fc.string({ maxLength: 12, unit: 'binary' }),
  fc.constant(null),
);

const anyRow = (table: TableName): fc.Arbitrary<TestRow> =>
  fc.record({
    ...Object.fromEntries((columnsOf.get(table) ?? []).map((column) => [column, anyCell])),
    CHILD: fc.constantFrom('a', 'b', '0a', null),
  });

const anyTables: fc.Arbitrary<TestTables> = fc.record(
  Object.fromEntries(tableNames.map((table) => [table, fc.array(anyRow(table), { maxLength: 3 })])),
  { requiredKeys: [] },
);

describe('every rule', () => {
  it('has a number of its own, a title, a sentence and fields', () => {
    const codes = validationRules.map(({ code }) => code);
    expect(codes).toEqual([...new Set(codes)]);
    for (const { title, sentence, fields } of validationRules) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(fields.length).toBeGreaterThan(0);
    }
  });

  it('answers on anything that may be sent, the same each time, and flags only rows that were sent', () => {
    fc.assert(
      fc.property(
        anyTables,
        anyTables,
        fc.constantFrom('2018-03-31', '2022-03-31', '2025-03-31'),
        (tables, previous, end) => {
          const sent = testReturn(tables, { previous, yearEndOn: day(end) });
          const found = validateReturn(sent);
          expect(validateReturn(sent)).toEqual(found);
          for (const { table, rowIndex0, child } of found) {
            const row = sent.tables[table]?.[rowIndex0];
            expect(row).toBeDefined();
            expect(row?.cells['CHILD'] ?? '').toBe(child);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
