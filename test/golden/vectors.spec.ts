import { describe, expect, it } from '@jest/globals';
import { addDays, day, type LocalDate } from '#kernel';
import {
  type ChildFacts,
  type FindingEffect,
  type HouseholdFacts,
  judgeRun,
  type MatchFacts,
  type RuleId,
  ruleRegister,
  startingPolicy,
} from '#matching/core';
import {
  adjoining,
  approval,
  child,
  distant,
  fostered,
  household,
  ours,
  placeMilesAway,
  range,
  world,
} from '../support/match-world.js';

/**
 * The test vectors of the rule catalogue, each judged as a whole run: what becomes of the home, and what the rules that the
 * vector is about say. NEARHOME_PRINT_VECTORS=1 prints them as a table.
 */
interface Vector {
  readonly number: number;
  readonly facts: string;
  readonly home?: Partial<HouseholdFacts>;
  readonly need?: Partial<ChildFacts>;
  readonly world?: Partial<MatchFacts>;
  readonly standing: 'eligible' | 'needs-authority' | 'near-miss' | 'excluded';
  /** Every rule that stands in the way, and no other. */
  readonly blockedBy?: readonly RuleId[];
  /** What these rules say, as far as it is given here; null for nothing at all. */
  readonly says?: Readonly<Partial<Record<RuleId, Said | null>>>;
}
interface Said {
  readonly effect: FindingEffect;
  readonly dueOn?: LocalDate;
  readonly because?: object;
  readonly remedy?: object;
}

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
const ofOurs = (id: string, group: string | null, facts: object = {}) =>
  fostered(id, group, range('2025-01-20'), { responsibleAuthority: ours, reference: `${ours}/${id}`, ...facts });
const threeSiblings = ['kit', 'lou', 'max'].map((id) => ofOurs(id, 'group-kit'));
const threeStrangers = [ofOurs('kit', null), ofOurs('lou', 'group-lou'), ofOurs('max', null)];
const rubysSiblings = ['ann', 'bea', 'cal'].map((id) => ofOurs(id, 'group-ruby'));
const roomForFive = { service: own, places: 5 };

const justForSmallOnes = { ...roomForFive, approvals: [approval({ ages: { from: 0, to: 5 } })] };
const emergency = { urgency: 'emergency' as const, startsOn: day('2026-04-02'), expectedUntil: day('2026-06-30') };

const aunt = { service: own, connectedTo: [{ child: `${ours}/4711`, isRelative: true }] };
/** Sixteen weeks are over on 27 April 2026, and eight more on 22 June. */
const temporary = { kind: 'temporary' as const, valid: range('2026-01-05', '2026-04-27') };
const extended = approval({ ...temporary, extendedUntil: day('2026-06-22') });
const stayOf = (startsOn: string, weeks: number, judgedOn = addDays(day(startsOn), -2)) => ({
  need: { startsOn: day(startsOn), expectedUntil: addDays(day(startsOn), weeks * 7) },
  world: { judgedOn },
});

const shortBreaks = (...stays: readonly [string, string][]) =>
  stays.map(([from, until]) => ({ childId: 'child-ruby', stay: range(from, until) }));
/** Sixty-four days, and as many more as are said. */
const breaksOf = (more: number) =>
  shortBreaks(
    ['2025-06-02', '2025-06-18'],
    ['2025-08-04', '2025-08-20'],
    ['2025-10-20', '2025-11-05'],
    ['2025-12-15', '2025-12-31'],
    ['2026-02-02', addDays(day('2026-02-02'), more)],
  );
const threeDays = { placementType: 'respite' as const, expectedUntil: day('2026-03-05') };

const surrey = 'E10000030';
const eastSurrey = 'E06000067';
const westSurrey = 'E06000068';

