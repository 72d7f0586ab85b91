import { longDate } from '#kernel';
import { accessNeeds, childRisks, faiths, livesBestAs, petKinds, placementTypes, skills, wishes } from '#register/core';
import { type ColumnInWords, differingColumns } from './home-tables.js';
import { counted, dayOf, lastDayInWords, listOf, type TableInWords, textOf } from './rows.js';

type Row = Readonly<Record<string, unknown>>;

const dayIn =
  (column: string) =>
  (row: Row): string => {
    const on = dayOf(row, column);
    return on === null ? '' : longDate(on);
  };
const yesOrNo =
  (column: string) =>
  (row: Row): string =>
    row[column] === true ? 'yes' : 'no';
const wordOf = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;
const wordsIn =
  (column: string, words: Readonly<Record<string, string>>) =>
  (row: Row): string =>
    listOf(row, column)
      .map((id) => wordOf(words, id))
      .join(', ');
const yesNoOrNothing =
  (column: string) =>
  (row: Row): string =>
    typeof row[column] === 'boolean' ? yesOrNo(column)(row) : '';

const requestColumns: readonly ColumnInWords[] = [
  ['Needed by', 'needed_by', dayIn('needed_by')],
  ['Urgency', 'urgency'],
  ['Starts on', 'starts_on', dayIn('starts_on')],
  ['Last day', 'expected_until', (row) => lastDayInWords(dayOf(row, 'expected_until'))],
  ['Type', 'placement_type', (row) => wordOf(placementTypes, textOf(row, 'placement_type'))],
  [
    'Needs',
    'needs',
    (row) =>
      listOf(row, 'needs')
        .map((need) => wordOf(skills, need))
        .join(', ') || 'none stated',
  ],
  ['Home postcode', 'home_postcode'],
  ['School', 'school_name'],
  ['School postcode', 'school_postcode'],
  ['Must stay at this school', 'school_must_continue', yesOrNo('school_must_continue')],
  ['Languages', 'languages', (row) => listOf(row, 'languages').join(', ') || 'English only'],
  ['Brothers and sisters', 'sibling_group'],
  ['Adoption considered', 'adoption_considered', yesOrNo('adoption_considered')],
  ['The home must have', 'access_needs', wordsIn('access_needs', accessNeeds)],
  ['Faith', 'faith', (row) => wordOf(faiths, textOf(row, 'faith'))],
  ['Culture and heritage', 'cultures', (row) => listOf(row, 'cultures').join(', ')],
  ['Family time at', 'family_time_postcode'],
  ['Family times a month', 'family_times_a_month'],
  ['The child wants', 'wishes', wordsIn('wishes', wishes)],
  ['Risks', 'risks', wordsIn('risks', childRisks)],
  ['Must not live with', 'must_not_live_with', (row) => listOf(row, 'must_not_live_with').join(', ')],
  ['Lives best as', 'lives_best_as', (row) => wordOf(livesBestAs, textOf(row, 'lives_best_as'))],
  ['Cannot live with', 'cannot_live_with_pets', wordsIn('cannot_live_with_pets', petKinds)],
  ['The parent was born on', 'parent_born_on', dayIn('parent_born_on')],
  ['The parent is looked after', 'parent_is_looked_after', yesNoOrNothing('parent_is_looked_after')],
  ['Risk assessment of the parent', 'parent_risk_assessed_on', dayIn('parent_risk_assessed_on')],
  ['Wishes and feelings ascertained on', 'wishes_ascertained_on', dayIn('wishes_ascertained_on')],
  ['Reviewing officer informed on', 'reviewing_officer_informed_on', dayIn('reviewing_officer_informed_on')],
  ['Placement plan made on', 'placement_plan_on', dayIn('placement_plan_on')],
  ['Delegated authority written down on', 'delegated_authority_on', dayIn('delegated_authority_on')],
  ['Long-term match confirmed on', 'long_term_confirmed_on', dayIn('long_term_confirmed_on')],
  ['About the child', 'summary'],
  ['Opened on', 'opened_on', dayIn('opened_on')],
  ['Closed on', 'closed_on', dayIn('closed_on')],
  ['Child', 'child_id', (row, { children }) => children.get(textOf(row, 'child_id')) ?? 'another child'],
  ['Reference', 'reference'],
  ['Source', 'source'],
];

