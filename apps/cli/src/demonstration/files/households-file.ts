import { type DayNumber, ukDate } from '../calendar.js';
import { demonstrationAuthorityCode } from '../geography/plan.js';
import { type FactsOfHome, type HouseholdWithFacts } from '../households/facts.js';
import { type Living, type NotAvailable } from '../households/household.js';
import { csvText } from './csv.js';
import { type DemonstrationFile } from './demonstration-file.js';

type Column = readonly [name: string, written: (household: HouseholdWithFacts) => string | number | null];

const date = (on: DayNumber | null | undefined): string => (on === null || on === undefined ? '' : ukDate(on));
const isOfTheCounty = (kind: HouseholdWithFacts['kind']): boolean => kind === 'in-house' || kind === 'kinship';
const list = (items: readonly (string | number)[]): string => items.join(';');

const notAvailable = (nth: 1 | 2): Column[] => {
  const of =
    (written: (each: NotAvailable) => string | number): Column[1] =>
    (household) => {
      const each = household.notAvailable[nth - 1];
      return each ? written(each) : '';
    };
  return [
    [`NOT_AVAILABLE_${nth}_PLACES`, of(({ places }) => places)],
    [`NOT_AVAILABLE_${nth}_REASON`, of(({ reason }) => reason)],
    [`NOT_AVAILABLE_${nth}_FROM`, of(({ from }) => date(from))],
    [`NOT_AVAILABLE_${nth}_UNTIL`, of(({ lastDay }) => date(lastDay))],
  ];
};

const child = (nth: number): Column[] => {
  const of =
    (written: (each: Living) => string): Column[1] =>
    (household) => {
      const each = household.living[nth - 1];
      return each ? written(each) : '';
    };
  return [
    [`CHILD_${nth}_AUTHORITY`, of(({ authority }) => authority)],
    [`CHILD_${nth}`, of(({ code }) => code)],
    [`CHILD_${nth}_FROM`, of(({ from }) => date(from))],
    [`CHILD_${nth}_UNTIL`, of(({ lastDay }) => date(lastDay))],
    [`CHILD_${nth}_SIBLINGS`, of(({ siblings }) => siblings)],
  ];
};

type Sleeper = FactsOfHome['sleepers'][number];
const sleeper = (nth: number): Column[] => {
  const of =
    (written: (each: Sleeper) => string): Column[1] =>
    ({ facts }) => {
      const each = facts.sleepers[nth - 1];
      return each ? written(each) : '';
    };
  return [
    [`CHILD_${nth}_ROOM`, of(({ room }) => room)],
    [`CHILD_${nth}_ONLY_CHILD`, of(({ onlyChild }) => (onlyChild ? 'yes' : ''))],
    [`CHILD_${nth}_NOT_WITH`, of(({ notWith }) => notWith)],
  ];
};

/** A part of a cell, told by words; what is not known is left out. */
const told = (...parts: readonly (readonly [word: string, what: string])[]): string =>
  parts
    .filter(([, what]) => what !== '')
    .map(([word, what]) => (word === '' ? what : `${word} ${what}`))
    .join(' ');
const days = ({ from, lastDay }: { readonly from: DayNumber; readonly lastDay: DayNumber | null }) =>
  [
    ['from', date(from)],
    ['until', date(lastDay)],
  ] as const;
const orNone = (items: readonly string[] | null): string =>
  items === null ? '' : items.length === 0 ? 'none' : list(items);

const factColumns: readonly (readonly [name: string, written: (facts: FactsOfHome) => string | number | null])[] = [
  ['SERVICE_FRAMEWORKS', ({ frameworks }) => list(frameworks.map((each) => told(['', each.authority], ...days(each))))],
  ['SETTING', ({ approvalKind }) => (approvalKind === null ? 'supported-accommodation' : 'foster-home')],
  ['REGISTERED', () => 'yes'],
  ['APPROVAL_KIND', ({ approvalKind }) => approvalKind],
  ['APPROVAL_EXTENDED_UNTIL', ({ extendedTo }) => date(extendedTo)],
  ['AGREEMENT_SIGNED', ({ agreement }) => (agreement === 'none' ? 'none' : date(agreement))],
  ['LAST_REVIEW_ON', ({ lastReviewOn }) => date(lastReviewOn)],
  ['ROOMS', ({ rooms }) => list(rooms.map(({ name, beds }) => `${name}: ${beds}`))],
  [
    'MEMBERS',
    ({ members }) =>
      list(
        members.map(({ role, born, checkedOn, offence }) =>
          told(['', role], ['born', date(born)], ['checked', date(checkedOn)], ['offence', offence]),
        ),
      ),
  ],
  [
    'EXEMPTIONS',
    ({ exemptions }) =>
      list(exemptions.map((each) => told(['', each.authority], ...days(each), ['for', each.children.join(', ')]))),
  ],
  [
    'SHARING_AGREEMENTS',
    ({ sharing }) =>
      list(
        sharing.map(({ authority, on, assessedOn, children }) =>
          told(['', authority], ['on', date(on)], ['assessed', date(assessedOn)], ['for', children.join(', ')]),
        ),
      ),
  ],
  ['SHORT_BREAKS', ({ shortBreaks }) => list(shortBreaks.map((each) => told(['', each.child], ...days(each))))],
  ['CONNECTED_TO', ({ connectedTo }) => list(connectedTo.map((each) => told(['', each.child], ['as', each.as])))],
  ['PET_KINDS', ({ petKinds }) => list(petKinds)],
  ['ADAPTATIONS', ({ adaptations }) => orNone(adaptations)],
  ['FAITHS_SUPPORTED', ({ faiths }) => list(faiths)],
  ['CULTURES_SUPPORTED', ({ cultures }) => list(cultures)],
  [
    'TRAINING',
    ({ training }) =>
      list(training.map(({ skill, on, lastDay }) => told(['', skill], ['on', date(on)], ['until', date(lastDay)]))),
  ],
  ['EXPERIENCE', ({ experience }) => list(experience.map(({ skill, children }) => `${skill}: ${children}`))],
  ['UNPLANNED_ENDINGS', ({ unplannedEndings }) => unplannedEndings],
  ['PREFERS_AGE_FROM', ({ preference }) => preference?.ages?.[0] ?? null],
  ['PREFERS_AGE_TO', ({ preference }) => preference?.ages?.[1] ?? null],
  ['PREFERS_SEX', ({ preference }) => preference?.sex ?? ''],
  ['PREFERS_NUMBER', ({ preference }) => preference?.number ?? null],
  ['PREFERS_SIBLINGS', ({ preference }) => preference?.siblings ?? ''],
  ['NOT_READY_FOR', ({ preference }) => list(preference?.notReadyFor ?? [])],
];

