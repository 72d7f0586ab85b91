import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type Clearance } from '#register/core';
import {
  adjoining,
  child,
  distant,
  fostered,
  household,
  ours,
  pair,
  range,
  world,
} from '../../../../test/support/match-world.js';
import { type HouseholdFacts } from './facts.js';
import { judgeHousehold } from './judgement.js';
import { pairOf } from './pair.js';
import { startingPolicy } from './policy.js';
import { type RuleId } from './rule-id.js';
import { ruleRegister } from './rules/index.js';

const ruleOf = (id: RuleId) => ruleRegister.find((rule) => rule.id === id)!;
const here = household().householdId;
const given = (kind: Clearance['kind'], more: Partial<Clearance> = {}): Clearance => ({
  householdId: here,
  kind,
  authority: null,
  approver: null,
  evidence: [],
  givenBy: 'Jo Park, manager',
  givenOn: day('2026-02-20'),
  ...more,
});
const approval = (approver: Clearance['approver'], evidence: Clearance['evidence'] = []): Clearance =>
  given('approval-outside-area', { approver, evidence });
const judged = (
  id: RuleId,
  home: Partial<HouseholdFacts>,
  clearances: readonly Clearance[],
  need: Parameters<typeof child>[0] = {},
) => ruleOf(id).judge(pair(home, { ...need, clearances }), startingPolicy);
const by = 'Jo Park, manager';
const on = '2026-02-20';
const elsewhere = { householdId: 'household-elsewhere' };
const all: Clearance['evidence'] = [
  'wishes-and-feelings',
  'care-plan',
  'relatives-consulted',
  'reviewing-officer-consulted',
];
const notice = (authority: string): Clearance => given('notice-to-area', { authority });

describe('R-04, a consent that is recorded', () => {
  const theirs = (authorityCode: string) => ({
    service: { name: 'The council', kind: 'authority' as const, authorityCode, frameworkOf: [] },
  });

  it('of an agency or of another authority meets it, and says who consented and when', () => {
    expect(judged('service-consent', {}, [given('consent-of-service')])).toEqual([
      { effect: 'met', because: { kind: 'service-consented', service: 'Aldermere Fostering', by, on } },
    ]);
    expect(judged('service-consent', theirs(distant), [given('consent-of-service')])).toEqual([
      { effect: 'met', because: { kind: 'service-consented', service: 'The council', by, on } },
    ]);
    expect(judged('service-consent', theirs(ours), [given('consent-of-service')])).toEqual([]);
  });

  it('for another home, or of another kind, is none', () => {
    expect(judged('service-consent', {}, [given('consent-of-service', elsewhere)])).toMatchObject([
      { effect: 'before-placing' },
    ]);
    expect(judged('service-consent', {}, [approval('nominated-officer')])).toMatchObject([
      { effect: 'before-placing' },
    ]);
  });

  it('of one of the authorities with children there leaves the others to ask', () => {
    const home = {
      ...theirs(ours),
      fosteredChildren: [
        fostered('child-1', null, range('2025-01-20'), { responsibleAuthority: distant }),
        fostered('child-2', null, range('2025-01-20'), { responsibleAuthority: adjoining }),
      ],
    };
    const consent = (authority: string) => given('consent-of-authority', { authority });
    expect(judged('service-consent', home, [consent(distant)])).toEqual([
      { effect: 'met', because: { kind: 'authority-consented', authority: distant, by, on } },
      {
        effect: 'needs-authority',
        because: { kind: 'authorities-to-consent', authorities: [adjoining] },
        remedy: { kind: 'consent-of-authorities', authorities: [adjoining] },
      },
    ]);
    expect(judged('service-consent', home, [consent(distant), consent(adjoining)])).toMatchObject([
      { effect: 'met' },
      { effect: 'met' },
    ]);
    // An authority without a child there has nothing to say.
    expect(judged('service-consent', { ...home, fosteredChildren: [] }, [consent(distant)])).toEqual([]);
  });
});

