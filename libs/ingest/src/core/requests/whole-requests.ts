import { isUnknownAuthority, unknownAuthority } from '../households/whole-register.js';
import { importError, importWarning, type ImportProblem, type ProblemPlace, quoted } from '../import-problem.js';
import { type StatedRequest } from './stated-request.js';

const where = ({ file, row }: StatedRequest, column: string, value: string): ProblemPlace => ({
  file,
  row,
  column,
  value,
});

/** @returns for each later thing with a key met before, it and the first that had the key. */
function repeats<T>(things: readonly T[], keyOf: (thing: T) => string): readonly (readonly [later: T, first: T])[] {
  const firsts = new Map<string, T>();
  return things.flatMap((thing) => {
    const first = firsts.get(keyOf(thing));
    if (first !== undefined) return [[thing, first] as const];
    firsts.set(keyOf(thing), thing);
    return [];
  });
}

const otherAuthority = (request: StatedRequest, siblingGroup: string, also: string): ImportProblem =>
  importError(
    'siblings-of-different-authorities',
    where(request, 'SIBLINGS', siblingGroup),
    `Brothers and sisters of one reference are looked after by ${request.child.authorityCode} here and by another authority ${also}. ` +
      'Give each group a reference of its own.',
  );

/** Rows of a sibling group whose first row names another authority. */
function siblingsApart(requests: readonly StatedRequest[]): readonly ImportProblem[] {
  const grouped = requests.filter(({ siblingGroup }) => siblingGroup !== null);
  return repeats(grouped, ({ siblingGroup }) => siblingGroup ?? '').flatMap(([later, first]) =>
    later.child.authorityCode === first.child.authorityCode
      ? []
      : [otherAuthority(later, later.siblingGroup ?? '', `in row ${first.row}`)],
  );
}

/** @returns every postcode a request states, with its column. */
export const postcodesOf = ({ homePostcode, schoolPostcode, facts }: StatedRequest) =>
  [
    { column: 'HOME_POSTCODE', postcode: homePostcode },
    { column: 'SCHOOL_POSTCODE', postcode: schoolPostcode },
    { column: 'FAMILY_TIME_POSTCODE', postcode: facts.familyTimePostcode ?? null },
    ...(facts.courtOrders ?? []).map(({ postcode }, at) => ({ column: `COURT_ORDER_${at + 1}_POSTCODE`, postcode })),
    ...(facts.placesToAvoid ?? []).map(({ postcode }, at) => ({ column: `AVOID_${at + 1}_POSTCODE`, postcode })),
  ].flatMap(({ column, postcode }) => (postcode === null ? [] : [{ column, postcode }]));

/** @returns every home a request names, with its column. */
export const homesNamedIn = ({ agreedBy, declinedBy, facts }: StatedRequest) => [
  ...agreedBy.map((reference) => ({ column: 'AGREED_BY', reference })),
  ...declinedBy.map((reference) => ({ column: 'DECLINED_BY', reference })),
  ...(facts.courtOrders ?? []).flatMap(({ home }, at) =>
    home === null ? [] : [{ column: `COURT_ORDER_${at + 1}_HOME`, reference: home }],
  ),
];

/** What rows say of each other. Each problem names both rows. */
export const problemsAcrossRequests = (requests: readonly StatedRequest[]): readonly ImportProblem[] => [
  ...repeats(requests, ({ reference }) => reference).map(([later, first]) =>
    importError(
      'request-twice',
      where(later, 'REQUEST', later.reference),
      `The request ${later.reference} is named here and in row ${first.row}. Leave one out.`,
    ),
  ),
  ...siblingsApart(requests),
  ...repeats(requests, ({ child }) => `${child.authorityCode}/${child.code}`).map(([later, first]) =>
    importError(
      'child-has-two-requests',
      where(later, 'CHILD', later.child.code),
      `The child ${later.child.code} has a request here and in row ${first.row}. A child has one open request: leave one out.`,
    ),
  ),
];

