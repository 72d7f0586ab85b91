import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { approval, child, household, ours, range, world } from '../../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../facts.js';
import { pairOf } from '../pair.js';
import { startingPolicy } from '../policy.js';
import { approvedFosterCarer } from './approved-foster-carer.rule.js';
import { fosteringForAdoption } from './fostering-for-adoption.rule.js';
import { temporaryApproval } from './temporary-approval.rule.js';
import { temporaryApprovalExtension } from './temporary-approval-extension.rule.js';

const connectedTo = [{ child: `${ours}/4711`, isRelative: false }];
/** Sixteen weeks are over on 27 April 2026, and eight more on 22 June. */
const sixteenWeeks = { kind: 'temporary' as const, valid: range('2026-01-05', '2026-04-27') };

type Rules = typeof temporaryApproval | typeof temporaryApprovalExtension | typeof approvedFosterCarer;
const judgedBy = (
  rule: Rules,
  home: Partial<HouseholdFacts>,
  need: Partial<ChildFacts> = {},
  around: Partial<MatchFacts> = {},
): readonly unknown[] =>
  rule.judge(pairOf(world({ child: child(need), ...around }), household({ connectedTo, ...home })), startingPolicy);

const until = (on: string | null): Partial<ChildFacts> => ({ expectedUntil: on === null ? null : day(on) });

describe('R-09, temporary approval of a connected person', () => {
  const judge = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}): readonly unknown[] =>
    judgedBy(temporaryApproval, home, need);
  const approvals = [approval(sixteenWeeks)];

  it('is met where it covers the stay, and otherwise says by when it has to be a full one', () => {
    expect(judge({ approvals }, until('2026-04-27'))).toEqual([
      { effect: 'met', because: { kind: 'temporary-approval-covers', endsOn: '2026-04-27' } },
    ]);
    expect(judge({ approvals }, until('2026-04-28'))).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-04-26',
        because: { kind: 'temporary-approval-ends', endsOn: '2026-04-27', stayUntil: '2026-04-28' },
        remedy: { kind: 'full-approval-by', service: 'Aldermere Fostering', endsOn: '2026-04-27' },
      },
    ]);
    expect(judge({ approvals }, until(null))).toMatchObject([
      { effect: 'before-placing', because: { stayUntil: null } },
    ]);
  });

  it('is met where a full approval follows it without a gap', () => {
    expect(judge({ approvals: [...approvals, approval({ valid: range('2026-04-27') })] })).toMatchObject([
      { effect: 'met' },
    ]);
    expect(judge({ approvals: [...approvals, approval({ valid: range('2026-04-28') })] })).toMatchObject([
      { effect: 'before-placing' },
    ]);
  });

  it.each<[string, Partial<HouseholdFacts>, string]>([
    ['a connected person, with no child named', { approvals }, 'before-placing'],
    [
      'a connected person of another child',
      { approvals, connectedTo: [{ child: `${ours}/9`, isRelative: true }] },
      'blocks',
    ],
    ['nobody', { approvals, connectedTo: [] }, 'blocks'],
    [
      'this child by name',
      { approvals: [approval({ ...sixteenWeeks, namedChild: `${ours}/4711` })], connectedTo: [] },
      'before-placing',
    ],
    ['another child by name', { approvals: [approval({ ...sixteenWeeks, namedChild: `${ours}/9` })] }, 'blocks'],
  ])('of %s', (_, home, effect) => {
    expect(judge(home)).toMatchObject([{ effect }]);
  });

  it('of another child is out of reach', () => {
    expect(judge({ approvals, connectedTo: [] })).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'temporary-approval-for-another' },
        remedy: { kind: 'approval-by-service', service: 'Aldermere Fostering' },
      },
    ]);
  });

  it('has nothing to say of another approval, or of none', () => {
    expect(judge({})).toEqual([]);
    expect(judge({ approvals: [] })).toEqual([]);
  });
});