describe('R-13, an approval that is recorded', () => {
  it.each(['nominated-officer', 'director-of-childrens-services'] as const)(
    'by the %s opens a home in an adjoining authority',
    (approver) => {
      expect(judged('adjoining-authority', { areaAuthority: adjoining }, [approval(approver)])).toEqual([
        { effect: 'met', because: { kind: 'approved-outside-area', areaAuthority: adjoining, approver, by, on } },
      ]);
    },
  );

  it('at a distance is the director’s', () => {
    const home = { areaAuthority: distant };
    expect(judged('at-a-distance', home, [approval('nominated-officer')])).toMatchObject([
      { effect: 'needs-authority', because: { kind: 'at-a-distance' } },
    ]);
    expect(
      judged('at-a-distance', home, [approval('nominated-officer'), approval('director-of-childrens-services')]),
    ).toEqual([
      {
        effect: 'met',
        because: {
          kind: 'approved-outside-area',
          areaAuthority: distant,
          approver: 'director-of-childrens-services',
          by,
          on,
        },
      },
    ]);
    expect(judged('at-a-distance', { areaAuthority: adjoining }, [])).toEqual([]);
    expect(judged('at-a-distance', {}, [approval('director-of-childrens-services')])).toEqual([]);
  });

  it('by the director is enough where nobody recorded which authorities adjoin', () => {
    const judgedBy = (approver: Clearance['approver']) =>
      ruleOf('at-a-distance').judge(
        pairOf(
          world({ adjoiningAuthorities: [], child: child({ clearances: [approval(approver)] }) }),
          household({ areaAuthority: distant }),
        ),
        startingPolicy,
      );
    expect(judgedBy('nominated-officer').map(({ effect }) => effect)).toEqual(['check', 'needs-authority']);
    expect(judgedBy('director-of-childrens-services').map(({ effect }) => effect)).toEqual(['met']);
  });

  it('for another home is none', () => {
    const other = { ...approval('director-of-childrens-services', all), ...elsewhere };
    expect(judged('adjoining-authority', { areaAuthority: adjoining }, [other])).toMatchObject([
      { effect: 'needs-authority' },
    ]);
    expect(judged('approval-evidence', { areaAuthority: adjoining }, [other])).toMatchObject([
      { because: { evidence: { length: 5 } } },
    ]);
  });
});

