import { describe, expect, it } from '@jest/globals';
import { addDays, day } from '#kernel';
import { pairOf } from '../pair.js';
import {
  approval,
  fostered,
  ours,
  pair,
  range,
  world,
  child,
  household,
} from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { emergencyOutsideTerms } from './emergency-outside-terms.rule.js';

const outside = [approval({ ages: { from: 0, to: 5 }, sex: 'male' })];
const judge = (home: Parameters<typeof pair>[0], need: Parameters<typeof pair>[1] = {}): unknown =>
  emergencyOutsideTerms.judge(pair(home, { urgency: 'emergency', ...need }), startingPolicy);

describe('R-08, outside the terms in an emergency', () => {
  it('allows six working days, names the terms and says by when', () => {
    expect(judge({ approvals: outside })).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-03-10',
        because: {
          kind: 'emergency-outside-terms',
          terms: ['approved-ages', 'approved-sex'],
          workingDays: 6,
          lastDay: '2026-03-10',
          bankHolidaysAreKnown: true,
        },
        remedy: {
          kind: 'change-of-terms',
          service: 'Aldermere Fostering',
          emergencyWorkingDays: 6,
          needed: { term: 'age', ageInYears: 7 },
        },
      },
    ]);
  });

  it.each([
    ['approved-number', { approvals: [approval({ maxChildren: 1 })], fosteredChildren: [fostered('child-1')] }],
    ['approved-ages', { approvals: [approval({ ages: { from: 8, to: 12 } })] }],
    ['approved-sex', { approvals: [approval({ sex: 'male' })] }],
    ['approved-placement-type', { approvals: [approval({ placementTypes: ['respite'] })] }],
    ['approved-named-child', { approvals: [approval({ namedChild: `${ours}/9` })] }],
  ] as const)('relaxes %s', (term, home) => {
    expect(judge(home)).toMatchObject([{ effect: 'before-placing', because: { terms: [term] } }]);
    expect(judge(home, { urgency: 'planned' })).toEqual([]);
  });

  it('is met where the stay ends by the sixth working day, and not a day later', () => {
    expect(judge({ approvals: outside }, { expectedUntil: day('2026-03-11') })).toMatchObject([
      { effect: 'met', because: { kind: 'emergency-ends-in-time', lastDay: '2026-03-10' } },
    ]);
    expect(judge({ approvals: outside }, { expectedUntil: day('2026-03-12') })).toMatchObject([
      { effect: 'before-placing' },
    ]);
    expect(judge({ approvals: outside }, { expectedUntil: null })).toMatchObject([{ effect: 'before-placing' }]);
  });

  it('says where bank holidays are not known until the last day', () => {
    const known = (until: string): unknown =>
      emergencyOutsideTerms.judge(
        pairOf(
          world({ bankHolidays: [day(until)], child: child({ urgency: 'emergency' }) }),
          household({ approvals: outside }),
        ),
        startingPolicy,
      );
    // The day itself is then a holiday, and the last day one later.
    expect(known('2026-03-10')).toMatchObject([{ because: { lastDay: '2026-03-11', bankHolidaysAreKnown: false } }]);
    expect(known('2026-03-11')).toMatchObject([{ because: { lastDay: '2026-03-10', bankHolidaysAreKnown: true } }]);
  });

  it('has nothing to say within the terms, without any, of a birthday to come, and of what is not known', () => {
    expect(judge({})).toEqual([]);
    expect(judge({ approvals: [] })).toEqual([]);
    const birthday = { nextBirthdayOn: addDays(day('2026-03-02'), 3) };
    expect(judge({ approvals: [approval({ ages: { from: 0, to: 7 } })] }, birthday)).toEqual([]);
    expect(judge({ approvals: outside }, { ageInYears: 'not-recorded', sex: 'not-recorded' })).toEqual([]);
    expect(judge({ approvals: [approval({ valid: range('2020-01-01', '2026-03-02'), sex: 'male' })] })).toEqual([]);
  });
});