describe('R-10, extension of a temporary approval', () => {
  const judge = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}, around: Partial<MatchFacts> = {}) =>
    judgedBy(temporaryApprovalExtension, home, need, around);
  const approvals = [approval(sixteenWeeks)];

  it('is possible once, by eight weeks at most and no further than the stay needs', () => {
    expect(judge({ approvals })).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-04-26',
        because: { kind: 'may-be-extended', endsOn: '2026-04-27', extendedUntil: '2026-06-22' },
        remedy: { kind: 'extend-temporary-approval', authority: ours, until: '2026-06-22' },
      },
    ]);
    expect(judge({ approvals }, until('2026-05-11'))).toMatchObject([{ remedy: { until: '2026-05-11' } }]);
    expect(judge({ approvals }, until('2026-06-21'))).toMatchObject([{ remedy: { until: '2026-06-21' } }]);
    expect(judge({ approvals }, until('2026-06-23'))).toMatchObject([{ remedy: { until: '2026-06-22' } }]);
    expect(judge({ approvals }, until(null))).toMatchObject([{ remedy: { until: '2026-06-22' } }]);
  });

  it('is not needed where the approval covers the stay, is followed, or was given up', () => {
    expect(judge({ approvals }, until('2026-04-27'))).toEqual([]);
    expect(judge({ approvals }, until('2026-04-28'))).toHaveLength(1);
    expect(judge({ approvals: [...approvals, approval({ valid: range('2026-04-27') })] })).toEqual([]);
    expect(judge({ approvals: [approval({ ...sixteenWeeks, resignationNoticeOn: day('2026-02-20') })] })).toEqual([]);
    expect(judge({ approvals, connectedTo: [] })).toEqual([]);
    expect(judge({})).toEqual([]);
    expect(judge({ approvals: [] })).toEqual([]);
  });

  it('was given: it says until when, and that there is no other', () => {
    expect(judge({ approvals: [approval({ ...sixteenWeeks, extendedUntil: day('2026-06-01') })] })).toEqual([
      { effect: 'met', because: { kind: 'extended-once', endsOn: '2026-06-01' } },
    ]);
  });

  describe('for a child who moves in after the sixteen weeks', () => {
    const startsOn = (on: string, judgedOn = '2026-04-20') =>
      [{ startsOn: day(on), expectedUntil: day('2026-07-31') }, { judgedOn: day(judgedOn) }] as const;

    it('is for the nominated officer, as long as the approval still runs', () => {
      expect(judge({ approvals }, ...startsOn('2026-04-27'))).toEqual([
        {
          effect: 'needs-authority',
          because: { kind: 'only-if-extended', endsOn: '2026-04-27', extendedUntil: '2026-06-22' },
          remedy: { kind: 'extend-temporary-approval', authority: ours, until: '2026-06-22' },
        },
      ]);
      expect(judgedBy(approvedFosterCarer, { approvals }, ...startsOn('2026-04-27'))).toEqual([]);
    });

    it.each<[string, Partial<HouseholdFacts>, string, string, boolean]>([
      ['on the last day that it could reach', { approvals }, '2026-06-21', '2026-04-20', true],
      ['a day later', { approvals }, '2026-06-22', '2026-04-20', false],
      ['asked on the last day of the approval', { approvals }, '2026-05-04', '2026-04-26', true],
      ['asked a day later', { approvals }, '2026-05-04', '2026-04-27', false],
      [
        'with an extension already',
        { approvals: [approval({ ...sixteenWeeks, extendedUntil: day('2026-05-04') })] },
        '2026-05-04',
        '2026-04-20',
        false,
      ],
      [
        'with notice given',
        { approvals: [approval({ ...sixteenWeeks, resignationNoticeOn: day('2026-03-30') })] },
        '2026-05-04',
        '2026-04-20',
        false,
      ],
      ['with a carer who is nobody to the child', { approvals, connectedTo: [] }, '2026-05-04', '2026-04-20', false],
      [
        'with a full approval that ended',
        { approvals: [approval({ ...sixteenWeeks, kind: 'full' })] },
        '2026-05-04',
        '2026-04-20',
        false,
      ],
      [
        'with an approval that only begins later',
        { approvals: [approval({ ...sixteenWeeks, valid: range('2026-05-05', '2026-08-25') })] },
        '2026-05-04',
        '2026-04-20',
        false,
      ],
    ])('%s', (_, home, on, judgedOn, possible) => {
      const facts = startsOn(on, judgedOn);
      expect(judge(home, ...facts)).toHaveLength(possible ? 1 : 0);
      // Where nobody can extend it, not being approved stands in the way.
      const [found] = judgedBy(approvedFosterCarer, home, ...facts);
      expect(found === undefined).toBe(possible);
      if (!possible) expect(found).toMatchObject({ effect: 'blocks' });
    });
  });
});

describe('R-11, fostering for adoption', () => {
  const judge = (home: Partial<HouseholdFacts>, need: Partial<ChildFacts> = {}): unknown =>
    fosteringForAdoption.judge(
      pairOf(world({ child: child({ adoptionConsidered: true, ...need }) }), household(home)),
      startingPolicy,
    );
  const adopters = (namedChild: string | null) => ({
    approvals: [approval({ kind: 'fostering-for-adoption', namedChild })],
  });

  it('of the child who is named is for the nominated officer', () => {
    expect(judge(adopters(`${ours}/4711`))).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'fostering-for-adoption' },
        remedy: { kind: 'approval-by-authority', approver: 'nominated-officer', authority: ours },
      },
    ]);
  });

  it.each([`${ours}/9`, null])('of %s is not for this child', (namedChild) => {
    expect(judge({ ...adopters(namedChild), connectedTo })).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'fostering-for-adoption-of-another' },
        remedy: { kind: 'approval-by-service', service: 'Aldermere Fostering' },
      },
    ]);
  });

  it('is only for a child for whom adoption is being considered', () => {
    expect(judge(adopters(`${ours}/4711`), { adoptionConsidered: false })).toEqual([
      {
        effect: 'blocks',
        shortfall: 'out-of-reach',
        because: { kind: 'adoption-not-considered' },
        remedy: { kind: 'consider-fostering-for-adoption' },
      },
    ]);
  });

  it('has nothing to say of other approvals', () => {
    expect(judge({})).toEqual([]);
    expect(judge({ approvals: [] })).toEqual([]);
  });
});
