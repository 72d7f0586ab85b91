import { type LocalDate } from '#kernel';
import { faultsOf, type PlacementRequestFault, type Sex } from '#register/core';
import { type ImportProblem } from '../import-problem.js';
import { judgeFacts, readFacts } from './request-facts-cells.js';
import { RowCells } from '../row-cells.js';
import { requestColumns as request, valueIn } from '../templates/index.js';
import { type StatedRequest } from './stated-request.js';

/** Requests opened in the product are numbered NH-...; a file has its own numbers. */
const ourOwnReferences = /^NH-/;

/**
 * Reads one row, on the day `today`. Every cell is looked at, so that one import finds everything wrong with a file.
 *
 * @returns the request, or null when a problem is an error.
 */
export function readRequest(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  today: LocalDate,
): { readonly request: StatedRequest | null; readonly problems: readonly ImportProblem[] } {
  const read = new RowCells(file, row, cells);
  const reference = readReference(read);
  const authorityCode = valueIn(read, request.AUTHORITY);
  const code = valueIn(read, request.CHILD);
  const bornOn = valueIn(read, request.BORN);
  const openedOn = valueIn(read, request.OPENED_ON);
  const neededBy = valueIn(read, request.NEEDED_BY);
  const urgency = valueIn(read, request.URGENCY);
  const startsOn = valueIn(read, request.STARTS_ON);
  const expectedUntil = valueIn(read, request.EXPECTED_UNTIL);
  const placementType = valueIn(read, request.PLACEMENT_TYPE);
  const needs = valueIn(read, request.NEEDS);
  const sex: Sex = valueIn(read, request.SEX) ?? 'not-recorded';
  const facts = {
    homePostcode: valueIn(read, request.HOME_POSTCODE),
    schoolName: valueIn(read, request.SCHOOL_NAME),
    schoolPostcode: valueIn(read, request.SCHOOL_POSTCODE),
    schoolMustContinue: valueIn(read, request.SCHOOL_MUST_CONTINUE) === 'yes',
    languages: valueIn(read, request.LANGUAGES),
    siblingGroup: valueIn(read, request.SIBLINGS),
    adoptionConsidered: valueIn(read, request.ADOPTION_CONSIDERED) === 'yes',
    summary: valueIn(read, request.SUMMARY) ?? '',
    ...readAnswers(read),
  };
  const stated = readFacts(read, today);

  const { problems } = read;
  if (!reference || !authorityCode || !code || !openedOn || !neededBy || !urgency || !startsOn || !placementType) {
    return { request: null, problems };
  }
  const judged = { openedOn, neededBy, startsOn, expectedUntil, placementType, bornOn, needs };
  for (const fault of faultsOf(judged)) read.refuse(fault.kind, columnOf[fault.field], sentenceOf(fault));
  judgeFacts(read, stated, { ...judged, today });
  if (problems.some(({ severity }) => severity === 'error')) return { request: null, problems };
  const child = { authorityCode, code, knownAs: valueIn(read, request.KNOWN_AS), bornOn, sex };
  return {
    request: { file, row, reference, child, urgency, ...judged, placementType, needs, ...facts, facts: stated },
    problems,
  };
}

function readReference(read: RowCells): string | null {
  const reference = valueIn(read, request.REQUEST);
  if (reference === null || !ourOwnReferences.test(reference)) return reference;
  const sentence = 'References that begin with NH- belong to requests opened in Nearhome. Give this one another.';
  return read.refuse('reference-not-free', 'REQUEST', sentence);
}

function readAnswers(read: RowCells): Pick<StatedRequest, 'agreedBy' | 'declinedBy'> {
  const agreedBy = [...new Set(valueIn(read, request.AGREED_BY))];
  const declinedBy = [...new Set(valueIn(read, request.DECLINED_BY))];
  const both = declinedBy.find((reference) => agreedBy.includes(reference));
  if (both !== undefined) {
    read.refuse(
      'agreed-and-declined',
      'DECLINED_BY',
      `The home ${both} is named in AGREED_BY too. Leave one of them out.`,
    );
  }
  return { agreedBy, declinedBy };
}

const columnOf: Readonly<Record<PlacementRequestFault['field'], string>> = {
  bornOn: 'BORN',
  neededBy: 'NEEDED_BY',
  startsOn: 'STARTS_ON',
  expectedUntil: 'EXPECTED_UNTIL',
  placementType: 'PLACEMENT_TYPE',
  needs: 'NEEDS',
};

const sentences: {
  readonly [Kind in PlacementRequestFault['kind']]: (fault: Extract<PlacementRequestFault, { kind: Kind }>) => string;
} = {
  'needed-by-before-opened': ({ openedOn }) =>
    `A home cannot be needed before the request was opened, on ${inWords(openedOn)}. Correct one of the two days.`,
  'starts-before-opened': ({ openedOn }) =>
    `The placement cannot start before the request was opened, on ${inWords(openedOn)}. Correct one of the two days.`,
  'ends-before-it-starts': ({ startsOn }) =>
    `The last day is before the placement starts, on ${inWords(startsOn)}. Correct one of the two days.`,
  'placement-type-not-known': ({ placementType }) => `${placementType} is not a type of placement.`,
  'need-not-known': ({ need }) => `${need} is not a need the register knows.`,
  'born-after-opened': ({ openedOn }) =>
    `The day of birth is after the request was opened, on ${inWords(openedOn)}. Leave it blank for a child not yet born.`,
  'age-outside-any-placement': ({ ageInYears, oldest }) =>
    `The child would be ${ageInYears} when the placement starts, and may be at most ${oldest}. Check the day of birth.`,
};

const sentenceOf = (fault: PlacementRequestFault): string =>
  (sentences[fault.kind] as (fault: PlacementRequestFault) => string)(fault);

const inWords = (date: LocalDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`;