describe('R-13d and R-13f, evidence that is recorded', () => {
  const missing = (area: string, clearances: readonly Clearance[]): unknown =>
    judged('approval-evidence', { areaAuthority: area }, clearances);

  it('is no longer asked for; what nobody recorded is', () => {
    expect(missing(adjoining, [approval('nominated-officer', ['care-plan', 'relatives-consulted'])])).toMatchObject([
      {
        effect: 'needs-authority',
        because: { evidence: ['wishes-and-feelings', 'reviewing-officer-consulted', 'area-authority-notified'] },
      },
    ]);
    expect(missing(adjoining, [approval('nominated-officer', all)])).toMatchObject([
      { because: { evidence: ['area-authority-notified'] } },
    ]);
    expect(missing(adjoining, [approval('nominated-officer', all), notice(adjoining)])).toEqual([
      {
        effect: 'met',
        because: { kind: 'evidence-recorded', areaAuthority: adjoining, evidence: [...all, 'area-authority-notified'] },
      },
    ]);
  });

  it('at a distance is a consultation, which a notice is not', () => {
    const consulted = approval('director-of-childrens-services', [...all, 'area-authority-consulted-with-care-plan']);
    expect(missing(distant, [approval('director-of-childrens-services', all), notice(distant)])).toMatchObject([
      { because: { evidence: ['area-authority-consulted-with-care-plan'] } },
    ]);
    expect(missing(distant, [consulted])).toMatchObject([{ effect: 'met' }]);
    // In an adjoining authority the notice is asked for, whoever was consulted.
    expect(missing(adjoining, [consulted])).toMatchObject([{ because: { evidence: ['area-authority-notified'] } }]);
  });

  it('is either of the two where nobody recorded which authorities adjoin', () => {
    const effectOf = (clearances: readonly Clearance[]) =>
      ruleOf('approval-evidence')
        .judge(
          pairOf(
            world({ adjoiningAuthorities: [], child: child({ clearances }) }),
            household({ areaAuthority: distant }),
          ),
          startingPolicy,
        )
        .map(({ effect }) => effect);
    expect(effectOf([approval('nominated-officer', all)])).toEqual(['needs-authority']);
    expect(effectOf([approval('nominated-officer', all), notice(distant)])).toEqual(['met']);
    expect(effectOf([approval('nominated-officer', [...all, 'area-authority-consulted-with-care-plan'])])).toEqual([
      'met',
    ]);
  });

  it('may follow in an emergency, and is done when all of it is recorded', () => {
    const followed = (clearances: readonly Clearance[]): unknown =>
      judged('emergency-out-of-area', { areaAuthority: adjoining }, clearances, { urgency: 'emergency' });
    expect(followed([approval('nominated-officer', ['relatives-consulted'])])).toMatchObject([
      {
        effect: 'before-placing',
        because: { evidence: ['reviewing-officer-consulted', 'area-authority-notified'] },
      },
    ]);
    expect(followed([approval('nominated-officer', all), notice(adjoining)])).toEqual([
      {
        effect: 'met',
        because: {
          kind: 'evidence-recorded',
          areaAuthority: adjoining,
          evidence: ['relatives-consulted', 'reviewing-officer-consulted', 'area-authority-notified'],
        },
      },
    ]);
  });
});

describe('R-14, a notice that is recorded', () => {
  it('meets it where the authority of the area was told, and no other', () => {
    expect(judged('notice-to-area', { areaAuthority: adjoining }, [notice(adjoining)])).toEqual([
      { effect: 'met', because: { kind: 'area-told', areaAuthority: adjoining, by, on } },
    ]);
    expect(judged('notice-to-area', { areaAuthority: adjoining }, [notice(distant)])).toMatchObject([
      { effect: 'before-placing' },
    ]);
    expect(judged('notice-to-area', {}, [notice(adjoining)])).toEqual([]);
  });
});

describe('R-15, an approval that is recorded', () => {
  const need = { schoolYear: 11, ageInYears: 15 };
  const far = { place: { easting: 499_000, northing: 399_000 } };

  it('opens a home from which the school cannot be kept', () => {
    expect(judged('key-stage-4', far, [], need)).toMatchObject([{ effect: 'needs-authority' }]);
    expect(
      judged('key-stage-4', far, [given('approval-key-stage-4', { approver: 'nominated-officer' })], need),
    ).toMatchObject([
      {
        effect: 'met',
        because: { kind: 'key-stage-4-move-approved', schoolYear: 11, approver: 'nominated-officer', by, on },
      },
    ]);
    expect(judged('key-stage-4', far, [approval('nominated-officer')], need)).toMatchObject([
      { effect: 'needs-authority' },
    ]);
  });
});

describe('everything recorded for a home at once', () => {
  it('makes a home that needed authority eligible, and no other home', () => {
    const home = household({ areaAuthority: adjoining });
    const standingWith = (clearances: readonly Clearance[]) =>
      judgeHousehold(world({ child: child({ clearances }) }), home, startingPolicy).standing;
    expect(standingWith([])).toBe('needs-authority');
    const cleared = [approval('nominated-officer', all), notice(adjoining), given('consent-of-service')];
    expect(standingWith(cleared)).toBe('eligible');
    expect(standingWith(cleared.slice(1))).toBe('needs-authority');
    expect(standingWith(cleared.map((one) => ({ ...one, ...elsewhere })))).toBe('needs-authority');
  });
});
