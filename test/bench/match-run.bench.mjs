/**
 * How long the engine takes to judge a whole register, beside a baseline of the same machine and moment: parsing the same
 * facts as JSON once. Trust the ratio, not the milliseconds. Run it on built code: `npm test` or `npm start` builds.
 *
 *     node test/bench/match-run.bench.mjs [homes]
 */
import { canonicalJson, judgeRun, startingPolicy } from '#matching/core';

const homes = Number(process.argv[2] ?? 1000);
const rounds = 40;

/** Small, repeatable and uneven. */
let state = 20_260_302;
const below = (limit) => {
  state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
  return Math.floor((state / 2_147_483_648) * limit);
};
const oneOf = (...choices) => choices[below(choices.length)];
const range = (from, until = null) => ({ from, until });
const authorities = ['E10009901', 'E10009902', 'E10009903', 'E10009907'];

const household = (index) => {
  const places = 1 + below(4);
  return {
    householdId: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    reference: `NF-${String(index).padStart(5, '0')}`,
    name: `Home ${index}`,
    service: oneOf(
      { name: 'Aldermere County Council', kind: 'authority', authorityCode: authorities[0] },
      { name: 'Lapwing Fostering', kind: 'agency', authorityCode: null },
    ),
    place: { easting: 400_000 + below(80_000), northing: 540_000 + below(70_000) },
    postcodeSector: `ZN${1 + below(40)} ${below(10)}`,
    areaAuthority: oneOf(...authorities),
    approvals: [
      {
        valid: range(`20${10 + below(15)}-0${1 + below(9)}-1${below(9)}`),
        resignationNoticeOn: below(20) === 0 ? '2026-01-30' : null,
        maxChildren: oneOf(null, 1, 2, 3),
        ages: oneOf(null, { from: below(6), to: 7 + below(10) }),
        sex: oneOf(null, null, null, 'female', 'male'),
        placementTypes: oneOf(null, ['short-term', 'long-term'], ['respite']),
        namedChild: null,
      },
    ],
    places,
    stayingPutAdults: below(12) === 0 ? 1 : 0,
    fosteredChildren: Array.from({ length: below(places + 1) }, (_, child) => ({
      childId: `child-${index}-${child}`,
      responsibleAuthority: authorities[0],
      siblingGroup: oneOf(null, `group-${index}`),
      stay: range('2025-06-17'),
    })),
    unavailable: below(6) === 0 ? [{ places: 1, reason: 'carer-break', valid: range('2026-02-01', '2026-04-19') }] : [],
    holds: [],
    skills: ['self-harm', 'going-missing', 'newborn-care', 'therapeutic-parenting']
      .filter(() => below(2) === 0)
      .map((skill) => ({ skill, validUntil: null })),
    constellations: [],
    carerAnswer: oneOf('not-recorded', 'not-recorded', 'agreed', 'declined'),
  };
};

const facts = {
  judgedOn: '2026-02-23',
  child: {
    requestId: 'request',
    childId: 'child',
    responsibleAuthority: authorities[0],
    childCode: '4711',
    ageInYears: 7,
    sex: 'female',
    urgency: 'planned',
    placementType: 'short-term',
    startsOn: '2026-03-02',
    expectedUntil: '2026-08-31',
    home: { easting: 431_000, northing: 562_000 },
    school: { easting: 433_500, northing: 561_200 },
    schoolMustContinue: true,
    needs: ['therapeutic-parenting', 'self-harm', 'going-missing'],
    siblingGroup: null,
    siblingsLiveInAHome: false,
    adoptionConsidered: false,
  },
  adjoiningAuthorities: [authorities[1], authorities[2]],
  authorityNames: {},
  households: Array.from({ length: homes }, (_, index) => household(index)),
};
const text = canonicalJson(facts);

const median = (work) => {
  const times = Array.from({ length: rounds }, () => {
    const from = performance.now();
    work();
    return performance.now() - from;
  }).sort((a, b) => a - b);
  return times[Math.floor(rounds / 2)];
};
for (let warm = 0; warm < 10; warm += 1) judgeRun(facts, startingPolicy);

const baseline = median(() => JSON.parse(text));
const judging = median(() => judgeRun(facts, startingPolicy));
const canonical = median(() => canonicalJson(facts));
const { counts } = judgeRun(facts, startingPolicy);

console.log(`${homes} homes, median of ${rounds}: ${JSON.stringify(counts)}`);
console.log(`parse the facts (baseline)   ${baseline.toFixed(2)} ms   1.0`);
console.log(`judge and rank the register  ${judging.toFixed(2)} ms   ${(judging / baseline).toFixed(1)}`);
console.log(`canonical text of the facts  ${canonical.toFixed(2)} ms   ${(canonical / baseline).toFixed(1)}`);
