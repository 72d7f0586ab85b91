import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type ValidationSummary } from './validation.operations.js';
import {
  presentFlaggedRows,
  presentReturnYears,
  presentValidationByChild,
  presentValidationByRule,
} from './validation.presenter.js';

const summary: ValidationSummary = {
  id: 'v-1',
  yearEndOn: day('2021-03-31'),
  validatedAt: '2026-11-23T09:02:00Z',
  requestedBy: 'Callum Reid',
  rowsChecked: 3419,
  findingCount: 34,
  childCount: 1,
  comparedWithYearBefore: true,
  outdatedBecause: null,
};
const all = { rules: 183, mayCheck: true };
const onePage = { hasNextPage: false, endCursor: null };

describe('the years', () => {
  const year = { yearEndOn: day('2021-03-31'), episodes: 2304, children: 981 };

  it('say what was found and when, and whether that still holds', () => {
    const validation = { ...summary, outdatedBecause: 'YEAR_BEFORE_CHANGED' as const };
    expect(presentReturnYears([{ ...year, validation }], all).years).toEqual([
      {
        yearEndOn: '2021-03-31',
        year: '2020/21',
        size: '2,304 episodes of 981 children',
        result: '34 findings in the rows of 1 child. Checked on 23 November 2026 at 9:02am.',
        outdated: 'The return of the year before was loaded after this check. Check it again to see what holds now.',
        href: '/validation/2021-03-31',
        button: 'Check again',
      },
    ]);
  });

  it('that were not checked say so', () => {
    const [shown] = presentReturnYears([{ ...year, validation: null }], all).years;
    expect(shown).toMatchObject({ result: 'Not checked yet.', href: null, button: 'Check', outdated: null });
  });
});

describe('a report', () => {
  it('by rule leads to the rows of each', () => {
    const byRule = [{ ruleCode: '392B', title: 'No postcode', sentence: 'Fill it in.', findings: 34, children: 1 }];
    const model = presentValidationByRule({ ...summary, byRule }, all);
    expect(model.title).toBe('Check of the return of 2020/21');
    expect(model.rules).toEqual([
      {
        ...{ code: '392B', title: 'No postcode', sentence: 'Fill it in.', rows: '34 rows', children: '1 child' },
        href: '/validation/2021-03-31/rows?rule=392B',
      },
    ]);
    expect(model.withoutYearBefore).toBeNull();
    expect(model.rulesChecked).toContain('183 of the sector’s rules');
  });

  it('without findings, or without the year before, says so', () => {
    const alone = { ...summary, findingCount: 0, childCount: 0, comparedWithYearBefore: false, byRule: [] };
    const model = presentValidationByRule(alone, all);
    expect(model.result).toBe('No rule found anything.');
    expect(model.withoutYearBefore).toContain('The return of the year before is not loaded');
  });

  it('by child leads to the record of a child the register has, and to their rows', () => {
    const counted = { findings: 2, ruleCodes: ['142', '392B'] };
    const edges = [
      { node: { ...counted, child: 'K 1', isOnRegister: true } },
      { node: { ...counted, child: 'K2', isOnRegister: false } },
      { node: { ...counted, child: '', isOnRegister: false } },
    ];
    const { children } = presentValidationByChild(
      { ...summary, byChild: { totalCount: 3, pageInfo: onePage, edges } },
      { page: 1, mayCheck: false },
    );
    expect(children[0]).toEqual({
      ...{ child: 'Child K 1 of the return', childHref: '/children/K%201', rules: '142, 392B', rows: '2 findings' },
      rowsHref: '/validation/2021-03-31/rows?child=K+1',
    });
    expect(children[1]).toMatchObject({ child: 'Child K2 of the return', childHref: null });
    expect(children[2]).toMatchObject({ child: 'No child named', childHref: null });
  });

  it('row by row keeps its filters from page to page', () => {
    const node = {
      ...{ ruleCode: '142', title: 'T', sentence: 'S.', file: 'e.csv', row: 1014, values: 'DEC blank' },
      ...{ child: 'K1', isOnRegister: true },
    };
    const findings = { totalCount: 201, pageInfo: { hasNextPage: true, endCursor: '100' }, edges: [{ node }] };
    const model = presentFlaggedRows({ ...summary, findings }, { rule: '142', child: '', page: 1 });
    expect(model.rows[0]).toMatchObject({ place: 'e.csv, row 1,014', code: '142', childHref: '/children/K1' });
    expect(model.nextPageHref).toBe('/validation/2021-03-31/rows?rule=142&after=100&page=2');
    expect(model.firstPageHref).toBeNull();
    expect(model.range).toBe('Showing 1 to 1 of 201.');
  });
});
