import { longDate } from '#kernel';
import {
  accessNeeds,
  approvalKinds,
  faiths,
  petKinds,
  placementTypes,
  settings,
  skills,
  unavailabilityReasons,
} from '#register/core';
import { type NamesById } from './row-change.js';
import {
  capital,
  counted,
  dayOf,
  lastDayInWords,
  listOf,
  numberOf,
  rangeInWords,
  rangeOf,
  type TableInWords,
  textOf,
} from './rows.js';

type Row = Readonly<Record<string, unknown>>;

const nothing = 'not recorded';
const spaced = (postcode: string): string =>
  postcode.length > 3 ? `${postcode.slice(0, -3)} ${postcode.slice(-3)}` : postcode;
const wordOf = (words: Readonly<Record<string, string>>, id: string): string => words[id] ?? id;
const orNothing = (text: string): string => (text === '' ? nothing : text);

/** One column as people read it: its name, and its cell in words. */
export type ColumnInWords = readonly [name: string, column: string, written?: (row: Row, names: NamesById) => string];

/** @returns "Places 2, was 3." for each column that differs. */
export const differingColumns = (
  columns: readonly ColumnInWords[],
  before: Row,
  after: Row,
  names: NamesById,
): readonly string[] =>
  columns.flatMap(([name, column, written = (row: Row) => textOf(row, column)]) => {
    const [was, is] = [orNothing(written(before, names)), orNothing(written(after, names))];
    return was === is ? [] : [`${name} ${is}, was ${was}.`];
  });

const dayIn =
  (column: string) =>
  (row: Row): string => {
    const on = dayOf(row, column);
    return on === null ? '' : longDate(on);
  };

/** Empty where nothing is recorded, as a truth that is not known. */
const yesOrNo =
  (column: string) =>
  (row: Row): string =>
    ({ true: 'yes', false: 'no' })[textOf(row, column)] ?? '';

/** Nothing recorded is empty, and a list with nothing in it is "none". */
const wordsIn =
  (column: string, words: Readonly<Record<string, string>>) =>
  (row: Row): string =>
    Array.isArray(row[column])
      ? listOf(row, column)
          .map((id) => wordOf(words, id))
          .join(', ') || 'none'
      : '';

const ofHome = (row: Row) => ({ subject: 'home', id: textOf(row, 'household_id') }) as const;
const key =
  (...columns: readonly string[]) =>
  (row: Row): string =>
    columns.map((column) => textOf(row, column)).join(' ');

const sexes: Readonly<Record<string, string>> = { male: 'boys only', female: 'girls only' };

const homeColumns: readonly ColumnInWords[] = [
  ['Name', 'name'],
  ['Reference', 'reference'],
  ['Places', 'places'],
  ['Bedrooms', 'bedrooms'],
  ['Postcode', 'postcode', (row) => spaced(textOf(row, 'postcode'))],
  ['Service', 'service_id', (row, { services }) => services.get(textOf(row, 'service_id')) ?? 'another'],
  ['Staying Put adults', 'staying_put_adults'],
  ['Ages of own children', 'own_children_ages', (row) => listOf(row, 'own_children_ages').join(', ') || 'none'],
  ['Pets', 'pets', (row) => textOf(row, 'pets').replace('not-recorded', nothing)],
  ['Languages', 'languages', (row) => listOf(row, 'languages').join(', ') || 'English only'],
  ['Kind of home', 'setting', (row) => wordOf(settings, textOf(row, 'setting'))],
  ['Registered', 'is_registered', yesOrNo('is_registered')],
  [
    'Foster care agreement',
    'agreement',
    (row) => (textOf(row, 'agreement') === 'none' ? 'none' : dayIn('agreement_signed_on')(row)),
  ],
  ['Last review', 'last_review_on', dayIn('last_review_on')],
  ['Kinds of pets', 'pet_kinds', wordsIn('pet_kinds', petKinds)],
  ['Adaptations', 'adaptations', wordsIn('adaptations', accessNeeds)],
  ['Faiths supported', 'faiths_supported', wordsIn('faiths_supported', faiths)],
  ['Cultures supported', 'cultures_supported', wordsIn('cultures_supported', {})],
  ['Unplanned endings', 'unplanned_endings'],
];