const vectors: readonly Vector[] = [
  {
    number: 1,
    facts: 'The carer has 3 siblings of one family; a 4th child, unrelated',
    home: { ...roomForFive, areaAuthority: adjoining, fosteredChildren: threeSiblings },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
    says: {
      'usual-fostering-limit': {
        effect: 'blocks',
        remedy: { kind: 'exemption-by-area-authority', authority: adjoining },
      },
    },
  },
  {
    number: 1,
    facts: 'The same, with an exemption by the placing authority: not the one where the carer lives',
    home: {
      ...roomForFive,
      areaAuthority: adjoining,
      fosteredChildren: threeSiblings,
      exemptions: [
        {
          authority: ours,
          children: ['kit', 'lou', 'max', '4711'].map((code) => `${ours}/${code}`),
          valid: range('2026-03-01'),
        },
      ],
    },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    number: 1,
    facts: 'The same, with an exemption by the authority where the carer lives, naming the four children',
    home: {
      ...roomForFive,
      areaAuthority: adjoining,
      fosteredChildren: threeSiblings,
      exemptions: [
        {
          authority: adjoining,
          children: ['kit', 'lou', 'max', '4711'].map((code) => `${ours}/${code}`),
          valid: range('2026-03-01'),
        },
      ],
    },
    standing: 'eligible',
    says: { 'usual-fostering-limit': { effect: 'met' }, 'usual-limit-exemption': { effect: 'met' } },
  },
  {
    number: 2,
    facts: 'The carer has none; the 4th of a sibling group of 4',
    home: { ...roomForFive, fosteredChildren: rubysSiblings },
    need: { siblingGroup: 'group-ruby' },
    standing: 'eligible',
    says: { 'usual-fostering-limit': { effect: 'met' }, 'all-siblings': { effect: 'met' } },
  },
  {
    number: 2,
    facts: 'The same, approved for 3 children: then the terms',
    home: { ...roomForFive, fosteredChildren: rubysSiblings, approvals: [approval({ maxChildren: 3 })] },
    need: { siblingGroup: 'group-ruby' },
    standing: 'near-miss',
    blockedBy: ['approved-number'],
  },
  {
    number: 2,
    facts: 'The same, with 3 places: then the beds',
    home: { ...roomForFive, fosteredChildren: rubysSiblings, places: 3 },
    need: { siblingGroup: 'group-ruby' },
    standing: 'near-miss',
    blockedBy: ['vacant-place'],
  },
  {
    number: 3,
    facts: 'The carer has 2 of family X; the 2nd of 2 of family Y',
    home: {
      ...roomForFive,
      fosteredChildren: [ofOurs('kit', 'group-x'), ofOurs('lou', 'group-x'), ofOurs('ann', 'group-ruby')],
    },
    need: { siblingGroup: 'group-ruby' },
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    number: 4,
    facts: 'Terms 0 to 5; an emergency for a child of 7 on the Thursday before Easter',
    home: justForSmallOnes,
    need: emergency,
    standing: 'eligible',
    says: {
      'approved-ages': { effect: 'before-placing', dueOn: day('2026-04-14') },
      // Good Friday, Easter Monday and two weekends are no working days.
      'emergency-outside-terms': {
        effect: 'before-placing',
        dueOn: day('2026-04-14'),
        because: { workingDays: 6, terms: ['approved-ages'] },
      },
    },
  },
  {
    number: 4,
    facts: 'The same, planned',
    home: justForSmallOnes,
    need: { ...emergency, urgency: 'planned' },
    standing: 'near-miss',
    blockedBy: ['approved-ages'],
    says: { 'emergency-outside-terms': null },
  },
  {
    number: 5,
    facts: 'As 4, but the 4th unrelated child',
    home: { ...justForSmallOnes, fosteredChildren: threeStrangers },
    need: emergency,
    standing: 'near-miss',
    blockedBy: ['usual-fostering-limit'],
  },
  {
    number: 6,
    facts: 'A carer of the own service two counties away',
    home: { service: own, areaAuthority: distant, place: placeMilesAway(61) },
    standing: 'eligible',
    says: {
      'adjoining-authority': null,
      'at-a-distance': null,
      'own-service': { effect: 'met' },
      'notice-to-area': { effect: 'before-placing' },
      'in-area': { effect: 'costs-points', remedy: { kind: 'record-reason' } },
    },
  },
  {
    number: 7,
    facts: 'An agency carer in an adjoining authority',
    home: { areaAuthority: adjoining },
    standing: 'needs-authority',
    says: {
      'adjoining-authority': { effect: 'needs-authority', remedy: { approver: 'nominated-officer', authority: ours } },
      'at-a-distance': null,
    },
  },
  {
    number: 8,
    facts: 'An agency carer 8 miles away in an authority that does not adjoin',
    home: { areaAuthority: distant, place: placeMilesAway(8) },
    standing: 'needs-authority',
    says: {
      'at-a-distance': {
        effect: 'needs-authority',
        remedy: { approver: 'director-of-childrens-services', authority: ours },
      },
      'adjoining-authority': null,
    },
  },
  {
    number: 9,
    facts: 'A pupil of year 11; the move would change the school',
    home: { service: own, place: placeMilesAway(17) },
    need: { ageInYears: 15, schoolYear: 11, schoolMustContinue: true },
    standing: 'needs-authority',
    says: {
      'key-stage-4': { effect: 'needs-authority', remedy: { approver: 'nominated-officer' } },
      'school-run': { effect: 'costs-points' },
    },
  },
  {
    number: 10,
    facts: 'A child of 15, registered supported accommodation',
    home: { setting: 'supported-accommodation', isRegistered: true, approvals: [] },
    need: { ageInYears: 15 },
    standing: 'excluded',
    blockedBy: ['no-unregistered-under-16'],
  },
  {
    number: 10,
    facts: 'A young person of 16, supported accommodation that is not registered',
    home: { setting: 'supported-accommodation', isRegistered: false, approvals: [] },
    need: { ageInYears: 16 },
    standing: 'excluded',
    blockedBy: ['supported-accommodation'],
  },
  {
    number: 10,
    facts: 'A young person of 16, registered supported accommodation',
    home: { setting: 'supported-accommodation', isRegistered: true, approvals: [] },
    need: { ageInYears: 16 },
    standing: 'eligible',
    says: { 'supported-accommodation': { effect: 'met' }, 'approved-foster-carer': null },
  },
  {
    number: 11,
    facts: 'An aunt, temporarily approved, in week 16; the assessment is not finished',
    home: { ...aunt, approvals: [approval(temporary)] },
    ...stayOf('2026-04-22', 12),
    standing: 'eligible',
    says: {
      'temporary-approval': { effect: 'before-placing', dueOn: day('2026-04-26') },
      'temporary-approval-extension': {
        effect: 'before-placing',
        dueOn: day('2026-04-26'),
        remedy: { kind: 'extend-temporary-approval', until: day('2026-06-22'), authority: ours },
      },
    },
  },
  {
    number: 11,
    facts: 'The same, from week 17 on, asked in week 16',
    home: { ...aunt, approvals: [approval(temporary)] },
    ...stayOf('2026-04-28', 4, day('2026-04-26')),
    standing: 'needs-authority',
    says: {
      'temporary-approval-extension': { effect: 'needs-authority', remedy: { until: day('2026-05-26') } },
      'approved-foster-carer': null,
    },
  },
  {
    number: 11,
    facts: 'The same, asked in week 17, when it has ended',
    home: { ...aunt, approvals: [approval(temporary)] },
    ...stayOf('2026-04-28', 4, day('2026-04-27')),
    standing: 'excluded',
    blockedBy: ['approved-foster-carer'],
  },
  {
    number: 11,
    facts: 'Extended once, in week 24',
    home: { ...aunt, approvals: [extended] },
    ...stayOf('2026-06-18', 12),
    standing: 'eligible',
    says: {
      'temporary-approval': { effect: 'before-placing', dueOn: day('2026-06-21') },
      'temporary-approval-extension': { effect: 'met', because: { kind: 'extended-once' } },
    },
  },
  {
    number: 11,
    facts: 'Extended once, after week 24',
    home: { ...aunt, approvals: [extended] },
    ...stayOf('2026-06-22', 12),
    standing: 'excluded',
    blockedBy: ['approved-foster-carer'],
  },
  {
    number: 11,
    facts: 'Extended once, and approved in full after week 24',
    home: { ...aunt, approvals: [extended, approval({ valid: range('2026-06-22') })] },
    ...stayOf('2026-06-18', 12),
    standing: 'eligible',
    says: { 'temporary-approval': { effect: 'met' }, 'temporary-approval-extension': { effect: 'met' } },
  },
  {
    number: 12,
    facts: 'Short breaks of 74 days in the year, and a booking of 3 days',
    home: { service: own, shortBreaks: breaksOf(10) },
    need: threeDays,
    standing: 'eligible',
    says: {
      'short-breaks': {
        effect: 'before-placing',
        because: { kind: 'too-many-short-breaks', daysInTheYear: 77, most: 75 },
      },
    },
  },
  {
    number: 12,
    facts: 'Short breaks of 72 days in the year, and a booking of 3 days',
    home: { service: own, shortBreaks: breaksOf(8) },
    need: threeDays,
    standing: 'eligible',
    says: { 'short-breaks': { effect: 'met', because: { daysInTheYear: 75 } } },
  },
  {
    number: 13,
    facts: "Children of 4 and 6 would share a bedroom; one is another authority's",
    home: {
      service: own,
      rooms: [{ name: 'Blue room', beds: 2 }],
      fosteredChildren: [
        fostered('kit', null, range('2025-01-20'), { ageInYears: 6, sex: 'female', room: 'Blue room' }),
      ],
    },
    need: { ageInYears: 4 },
    standing: 'needs-authority',
    says: {
      'own-bedroom': {
        effect: 'needs-authority',
        because: { kind: 'would-share-bedroom', authorities: [ours, adjoining] },
      },
    },
  },
  {
    number: 14,
    facts: 'The carer resigned 10 days ago; a placement of 4 weeks',
    home: { service: own, approvals: [approval({ resignationNoticeOn: day('2026-02-20') })] },
    ...stayOf('2026-03-02', 4),
    standing: 'near-miss',
    blockedBy: ['approval-lasts'],
    says: { 'approval-lasts': { effect: 'blocks', because: { effectiveOn: '2026-03-20' } } },
  },
  {
    number: 14,
    facts: 'The same, and a placement until day 28',
    home: { service: own, approvals: [approval({ resignationNoticeOn: day('2026-02-20') })] },
    need: { expectedUntil: day('2026-03-20') },
    standing: 'eligible',
  },
  {
    number: 15,
    facts: 'Adoption is being considered; a home far away and out of the area',
    home: { service: own, areaAuthority: adjoining, place: placeMilesAway(40) },
    need: { adoptionConsidered: true, siblingGroup: 'group-ruby', siblingsLiveInAHome: true, schoolMustContinue: true },
    standing: 'eligible',
    says: {
      'near-home': null,
      'school-run': null,
      'siblings-together': null,
      'in-area': null,
      'adoption-considered': { effect: 'check', remedy: { kind: 'consider-fostering-for-adoption' } },
    },
  },
  {
    number: 15,
    facts: 'Adoption is being considered; prospective adopters approved for this child',
    home: { service: own, approvals: [approval({ kind: 'fostering-for-adoption', namedChild: `${ours}/4711` })] },
    need: { adoptionConsidered: true },
    standing: 'needs-authority',
    says: { 'fostering-for-adoption': { effect: 'needs-authority' } },
  },
  {
    number: 16,
    facts: 'From Redhill to Guildford on 31 March 2027: Surrey',
    home: { areaAuthority: surrey },
    need: { responsibleAuthority: surrey, startsOn: day('2027-03-31'), expectedUntil: day('2027-08-31') },
    world: { adjoiningAuthorities: ['E06000040'] },
    standing: 'eligible',
    says: { 'in-area': { effect: 'met' }, 'adjoining-authority': null },
  },
  {
    number: 16,
    facts: 'The same on 1 April 2027: from East Surrey to West Surrey',
    home: { areaAuthority: westSurrey },
    need: { responsibleAuthority: eastSurrey, startsOn: day('2027-04-01'), expectedUntil: day('2027-08-31') },
    world: { adjoiningAuthorities: [westSurrey] },
    standing: 'needs-authority',
    says: { 'in-area': { effect: 'costs-points' }, 'adjoining-authority': { effect: 'needs-authority' } },
  },
];

