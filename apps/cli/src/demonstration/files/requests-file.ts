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
  ['DISABLED', ({ facts: { isDisabled } }) => (isDisabled === null ? '' : yesOrNo(isDisabled))],
  ['UNACCOMPANIED', ({ facts }) => yesOrNo(facts.isUnaccompanied)],
  ['HOME_MUST_HAVE', ({ facts }) => facts.accessNeeds.join(';')],
  ['FAITH', ({ facts }) => facts.faith ?? ''],
  ['CULTURES', ({ facts }) => facts.cultures.join(';')],
  ['FAMILY_TIME_POSTCODE', ({ facts }) => facts.familyTimeAt?.text ?? ''],
  ['FAMILY_TIMES_A_MONTH', ({ facts }) => String(facts.familyTimesAMonth ?? '')],
  ['WISHES', ({ facts }) => facts.wishes.join(';')],
  ['RISKS', ({ facts }) => facts.risks.join(';')],
  ['LIVES_BEST_AS', ({ facts }) => facts.livesBestAs ?? ''],
  ['CANNOT_LIVE_WITH', ({ facts }) => facts.cannotLiveWith.join(';')],
  ['COURT_ORDER_1', ({ facts }) => facts.courtOrder?.kind ?? ''],
  ['COURT_ORDER_1_POSTCODE', ({ facts }) => facts.courtOrder?.at.text ?? ''],
  ['COURT_ORDER_1_MILES', ({ facts }) => String(facts.courtOrder?.miles ?? '')],
  ['COURT_ORDER_1_FROM', ({ facts }) => date(facts.courtOrder?.from ?? null)],
  ['AVOID_1_POSTCODE', ({ facts }) => facts.placeToAvoid?.at.text ?? ''],
  ['AVOID_1_MILES', ({ facts }) => String(facts.placeToAvoid?.miles ?? '')],
  ['AVOID_1_REASON', ({ facts }) => facts.placeToAvoid?.reason ?? ''],
  ['WISHES_ASCERTAINED_ON', ({ facts }) => date(facts.wishesAscertainedOn)],
  ['REVIEWING_OFFICER_INFORMED_ON', ({ facts }) => date(facts.reviewingOfficerInformedOn)],
  ['PLACEMENT_PLAN_ON', ({ facts }) => date(facts.placementPlanOn)],
  ['DELEGATED_AUTHORITY_ON', ({ facts }) => date(facts.delegatedAuthorityOn)],
];

/** The open placement requests, one row each. */
export const requestsFile = (requests: readonly PlacementRequest[]): DemonstrationFile => ({
  path: 'fictional-requests.csv',
  text: csvText(
    columns.map(([name]) => name),
    requests.map((request) => columns.map(([, written]) => written(request))),
  ),
});
