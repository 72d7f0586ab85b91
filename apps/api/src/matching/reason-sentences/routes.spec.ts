import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { judgeHousehold, type MatchFacts, type RuleId, startingPolicy } from '#matching/core';
import {
  adjoining,
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  range,
  world,
} from '../../../../../test/support/match-world.js';
import { type ReasonNames, reasonSentence, remedySentence } from '../reason-sentences.js';

const names: ReasonNames = {
  child: 'Ruby',
  authority: (code) => ({ [ours]: 'Aldermere', [adjoining]: 'Brackendale', [distant]: 'Fellmouth' })[code] ?? null,
};
const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
type Home = Parameters<typeof household>[0];
type Need = Parameters<typeof child>[0];

const read = (ruleId: RuleId, home: Home, need: Need = {}, around: Partial<MatchFacts> = {}): string[] => {
  const facts = world({ child: child(need), ...around });
  return judgeHousehold(facts, household(home), startingPolicy)
    .findings.filter((finding) => finding.ruleId === ruleId)
    .flatMap(({ because, remedy }) => [
      reasonSentence(because, names),
      ...(remedy === null ? [] : [remedySentence(remedy, names)]),
    ]);
};

const emergency = { urgency: 'emergency' as const };
const carer = { role: 'carer' as const, ageInYears: 47, checkedOn: day('2025-01-20'), specifiedOffence: false };
const aunt = { connectedTo: [{ child: `${ours}/4711`, isRelative: true }] };
const temporary = approval({ kind: 'temporary', valid: range('2026-01-05', '2026-04-27') });
const extended = { ...temporary, extendedUntil: day('2026-06-22') };
const adopters = (code: string) => ({
  approvals: [approval({ kind: 'fostering-for-adoption', namedChild: `${ours}/${code}` })],
});

