import { describe, expect, it } from '@jest/globals';
import {
  adjoining,
  child,
  fostered,
  household,
  ours,
  pair,
  policyWith,
  range,
} from '../../../../test/support/match-world.js';
import { afterRemedies, type ChildAndHome } from './apply-remedy.js';
import { type ChildFacts, type HouseholdFacts } from './facts.js';
import { startingPolicy } from './policy.js';
import { type Remedy } from './remedy.js';
import { type RuleId } from './rule-id.js';
import { ruleRegister } from './rules/index.js';

const everythingBlocks = policyWith({
  modes: { ...startingPolicy.limits.modes, 'local-room-rules': 'block', 'must-not-live-with': 'block', pets: 'block' },
});
const judge = (ruleId: RuleId, { child: need, household: home }: ChildAndHome) =>
  ruleRegister.find(({ id }) => id === ruleId)!.judge(pair(home, need), everythingBlocks);

const boy = (name: string, room: string | null = null) => fostered(name, null, undefined, { room });
const blue = { name: 'Blue', beds: 2 };

describe('what stands in the way of numbers, space and safety passes once its remedy is done', () => {
  it.each<[RuleId, Partial<HouseholdFacts>, Partial<ChildFacts>, Remedy['kind']]>([
    [
      'usual-fostering-limit',
      { fosteredChildren: ['kit', 'kay', 'lou'].map((name) => boy(name)), areaAuthority: adjoining },
      {},
      'exemption-by-area-authority',
    ],
    ['vacant-place', { places: 1, fosteredChildren: [boy('kit'), boy('kay')] }, {}, 'free-a-place'],
    [
      'vacant-place',
      { places: 1 },
      { parent: { isLookedAfter: false, ageInYears: 19, riskAssessedOn: null } },
      'free-a-place',
    ],
    ['own-bedroom', { rooms: [blue], fosteredChildren: [boy('kit', 'Blue')] }, {}, 'agreement-to-share-bedroom'],
    ['local-room-rules', { rooms: [blue], fosteredChildren: [boy('kit', 'Blue')] }, {}, 'free-a-bedroom'],
    [
      'local-room-rules',
      { rooms: [blue], fosteredChildren: [boy('kit', 'Blue')], stayingPutAdults: 1 },
      { ageInYears: 2 },
      'free-a-bedroom',
    ],
    [
      'parent-and-child',
      {},
      { parent: { isLookedAfter: false, ageInYears: 19, riskAssessedOn: null } },
      'assess-parent-risk',
    ],
    [
      'must-not-live-with',
      {
        fosteredChildren: [
          boy('kit'),
          { ...boy('kay'), mustBeOnlyChild: true },
          { ...boy('lou'), mustNotLiveWith: [`${ours}/4711`] },
        ],
      },
      { mustNotLiveWith: [`${adjoining}/kit`] },
      'assess-living-together',
    ],
    ['pets', { pets: ['cat', 'dog'] }, { cannotLiveWithPets: ['dog'] }, 'home-without-pets'],
    ['pets', { pets: ['cat', 'dog'] }, { risks: ['to-pets'] }, 'home-without-pets'],
  ])('%s', (ruleId, home, need, kind) => {
    const given = { child: child(need), household: household(home) };
    const remedies = judge(ruleId, given).flatMap((verdict) =>
      'remedy' in verdict && verdict.remedy ? [verdict.remedy] : [],
    );
    expect(remedies.map((remedy) => remedy.kind)).toEqual([kind]);
    const after = judge(ruleId, afterRemedies(given, remedies));
    expect(after.filter(({ effect }) => effect !== 'met')).toEqual([]);
  });

  it('an exemption names only whom it has to name, and lasts as long as the stay', () => {
    const leaves = fostered('leaves', null, range('2025-01-01', '2026-03-02'));
    const given = {
      child: child(),
      household: household({ fosteredChildren: [boy('kit'), boy('kay'), boy('lou'), leaves] }),
    };
    const [verdict] = judge('usual-fostering-limit', given);
    const remedy = verdict && 'remedy' in verdict && verdict.remedy ? [verdict.remedy] : [];
    expect(afterRemedies(given, remedy).household.exemptions).toEqual([
      {
        authority: ours,
        children: [`${ours}/4711`, `${adjoining}/kit`, `${adjoining}/kay`, `${adjoining}/lou`],
        valid: range('2026-03-02', '2026-08-31'),
      },
    ]);
  });

  it('nothing is made of bedrooms or pets that nobody recorded, or of a parent who does not come', () => {
    const given = { child: child(), household: household() };
    const remedies: Remedy[] = [
      { kind: 'free-a-bedroom', bedrooms: 2 },
      { kind: 'home-without-pets', pets: ['dog'] },
      { kind: 'assess-parent-risk' },
    ];
    expect(afterRemedies(given, remedies)).toEqual(given);
  });

  it('children who are not named keep what was found of them', () => {
    const alone = { ...boy('kay'), mustBeOnlyChild: true, mustNotLiveWith: [`${ours}/4711`] };
    const given = {
      child: child({ mustNotLiveWith: [`${adjoining}/kit`, `${adjoining}/kay`] }),
      household: household({ fosteredChildren: [boy('kit'), alone] }),
    };
    const after = afterRemedies(given, [{ kind: 'assess-living-together', children: [`${adjoining}/kit`] }]);
    expect(after.child.mustNotLiveWith).toEqual([`${adjoining}/kay`]);
    expect(after.household.fosteredChildren[1]).toEqual(alone);
  });
});
