import { describe, expect, it } from '@jest/globals';
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
  readRequest('requests.csv', row, { ...forRuby, ...cells });
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

describe('a request held against the register', () => {
  const known: KnownToTheRegister = {
    withoutPlace: new Set(['ZN99ZZ']),
    authorities: new Set(['E10009901']),
    households: new Set(['H-1']),
    held: new Map([['PR-31', { childOf: 'E10009901/R1', isOpen: true }]]),
    openRequests: new Map([['E10009901/R1', 'PR-31']]),
    onlyAuthority: 'E10009901',
  };

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
