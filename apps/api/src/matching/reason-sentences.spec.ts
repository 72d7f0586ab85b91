import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Finding, type Remedy, judgeHousehold, pairOf, startingPolicy, ruleRegister } from '#matching/core';
import { type Clearance } from '#register/core';
import {
  adjoining,
  anyWorld,
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  placeMilesAway,
  range,
  world,
} from '../../../../test/support/match-world.js';
import { authorityNeeded, type ReasonNames, reasonSentence, remedySentence } from './reason-sentences.js';

const names: ReasonNames = {
  child: 'Ruby',
  authority: (code) => ({ [ours]: 'Aldermere', [adjoining]: 'Brackendale', [distant]: 'Fellmouth' })[code] ?? null,
};
type Home = Parameters<typeof household>[0];
type Need = Parameters<typeof child>[0];

const given = (kind: Clearance['kind'], more: Partial<Clearance> = {}): Clearance => ({
  ...{ householdId: household().householdId, kind, authority: null, approver: null, evidence: [] },
  ...{ givenBy: 'Jo Park, manager', givenOn: range('2026-02-20').from },
  ...more,
});

const findings = (home: Home, need: Need = {}): readonly Finding[] =>
  judgeHousehold(world({ child: child(need) }), household(home), startingPolicy).findings;
const read = (ruleId: string, home: Home, need: Need = {}, whose = names): (string | null)[] => {
  const found = findings(home, need).find((finding) => finding.ruleId === ruleId);
  if (!found) throw new Error(`${ruleId} says nothing`);
  return [reasonSentence(found.because, whose), found.remedy && remedySentence(found.remedy, whose)];
};