const judged = ({ home = {}, need = {}, world: around = {} }: Vector) => {
  const answer = judgeRun(
    world({ ...around, child: child(need), households: [household({ ...home })] }),
    startingPolicy,
  );
  const [shown] = answer.ranked;
  return {
    answer,
    standing: shown?.standing ?? ('excluded' as const),
    findings: shown?.findings ?? [],
    blockedBy: shown
      ? [...new Set(shown.findings.flatMap(({ effect, ruleId }) => (effect === 'blocks' ? [ruleId] : [])))]
      : answer.ruleCounts.map(({ ruleId }) => ruleId),
  };
};

const numberOf = (id: RuleId): string => ruleRegister.find((rule) => rule.id === id)?.number ?? id;

function printed(): string {
  const rows = vectors.map((vector) => {
    const { standing, findings, blockedBy } = judged(vector);
    const found = (Object.keys(vector.says ?? {}) as RuleId[]).map((id) => {
      const one = findings.find(({ ruleId }) => ruleId === id);
      return `${numberOf(id)} ${one ? `${one.effect}${one.dueOn === null ? '' : ` by ${one.dueOn}`}` : 'silent'}`;
    });
    const blocked = blockedBy.map((id) => `${numberOf(id)} blocks`).filter((words) => !found.includes(words));
    return [String(vector.number), vector.facts, standing, [...blocked, ...found].join('; ')];
  });
  const table = [['#', 'facts', 'stands', 'rules'], ['---', '---', '---', '---'], ...rows];
  return table.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

describe('the test vectors of the rule catalogue', () => {
  if (process.env['NEARHOME_PRINT_VECTORS'] === '1') process.stdout.write(`\n${printed()}\n`);

  it('are all sixteen', () => {
    expect([...new Set(vectors.map(({ number }) => number))]).toEqual(Array.from({ length: 16 }, (_, i) => i + 1));
  });

  it.each(vectors.map((vector) => [vector.number, vector.facts, vector] as const))('%d: %s', (_, __, vector) => {
    const { standing, blockedBy, findings } = judged(vector);
    expect({ standing, blockedBy }).toEqual({ standing: vector.standing, blockedBy: vector.blockedBy ?? [] });
    for (const [ruleId, said] of Object.entries(vector.says ?? {})) {
      const found = findings.filter((finding) => finding.ruleId === ruleId);
      expect({ ruleId, found }).toMatchObject({ ruleId, found: said === null ? [] : [said] });
    }
  });
});
