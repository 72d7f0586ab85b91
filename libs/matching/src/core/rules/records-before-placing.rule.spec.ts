import { describe, expect, it } from '@jest/globals';
import { day, type LocalDate } from '#kernel';
import { child, household, ours, pair, world } from '../../../../../test/support/match-world.js';
import { type ChildFacts, type RecordedBefore } from '../facts.js';
import { type Pair, pairOf } from '../pair.js';
import { startingPolicy } from '../policy.js';
import { delegatedAuthority } from './delegated-authority.rule.js';
import { longTerm } from './long-term.rule.js';
import { placementPlan } from './placement-plan.rule.js';
import { wishesAndFeelings } from './wishes-and-feelings.rule.js';

const nothing: RecordedBefore = {
  wishesAscertainedOn: null,
  reviewingOfficerInformedOn: null,
  placementPlanOn: null,
  delegatedAuthorityOn: null,
  longTermConfirmedOn: null,
};
const need = (before: Partial<RecordedBefore>, facts: Partial<ChildFacts> = {}): Pair =>
  pair({}, { ...facts, before: { ...nothing, ...before } });
const on = day('2026-02-19');
const withHolidays = (bankHolidays: readonly LocalDate[]): Pair =>
  pairOf(world({ child: child({ startsOn: day('2026-04-01') }), bankHolidays }), household());

describe('R-16, a placement plan', () => {
  it('is due before the move or within five working days of it', () => {
    expect(placementPlan.judge(need({}), startingPolicy)).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-03-09',
        because: { kind: 'placement-plan-due', dueOn: '2026-03-09', bankHolidaysAreKnown: true },
        remedy: { kind: 'record-before-placing', what: 'placement-plan' },
      },
    ]);
  });

  it('counts bank holidays, and says when it cannot know them', () => {
    const easter = [day('2026-04-03'), day('2026-04-06'), day('2026-05-04')];
    expect(placementPlan.judge(withHolidays(easter), startingPolicy)).toMatchObject([
      { dueOn: '2026-04-10', because: { bankHolidaysAreKnown: true } },
    ]);
    expect(placementPlan.judge(withHolidays([]), startingPolicy)).toMatchObject([
      { dueOn: '2026-04-08', because: { bankHolidaysAreKnown: false } },
    ]);
  });

  it('is met once recorded', () => {
    expect(placementPlan.judge(need({ placementPlanOn: on }), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'placement-plan-recorded', on } },
    ]);
  });
});

describe('R-17a, delegated authority', () => {
  it('is due with the placement plan, and met once recorded', () => {
    expect(delegatedAuthority.judge(need({ placementPlanOn: on }), startingPolicy)).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-03-09',
        because: { kind: 'delegated-authority-due' },
        remedy: { kind: 'record-before-placing', what: 'delegated-authority' },
      },
    ]);
    expect(delegatedAuthority.judge(need({ delegatedAuthorityOn: on }), startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'delegated-authority-recorded', on } },
    ]);
  });
});

describe('R-17, wishes and feelings and the reviewing officer', () => {
  it.each([
    [{}, ['wishes-not-ascertained', 'reviewing-officer-not-informed']],
    [{ wishesAscertainedOn: on }, ['wishes-ascertained', 'reviewing-officer-not-informed']],
    [{ reviewingOfficerInformedOn: on }, ['wishes-not-ascertained', 'reviewing-officer-informed']],
    [{ wishesAscertainedOn: on, reviewingOfficerInformedOn: on }, ['wishes-ascertained', 'reviewing-officer-informed']],
  ])('each is asked for on its own: %j', (before, kinds) => {
    expect(wishesAndFeelings.judge(need(before), startingPolicy).map(({ because }) => because.kind)).toEqual(kinds);
  });

  it('is due before the move even in an emergency, and hides no home', () => {
    expect(wishesAndFeelings.judge(need({}, { urgency: 'emergency' }), startingPolicy)).toMatchObject([
      { effect: 'before-placing', dueOn: null, remedy: { what: 'wishes-and-feelings' } },
      { effect: 'before-placing', dueOn: null, remedy: { what: 'reviewing-officer-informed' } },
    ]);
  });
});

describe('R-12, a long-term match', () => {
  it('is confirmed by the agency decision maker of the responsible authority', () => {
    expect(longTerm.judge(need({}, { placementType: 'long-term' }), startingPolicy)).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'long-term-to-confirm' },
        remedy: { kind: 'approval-by-authority', approver: 'agency-decision-maker', authority: ours },
      },
    ]);
    const confirmed = need({ longTermConfirmedOn: on }, { placementType: 'long-term' });
    expect(longTerm.judge(confirmed, startingPolicy)).toEqual([
      { effect: 'met', because: { kind: 'long-term-confirmed', on } },
    ]);
  });

  it('concerns no other placement', () => {
    expect(longTerm.judge(need({}, { placementType: 'short-term' }), startingPolicy)).toEqual([]);
  });
});