const household: TableInWords = {
  subjectOf: (row) => ({ subject: 'home', id: textOf(row, 'id') }),
  isSubject: true,
  order: 0,
  keyOf: key('reference'),
  surrogates: ['id'],
  added: (row) => [
    `New home with ${counted(numberOf(row, 'places'), 'place')}, at ${spaced(textOf(row, 'postcode'))}.`,
  ],
  removed: () => ['No longer in the file: the home is taken out of the register.'],
  changed: (before, after, names) => differingColumns(homeColumns, before, after, names),
};

const carerColumns: readonly ColumnInWords[] = [
  ['Carer', 'name'],
  ['Criminal record check', 'checked_on', dayIn('checked_on')],
  ['Training completed', 'trained_on', dayIn('trained_on')],
  ['Day of birth', 'born_on', dayIn('born_on')],
];

const carer: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 2,
  keyOf: key('household_id', 'ordinal'),
  added: (row) => [`${textOf(row, 'name')} is a carer here.`],
  removed: (row) => [`${textOf(row, 'name')} is no longer a carer here.`],
  changed: (before, after, names) => {
    const isSame = textOf(before, 'name') === textOf(after, 'name');
    const who = isSame ? `${textOf(after, 'name')}: ` : '';
    const sentences = differingColumns(carerColumns, before, after, names).map((sentence) => `${who}${sentence}`);
    const isOtherwise = textOf(before, 'has_specified_offence') !== textOf(after, 'has_specified_offence');
    return isOtherwise ? [...sentences, `${who}What is recorded of a specified offence changed.`] : sentences;
  },
};

const termsInWords = (row: Row): string => {
  const types = listOf(row, 'placement_types').map((type) => wordOf(placementTypes, type));
  const terms = [
    textOf(row, 'max_children') === '' ? '' : `up to ${counted(numberOf(row, 'max_children'), 'child', 'children')}`,
    textOf(row, 'age_from') === '' ? '' : `aged ${textOf(row, 'age_from')} to ${textOf(row, 'age_to')}`,
    textOf(row, 'sex') === '' ? '' : wordOf(sexes, textOf(row, 'sex')),
    types.join(', '),
    textOf(row, 'named_child') === '' ? '' : `for the child ${textOf(row, 'named_child')} only`,
  ].filter((term) => term !== '');
  return terms.length === 0 ? 'without limits' : terms.join(', ');
};

const approval: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 1,
  keyOf: (row) => `${textOf(row, 'household_id')} ${rangeOf(row, 'valid')?.from ?? textOf(row, 'valid')}`,
  added: (row) => {
    const valid = rangeOf(row, 'valid');
    return [`Approved ${valid === null ? '' : `${rangeInWords(valid)}, `}${termsInWords(row)}.`];
  },
  removed: (row) => {
    const valid = rangeOf(row, 'valid');
    return [`The approval ${valid === null ? '' : `${rangeInWords(valid)} `}is taken out.`];
  },
  changed: (before, after) => {
    const [was, is] = [rangeOf(before, 'valid'), rangeOf(after, 'valid')];
    const [noticeWas, notice] = [dayIn('resignation_notice_on')(before), dayIn('resignation_notice_on')(after)];
    const kinds = [textOf(before, 'kind'), textOf(after, 'kind')] as const;
    const extensions = [dayOf(before, 'extended_until'), dayOf(after, 'extended_until')] as const;
    const ends = [lastDayInWords(was?.until ?? null), lastDayInWords(is?.until ?? null)] as const;
    return [
      ...(ends[0] === ends[1]
        ? []
        : [`The approval's last day is ${ends[1]}, was ${ends[0]}.`.replace('is no end', 'is open')]),
      ...(termsInWords(before) === termsInWords(after)
        ? []
        : [`Approved ${termsInWords(after)}; was ${termsInWords(before)}.`]),
      ...(kinds[0] === kinds[1]
        ? []
        : [`Kind of approval: ${wordOf(approvalKinds, kinds[1])}, was ${wordOf(approvalKinds, kinds[0])}.`]),
      ...(extensions[0] === extensions[1]
        ? []
        : [
            extensions[1] === null
              ? 'The extension of the approval is taken back.'
              : `The approval is extended to ${lastDayInWords(extensions[1])}.`,
          ]),
      ...(noticeWas === notice
        ? []
        : [notice === '' ? 'The notice to resign is taken back.' : `Notice to resign was given on ${notice}.`]),
    ];
  },
};

