import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { contextOf } from './context-of.js';
import { dateInReturn } from './date-in-return.js';
import { testReturn } from './return-under-test.js';
import { birthday, findingsOf, perReturn, type ValidationRule, validateReturn, validationRules } from './index.js';

const rule = (more: Partial<ValidationRule>): ValidationRule => ({
  code: 'T1',
  title: 'A rule of the test',
  sentence: 'It flags every row.',
  fields: [],
  tables: ['Episodes'],
  check: ({ current }) => [...current.episodes].reverse(),
  ...more,
});

describe('a rule', () => {
  const episodes = [{ CHILD: '007' }, { CHILD: '8' }];

  it('finds rows in order, each once, with the child', () => {
    const twice = rule({ check: ({ current }) => [...current.episodes, ...current.episodes].reverse() });
    expect(findingsOf(twice, contextOf(testReturn({ Episodes: episodes })))).toEqual([
      { ruleCode: 'T1', table: 'Episodes', rowIndex0: 0, child: '007' },
      { ruleCode: 'T1', table: 'Episodes', rowIndex0: 1, child: '8' },
    ]);
  });

  it.each([
    ['a table it needs was not sent', { tables: ['Episodes', 'UASC'] as const }],
    ['the year before is not at hand', { previousTables: ['Episodes'] as const }],
    ['it holds from the next year on', { years: { first: 2023 } }],
    ['it held until the year before', { years: { last: 2021 } }],
  ])('has nothing to say when %s', (_what, more) => {
    expect(findingsOf(rule(more), contextOf(testReturn({ Episodes: episodes })))).toEqual([]);
  });

  it('holds in the first and the last of its years', () => {
    const context = contextOf(testReturn({ Episodes: episodes, UASC: [] }, { previous: { Episodes: [] } }));
    const more = {
      tables: ['UASC', 'Episodes'],
      previousTables: ['Episodes'],
      years: { first: 2022, last: 2022 },
    } as const;
    expect(findingsOf(rule(more), context)).toHaveLength(2);
  });
});

describe('what rules look at', () => {
  it('is the year, the child at each start, and where a placement is', () => {
    const places = new Map([
      ['AB12CD', { place: { easting: 100_000, northing: 200_000 }, areaCode: 'E10000020' }],
      ['ZZ99ZZ', { place: { easting: 116_093, northing: 200_000 }, areaCode: 'WAL' }],
    ]);
    const episodes = [
      { CHILD: '7', DECOM: '02/06/2021', HOME_POST: 'ab1 2cd', PL_POST: 'ZZ9 9ZZ' },
      { CHILD: '7', DECOM: '01/06/2021', HOME_POST: 'AB12CD', PL_POST: 'AB1 2CD' },
      { CHILD: '7', DECOM: 'never' },
    ];
    const context = contextOf(
      testReturn({ Episodes: episodes }, { findPostcode: (compared) => places.get(compared) ?? null }),
    );
    expect(context.yearStartOn).toBe('2021-04-01');
    const found = context.current.episodesOf('7').map((episode) => [episode.rowIndex0, context.locationOf(episode)]);
    expect(found).toEqual([
      [1, { areaCode: 'E10000020', inOrOut: 'IN', miles: 0 }],
      [0, { areaCode: 'WAL', inOrOut: 'OUT', miles: 10 }],
    ]);
    expect(context.current.episodesOf('8')).toEqual([]);
  });

  it('is found once for each return', () => {
    let times = 0;
    const count = perReturn(() => (times += 1));
    const [one, other] = [contextOf(testReturn({})), contextOf(testReturn({}))];
    expect([count(one), count(one), count(other)]).toEqual([1, 1, 2]);
  });

  it.each([
    ['01/04/2021', '2021-04-01'],
    ['1/4/2021', '2021-04-01'],
    ['2021-04-01', '2021-04-01'],
    ['01/04/21', null],
    ['29/02/2021', null],
    ['04/13/2021', null],
    ['', null],
  ])('reads %j as the day %j', (text, date) => {
    expect(dateInReturn(text)).toBe(date);
  });

  it.each([
    ['2004-02-29', 18, '2022-03-01'],
    ['2004-02-29', 16, '2020-02-29'],
    ['2004-12-31', 10, '2014-12-31'],
  ])('somebody born on %s is %d on %s', (bornOn, years, on) => {
    expect(birthday(day(bornOn), years)).toBe(on);
  });
});

describe('the rules', () => {
  it('have each their own number, a heading, a sentence and a column to mend', () => {
    expect(new Set(validationRules.map(({ code }) => code)).size).toBe(validationRules.length);
    for (const { title, sentence, tables } of validationRules) {
      expect(title).toMatch(/^[A-Z].*[^.]$/);
      expect(sentence).toMatch(/^[A-Z].*\.$/s);
      expect(tables.length).toBeGreaterThan(0);
    }
  });

  it('say nothing of a return without tables', () => {
    expect(validateReturn(testReturn({}))).toEqual([]);
  });
});
