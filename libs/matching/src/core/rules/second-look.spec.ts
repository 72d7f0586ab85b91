import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  pair,
  placeMilesAway,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { pairOf } from '../pair.js';
import { startingPolicy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from './index.js';

const ruleOf = (id: RuleId): (typeof ruleRegister)[number] => ruleRegister.find((rule) => rule.id === id)!;
const judge = (id: RuleId, home: Partial<HouseholdFacts> = {}, need: Partial<ChildFacts> = {}): unknown =>
  ruleOf(id).judge(pair(home, need), startingPolicy);

const room = (name: string, beds = 1): { name: string; beds: number } => ({ name, beds });
const aged = (
  childId: string,
  ageInYears: number | 'not-recorded',
  roomName: string | null,
  facts = {},
): HouseholdFacts['fosteredChildren'][number] =>
  fostered(childId, null, range('2025-01-20'), { ageInYears, room: roomName, ...facts });

/** Cases that a mutation of the rules showed no test to look at. */
describe('a second look at the rules', () => {
  it('adoption is considered only where it is', () => {
    expect(judge('adoption-considered')).toEqual([]);
    expect(judge('adoption-considered', {}, { adoptionConsidered: true })).toEqual([
      {
        effect: 'check',
        because: { kind: 'adoption-considered' },
        remedy: { kind: 'consider-fostering-for-adoption' },
      },
    ]);
  });

  it('an approval for another child without an end does not hide that the last one ended', () => {
    const approvals = [
      approval({ valid: range('2018-01-09', '2024-02-13') }),
      approval({ kind: 'fostering-for-adoption', namedChild: `${ours}/9`, valid: range('2026-05-04') }),
    ];
    expect(judge('approved-foster-carer', { approvals })).toMatchObject([
      { effect: 'blocks', because: { kind: 'not-approved-any-more', endedOn: '2024-02-13' } },
    ]);
    expect(judge('approved-foster-carer', { approvals: [] })).toMatchObject([
      { effect: 'blocks', shortfall: 'out-of-reach', because: { kind: 'no-approval-recorded' } },
    ]);
  });

  it('where adjacency is not recorded somebody has to agree, and who is found out', () => {
    const outOfArea = pairOf(
      world({ adjoiningAuthorities: [], child: child() }),
      household({ areaAuthority: distant }),
    );
    const because = { kind: 'approval-depends-on-adjacency', areaAuthority: distant, responsibleAuthority: ours };
    expect(ruleOf('at-a-distance').judge(outOfArea, startingPolicy)).toEqual([
      { effect: 'check', because, remedy: { kind: 'find-out', fact: 'adjoining-authorities' } },
      {
        effect: 'needs-authority',
        because,
        remedy: {
          kind: 'approval-by-authority',
          approver: 'nominated-officer-or-director',
          authority: ours,
        },
      },
    ]);
  });

  it('the evidence for approval at a distance, whole', () => {
    expect(judge('approval-evidence', { areaAuthority: distant })).toEqual([
      {
        effect: 'needs-authority',
        because: {
          kind: 'evidence-for-approval',
          areaAuthority: distant,
          evidence: [
            'wishes-and-feelings',
            'care-plan',
            'relatives-consulted',
            'reviewing-officer-consulted',
            'area-authority-consulted-with-care-plan',
          ],
        },
        remedy: { kind: 'record-evidence' },
      },
    ]);
  });

  it('the age of a carer is not asked for: only a child of the carers may be too young for a check', () => {
    const carer = {
      role: 'carer',
      ageInYears: 'not-recorded',
      checkedOn: day('2025-11-03'),
      specifiedOffence: false,
    } as const;
    expect(judge('criminal-record-checks', { members: [carer] })).toEqual([
      { effect: 'met', because: { kind: 'checks-in-date', people: 1 } },
    ]);
    const ownChild = { ...carer, role: 'own-child' } as const;
    expect(judge('criminal-record-checks', { members: [carer, ownChild] })).toMatchObject([{ effect: 'check' }]);
  });

  it('whoever is recorded as an adult is one for R-30, whatever age is written', () => {
    const members = [{ role: 'adult', ageInYears: 17, checkedOn: day('2025-11-03'), specifiedOffence: true } as const];
    expect(judge('specified-offence', { members })).toMatchObject([{ effect: 'blocks' }]);
    expect(judge('specified-offence', { members: [{ ...members[0]!, role: 'own-child' }] })).not.toMatchObject([
      { effect: 'blocks' },
    ]);
  });

  it('a gap in three cultures is one thing to plan for, and each of three considerations counts once', () => {
    expect(
      judge('identity', { culturesSupported: ['roma'] }, { cultures: ['eritrean', 'polish', 'Roma '] }),
    ).toMatchObject([{ effect: 'costs-points', units: 1, because: { cultures: ['eritrean', 'polish'] } }]);
  });

  it('needs that are all answered are told one by one', () => {
    const skills = [{ skill: 'self-harm', validUntil: null } as const];
    expect(judge('needs-met', { skills }, { needs: ['self-harm'] })).toEqual([
      { effect: 'met', because: { kind: 'needs-answered', needs: ['self-harm'] } },
    ]);
  });

  it('a full home says why, whole', () => {
    const fosteredChildren = [fostered('tom', null, range('2025-01-20', '2026-05-04'))];
    expect(judge('vacant-place', { places: 1, fosteredChildren })).toMatchObject([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'no-vacant-place', places: 1, placesShort: 1 },
        remedy: { kind: 'free-a-place', places: 1, freeFrom: '2026-05-04' },
      },
    ]);
  });

  it('of the days on which the child would share, the one with most authorities to agree is named, the first of equals', () => {
    const shares = (...others: HouseholdFacts['fosteredChildren']): unknown =>
      judge('own-bedroom', { rooms: [room('Blue', 4)], fosteredChildren: others });
    const [tom, kit] = [
      aged('tom', 9, 'Blue'),
      { ...aged('kit', 11, 'Blue', { responsibleAuthority: distant }), stay: range('2025-02-10', '2026-05-04') },
    ];
    expect(shares(tom, kit)).toMatchObject([{ because: { on: '2026-03-02', sharedWith: 2 } }]);
    const later = { ...kit, stay: range('2026-06-08', '2026-07-06') };
    expect(shares(tom, later)).toMatchObject([{ because: { on: '2026-06-08', sharedWith: 2 } }]);
    const sister = { ...aged('ann', 10, 'Blue'), stay: range('2026-06-08') };
    expect(shares(tom, sister)).toMatchObject([{ because: { on: '2026-03-02', sharedWith: 1 } }]);
  });

  it('asks how old the child is before anybody has to agree to a shared bedroom', () => {
    expect(
      judge(
        'own-bedroom',
        { rooms: [room('Blue', 2)], fosteredChildren: [aged('tom', 9, 'Blue')] },
        { ageInYears: 'not-recorded' },
      ),
    ).toEqual([
      {
        effect: 'check',
        because: { kind: 'own-bedroom-depends-on-age' },
        remedy: { kind: 'find-out', fact: 'age-of-the-child' },
      },
    ]);
  });

  describe('local rules on bedrooms', () => {
    const locally = (
      need: Partial<ChildFacts>,
      rooms: HouseholdFacts['rooms'],
      ...others: HouseholdFacts['fosteredChildren']
    ): unknown => judge('local-room-rules', { rooms, fosteredChildren: others }, need);

    it('say nothing of a small child while a bedroom is free', () => {
      expect(locally({ ageInYears: 1 }, [room('Blue')])).toEqual([]);
      expect(locally({ ageInYears: 2 }, [room('Blue')])).toEqual([]);
      expect(locally({ ageInYears: 1 }, [])).toMatchObject([{ because: { kind: 'cot-in-carers-room' } }]);
    });

    it('a child of two may share where everybody in one bedroom is under three', () => {
      const [small, big] = [aged('small', 2, 'Blue'), aged('big', 9, 'Red')];
      expect(locally({ ageInYears: 2 }, [room('Blue', 2), room('Red', 2)], small, big)).toEqual([]);
      expect(
        locally({ ageInYears: 2 }, [room('Blue', 2), room('Red', 2)], { ...small, ageInYears: 3 }, big),
      ).toMatchObject([{ because: { kind: 'too-old-for-carers-room', on: '2026-03-02' } }]);
      expect(locally({ ageInYears: 2 }, [room('Blue', 3)], small, { ...big, room: 'Blue' })).toMatchObject([
        { because: { kind: 'too-old-for-carers-room' } },
      ]);
    });

    it('ask whose sex or age decides, with the day', () => {
      const unknown = aged('tom', 'not-recorded', 'Blue');
      expect(locally({ ageInYears: 2 }, [room('Blue', 2)], unknown)).toEqual([
        {
          effect: 'check',
          because: { kind: 'sharing-not-known', on: '2026-03-02' },
          remedy: { kind: 'find-out', fact: 'children-of-the-home' },
        },
      ]);
      expect(locally({ sex: 'not-recorded' }, [room('Blue', 2)], aged('tom', 9, 'Blue'))).toEqual([
        {
          effect: 'check',
          because: { kind: 'sharing-not-known', on: '2026-03-02' },
          remedy: { kind: 'find-out', fact: 'sex-of-the-child' },
        },
      ]);
      expect(
        locally({ sex: 'female' }, [room('Blue', 2)], aged('tom', 9, 'Blue', { sex: 'not-recorded' })),
      ).toMatchObject([{ because: { kind: 'sharing-not-known' }, remedy: { fact: 'children-of-the-home' } }]);
    });
  });

  it('a court order that ends last decides from when the child could move in', () => {
    const order = (until: string): ChildFacts['courtOrders'][number] => ({
      kind: 'exclusion-area',
      place: placeMilesAway(0),
      miles: 50,
      householdId: null,
      valid: range('2025-10-06', until),
    });
    const courtOrders = [order('2026-03-16'), order('2026-04-13'), order('2026-03-30')];
    const remedy = { kind: 'start-on-or-after', startsOn: '2026-04-13' };
    expect(judge('court-order', {}, { courtOrders })).toMatchObject([{ remedy }, { remedy }, { remedy }]);
  });
});
