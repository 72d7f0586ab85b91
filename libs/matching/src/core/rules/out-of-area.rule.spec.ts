import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  adjoining,
  distant,
  ours,
  pair,
  placeMilesAway,
  world,
  child,
  household,
} from '../../../../../test/support/match-world.js';
import { type HouseholdFacts } from '../facts.js';
import { pairOf } from '../pair.js';
import { startingPolicy } from '../policy.js';
import { adjoiningAuthority } from './adjoining-authority.rule.js';
import { approvalEvidence } from './approval-evidence.rule.js';
import { atADistance } from './at-a-distance.rule.js';
import { inArea } from './in-area.rule.js';
import { ownService } from './own-service.rule.js';

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
const allOf = (of: ReturnType<typeof pair>): unknown[] =>
  [adjoiningAuthority, atADistance, approvalEvidence, ownService].flatMap((rule): unknown[] => [
    ...rule.judge(of, startingPolicy),
  ]);

describe('R-13b to R-13e, homes outside the area', () => {
  it('vector 7: an agency carer in an adjoining authority needs the nominated officer, and the area authority is notified', () => {
    expect(allOf(pair({ areaAuthority: adjoining }))).toMatchObject([
      {
        effect: 'needs-authority',
        because: { kind: 'in-adjoining-authority', areaAuthority: adjoining },
        remedy: { approver: 'nominated-officer', authority: ours },
      },
      {
        effect: 'needs-authority',
        because: {
          kind: 'evidence-for-approval',
          evidence: [
            'wishes-and-feelings',
            'care-plan',
            'relatives-consulted',
            'reviewing-officer-consulted',
            'area-authority-notified',
          ],
        },
      },
    ]);
  });

  it('vector 8: an agency carer 8 miles away in an authority that does not adjoin needs the director', () => {
    const home = pair({ areaAuthority: distant, place: placeMilesAway(8) });
    expect(home.milesFromHome).toBe(8);
    expect(allOf(home)).toMatchObject([
      {
        effect: 'needs-authority',
        because: { kind: 'at-a-distance', areaAuthority: distant },
        remedy: { approver: 'director-of-childrens-services', authority: ours },
      },
      { because: { evidence: expect.arrayContaining(['area-authority-consulted-with-care-plan']) } },
    ]);
  });

  it('vector 6: a carer of the own service two counties away needs no approval, but a reason for leaving the area', () => {
    const home = pair({ areaAuthority: distant, service: own, place: placeMilesAway(61) });
    expect(allOf(home)).toEqual([
      { effect: 'met', because: { kind: 'approved-by-own-service', responsibleAuthority: ours } },
    ]);
    expect(inArea.judge(home, startingPolicy)).toMatchObject([
      { effect: 'costs-points', remedy: { kind: 'record-reason' } },
    ]);
  });

  it('a carer of the own service in an adjoining authority needs no approval either', () => {
    expect(allOf(pair({ areaAuthority: adjoining, service: own }))).toEqual([
      { effect: 'met', because: { kind: 'approved-by-own-service', responsibleAuthority: ours } },
    ]);
  });

  it('another authority’s own service is no exception', () => {
    const service = {
      name: 'Brackendale Council',
      kind: 'authority' as const,
      authorityCode: adjoining,
      frameworkOf: [],
    };
    expect(allOf(pair({ areaAuthority: adjoining, service }))).toHaveLength(2);
  });

  it('asks for an area that is not recorded, and only where approval depends on it', () => {
    expect(allOf(pair({ areaAuthority: 'not-recorded' }))).toMatchObject([
      { effect: 'check', because: { kind: 'approval-depends-on-area' } },
    ]);
    expect(allOf(pair({ areaAuthority: 'not-recorded', service: own }))).toMatchObject([{ effect: 'met' }]);
  });

  it('a connected person outside the area needs no approval, and only of this child', () => {
    const connectedTo = (code: string): ReturnType<typeof pair> =>
      pair({ areaAuthority: distant, connectedTo: [{ child: `${ours}/${code}`, isRelative: false }] });
    expect(allOf(connectedTo('4711'))).toEqual([{ effect: 'met', because: { kind: 'connected-person-outside-area' } }]);
    expect(allOf(connectedTo('4712'))).toHaveLength(2);
    expect(allOf(pair({ connectedTo: [{ child: `${ours}/4711`, isRelative: false }] }))).toEqual([]);
    const both = { service: own, areaAuthority: adjoining, connectedTo: [{ child: `${ours}/4711`, isRelative: true }] };
    expect(allOf(pair(both))).toMatchObject([{ because: { kind: 'approved-by-own-service' } }]);
  });

  it('calls no home at a distance where nobody recorded which authorities adjoin: somebody approves, and who is to be found out', () => {
    const unknown = (home: Partial<HouseholdFacts>): unknown[] =>
      allOf(pairOf(world({ adjoiningAuthorities: [] }), household(home)));
    expect(unknown({ areaAuthority: distant })).toMatchObject([
      {
        effect: 'check',
        because: { kind: 'approval-depends-on-adjacency', areaAuthority: distant, responsibleAuthority: ours },
        remedy: { kind: 'find-out', fact: 'adjoining-authorities' },
      },
      {
        effect: 'needs-authority',
        because: { kind: 'approval-depends-on-adjacency' },
        remedy: { approver: 'nominated-officer-or-director', authority: ours },
      },
      {
        effect: 'needs-authority',
        because: { evidence: expect.arrayContaining(['area-authority-notified-or-consulted']) },
      },
    ]);
    expect(unknown({ areaAuthority: ours })).toEqual([]);
    expect(unknown({ areaAuthority: distant, service: own })).toMatchObject([{ effect: 'met' }]);
    expect(
      inArea.judge(pairOf(world({ adjoiningAuthorities: [] }), household({ areaAuthority: distant })), startingPolicy),
    ).toMatchObject([{ effect: 'costs-points' }]);
  });

  it('vector 16: the same home is in the area on one day and in an adjoining authority on the next', () => {
    const [surrey, eastSurrey, westSurrey] = ['E10000030', 'E06000067', 'E06000068'] as const;
    const lastDay = world({
      child: child({ startsOn: day('2027-03-31'), responsibleAuthority: surrey }),
      adjoiningAuthorities: ['E06000040'],
    });
    const nextDay = world({
      child: child({ startsOn: day('2027-04-01'), responsibleAuthority: eastSurrey }),
      adjoiningAuthorities: [westSurrey],
    });
    expect(allOf(pairOf(lastDay, household({ areaAuthority: surrey })))).toEqual([]);
    expect(allOf(pairOf(nextDay, household({ areaAuthority: westSurrey })))).toMatchObject([
      { because: { kind: 'in-adjoining-authority', areaAuthority: westSurrey } },
      { because: { kind: 'evidence-for-approval' } },
    ]);
  });
});

describe('R-20, within the area', () => {
  it.each([
    [ours, 'met'],
    [adjoining, 'costs-points'],
    [distant, 'costs-points'],
    ['not-recorded', 'check'],
  ])('a home in %s: %s', (areaAuthority, effect) => {
    expect(inArea.judge(pair({ areaAuthority }), startingPolicy)).toMatchObject([{ effect }]);
  });
});
