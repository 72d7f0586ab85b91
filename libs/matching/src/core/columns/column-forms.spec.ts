import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { day } from '#kernel';
import { anyFullPolicy, anyFullWorld } from '../../../../../test/support/any-world.js';
import {
  approval,
  child,
  fostered,
  household,
  policyWith,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { type ChildFacts, type FosteredChild, type HouseholdFacts, type MatchFacts } from '../facts.js';
import { pairOf } from '../pair.js';
import { type Policy, startingPolicy } from '../policy.js';
import { ruleRegister } from '../rules/index.js';
import { type ColumnForm } from './column-form.js';
import { columnForms } from './column-forms.js';
import { localRoomRules } from '../rules/local-room-rules.rule.js';
import { mentionsOf, mentionsThatConcern } from './mentions.js';
import { outcomeOf } from './outcomes.js';

/** Homes that nobody judges for themselves. */
function homesOfAKind({ child, households }: MatchFacts): readonly HouseholdFacts[] {
  const mentions = mentionsOf(households);
  const forThemselves = new Set(mentionsThatConcern(child).flatMap((mentioned) => mentions.get(mentioned) ?? []));
  return households
    .filter((_, row) => !forThemselves.has(row))
    .filter((home) => child.clearances.every(({ householdId }) => householdId !== home.householdId))
    .map((home) => ({ ...home, carerAnswer: 'not-recorded' }));
}

/** What the rule reads of a home, in all that concerns the child. */
const kindOf = ({ parts }: ColumnForm, home: HouseholdFacts, about: ChildFacts): string => {
  const stay = { from: about.startsOn, until: about.expectedUntil };
  return JSON.stringify(
    parts.filter(({ concerns }) => concerns?.(about) ?? true).map(({ reads }) => reads(home, stay)),
  );
};

const byKind = ruleRegister.flatMap((rule) => {
  const form = columnForms[rule.id];
  return form === undefined || form.around ? [] : [{ rule, id: rule.id, form }];
});

describe.each(byKind)('homes that read the same for $id', ({ rule, form }) => {
  const outcomesByKind = (facts: MatchFacts, policy: Policy): ReadonlyMap<string, ReadonlySet<number>> => {
    const outcomes = new Map<string, Set<number>>();
    for (const home of homesOfAKind(facts)) {
      const measured = form.miles ? { [form.miles]: 7.5 } : {};
      const outcome = outcomeOf(rule.id, rule.judge({ ...pairOf(facts, home), ...measured }, policy), policy);
      const kind = kindOf(form, home, facts.child);
      outcomes.set(kind, (outcomes.get(kind) ?? new Set()).add(outcome));
    }
    return outcomes;
  };

  it('stand as one', () => {
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, (facts, policy) => {
        for (const [kind, outcomes] of outcomesByKind(facts, policy)) expect([kind, outcomes.size]).toEqual([kind, 1]);
      }),
      { numRuns: 60 },
    );
  });
});

const measuring = byKind.filter(({ form }) => form.miles !== undefined);

describe.each(measuring)('the distance of $id', ({ rule, form }) => {
  const milesApart = fc.oneof(fc.integer({ min: 0, max: 600 }), fc.integer({ min: 0, max: 9_000 }));

  it('never makes it better by growing, and matters to none whom it does not concern', () => {
    fc.assert(
      fc.property(anyFullWorld, anyFullPolicy, milesApart, milesApart, (facts, policy, one, another) => {
        const at = (home: HouseholdFacts, tenths: number): number => {
          const pair = { ...pairOf(facts, home), [form.miles!]: tenths / 10 };
          return outcomeOf(rule.id, rule.judge(pair, policy), policy);
        };
        for (const home of homesOfAKind(facts)) {
          const [near, far] = [at(home, Math.min(one, another)), at(home, Math.max(one, another))];
          expect(near).toBeLessThanOrEqual(far);
          if (form.milesConcern?.(facts.child) === false) expect(near).toBe(far);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the form of local-room-rules', () => {
  const withOther = (facts: Partial<FosteredChild>): HouseholdFacts =>
    household({
      places: 3,
      rooms: [{ name: 'front', beds: 2 }],
      fosteredChildren: [fostered('child-8', null, range('2025-01-20'), { room: 'front', ...facts })],
    });
  const policy = policyWith({ modes: { ...startingPolicy.limits.modes, 'local-room-rules': 'block' } });
  const outcomeAt = (home: HouseholdFacts, ageInYears: number): number =>
    outcomeOf(
      'local-room-rules',
      localRoomRules.judge(pairOf(world({ child: child({ ageInYears }) }), home), policy),
      policy,
    );
  const kind = (home: HouseholdFacts): string => kindOf(columnForms['local-room-rules']!, home, child());

  it.each([
    ['a boy and a girl of nine', 7, { sex: 'male', ageInYears: 9 }, { sex: 'female', ageInYears: 9 }],
    ['a boy of two and one of three', 7, { sex: 'male', ageInYears: 2 }, { sex: 'male', ageInYears: 3 }],
    ['a girl of two and one of three', 2, { sex: 'female', ageInYears: 2 }, { sex: 'female', ageInYears: 3 }],
  ] as const)('keeps homes apart where the child could share with %s', (_, age, one, other) => {
    const [home, another] = [withOther(one), withOther(other)];
    expect(outcomeAt(home, age)).not.toBe(outcomeAt(another, age));
    expect(kind(home)).not.toBe(kind(another));
  });
});

describe('homes that differ in what comes after', () => {
  const stay = { from: child().startsOn, until: child().expectedUntil };
  const facts = world();
  const outcomeOfRule = (id: 'approval-lasts' | 'hold', home: HouseholdFacts): number =>
    outcomeOf(
      id,
      ruleRegister.find((rule) => rule.id === id)!.judge(pairOf(facts, home), startingPolicy),
      startingPolicy,
    );
  const kindOf = (id: 'approval-lasts' | 'hold', home: HouseholdFacts): string =>
    JSON.stringify(columnForms[id]?.parts.map(({ reads }) => reads(home, stay)));
  const hold = (scope: 'all' | 'new-children', from: string, until: string | null) => ({
    ...{ scope, namedChild: null, valid: range(from, until), reviewOn: null, decidedBy: 'Panel adviser' },
  });

  it.each([
    [
      'approval-lasts',
      'an approval that begins again within reach, and one that does not',
      { approvals: [approval({ valid: range('2019-05-14', '2026-05-20') }), approval({ valid: range('2026-06-01') })] },
      { approvals: [approval({ valid: range('2019-05-14', '2026-05-20') })] },
    ],
    [
      'approval-lasts',
      'an approval that ends and begins again, and a resignation',
      { approvals: [approval({ valid: range('2019-05-14', '2026-05-20') }), approval({ valid: range('2026-06-01') })] },
      {
        approvals: [
          approval({ resignationNoticeOn: day('2026-04-22'), valid: range('2019-05-14', '2026-05-25') }),
          approval({ valid: range('2026-06-01') }),
        ],
      },
    ],
    [
      'hold',
      'a second hold that is there when the first ends, and one that comes later',
      { holds: [hold('all', '2026-02-01', '2026-03-10'), hold('new-children', '2026-03-08', null)] },
      { holds: [hold('all', '2026-02-01', '2026-03-10'), hold('new-children', '2026-03-12', null)] },
    ],
  ] as const)('are of two kinds for %s: %s', (id, _, one, other) => {
    const [home, another] = [household(one), household(other)];
    expect(outcomeOfRule(id, home)).not.toBe(outcomeOfRule(id, another));
    expect(kindOf(id, home)).not.toBe(kindOf(id, another));
  });
});
