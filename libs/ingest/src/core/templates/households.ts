import {
  authorityCode,
  childCode,
  code,
  codesOf,
  codesWith,
  date,
  dateOr,
  type FileColumn,
  type FileDescription,
  filledIn,
  lastDay,
  listLike,
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

/**
 * What the rules ask of a home, each column a fact of its own. A file without a column leaves that fact as it is; a blank
 * cell says that it is not recorded, or that there is none.
 */
export const homeFactColumns = named({
  SERVICE_FRAMEWORKS: optional(
    listLike('separated by ;, each as: authority from dd/mm/yyyy until dd/mm/yyyy'),
    'authorities whose framework the service is on, the same in every row of the service',
  ),
  SETTING: optional(code(codeLists.settings), 'what kind of home it is; blank for a foster home', 'foster-home'),
  REGISTERED: optional(code(codeLists.yesOrNo), 'whether the setting is registered with the inspectorate'),
  APPROVAL_KIND: optional(code(codeLists.approvalKinds), 'the kind of approval; blank for a full one', 'full'),
  APPROVAL_EXTENDED_UNTIL: optional(lastDay, 'the last day of a temporary approval that was extended'),
  AGREEMENT_SIGNED: optional(dateOr('none'), 'the day the foster care agreement was signed', '20/02/2021'),
  LAST_REVIEW_ON: optional(date, 'the day of the last review of the approval', '11/02/2026'),
  ROOMS: optional(
    listLike('separated by ;, each as: name: beds'),
    'the bedrooms for fostered children, each with its beds',
    'Garden room: 2; Attic: 1',
  ),
  MEMBERS: optional(
    listLike(
      'separated by ;, each as: adult or own-child, then, where known, born dd/mm/yyyy checked dd/mm/yyyy offence yes or no',
    ),
    'who else lives there: not the carers, nor fostered children, nor Staying Put adults',
    'own-child born 04/05/2010; adult born 09/11/1951 checked 02/03/2025 offence no',
  ),
  EXEMPTIONS: optional(
    listLike('separated by ;, each as: authority from dd/mm/yyyy until dd/mm/yyyy for child, child'),
    'exemptions from the usual fostering limit, with every child named, like E10000020/1234',
  ),
  SHARING_AGREEMENTS: optional(
    listLike('separated by ;, each as: authority on dd/mm/yyyy assessed dd/mm/yyyy for child, child'),
    'agreements of authorities that children share a bedroom',
  ),
  SHORT_BREAKS: optional(
    listLike('separated by ;, each as: child from dd/mm/yyyy until dd/mm/yyyy'),
    'short breaks of children with these carers, with the last day of each',
  ),
  CONNECTED_TO: optional(
    listLike('separated by ;, each as: child as relative, or child as friend'),
    'children of whom a carer is a connected person, like E10000020/1234 as relative',
  ),
  PET_KINDS: optional(codesOf(codeLists.pets), 'which pets there are; blank when it is not recorded'),
  ADAPTATIONS: optional(
    codesWith(codeLists.adaptations, 'words of "Adaptations of a home", separated by ;, or none'),
    'what is adapted for disabled children; blank when it is not recorded',
    'step-free; ground-floor-bedroom',
  ),
  FAITHS_SUPPORTED: optional(
    codesOf(codeLists.faiths),
    "faiths whose practice the carers can support, never the carers' own; blank when it is not recorded",
    'none; christian',
  ),
  CULTURES_SUPPORTED: optional(
    listLike('separated by ;, or none'),
    'what of a culture and heritage the carers can keep alive; blank when it is not recorded',
    'Polish',
  ),
  TRAINING: optional(
    codesWith(
      codeLists.skills,
      'words of "Skills of a home", separated by ;, each as: skill on dd/mm/yyyy until dd/mm/yyyy',
    ),
    'training that was completed, with the last day where it lapses',
    'self-harm on 01/04/2024 until 31/03/2027',
  ),
  EXPERIENCE: optional(
    codesWith(codeLists.skills, 'words of "Skills of a home", separated by ;, each as: skill: children'),
    'how many children with a need have lived there',
    'newborn-care: 2',
  ),
  UNPLANNED_ENDINGS: optional(wholeNumber(0, 99), 'stays that ended before the plan, in the last two years', '0'),
  PREFERS_AGE_FROM: optional(wholeNumber(0, 20), 'what the carers prefer: from this age, in years'),
  PREFERS_AGE_TO: optional(wholeNumber(0, 20), 'what the carers prefer: to this age, in years'),
  PREFERS_SEX: optional(code(codeLists.sexes), 'what the carers prefer: girls or boys'),
  PREFERS_NUMBER: optional(wholeNumber(1, mostPlaces), 'what the carers prefer: at most this many children', '2'),
  PREFERS_SIBLINGS: optional(code(codeLists.yesOrNo), 'whether the carers take brothers and sisters', 'yes'),
  NOT_READY_FOR: optional(codesOf(codeLists.needs), 'needs for which the carers said they are not ready'),
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
    room: columnNamed(`${prefix}_ROOM`, optional(text, 'the bedroom the child sleeps in, by its name in ROOMS')),
    onlyChild: columnNamed(
      `${prefix}_ONLY_CHILD`,
      optional(code(codeLists.yesOrNo), 'whether the child is placed alone, and nobody else may join'),
    ),
    notWith: columnNamed(
      `${prefix}_NOT_WITH`,
      optional(listLike('separated by ;, each like E10000020/1234'), 'children with whom this child must not live'),
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
    ...Object.values(homeFactColumns),
    ...fosteredChildColumns.flatMap((child) => [child.room, child.onlyChild, child.notWith]),
  ],
  further: [/^CHILD_\d+(_AUTHORITY|_FROM|_UNTIL|_SIBLINGS|_ROOM|_ONLY_CHILD|_NOT_WITH)?$/],
};