const columns: readonly Column[] = [
  ['HOUSEHOLD', ({ reference }) => reference],
  ['NAME', ({ name }) => name],
  ['SERVICE', ({ service }) => service],
  ['SERVICE_TYPE', ({ kind }) => (isOfTheCounty(kind) ? 'authority' : 'agency')],
  ['SERVICE_AUTHORITY', ({ kind }) => (isOfTheCounty(kind) ? demonstrationAuthorityCode : '')],
  ['POSTCODE', ({ postcode }) => postcode.text],
  ['PLACES', ({ places }) => places],
  ['BEDROOMS', ({ bedrooms }) => bedrooms],
  ['CARER_1', ({ carers }) => carers[0] ?? ''],
  ['CARER_2', ({ carers }) => carers[1] ?? ''],
  ['APPROVED_FROM', ({ kind, approvedFrom }) => (kind === 'supported' ? '' : date(approvedFrom))],
  ['APPROVED_UNTIL', ({ approvedLastDay }) => date(approvedLastDay)],
  ['TERMS_NUMBER', ({ terms }) => terms.number],
  ['TERMS_AGE_FROM', ({ terms }) => terms.ages?.[0] ?? null],
  ['TERMS_AGE_TO', ({ terms }) => terms.ages?.[1] ?? null],
  ['TERMS_SEX', ({ terms }) => terms.sex],
  ['TERMS_TYPES', ({ terms }) => list(terms.types)],
  ['TERMS_CHILD', ({ terms }) => terms.child],
  ['RESIGNED_ON', ({ resignedOn }) => date(resignedOn)],
  [
    'SKILLS',
    ({ skills }) =>
      list(skills.map(({ skill, lastDay }) => (lastDay === null ? skill : `${skill} until ${date(lastDay)}`))),
  ],
  ['LANGUAGES', ({ languages }) => list(languages)],
  ['PETS', ({ pets }) => pets],
  ['OWN_CHILDREN_AGES', ({ ownChildrenAges }) => list(ownChildrenAges)],
  ['STAYING_PUT', ({ stayingPut }) => stayingPut],
  ['HOLD_SCOPE', ({ hold }) => hold?.scope ?? ''],
  ['HOLD_CHILD', ({ hold }) => hold?.child ?? ''],
  ['HOLD_FROM', ({ hold }) => date(hold?.from)],
  ['HOLD_REVIEW_ON', ({ hold }) => date(hold?.reviewOn)],
  ['HOLD_BY', ({ hold }) => hold?.by ?? ''],
  ...notAvailable(1),
  ...notAvailable(2),
  ['CONSTELLATION', ({ membership }) => membership?.name ?? ''],
  ['CONSTELLATION_ROLE', ({ membership }) => membership?.role ?? ''],
  ['CONSTELLATION_FROM', ({ membership }) => date(membership?.from)],
  ['CONSTELLATION_UNTIL', ({ membership }) => date(membership?.lastDay)],
  ['HUB_BEDS', ({ membership }) => (membership?.role === 'hub' ? membership.beds : '')],
  ...[1, 2, 3, 4, 5, 6].flatMap(child),
  ...factColumns.map(([name, written]): Column => [name, ({ facts }) => written(facts)]),
  ...[1, 2, 3, 4, 5, 6].flatMap(sleeper),
];

/** The households and carers of the register, one row a household. */
export const householdsFile = (households: readonly HouseholdWithFacts[]): DemonstrationFile => ({
  path: 'fictional-households.csv',
  text: csvText(
    columns.map(([name]) => name),
    households.map((household) => columns.map(([, written]) => written(household))),
  ),
});
