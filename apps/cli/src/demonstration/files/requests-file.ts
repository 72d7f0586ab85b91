import { type DayNumber, ukDate } from '../calendar.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { type PlacementRequest } from '../requests/request.js';
import { csvText } from './csv.js';
import { type DemonstrationFile } from './demonstration-file.js';

const date = (on: DayNumber | null): string => (on === null ? '' : ukDate(on));
const yesOrNo = (claim: boolean): string => (claim ? 'yes' : 'no');

const columns: readonly (readonly [name: string, written: (request: PlacementRequest) => string])[] = [
  ['REQUEST', ({ reference }) => reference],
  ['AUTHORITY', () => demonstrationAuthorityCode],
  ['CHILD', ({ child }) => child],
  ['KNOWN_AS', ({ knownAs }) => knownAs],
  ['BORN', ({ born }) => date(born)],
  ['SEX', ({ sex }) => sex],
  ['OPENED_ON', ({ openedOn }) => date(openedOn)],
  ['NEEDED_BY', ({ neededBy }) => date(neededBy)],
  ['URGENCY', ({ urgency }) => urgency],
  ['STARTS_ON', ({ startsOn }) => date(startsOn)],
  ['EXPECTED_UNTIL', ({ lastDay }) => date(lastDay)],
  ['PLACEMENT_TYPE', ({ placementType }) => placementType],
  ['HOME_POSTCODE', ({ home }) => home?.text ?? ''],
  ['SCHOOL_NAME', ({ school }) => school?.name ?? ''],
  ['SCHOOL_POSTCODE', ({ school, schoolPostcodeKnown }) => (schoolPostcodeKnown ? (school?.postcode.text ?? '') : '')],
  ['SCHOOL_MUST_CONTINUE', ({ schoolMustContinue }) => yesOrNo(schoolMustContinue)],
  ['NEEDS', ({ needs }) => needs.join(';')],
  ['LANGUAGES', ({ languages }) => languages.join(';')],
  ['SIBLINGS', ({ siblings }) => siblings],
  ['ADOPTION_CONSIDERED', ({ adoptionConsidered }) => yesOrNo(adoptionConsidered)],
  ['AGREED_BY', ({ agreedBy }) => agreedBy.join(';')],
  ['DECLINED_BY', ({ declinedBy }) => declinedBy.join(';')],
  ['SUMMARY', ({ summary }) => summary],
];

/** The open placement requests, one row each. */
export const requestsFile = (requests: readonly PlacementRequest[]): DemonstrationFile => ({
  path: 'fictional-requests.csv',
  text: csvText(
    columns.map(([name]) => name),
    requests.map((request) => columns.map(([, written]) => written(request))),
  ),
});
