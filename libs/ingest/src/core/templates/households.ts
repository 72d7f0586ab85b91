import {
  authorityCode,
  childCode,
  code,
  codesOf,
  codesWith,
  date,
  type FileColumn,
  type FileDescription,
  filledIn,
  lastDay,
  mayBeBlank,
  named,
  optional,
  postcode,
  text,
  textLike,
  textList,
  wholeNumber,
  wholeNumbers,
} from './column.js';
import { codeLists } from './code-list.js';

/** How many children one row can name. */
export const childrenInARow = 6;
const unavailabilitiesInARow = 2;
const mostPlaces = 12;

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, position) => position + 1);
const namedChild = textLike("an authority's code, a stroke and the child's code, like E10000020/1234");

/** The columns of a households file that are there once. */
export const homeColumns = named({
  HOUSEHOLD: filledIn(text, 'a reference of the home that stays the same from file to file', 'EXAMPLE'),
  NAME: filledIn(text, 'the name people use for the home', 'Larch House (fictional)'),
  SERVICE: filledIn(text, 'the name of the fostering service', 'Norchester Fostering (fictional)'),
  SERVICE_TYPE: filledIn(code(codeLists.serviceKinds), 'whose service it is', 'authority'),
  SERVICE_AUTHORITY: optional(
    authorityCode,
    "the authority's code, for its own service; blank for an agency",
    'E10009901',
  ),
  POSTCODE: filledIn(postcode, 'where the home is', 'ZN4 7QD'),
  PLACES: filledIn(
    wholeNumber(0, mostPlaces),
    'places in all, those of hub beds and Staying Put adults among them',
    '3',
  ),
  BEDROOMS: optional(wholeNumber(0, 20), 'spare bedrooms', '2'),
  CARER_1: filledIn(text, 'the approved carer', 'Ann Example'),
  CARER_2: optional(text, 'the second approved carer', 'Bo Example'),
  APPROVED_FROM: mayBeBlank(date, 'the day the approval began; blank for a home that is not approved', '14/02/2021'),
  APPROVED_UNTIL: optional(lastDay, 'the last day of the approval'),
  RESIGNED_ON: optional(date, 'the day the carers gave notice'),
  TERMS_NUMBER: optional(wholeNumber(1, mostPlaces), 'terms of approval: how many children; blank sets no limit', '2'),
  TERMS_AGE_FROM: optional(wholeNumber(0, 20), 'terms: from this age, in years', '0'),
  TERMS_AGE_TO: optional(wholeNumber(0, 20), 'terms: to this age, in years', '11'),
  TERMS_SEX: optional(code(codeLists.sexes), 'terms: girls or boys only'),
  TERMS_TYPES: optional(
    codesOf(codeLists.placementTypes),
    'terms: these types of placement only',
    'short-term; long-term',
  ),
  TERMS_CHILD: optional(namedChild, 'terms: for one named child only'),
  SKILLS: optional(
    codesWith(
      codeLists.skills,
      'words of "Skills of a home", separated by ;, each alone or as: skill until dd/mm/yyyy',
    ),
    'what the carers are trained for, with the last day where it lapses',
    'newborn-care; self-harm until 31/03/2027',
  ),
  LANGUAGES: optional(textList, 'languages spoken, besides English', 'Polish'),
  PETS: optional(code(codeLists.yesOrNo), 'whether there are pets; blank when it is not recorded', 'no'),
  OWN_CHILDREN_AGES: optional(wholeNumbers(0, 40), "ages of the carers' own children at home", '16'),
  STAYING_PUT: optional(wholeNumber(0, 6), 'young adults who stay under Staying Put', '0'),
  HOLD_SCOPE: optional(code(codeLists.holdScopes), 'a hold: who is not matched with the home'),
  HOLD_CHILD: optional(namedChild, 'a hold: the child, where it is on a named child'),
  HOLD_FROM: optional(date, 'a hold: the day it began'),
  HOLD_REVIEW_ON: optional(date, 'a hold: the day it is looked at again'),
  HOLD_BY: optional(text, 'a hold: who decided it'),
  CONSTELLATION: optional(text, 'the name of the Mockingbird constellation'),
  CONSTELLATION_ROLE: optional(code(codeLists.constellationRoles), 'the part of the home in the constellation'),
  CONSTELLATION_FROM: optional(date, 'the day it joined'),
  CONSTELLATION_UNTIL: optional(lastDay, 'its last day in the constellation'),
  HUB_BEDS: optional(wholeNumber(0, 6), 'beds a hub keeps free; never counted as vacant'),
});

const columnNamed = <Value>(name: string, column: Omit<FileColumn<Value>, 'name'>): FileColumn<Value> => ({
  ...column,
  name,
});

/** Columns of places that are not available, numbered. */
export const notAvailableColumns = upTo(unavailabilitiesInARow).map((number) => {
  const prefix = `NOT_AVAILABLE_${number}`;
  const isFirst = number === 1;
  return {
    places: columnNamed(
      `${prefix}_PLACES`,
      optional(wholeNumber(1, mostPlaces), 'how many places are not available', isFirst ? '1' : ''),
    ),
    reason: columnNamed(
      `${prefix}_REASON`,
      optional(code(codeLists.unavailabilityReasons), 'why they are not', isFirst ? 'carer-break' : ''),
    ),
    from: columnNamed(`${prefix}_FROM`, optional(date, 'from which day', isFirst ? '01/07/2026' : '')),
    until: columnNamed(`${prefix}_UNTIL`, optional(lastDay, 'to which day', isFirst ? '31/07/2026' : '')),
  };
});

/** Columns of the children who live in the home, numbered. */
export const fosteredChildColumns = upTo(childrenInARow).map((number) => {
  const prefix = `CHILD_${number}`;
  const isFirst = number === 1;
  return {
    number,
    code: columnNamed(prefix, optional(childCode, 'the code of a child who lives there', isFirst ? 'K7' : '')),
    authority: columnNamed(
      `${prefix}_AUTHORITY`,
      optional(authorityCode, 'the authority that looks after the child', isFirst ? 'E10009901' : ''),
    ),
    from: columnNamed(`${prefix}_FROM`, optional(date, 'the day the child moved in', isFirst ? '09/09/2025' : '')),
    until: columnNamed(`${prefix}_UNTIL`, optional(lastDay, "the child's last day there")),
    siblings: columnNamed(
      `${prefix}_SIBLINGS`,
      optional(text, 'one reference of your own for a group of brothers and sisters'),
    ),
  };
});

export const householdsFile: FileDescription = {
  kind: 'households',
  name: 'the households file',
  title: 'Households',
  oneRowIs: 'one home',
  takesThePlaceOf: 'the whole register of homes: a home that the file does not name is removed',
  columns: [
    ...Object.values(homeColumns),
    ...notAvailableColumns.flatMap(({ places, reason, from, until }) => [places, reason, from, until]),
    ...fosteredChildColumns.flatMap((child) => [child.code, child.authority, child.from, child.until, child.siblings]),
  ],
  further: [/^CHILD_\d+(_AUTHORITY|_FROM|_UNTIL|_SIBLINGS)?$/],
};