describe('what people read of a reason', () => {
  it('is the wording of the catalogue: usual fostering limit', () => {
    const home = { areaAuthority: adjoining, places: 5, fosteredChildren: ['a', 'b', 'c'].map((id) => fostered(id)) };
    expect(read('usual-fostering-limit', home)).toEqual([
      'Not available: usual fostering limit. This home already fosters 3 children and they would not all be siblings of each other (Children Act 1989, Schedule 7, paragraphs 2 and 3).',
      'It could go ahead only if Brackendale grants an exemption naming Ruby (Children Act 1989, Schedule 7, paragraph 4). It has to name 3 other children too.',
    ]);
  });

  it('is the wording of the catalogue: a hold', () => {
    const hold = {
      scope: 'new-children' as const,
      namedChild: null,
      decidedBy: 'Panel',
      reviewOn: range('2026-03-30').from,
    };
    expect(read('hold', { holds: [{ ...hold, valid: range('2026-01-12') }] })).toEqual([
      'On hold (policy, not law). Aldermere Fostering recorded a hold on new children on 12 January 2026; next review 30 March 2026.',
      'It could go ahead only if the hold is lifted, at the earliest after its review on 30 March 2026.',
    ]);
  });

  it('is the wording of the catalogue: not near home', () => {
    expect(read('near-home', { place: placeMilesAway(31) })).toEqual([
      'Not near home: 31 miles. The authority must place near home so far as reasonably practicable (Children Act 1989, s22C(8)(a)).',
      'Record why: a reason is required.',
    ]);
  });

  it('tells of each authority that consented, and whose consent is still needed', () => {
    const fosteredChildren = [adjoining, distant].map((responsibleAuthority) =>
      fostered(`child-of-${responsibleAuthority}`, null, range('2025-01-20'), { responsibleAuthority }),
    );
    const clearances = [given('consent-of-service'), given('consent-of-authority', { authority: adjoining })];
    const told = findings({ fosteredChildren }, { clearances }).filter(({ ruleId }) => ruleId === 'service-consent');
    expect(told.map(({ because }) => reasonSentence(because, names))).toEqual([
      'Aldermere Fostering consented to this placement on 20 February 2026 (Jo Park, manager).',
      'Brackendale, which has a child living here, consented on 20 February 2026 (Jo Park, manager).',
      'Consent is needed from Fellmouth, which has a child living here (Care Planning Regulations 2010, regulation 22(3)).',
    ]);
  });

  it.each<[string, Home, Need, string, string | null]>([
    ['near-home', {}, {}, 'Near home: 4.2 miles.', null],
    ['near-home', { place: placeMilesAway(1) }, {}, 'Near home: 1 mile.', null],
    [
      'approved-ages',
      { approvals: [approval({ ages: { from: 5, to: 12 } })] },
      {},
      'Approved for ages 5 to 12; Ruby is 7.',
      null,
    ],
    [
      'approved-ages',
      { approvals: [approval({ ages: { from: 0, to: 5 } })] },
      { urgency: 'emergency' },
      'Approved for ages 0 to 5; Ruby is 7.',
      'In this emergency Ruby may live here for no more than 6 working days. By then Aldermere Fostering changes the terms of approval to include age 7, or Ruby moves on (Care Planning Regulations 2010, regulation 23).',
    ],
    [
      'approved-foster-carer',
      { approvals: [approval({ valid: range('2020-01-01', '2026-03-01') })] },
      {},
      'Not approved: the approval ended on 28 February 2026.',
      'It could go ahead only if Aldermere Fostering approves the carer.',
    ],
    [
      'approval-lasts',
      { approvals: [approval({ resignationNoticeOn: range('2026-02-20').from })] },
      {},
      'The carer gave notice on 20 February 2026 and stops fostering on 20 March 2026, before the stay ends on 30 August 2026 (Fostering Services Regulations 2011, regulation 28(13)).',
      'It could go ahead if the child moves on by 20 March 2026.',
    ],
    [
      'vacant-place',
      {
        places: 2,
        constellations: [{ name: 'Heron', role: 'hub', hubBeds: 2, hubHasRoom: null, valid: range('2025-09-01') }],
      },
      {},
      'No bed free on 2 March 2026: 1 place short of the 2 it has. 2 beds are kept for sleepovers in its constellation.',
      'It could go ahead if the home can make 1 place free.',
    ],
    [
      'at-a-distance',
      { areaAuthority: distant },
      { clearances: [given('approval-outside-area', { approver: 'director-of-childrens-services' })] },
      "In Fellmouth, outside the area: the director of children's services approved it on 20 February 2026 (Jo Park, manager).",
      null,
    ],
    [
      'notice-to-area',
      { areaAuthority: distant },
      { clearances: [given('notice-to-area', { authority: distant })] },
      'Fellmouth was told on 20 February 2026 that Ruby is to live there (Jo Park, manager).',
      null,
    ],
    [
      'key-stage-4',
      { place: placeMilesAway(61) },
      { schoolYear: 11, clearances: [given('approval-key-stage-4', { approver: 'nominated-officer' })] },
      'Ruby is in year 11 and the school is 59.4 miles away: the nominated officer approved the move on 20 February 2026 (Jo Park, manager).',
      null,
    ],
    [
      'adjoining-authority',
      { areaAuthority: adjoining },
      {},
      'In Brackendale, which adjoins the area (Care Planning Regulations 2010, regulation 11(1)(a)).',
      'It could go ahead once the nominated officer of Aldermere has approved it.',
    ],
    [
      'at-a-distance',
      { areaAuthority: distant },
      {},
      'At a distance: in Fellmouth, which does not adjoin Aldermere, however near it is (Care Planning Regulations 2010, regulation 11(1)(b)).',
      "It could go ahead once the director of children's services of Aldermere has approved it.",
    ],
    [
      'needs-met',
      { skills: [{ skill: 'self-harm', validUntil: null }] },
      { needs: ['going-missing', 'self-harm', 'autism-and-adhd'] },
      'No skill or training for going missing, autism and ADHD. Has skills or training for self-harm.',
      'Plan what support or training would fill the gap.',
    ],
    [
      'needs-met',
      { skills: [{ skill: 'newborn-care', validUntil: null }] },
      { needs: ['challenging-behaviour'] },
      'No skill or training for behaviour that challenges.',
      'Plan what support or training would fill the gap.',
    ],
    [
      'needs-met',
      {},
      { needs: ['challenging-behaviour'] },
      'No skill, training or experience is recorded for what the child needs help with: behaviour that challenges.',
      'Find out what this home is trained in.',
    ],
    [
      'needs-met',
      { skills: [{ skill: 'newborn-care', validUntil: null }] },
      { needs: ['newborn-care'] },
      'Has skills or training for all that the child needs help with: newborn care.',
      null,
    ],
    ['carer-agreed', { carerAnswer: 'not-recorded' }, {}, 'The carer has not been asked yet.', 'Ask the carer.'],
    [
      'placement-plan',
      {},
      {},
      'No placement plan yet. It is due before the move or, where that cannot be done, within 5 working days of it: by 9 March 2026 (Care Planning Regulations 2010, regulation 9).',
      'Make the placement plan and record the day.',
    ],
    [
      'notice-to-area',
      { areaAuthority: distant },
      { urgency: 'emergency' },
      'Fellmouth has to be told that Ruby lives there, in this emergency within 5 working days (Care Planning Regulations 2010, regulation 13(4)).',
      'Write to Fellmouth and record the day.',
    ],
    [
      'emergency-out-of-area',
      { areaAuthority: adjoining },
      { urgency: 'emergency' },
      'In this emergency some evidence may follow within 5 working days: relatives consulted, the independent reviewing officer consulted and Brackendale notified (Care Planning Regulations 2010, regulation 11(3)).',
      'Record the evidence before it is approved.',
    ],
    [
      'key-stage-4',
      { place: placeMilesAway(23) },
      { schoolYear: 11, school: placeMilesAway(0) },
      'Ruby is in year 11 and the school is 23 miles away, so the move would disrupt the years of the examinations (Care Planning Regulations 2010, regulation 10).',
      'It could go ahead once the nominated officer of Aldermere has approved it.',
    ],
    [
      'long-term',
      {},
      { placementType: 'long-term' },
      'A long-term match has to be confirmed: the plan asks for it, the carer has agreed to it, and the authority confirms it to child, parents and carer (Care Planning Regulations 2010, regulations 2 and 22B).',
      'It could go ahead once the agency decision maker of Aldermere has approved it.',
    ],
    [
      'needs-met',
      { experience: [{ skill: 'self-harm', children: 2 }], skills: [{ skill: 'newborn-care', validUntil: null }] },
      { needs: ['self-harm', 'newborn-care', 'going-missing'] },
      'No skill or training for going missing. Experience, but no current skill or training: self-harm. Has skills or training for newborn care.',
      'Plan what support or training would fill the gap.',
    ],
    [
      'suits-a-disabled-child',
      { adaptations: ['step-free'] },
      { accessNeeds: ['step-free', 'hoist-or-lift'] },
      'Does not have a hoist or lift. It has step-free access. A home must suit a disabled child so far as reasonably practicable (Children Act 1989, s22C(8)(d)).',
      'Plan a hoist or lift, or record why the home is right without.',
    ],
    [
      'identity',
      { languages: ['polish'] },
      { languages: ['tigrinya', 'arabic'] },
      'Nobody in the home is recorded as speaking Tigrinya or Arabic, as Ruby does.',
      'Make a support plan for the language of Ruby, and name who will help.',
    ],
    [
      'identity',
      { faithsSupported: [] },
      { faith: 'sikh' },
      'The carers have not said they can support a Sikh child.',
      'Make a support plan for the faith of Ruby, and name who will help.',
    ],
    [
      'wishes',
      { place: placeMilesAway(9) },
      { wishes: ['near-family', 'other-children'] },
      'Ruby has a wish this home cannot meet: to live near family and friends, to live with other children.',
      'Talk with Ruby about it, and record what was said and decided.',
    ],
    [
      'family-time',
      { place: placeMilesAway(12.3) },
      { familyTime: placeMilesAway(0), familyTimesAMonth: 4 },
      'Family time is 12.3 miles away, 4 times a month.',
      'Plan who takes the child there and brings the child back.',
    ],
    [
      'household-fit',
      { ownChildrenAges: [5, 0] },
      { livesBestAs: 'youngest' },
      'Ruby was assessed to live best as the youngest child of the home; children of under 1 and 5 live there.',
      'Plan with both carers and social workers how they can live together, and record it.',
    ],
    [
      'household-fit',
      { ownChildrenAges: [12] },
      { risks: ['from-older-children'] },
      'To think through: Ruby was assessed as at risk from older children; a child of 12 lives there.',
      'Plan with both carers and social workers how they can live together, and record it.',
    ],
    [
      'stability',
      { unplannedEndings: 1 },
      {},
      '1 stay here ended before the plan in the last two years. That is context, and no verdict on the carers.',
      'Ask the carers what would have helped, and plan that support from the first day.',
    ],
    [
      'in-area',
      { areaAuthority: 'not-recorded' },
      {},
      'Which authority the home is in is not recorded.',
      'Find out in which authority this home is.',
    ],
  ])('of %s is plain', (ruleId, home, need, sentence, remedy) => {
    expect(read(ruleId, home, need)).toEqual([sentence, remedy]);
  });

  it('names whose authority is needed, each once', () => {
    expect(authorityNeeded(findings({ areaAuthority: distant }), names)).toEqual([
      "the director of children's services of Aldermere",
    ]);
    expect(authorityNeeded(findings({}), names)).toEqual([]);
  });

  it.each<[Remedy, string[]]>([
    [{ kind: 'consent-of-service', service: 'Brackendale Council' }, ['Brackendale Council, which approved the carer']],
    [
      { kind: 'consent-of-authorities', authorities: [adjoining, distant] },
      ['Brackendale, whose child lives there', 'Fellmouth, whose child lives there'],
    ],
    [{ kind: 'agreement-to-share-bedroom', authorities: [ours], children: [] }, ['Aldermere, for sharing a bedroom']],
    [{ kind: 'record-evidence' }, []],
  ])('says who agrees to %j', (remedy, who) => {
    const because = { kind: 'carer-agreed' } as const;
    const finding: Finding = { ruleId: 'hold', effect: 'needs-authority', points: 0, dueOn: null, because, remedy };
    expect(authorityNeeded([finding, finding], names)).toEqual(who);
    expect(authorityNeeded([{ ...finding, effect: 'met' }], names)).toEqual([]);
  });

  it('never calls a child by a number and never leaves a gap, whatever is unknown', () => {
    const nameless: ReasonNames = { child: null, authority: () => null };
    fc.assert(
      fc.property(anyWorld, (facts) => {
        for (const home of facts.households) {
          for (const { because, remedy } of judgeHousehold(facts, home, startingPolicy).findings) {
            for (const text of [
              reasonSentence(because, nameless),
              ...(remedy ? [remedySentence(remedy, nameless)] : []),
            ]) {
              expect(text).toMatch(/^[A-Z0-9].*\.$/);
              expect(text).not.toMatch(/undefined|null|NaN|not-recorded|4711|\s{2}/);
            }
          }
        }
      }),
    );
  });

  it('calls no policy law', () => {
    const policies = ruleRegister.filter((rule) => rule.class === 'POLICY');
    const home = household({ skills: [{ skill: 'self-harm', validUntil: null }] });
    for (const rule of policies) {
      const verdicts = rule.judge(pairOf(world({ child: child({ needs: ['newborn-care'] }) }), home), startingPolicy);
      for (const { because } of verdicts) expect(reasonSentence(because, names)).not.toMatch(/Act|Regulations|must/);
    }
  });
});
