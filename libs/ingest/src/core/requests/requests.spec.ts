import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type ImportProblem, inFull } from '../import-problem.js';
import { readRequest } from './request-row.js';
import { type StatedRequest } from './stated-request.js';
import { type KnownToTheRegister, problemsAcrossRequests, problemsAgainst } from './whole-requests.js';

const forRuby: Readonly<Record<string, string>> = {
  REQUEST: 'PR-31',
  AUTHORITY: 'E10009901',
  CHILD: 'R1',
  OPENED_ON: '10/03/2026',
  NEEDED_BY: '24/03/2026',
  URGENCY: 'planned',
  STARTS_ON: '20/03/2026',
  PLACEMENT_TYPE: 'short-term',
};
const read = (cells: Record<string, string> = {}, row = 4) =>
  readRequest('requests.csv', row, { ...forRuby, ...cells }, day('2026-03-12'));
const sentences = (problems: readonly ImportProblem[]) => problems.map(inFull);
const requestOf = (cells: Record<string, string> = {}, row = 4): StatedRequest => {
  const { request, problems } = read(cells, row);
  if (request === null) throw new Error(sentences(problems).join('\n'));
  return request;
};

describe('a row of the requests file', () => {
  it('is read whole', () => {
    const cells = {
      KNOWN_AS: 'Ruby',
      BORN: '14/06/2018',
      SEX: 'F',
      EXPECTED_UNTIL: '31/08/2026',
      HOME_POSTCODE: 'zn1 1aa',
      SCHOOL_NAME: 'Hill Primary',
      SCHOOL_POSTCODE: 'ZN1 2BB',
      SCHOOL_MUST_CONTINUE: 'Yes',
      NEEDS: 'self-harm; Attachment and trauma',
      LANGUAGES: 'Polish',
      SIBLINGS: 'S-4',
      ADOPTION_CONSIDERED: 'no',
      AGREED_BY: 'H-1;H-2;H-1',
      DECLINED_BY: 'H-3',
      SUMMARY: 'Ruby likes horses.',
    };
    expect(read(cells)).toEqual({
      problems: [],
      request: {
        file: 'requests.csv',
        row: 4,
        reference: 'PR-31',
        child: { authorityCode: 'E10009901', code: 'R1', knownAs: 'Ruby', bornOn: '2018-06-14', sex: 'female' },
        bornOn: '2018-06-14',
        openedOn: '2026-03-10',
        neededBy: '2026-03-24',
        urgency: 'planned',
        startsOn: '2026-03-20',
        expectedUntil: '2026-09-01',
        placementType: 'short-term',
        homePostcode: 'ZN11AA',
        schoolName: 'Hill Primary',
        schoolPostcode: 'ZN12BB',
        schoolMustContinue: true,
        needs: ['self-harm', 'attachment-and-trauma'],
        languages: ['Polish'],
        siblingGroup: 'S-4',
        adoptionConsidered: false,
        agreedBy: ['H-1', 'H-2'],
        declinedBy: ['H-3'],
        summary: 'Ruby likes horses.',
        facts: {},
      },
    });
  });

  it('may leave every optional cell blank', () => {
    expect(requestOf()).toMatchObject({
      child: { knownAs: null, bornOn: null, sex: 'not-recorded' },
      expectedUntil: null,
      homePostcode: null,
      schoolMustContinue: false,
      needs: [],
      summary: '',
    });
  });

  it.each([
    [{ REQUEST: '' }, 'blank-cell REQUEST'],
    [{ REQUEST: 'NH-000001' }, 'reference-not-free REQUEST'],
    [{ CHILD: 'R 1' }, 'wrong-child-code CHILD'],
    [{ URGENCY: 'soon' }, 'unknown-word URGENCY'],
    [{ PLACEMENT_TYPE: 'forever' }, 'unknown-word PLACEMENT_TYPE'],
    [{ NEEDED_BY: '09/03/2026' }, 'needed-by-before-opened NEEDED_BY'],
    [{ STARTS_ON: '09/03/2026' }, 'starts-before-opened STARTS_ON'],
    [{ EXPECTED_UNTIL: '19/03/2026' }, 'ends-before-it-starts EXPECTED_UNTIL'],
    [{ BORN: '20/03/2008' }, 'age-outside-any-placement BORN'],
    [{ BORN: '11/03/2026' }, 'born-after-opened BORN'],
    [{ NEEDS: 'love' }, 'unknown-word NEEDS'],
    [{ AGREED_BY: 'H-1', DECLINED_BY: 'H-2;H-1' }, 'agreed-and-declined DECLINED_BY'],
  ])('with %j is refused for %s', (cells, expected) => {
    expect(read(cells).request).toBeNull();
    expect(read(cells).problems.map(({ code, column }) => `${code} ${column}`)).toEqual([expected]);
  });

  it('may last a single day', () => {
    expect(requestOf({ EXPECTED_UNTIL: '20/03/2026' }).expectedUntil).toBe('2026-03-21');
  });
});