const skillInWords = (row: Row): string => {
  const until = dayOf(row, 'valid_until');
  return `${wordOf(skills, textOf(row, 'skill'))}${until === null ? '' : `, to ${lastDayInWords(until)}`}`;
};

const householdSkill: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 4,
  keyOf: key('household_id', 'skill'),
  added: (row) => [`New skill: ${skillInWords(row)}.`],
  removed: (row) => [`No longer a skill: ${wordOf(skills, textOf(row, 'skill'))}.`],
  changed: (before, after) => [
    `The skill ${wordOf(skills, textOf(after, 'skill'))} counts to ${lastDayInWords(dayOf(after, 'valid_until'))}, was ${lastDayInWords(dayOf(before, 'valid_until'))}.`,
  ],
};

const holdScopes: Readonly<Record<string, string>> = {
  all: 'everybody',
  'new-children': 'new children',
  'named-child': 'the child',
};

const holdInWords = (row: Row): string => {
  const valid = rangeOf(row, 'valid');
  const child = textOf(row, 'named_child');
  const review = dayIn('review_on')(row);
  return [
    `on ${wordOf(holdScopes, textOf(row, 'scope'))}${child === '' ? '' : ` ${child}`}`,
    valid === null ? '' : ` ${rangeInWords(valid)}`,
    `, decided by ${textOf(row, 'decided_by')}`,
    review === '' ? '' : `, looked at again on ${review}`,
  ].join('');
};

const hold: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 1,
  keyOf: key('household_id', 'ordinal'),
  added: (row) => [`A hold ${holdInWords(row)}.`],
  removed: (row) => [`No longer a hold ${holdInWords(row)}.`],
  changed: (before, after) => [`The hold is now ${holdInWords(after)}; it was ${holdInWords(before)}.`],
};

const unavailableInWords = (row: Row): string => {
  const valid = rangeOf(row, 'valid');
  const places = numberOf(row, 'places');
  return `${counted(places, 'place')} not available${valid === null ? '' : ` ${rangeInWords(valid)}`} (${wordOf(unavailabilityReasons, textOf(row, 'reason'))})`;
};

const unavailability: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 3,
  keyOf: key('household_id', 'ordinal'),
  added: (row) => [`${unavailableInWords(row)}.`],
  removed: (row) => [`No longer: ${unavailableInWords(row)}.`],
  changed: (before, after) => [`${unavailableInWords(after)}; was ${unavailableInWords(before)}.`],
};

const childOf = (row: Row, { children }: NamesById): string =>
  capital(children.get(textOf(row, 'child_id')) ?? 'a child');

const stayColumns: readonly ColumnInWords[] = [
  ['bedroom', 'room'],
  ['placed alone', 'must_be_only_child', yesOrNo('must_be_only_child')],
  ['must not live with', 'must_not_live_with', wordsIn('must_not_live_with', {})],
];