/** What the rest of the database knows, against which a file is held. */
export interface KnownToTheRegister {
  /** Those of the file's postcodes that the postcode file lacks, or has without a place. */
  readonly withoutPlace: ReadonlySet<string>;
  /** Codes of imported authorities; empty when none were. */
  readonly authorities: ReadonlySet<string>;
  /** References of homes. */
  readonly households: ReadonlySet<string>;
  /** Requests of the register by reference: at least those the file names. */
  readonly held: ReadonlyMap<string, { readonly childOf: string; readonly isOpen: boolean }>;
  /** The reference of the open request of a child, by `AUTHORITY/CHILD`. */
  readonly openRequests: ReadonlyMap<string, string>;
  /** The authority of the open requests of a sibling group, by its reference. */
  readonly siblingsOf: ReadonlyMap<string, string>;
  /** The only authority whose children the caller may import; null for all. */
  readonly onlyAuthority: string | null;
}

/** @returns an error for what a request names and the register does not know, or knows otherwise. */
export const problemsAgainst = (
  requests: readonly StatedRequest[],
  known: KnownToTheRegister,
): readonly ImportProblem[] => requests.flatMap((request) => problemsOfOne(request, known));

function problemsOfOne(request: StatedRequest, known: KnownToTheRegister): readonly ImportProblem[] {
  const { authorityCode, code } = request.child;
  const atAuthority = where(request, 'AUTHORITY', authorityCode);
  const held = known.held.get(request.reference);
  const openReference = known.openRequests.get(`${authorityCode}/${code}`);
  const { siblingGroup } = request;
  const siblingsOf = siblingGroup === null ? undefined : known.siblingsOf.get(siblingGroup);
  return [
    ...(known.onlyAuthority !== null && known.onlyAuthority !== authorityCode
      ? [
          importError(
            'another-authority',
            atAuthority,
            `The import is for ${known.onlyAuthority}, and this child is looked after by ${authorityCode}. Leave the row out.`,
          ),
        ]
      : []),
    ...(isUnknownAuthority(authorityCode, known.authorities) ? [unknownAuthority(atAuthority)] : []),
    ...(held !== undefined && held.childOf !== `${authorityCode}/${code}`
      ? [
          importError(
            'request-of-another-child',
            where(request, 'REQUEST', request.reference),
            `The request ${request.reference} was for another child before. Give this one another reference.`,
          ),
        ]
      : []),
    ...(held?.isOpen === false
      ? [
          importWarning(
            'request-closed-already',
            where(request, 'REQUEST', request.reference),
            `The request ${request.reference} was closed in Nearhome. It stays closed as it was.`,
          ),
        ]
      : []),
    ...(openReference !== undefined && openReference !== request.reference
      ? [
          importError(
            'child-has-open-request',
            where(request, 'CHILD', code),
            `The child ${code} already has an open request, ${openReference}. Close that one first, or leave this row out.`,
          ),
        ]
      : []),
    ...(siblingGroup !== null && siblingsOf !== undefined && siblingsOf !== authorityCode
      ? [otherAuthority(request, siblingGroup, 'in the register')]
      : []),
    ...postcodesOf(request).flatMap(({ column, postcode }) =>
      !known.withoutPlace.has(postcode)
        ? []
        : importError(
            'unknown-postcode',
            where(request, column, postcode),
            `The postcode ${quoted(postcode)} is not in the postcode file, or has no place there. ` +
              'Correct it, leave it blank, or import a newer postcode file first.',
          ),
    ),
    ...homesNamedIn(request)
      .filter(({ reference }) => !known.households.has(reference))
      .map(({ column, reference }) =>
        importError(
          'unknown-household',
          where(request, column, reference),
          `The register has no home with the reference ${quoted(reference)}. Correct it, or import the households file first.`,
        ),
      ),
  ];
}