describe('what rows say of each other', () => {
  it('may be one request twice, or one child twice', () => {
    const rows = [requestOf({}, 2), requestOf({ CHILD: 'K7' }, 3), requestOf({ REQUEST: 'PR-32' }, 7)];
    expect(sentences(problemsAcrossRequests(rows))).toEqual([
      'requests.csv, row 3, column REQUEST: The request PR-31 is named here and in row 2. Leave one out.',
      'requests.csv, row 7, column CHILD: The child R1 has a request here and in row 2. A child has one open request: leave one out.',
    ]);
  });

  it('is nothing when two authorities have the same code', () => {
    expect(problemsAcrossRequests([requestOf(), requestOf({ REQUEST: 'PR-32', AUTHORITY: 'E10009902' })])).toEqual([]);
  });
});

const known: KnownToTheRegister = {
  withoutPlace: new Set(['ZN99ZZ']),
  authorities: new Set(['E10009901']),
  households: new Set(['H-1']),
  held: new Map([['PR-31', { childOf: 'E10009901/R1', isOpen: true }]]),
  openRequests: new Map([['E10009901/R1', 'PR-31']]),
  siblingsOf: new Map(),
  onlyAuthority: 'E10009901',
};

describe('a request held against the register', () => {
  it('is in order when it is its own open request again', () => {
    expect(problemsAgainst([requestOf({ AGREED_BY: 'H-1', HOME_POSTCODE: 'ZN1 1AA' })], known)).toEqual([]);
  });

  it.each([
    [
      { REQUEST: 'PR-40' },
      'The child R1 already has an open request, PR-31. Close that one first, or leave this row out.',
    ],
    [{ CHILD: 'K7' }, 'The request PR-31 was for another child before. Give this one another reference.'],
    [
      { AUTHORITY: 'E10009902', REQUEST: 'PR-41' },
      'The import is for E10009901, and this child is looked after by E10009902. Leave the row out.',
    ],
    [
      { SCHOOL_POSTCODE: 'ZN9 9ZZ' },
      'The postcode "ZN99ZZ" is not in the postcode file, or has no place there. Correct it, leave it blank, or import a newer postcode file first.',
    ],
    [
      { DECLINED_BY: 'H-9' },
      'The register has no home with the reference "H-9". Correct it, or import the households file first.',
    ],
  ])('with %j: %s', (cells, sentence) => {
    expect(problemsAgainst([requestOf(cells)], known).map((problem) => problem.sentence)).toContain(sentence);
  });

  it('warns that one closed already is left as it is', () => {
    const closed = new Map([['PR-31', { childOf: 'E10009901/R1', isOpen: false }]]);
    const problems = problemsAgainst([requestOf()], { ...known, held: closed, openRequests: new Map() });
    expect(problems.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'request-closed-already']]);
  });
});