const placement: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 1,
  keyOf: (row) =>
    `${textOf(row, 'household_id')} ${textOf(row, 'child_id')} ${rangeOf(row, 'stay')?.from ?? textOf(row, 'stay')}`,
  surrogates: ['id'],
  added: (row, names) => {
    const stay = rangeOf(row, 'stay');
    if (stay === null) return [`${childOf(row, names)} lives here.`];
    const left = stay.until === null ? '' : `, last day ${lastDayInWords(stay.until)}`;
    return [`${childOf(row, names)} moved in on ${longDate(stay.from)}${left}.`];
  },
  removed: (row, names) => {
    const stay = rangeOf(row, 'stay');
    return [
      `${childOf(row, names)} is no longer told of as living here${stay === null ? '' : ` ${rangeInWords(stay)}`}.`,
    ];
  },
  changed: (before, after, names) => {
    const [was, is] = [rangeOf(before, 'stay')?.until ?? null, rangeOf(after, 'stay')?.until ?? null];
    const siblings = [textOf(before, 'sibling_group'), textOf(after, 'sibling_group')] as const;
    return [
      ...differingColumns(stayColumns, before, after, names).map((sentence) => `${childOf(after, names)}: ${sentence}`),
      ...(was === is
        ? []
        : [
            is === null
              ? `${childOf(after, names)} lives here with no end known; the last day was ${lastDayInWords(was)}.`
              : `${childOf(after, names)} moved out: last day ${lastDayInWords(is)}${was === null ? '' : `, was ${lastDayInWords(was)}`}.`,
          ]),
      ...(siblings[0] === siblings[1]
        ? []
        : [
            `${childOf(after, names)}: group of brothers and sisters ${orNothing(siblings[1])}, was ${orNothing(siblings[0])}.`,
          ]),
    ];
  },
};

const membershipInWords = (row: Row, { constellations }: NamesById): string => {
  const valid = rangeOf(row, 'valid');
  const beds = numberOf(row, 'hub_beds');
  const name = constellations.get(textOf(row, 'constellation_id'));
  return [
    `${textOf(row, 'role')} of ${name === undefined ? 'a constellation' : `the constellation ${name}`}`,
    valid === null ? '' : ` ${rangeInWords(valid)}`,
    beds === 0 ? '' : `, keeping ${counted(beds, 'bed')} free`,
  ].join('');
};

const membership: TableInWords = {
  subjectOf: ofHome,
  isSubject: false,
  order: 5,
  keyOf: (row) => `${textOf(row, 'household_id')} ${rangeOf(row, 'valid')?.from ?? textOf(row, 'valid')}`,
  added: (row, names) => [`${capital(membershipInWords(row, names))}.`],
  removed: (row, names) => [`No longer ${membershipInWords(row, names)}.`],
  changed: (before, after, names) => [
    `${capital(membershipInWords(after, names))}; was ${membershipInWords(before, names)}.`,
  ],
};

/** A fact of a home that is there or not, and of which a change is told as the new and the old. */
const factOf = (
  keyColumns: readonly string[],
  inWords: (row: Row, names: NamesById) => string,
  order: number,
): TableInWords => ({
  subjectOf: ofHome,
  isSubject: false,
  order,
  keyOf: key('household_id', ...keyColumns),
  added: (row, names) => [`${capital(inWords(row, names))}.`],
  removed: (row, names) => [`No longer ${inWords(row, names)}.`],
  changed: (before, after, names) => {
    const [was, is] = [inWords(before, names), inWords(after, names)];
    return was === is ? ['What is recorded of a specified offence changed.'] : [`${capital(is)}; was ${was}.`];
  },
});

const within = (row: Row, column: string): string => {
  const range = rangeOf(row, column);
  return range === null ? '' : ` ${rangeInWords(range)}`;
};

const memberInWords = (row: Row): string => {
  const [born, checked] = [dayIn('born_on')(row), dayIn('checked_on')(row)];
  return [
    textOf(row, 'role') === 'adult' ? 'an adult who lives here' : "a carer's own child",
    born === '' ? '' : `, born ${born}`,
    checked === '' ? '' : `, criminal record check of ${checked}`,
  ].join('');
};