const placementRequest: TableInWords = {
  subjectOf: (row) => ({ subject: 'request', id: textOf(row, 'id') }),
  isSubject: true,
  order: 0,
  keyOf: (row) => textOf(row, 'reference'),
  surrogates: ['id'],
  added: (row, { children }) => [
    `New request for ${children.get(textOf(row, 'child_id')) ?? 'a child'}: ` +
      `${wordOf(placementTypes, textOf(row, 'placement_type'))}, needed by ${dayIn('needed_by')(row)}.`,
  ],
  removed: () => ['The request is taken out.'],
  changed: (before, after, names) => differingColumns(requestColumns, before, after, names),
};

const answers: Readonly<Record<string, string>> = { agreed: 'have agreed', declined: 'have declined' };

const carerAnswer: TableInWords = {
  subjectOf: (row) => ({ subject: 'request', id: textOf(row, 'request_id') }),
  isSubject: false,
  order: 1,
  keyOf: (row) => `${textOf(row, 'request_id')} ${textOf(row, 'household_id')}`,
  added: (row, { homes }) => [
    `The carers of ${homes.get(textOf(row, 'household_id')) ?? 'a home'} ${wordOf(answers, textOf(row, 'answer'))}.`,
  ],
  removed: (row, { homes }) => [
    `No answer any more from the carers of ${homes.get(textOf(row, 'household_id')) ?? 'a home'}.`,
  ],
  changed: (_, after, { homes }) => [
    `The carers of ${homes.get(textOf(after, 'household_id')) ?? 'a home'} ${wordOf(answers, textOf(after, 'answer'))}, since ${dayIn('answered_on')(after)}.`,
  ],
};

const providerColumns: readonly ColumnInWords[] = [
  ['Name', 'name'],
  ['Type', 'kind'],
  ['Places', 'places'],
  ['Registration', 'status'],
  ['Closed on', 'closed_on', dayIn('closed_on')],
  ['Postcode', 'postcode'],
  ['Authority', 'authority_name'],
  ['Owner', 'owner_name'],
  ['Judgement', 'judgement'],
];

const provider: TableInWords = {
  subjectOf: (row) => ({ subject: 'provider', id: textOf(row, 'urn') }),
  isSubject: true,
  order: 0,
  keyOf: (row) => textOf(row, 'urn'),
  added: (row) => [
    `New in the list: ${textOf(row, 'kind')}${textOf(row, 'places') === '' ? '' : `, ${counted(Number(row['places']), 'place')}`}.`,
  ],
  removed: () => ['No longer in the list.'],
  changed: (before, after, names) => differingColumns(providerColumns, before, after, names),
};

/** The tables that tell of requests and providers. */
export const otherTables: Readonly<Record<string, TableInWords>> = {
  'register.placement_request': placementRequest,
  'register.carer_answer': carerAnswer,
  'register.provider': provider,
};

const rowsOf: Readonly<Record<string, readonly [one: string, many: string]>> = {
  'register.court_order': ['court order', 'court orders'],
  'register.place_to_avoid': ['place a child is kept away from', 'places children are kept away from'],
  'register.child': ['child of the register', 'children of the register'],
  'register.fostering_service': ['fostering service', 'fostering services'],
  'register.return_episode': ['episode of a return', 'episodes of a return'],
  'register.return_row': ['other row of a return', 'other rows of a return'],
  'register.statutory_return': ['return', 'returns'],
  'register.request_availability': [
    'record of when and where a home is needed',
    'records of when and where homes are needed',
  ],
  'register.request_requirements': ['record of what a home must provide', 'records of what homes must provide'],
  'register.request_recommendation': ['recommendation', 'recommendations'],
  'register.request_risks': ['risk assessment', 'risk assessments'],
  'register.request_circumstances': ['record of circumstances', 'records of circumstances'],
  'register.request_regular_place': ['place a child goes to', 'places children go to'],
  'register.request_location_to_avoid': ['location to avoid', 'locations to avoid'],
  'register.actual_placement': ['placement that was made', 'placements that were made'],
  'register.request_quality_assurance': ['record of who recorded what', 'records of who recorded what'],
  'constellations.constellation': ['constellation', 'constellations'],
  'geography.authority': ['authority', 'authorities'],
  'geography.postcode': ['postcode', 'postcodes'],
};

/** @returns "12 episodes of a return" for a table that is counted only. */
export const countedRows = (table: string, count: number): string => {
  const [one, many] = rowsOf[table] ?? [`row of ${table}`, `rows of ${table}`];
  return counted(count, one, many);
};
