import { describe, expect, it } from '@jest/globals';
import { fostered, ours, pair, policyWith, range } from '../../../../../test/support/match-world.js';
import { type Hold } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { hold } from './hold.rule.js';

const held = (facts: Partial<Hold>): Hold => ({
  scope: 'all',
  namedChild: null,
  valid: range('2026-01-12'),
  reviewOn: range('2026-03-30').from,
  decidedBy: 'Agency decision maker',
  ...facts,
});
const judge = (facts: Partial<Hold>, home = {}): unknown =>
  hold.judge(pair({ holds: [held(facts)], ...home }), startingPolicy);

describe('R-33, hold by the fostering service (policy)', () => {
  it('blocks by default and says who decided, since when and when it is reviewed', () => {
    expect(judge({ scope: 'new-children' })).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: {
          kind: 'hold-in-force',
          scope: 'new-children',
          service: 'Aldermere Fostering',
          decidedBy: 'Agency decision maker',
          from: '2026-01-12',
          until: null,
          reviewOn: '2026-03-30',
        },
        remedy: { kind: 'end-of-hold', endsOn: null, reviewOn: '2026-03-30' },
      },
    ]);
  });

  it('a hold on a named child blocks that child only', () => {
    expect(judge({ scope: 'named-child', namedChild: `${ours}/4711` })).toMatchObject([{ effect: 'blocks' }]);
    expect(judge({ scope: 'named-child', namedChild: `${ours}/47` })).toMatchObject([{ effect: 'met' }]);
  });

  it.each([
    ['all', '2026-02-01', '2026-03-02', 'met'],
    ['all', '2026-02-01', '2026-03-03', 'blocks'],
    ['all', '2026-08-30', null, 'blocks'],
    ['all', '2026-08-31', null, 'met'],
    ['new-children', '2026-03-03', null, 'met'],
    ['new-children', '2026-03-02', null, 'blocks'],
  ] as const)('a hold on %s from %s until %s: %s', (scope, from, until, effect) => {
    expect(judge({ scope, valid: range(from, until) })).toMatchObject([{ effect }]);
  });

  it('a hold on new children does not concern a child who lives there', () => {
    const home = { fosteredChildren: [fostered('child-ruby')] };
    expect(judge({ scope: 'new-children' }, home)).toMatchObject([{ effect: 'met' }]);
    expect(judge({ scope: 'all' }, home)).toMatchObject([{ effect: 'blocks' }]);
  });

  it('is as far away as the hold that ends last', () => {
    const holds = [
      held({ valid: range('2026-01-01', '2026-03-05') }),
      held({ valid: range('2026-01-01', '2026-03-19') }),
    ];
    expect(hold.judge(pair({ holds }), startingPolicy)).toMatchObject([{ shortfall: 17 }]);
  });

  it('warns or is off where the policy says so', () => {
    const home = pair({ holds: [held({})] });
    expect(hold.judge(home, policyWith({ modes: { ...startingPolicy.limits.modes, hold: 'warn' } }))).toMatchObject([
      { effect: 'warns' },
    ]);
    expect(hold.judge(home, policyWith({ modes: { ...startingPolicy.limits.modes, hold: 'off' } }))).toEqual([]);
  });
});