describe('what people read of who may be a carer', () => {
  it.each<[RuleId, Home, Need, string[]]>([
    [
      'approved-foster-carer',
      { approvals: [temporary] },
      {},
      ['Approved by Aldermere Fostering since 5 January 2026: temporary approval of a connected person.'],
    ],
    ['approved-foster-carer', {}, {}, ['Approved by Aldermere Fostering since 14 May 2019.']],
    [
      'approved-ages',
      { approvals: [approval({ ages: { from: 5, to: 7 } })] },
      { nextBirthdayOn: day('2026-06-19') },
      [
        'Approved for ages 5 to 7; Ruby turns 8 on 19 June 2026, during the stay.',
        'It could go ahead if Aldermere Fostering changes the terms of approval to include age 8.',
      ],
    ],
    [
      'approved-ages',
      { approvals: [approval({ ages: { from: 5, to: 7 } })] },
      { nextBirthdayOn: 'not-recorded' },
      [
        'Approved for ages 5 to 7; without a date of birth nobody can say whether that holds for the whole stay.',
        'Find out when Ruby was born.',
      ],
    ],
    [
      'foster-care-agreement',
      { agreement: 'none' },
      {},
      [
        'There is no foster care agreement with this carer (Care Planning Regulations 2010, regulation 22(2)(c)).',
        'It could go ahead if the carer and Aldermere Fostering sign the agreement by 2 March 2026.',
      ],
    ],
    [
      'service-consent',
      { service: { ...own, name: 'Brackendale Council', authorityCode: adjoining } },
      {},
      [
        'A carer of Brackendale Council, another authority, which has to consent to this placement (Care Planning Regulations 2010, regulation 22(3)).',
        'Record the consent of Brackendale Council before the child moves in.',
      ],
    ],
    [
      'service-consent',
      {
        service: own,
        fosteredChildren: [
          fostered('child-1'),
          fostered('child-2', null, range('2025-01-20'), { responsibleAuthority: distant }),
        ],
      },
      {},
      [
        'Consent is needed from Brackendale and Fellmouth, which have children living here (Care Planning Regulations 2010, regulation 22(3)).',
        'It could go ahead once Brackendale and Fellmouth have consented.',
      ],
    ],
    [
      'service-consent',
      { service: own, fosteredChildren: [fostered('child-1')] },
      {},
      [
        'Consent is needed from Brackendale, which has a child living here (Care Planning Regulations 2010, regulation 22(3)).',
        'It could go ahead once Brackendale has consented.',
      ],
    ],
    [
      'specified-offence',
      { members: [{ ...carer, specifiedOffence: true }] },
      {},
      [
        'An offence named in the regulations is recorded for an adult in this home, who may not foster this child (Fostering Services Regulations 2011, regulation 26 and Schedule 4).',
        'There is no way round this: choose another home.',
      ],
    ],
    [
      'specified-offence',
      { members: [{ ...carer, specifiedOffence: true }], ...aunt },
      {},
      [
        'An offence named in the regulations is recorded for an adult in this home. The carer is a relative of Ruby, so this does not rule the home out (Fostering Services Regulations 2011, regulation 26).',
        'Record the evidence before it is approved.',
      ],
    ],
    [
      'criminal-record-checks',
      { members: [carer, { ...carer, checkedOn: day('2022-02-02') }] },
      {},
      [
        'The criminal record check of 1 person is more than 3 years old (policy, not law).',
        'Renew the check by 2 March 2026.',
      ],
    ],
    [
      'approval-review',
      { lastReviewOn: day('2024-11-18') },
      {},
      [
        'The last review of the approval was on 18 November 2024, more than a year before the stay. The approval still holds (policy, not law).',
        'Ask Aldermere Fostering to review the approval by 2 March 2026.',
      ],
    ],
    [
      'emergency-outside-terms',
      { approvals: [approval({ ages: { from: 0, to: 5 }, sex: 'male' })] },
      emergency,
      [
        'Emergency: Ruby may live here outside the terms of approval (age and girls or boys) for no more than 6 working days, until 10 March 2026 (Care Planning Regulations 2010, regulation 23).',
        'In this emergency Ruby may live here for no more than 6 working days. By then Aldermere Fostering changes the terms of approval to include age 7, or Ruby moves on (Care Planning Regulations 2010, regulation 23).',
      ],
    ],
    [
      'temporary-approval',
      { approvals: [temporary], ...aunt },
      {},
      [
        'Temporarily approved as a connected person of Ruby: that ends on 26 April 2026, and the stay lasts until 30 August 2026 (Care Planning Regulations 2010, regulation 24).',
        'By 26 April 2026 Aldermere Fostering has to approve the carer in full, or the child has to move on.',
      ],
    ],
    [
      'temporary-approval-extension',
      { approvals: [temporary], ...aunt },
      {},
      [
        'The approval ends on 26 April 2026. It may be extended once, until 21 June 2026 at the latest (Care Planning Regulations 2010, regulation 25).',
        'The nominated officer of Aldermere would have to extend the approval until 21 June 2026.',
      ],
    ],
    [
      'temporary-approval-extension',
      { approvals: [extended], ...aunt },
      {},
      [
        'The approval was extended once, until 21 June 2026. It cannot be extended again (Care Planning Regulations 2010, regulation 25).',
      ],
    ],
    [
      'temporary-approval',
      { approvals: [temporary] },
      {},
      [
        'Temporarily approved for another child only, and not for Ruby (Care Planning Regulations 2010, regulation 24).',
        'It could go ahead only if Aldermere Fostering approves the carer.',
      ],
    ],
    [
      'fostering-for-adoption',
      adopters('4711'),
      { adoptionConsidered: true },
      [
        'Prospective adopters who may foster Ruby while adoption is considered (Care Planning Regulations 2010, regulations 22A and 25A).',
        'It could go ahead once the nominated officer of Aldermere has approved it.',
      ],
    ],
    [
      'no-unregistered-under-16',
      { setting: 'supported-accommodation', approvals: [] },
      { ageInYears: 15 },
      [
        'Ruby is 15. Nobody under 16 may live in supported accommodation (Care Planning Regulations 2010, regulations 27A and 27B).',
        'There is no way round this: choose another home.',
      ],
    ],
    [
      'supported-accommodation',
      { setting: 'supported-accommodation', isRegistered: false, approvals: [] },
      { ageInYears: 16 },
      [
        'Not registered. A young person of 16 or 17 may live in registered supported accommodation only (Care Planning Regulations 2010, regulation 27C).',
        'It could go ahead only once it is registered.',
      ],
    ],
    [
      'supported-accommodation',
      { setting: 'supported-accommodation', isRegistered: false, approvals: [] },
      { ageInYears: 'not-recorded' },
      [
        'Not registered. The age of the child is not recorded, and at no age may a child live here (Care Planning Regulations 2010, regulations 27A to 27C).',
        'There is no way round this: choose another home.',
      ],
    ],
    [
      'no-unregistered-under-16',
      { setting: 'other-arrangement', isRegistered: true, approvals: [] },
      { ageInYears: 15 },
      [
        'Nobody under 16 may live in a home that is not registered for them, as a children’s home is. What this one is registered as is to be checked (Care Planning Regulations 2010, regulations 27A and 27B).',
        'Find out how this accommodation is registered.',
      ],
    ],
    [
      'no-unregistered-under-16',
      { setting: 'other-arrangement', approvals: [] },
      { ageInYears: 15 },
      [
        'Nobody under 16 may live in a home that is not registered for them, as a children’s home is. Whether this one is registered is not recorded (Care Planning Regulations 2010, regulations 27A and 27B).',
        'Find out how this accommodation is registered.',
      ],
    ],
  ])('%s (%#)', (ruleId, home, need, sentences) => {
    expect(read(ruleId, home, need)).toEqual(sentences);
  });

  it('says that the last day of an emergency is to be checked where bank holidays are not known so far', () => {
    const home = { approvals: [approval({ sex: 'male' })] };
    expect(read('emergency-outside-terms', home, emergency, { bankHolidays: [] })[0]).toMatch(
      /until 10 March 2026 .* Bank holidays are not known that far ahead, so check the date\.$/,
    );
  });

  it('reads answers of the first engine, which knew full approvals only', () => {
    const stored = { kind: 'approved', since: day('2019-05-14'), service: 'Aldermere Fostering' } as Parameters<
      typeof reasonSentence
    >[0];
    expect(reasonSentence(stored, names)).toBe('Approved by Aldermere Fostering since 14 May 2019.');
  });
});