const sharingInWords = (row: Row): string => {
  const assessed = dayIn('assessed_on')(row);
  return (
    `agreement of ${textOf(row, 'authority_code')} that ${listOf(row, 'children').join(', ')} share a bedroom, ` +
    `${dayIn('agreed_on')(row)}${assessed === '' ? '' : `, assessed ${assessed}`}`
  );
};

const trainingInWords = (row: Row): string => {
  const until = dayOf(row, 'valid_until');
  return (
    `training in ${wordOf(skills, textOf(row, 'skill'))}, completed ${dayIn('completed_on')(row)}` +
    (until === null ? '' : `, to ${lastDayInWords(until)}`)
  );
};

const preferenceInWords = (row: Row): string => {
  const notReady = listOf(row, 'unwilling_needs').map((need) => wordOf(skills, need));
  const siblings = yesOrNo('takes_siblings')(row);
  const said = [
    textOf(row, 'age_from') === '' ? '' : `aged ${textOf(row, 'age_from')} to ${textOf(row, 'age_to')}`,
    textOf(row, 'sex') === '' ? '' : wordOf(sexes, textOf(row, 'sex')),
    textOf(row, 'most_children') === '' ? '' : `up to ${counted(numberOf(row, 'most_children'), 'child', 'children')}`,
    siblings === '' ? '' : `brothers and sisters: ${siblings}`,
    notReady.length === 0 ? '' : `not ready for ${notReady.join(', ')}`,
  ].filter((part) => part !== '');
  return `preference of the carers: ${said.join(', ') || 'none stated'}`;
};

const framework: TableInWords = {
  subjectOf: (row) => ({ subject: 'provider', id: textOf(row, 'service_id') }),
  isSubject: false,
  order: 6,
  keyOf: key('service_id', 'authority_code', 'valid'),
  added: (row, { services }) => [`${frameworkInWords(row, services)}.`],
  removed: (row, { services }) => [`No longer: ${frameworkInWords(row, services)}.`],
  changed: (_, after, { services }) => [`${frameworkInWords(after, services)}.`],
};

const frameworkInWords = (row: Row, services: NamesById['services']): string =>
  `${services.get(textOf(row, 'service_id')) ?? 'The service'} is on the framework of ${textOf(row, 'authority_code')}` +
  within(row, 'valid');

/** The tables that tell of homes. */
export const homeTables: Readonly<Record<string, TableInWords>> = {
  'register.household': household,
  'register.carer': carer,
  'register.approval': approval,
  'register.household_skill': householdSkill,
  'register.hold': hold,
  'register.unavailability': unavailability,
  'register.placement': placement,
  'constellations.membership': membership,
  'register.service_framework': framework,
  'register.household_member': factOf(['ordinal'], memberInWords, 6),
  'register.household_connection': factOf(
    ['child'],
    (row) =>
      `connection with the child ${textOf(row, 'child')}, as a ${row['is_relative'] === true ? 'relative' : 'friend'}`,
    6,
  ),
  'register.bedroom': factOf(
    ['name'],
    (row) => `the bedroom ${textOf(row, 'name')} with ${counted(numberOf(row, 'beds'), 'bed')}`,
    6,
  ),
  'register.exemption': factOf(
    ['ordinal'],
    (row) =>
      `exemption from the usual fostering limit by ${textOf(row, 'authority_code')} for ` +
      `${listOf(row, 'children').join(', ')}${within(row, 'valid')}`,
    6,
  ),
  'register.sharing_agreement': factOf(['ordinal'], sharingInWords, 6),
  'register.household_training': factOf(['skill'], trainingInWords, 6),
  'register.household_experience': factOf(
    ['skill'],
    (row) =>
      `experience of ${wordOf(skills, textOf(row, 'skill'))} with ${counted(numberOf(row, 'children'), 'child', 'children')}`,
    6,
  ),
  'register.carer_preference': factOf([], preferenceInWords, 6),
  'register.short_break': factOf(
    ['child_id', 'stay'],
    (row, { children }) =>
      `a short break of ${children.get(textOf(row, 'child_id')) ?? 'a child'}${within(row, 'stay')}`,
    6,
  ),
};
