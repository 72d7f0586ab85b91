import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { inFull } from '../import-problem.js';
import { carersOfHomes, problemsAcrossCarers, readCarer, type StatedCarer } from './carer-row.js';

const on = day('2026-03-10');
const ann = { HOUSEHOLD: 'H-7', NAME: 'Ann Example' };
const codes = (cells: Record<string, string>) =>
  readCarer('c.csv', 5, { ...ann, ...cells }, on).problems.map(({ severity, code }) => `${severity} ${code}`);
const carer = (row: number, name: string, number: number | null = null, reference = 'H-7'): StatedCarer => ({
  ...{
    file: 'c.csv',
    row,
    reference,
    name,
    number,
    checkedOn: null,
    trainedOn: null,
    bornOn: null,
    hasSpecifiedOffence: null,
  },
});

describe('a row of the carers file', () => {
  it.each([
    [{ CHECKED_ON: '10/03/2026' }, []],
    [{ CHECKED_ON: '11/03/2026' }, ['error date-to-come']],
    [{ CHECKED_ON: '11/03/2023' }, []],
    [{ CHECKED_ON: '10/03/2023' }, ['warning check-is-old']],
    [{ TRAINED_ON: '11/03/2026' }, ['error date-to-come']],
    [{ CARER: '3' }, ['error wrong-number']],
    [{ NAME: '' }, ['error blank-cell']],
  ])('with %j has %j', (cells, expected) => {
    expect(codes(cells as Record<string, string>)).toEqual(expected);
  });
});

describe('the carers of one home', () => {
  it('are at most two, each named and numbered once', () => {
    const problems = problemsAcrossCarers([
      carer(2, 'Ann', 1),
      carer(3, 'Bo', 1),
      carer(4, 'Ann'),
      carer(5, 'Cleo', 1, 'H-8'),
    ]);
    expect(problems.map(inFull)).toEqual([
      'c.csv, row 4, column NAME: The home H-7 has two carers already, in rows 2 and 3. A home has one or two.',
      'c.csv, row 3, column CARER: Carer 1 of the home is named here and in row 2. Make one the first and one the second.',
      'c.csv, row 4, column NAME: Ann is named here and in row 2. Leave one of them out.',
    ]);
  });

  it.each([
    [[null, null], 'Ann, Bo'],
    [[2, 1], 'Bo, Ann'],
    [[2, null], 'Bo, Ann'],
    [[null, 1], 'Bo, Ann'],
    [[null, 2], 'Ann, Bo'],
  ])('numbered %j come as %s', ([first = null, second = null], order) => {
    const [home] = carersOfHomes([carer(2, 'Ann', first), carer(3, 'Bo', second)]);
    expect(home?.carers.map(({ name }) => name).join(', ')).toBe(order);
  });
});