describe('what more a requests file says', () => {
  const facts = (cells: Record<string, string>) => requestOf(cells).facts;

  it('is read by the words people write', () => {
    const cells = {
      DISABLED: 'yes',
      UNACCOMPANIED: 'no',
      HOME_MUST_HAVE: 'step-free; hoist-or-lift',
      FAITH: 'Sikh',
      CULTURES: 'Punjabi; Scottish',
      FAMILY_TIME_POSTCODE: 'zn1 1ab',
      FAMILY_TIMES_A_MONTH: '4',
      WISHES: 'same-school',
      RISKS: 'from-older-children',
      MUST_NOT_LIVE_WITH: 'E10009901/K7',
      LIVES_BEST_AS: 'youngest',
      CANNOT_LIVE_WITH: 'dog',
      PLACEMENT_PLAN_ON: '11/03/2026',
      COURT_ORDER_1: 'exclusion-area',
      COURT_ORDER_1_POSTCODE: 'ZN4 7QD',
      COURT_ORDER_1_MILES: '3',
      COURT_ORDER_1_FROM: '01/02/2026',
      COURT_ORDER_1_UNTIL: '12/03/2026',
      COURT_ORDER_2: 'no-contact',
      COURT_ORDER_2_HOME: 'H-9',
      COURT_ORDER_2_FROM: '01/02/2026',
      AVOID_2_POSTCODE: 'ZN1 2BB',
      AVOID_2_MILES: '2',
      AVOID_2_REASON: 'An uncle lives there.',
    };
    expect(facts(cells)).toEqual({
      isDisabled: true,
      isUnaccompanied: false,
      accessNeeds: ['step-free', 'hoist-or-lift'],
      faith: 'sikh',
      cultures: ['Punjabi', 'Scottish'],
      familyTimePostcode: 'ZN11AB',
      familyTimesAMonth: 4,
      wishes: ['same-school'],
      risks: ['from-older-children'],
      mustNotLiveWith: ['E10009901/K7'],
      livesBestAs: 'youngest',
      cannotLiveWithPets: ['dog'],
      placementPlanOn: '2026-03-11',
      courtOrders: [
        {
          kind: 'exclusion-area',
          postcode: 'ZN47QD',
          miles: 3,
          home: null,
          valid: { from: '2026-02-01', until: '2026-03-13' },
        },
        { kind: 'no-contact', postcode: null, miles: 0, home: 'H-9', valid: { from: '2026-02-01', until: null } },
      ],
      placesToAvoid: [{ postcode: 'ZN12BB', miles: 2, reason: 'An uncle lives there.' }],
    });
  });

  it('leaves out an order that ended yesterday, and tells it', () => {
    const { request, problems } = read({
      COURT_ORDER_1: 'no-go-address',
      COURT_ORDER_1_POSTCODE: 'ZN4 7QD',
      COURT_ORDER_1_FROM: '01/02/2026',
      COURT_ORDER_1_UNTIL: '11/03/2026',
    });
    expect(request?.facts).toEqual({});
    expect(sentences(problems)).toEqual([
      'requests.csv, row 4, column COURT_ORDER_1_UNTIL: This court order ended on 11 March 2026. It is left out.',
    ]);
  });

  it.each([
    [{ COURT_ORDER_1: 'no-go-address', COURT_ORDER_1_FROM: '01/02/2026' }, 'court-order-without-place'],
    [{ COURT_ORDER_1_POSTCODE: 'ZN4 7QD' }, 'blank-cell'],
    [{ COURT_ORDER_1: 'no-go-address', COURT_ORDER_1_POSTCODE: 'ZN4 7QD' }, 'blank-cell'],
    [{ AVOID_1_POSTCODE: 'ZN4 7QD' }, 'reason-of-place-not-given'],
    [{ AVOID_1_REASON: 'Harm happened here.' }, 'blank-cell'],
    [{ PLACEMENT_PLAN_ON: '13/03/2026' }, 'recorded-after-today'],
    [{ PARENT_BORN: '14/06/2000' }, 'parent-not-asked'],
    [{ PLACEMENT_TYPE: 'parent-and-child', PARENT_LOOKED_AFTER: 'no' }, 'parent-age-not-given'],
  ])('is refused where it does not hold together: %j', (cells, code) => {
    const { request, problems } = read(cells);
    expect(request).toBeNull();
    expect(problems.map((problem) => problem.code)).toEqual([code]);
  });

  it('asks for the age of the parent of a baby, and takes a file that was written before it was asked', () => {
    const { request, problems } = read({ PLACEMENT_TYPE: 'parent-and-child', BORN: '01/03/2026' });
    expect(request).not.toBeNull();
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['parent-age-not-given', 'warning']]);
  });

  it('is refused where brothers and sisters are of different authorities, in the file and in the register', () => {
    const ours = requestOf({ SIBLINGS: 'ASH' }, 2);
    const theirs = requestOf({ SIBLINGS: 'ASH', REQUEST: 'PR-32', CHILD: 'K7', AUTHORITY: 'E10009902' }, 3);
    expect(
      problemsAcrossRequests([ours, { ...ours, reference: 'PR-33', child: { ...ours.child, code: 'K8' } }]),
    ).toEqual([]);
    expect(problemsAcrossRequests([ours, theirs]).map(({ code, row }) => [code, row])).toEqual([
      ['siblings-of-different-authorities', 3],
    ]);
    const heldBy = (authority: string) =>
      problemsAgainst([ours], { ...known, siblingsOf: new Map([['ASH', authority]]) }).map(({ code }) => code);
    expect(heldBy('E10009902')).toContain('siblings-of-different-authorities');
    expect(heldBy('E10009901')).not.toContain('siblings-of-different-authorities');
  });
});
