import { describe, expect, it } from '@jest/globals';
import { rowsFlagged, type TestTables } from '../return-under-test.js';
import { integrityRules } from './integrity-rules.js';

const header = [
  { CHILD: 'a', DOB: '29/02/2012', SEX: '2' },
  { CHILD: 'b', DOB: '03/04/2010', SEX: '1' },
];

describe('children that are not in Header', () => {
  it.each([
    ['INT01', 'AD1'],
    ['INT02', 'PlacedAdoption'],
    ['INT03', 'Episodes'],
    ['INT04', 'Missing'],
    ['INT05', 'OC2'],
    ['INT06', 'OC3'],
    ['INT07', 'PrevPerm'],
    ['INT08', 'Reviews'],
    ['INT09', 'UASC'],
  ] as const)('%s looks at %s', (code, table) => {
    const rows = [{ CHILD: 'b' }, { CHILD: 'B' }, { CHILD: null }, { CHILD: 'a' }];
    expect(rowsFlagged(code, { Header: header, [table]: rows })).toEqual([`${table} 1`, `${table} 2`]);
    expect(rowsFlagged(code, { [table]: rows })).toEqual([]);
  });
});

describe('dates of birth that are not the ones in Header', () => {
  it.each([
    ['INT11', 'AD1'],
    ['INT12', 'PlacedAdoption'],
    ['INT13', 'Missing'],
    ['INT14', 'OC2'],
    ['INT15', 'OC3'],
    ['INT16', 'PrevPerm'],
    ['INT17', 'Reviews'],
    ['INT18', 'UASC'],
  ] as const)('%s looks at %s', (code, table) => {
    const rows = [
      { CHILD: 'a', DOB: '28/02/2012' },
      { CHILD: 'a', DOB: '2012-02-29' },
      { CHILD: 'b', DOB: '04/03/2010' },
      { CHILD: 'b', DOB: null },
      { CHILD: 'stranger', DOB: '01/01/2001' },
    ];
    expect(rowsFlagged(code, { Header: header, [table]: rows })).toEqual([`${table} 0`, `${table} 2`]);
  });
});

describe('children with more than one row', () => {
  it.each([
    ['INT31', 'AD1'],
    ['INT32', 'Header'],
    ['INT33', 'OC2'],
    ['INT34', 'OC3'],
    ['INT35', 'PrevPerm'],
    ['INT36', 'UASC'],
  ] as const)('%s looks at %s', (code, table) => {
    const tables: TestTables = { [table]: [{ CHILD: '7' }, { CHILD: '07' }, { CHILD: '7' }, { CHILD: '8' }] };
    expect(rowsFlagged(code, tables)).toEqual([`${table} 0`, `${table} 2`]);
  });
});

describe('INT21, the sex in UASC', () => {
  it('knows that 1 is M and 2 is F', () => {
    const rows = [
      { CHILD: 'a', SEX: 'F' },
      { CHILD: 'b', SEX: '2' },
      { CHILD: 'b', SEX: 'M' },
      { CHILD: 'stranger', SEX: '1' },
    ];
    expect(rowsFlagged('INT21', { Header: header, UASC: rows })).toEqual(['UASC 1']);
  });
});

it('every rule here has a spec', () => {
  expect(integrityRules).toHaveLength(24);
});
