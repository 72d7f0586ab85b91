import { type LocalDate, longDate } from '#kernel';
import { type HomeFault } from '#register/core';
import { type ProblemSeverity } from '../import-problem.js';

interface FaultInWords {
  readonly severity: ProblemSeverity;
  readonly column: string;
  readonly sentence: string;
}

type FaultOf<Kind extends HomeFault['kind']> = Extract<HomeFault, { readonly kind: Kind }>;
type InWords = { readonly [Kind in HomeFault['kind']]: (fault: FaultOf<Kind>, child: ChildAt) => FaultInWords };

/** @returns the number in the names of a child's columns, by the child's position in the home. */
type ChildAt = (position: number) => number;

const columnOf: Readonly<Record<HomeFault['field'], string>> = {
  postcode: 'POSTCODE',
  carers: 'CARER_1',
  approvals: 'APPROVED_FROM',
  extendedUntil: 'APPROVAL_EXTENDED_UNTIL',
  agreement: 'AGREEMENT_SIGNED',
  lastReviewOn: 'LAST_REVIEW_ON',
  members: 'MEMBERS',
  training: 'TRAINING',
  sharingAgreements: 'SHARING_AGREEMENTS',
  rooms: 'ROOMS',
  experience: 'EXPERIENCE',
  connectedTo: 'CONNECTED_TO',
  preference: 'PREFERS_AGE_TO',
  petKinds: 'PET_KINDS',
  fosteredChildren: 'CHILD_1',
  shortBreaks: 'SHORT_BREAKS',
};

const error = ({ field }: HomeFault, sentence: string, column = columnOf[field]): FaultInWords => ({
  severity: 'error',
  column,
  sentence,
});
const warning = (fault: HomeFault, sentence: string, column?: string): FaultInWords => ({
  ...error(fault, sentence, column),
  severity: 'warning',
});
const part = (position: number): string => `part ${position + 1} of this cell`;
const toCome = (day: LocalDate): string => `${longDate(day)} is yet to come. Correct it, or leave it out.`;

const sentences: InWords = {
  'no-postcode': (fault) => error(fault, 'A home needs a place. Write its postcode.'),
  'no-carer': (fault) => error(fault, 'A home needs somebody. Name its carer.'),
  'approval-without-terms': (fault) =>
    warning(
      fault,
      'The approval has no terms: no number, ages, sex, types or named child. It is kept, and nothing in the terms limits who can be placed.',
    ),
  'extension-of-a-full-approval': (fault) =>
    error(fault, 'Only a temporary approval is extended. Write temporary in APPROVAL_KIND, or leave this blank.'),
  'extension-before-approval-ends': (fault) =>
    error(fault, 'The extension ends before the approval does. Check this day and APPROVED_UNTIL.'),
  'extension-over-8-weeks': (fault) =>
    warning(fault, 'The extension is longer than eight weeks, the most there is in law. It is kept as written.'),
  'temporary-approval-without-end': (fault) =>
    error(fault, 'A temporary approval ends after 16 weeks at most. Write its last day.', 'APPROVED_UNTIL'),
  'temporary-approval-over-16-weeks': (fault) =>
    warning(
      fault,
      'The temporary approval is longer than 16 weeks, the most there is in law. It is kept as written.',
      'APPROVED_UNTIL',
    ),
  'day-to-come': (fault) =>
    error(fault, 'position' in fault ? `In ${part(fault.position)}, ${toCome(fault.day)}` : toCome(fault.day)),
  'checked-before-born': (fault) =>
    error(fault, `In ${part(fault.position)} the check is before the day of birth. Correct one of them.`),
  'adult-under-18': (fault) =>
    error(fault, `In ${part(fault.position)} an adult is ${fault.age} years old. Correct the day, or write own-child.`),
  'named-twice': (fault) => error(fault, `${fault.name} is named twice. Leave one of them out.`),
  'training-lapses-before-completed': (fault) =>
    error(fault, `In ${part(fault.position)} the training lapses before it was completed. Correct one of the days.`),
  'ages-out-of-order': (fault) => error(fault, `The age to, ${fault.to}, is below the age from, ${fault.from}.`),
  'pets-said-both-ways': (fault) =>
    error(fault, 'PETS says that there are none. Leave this blank, or write yes there.'),
  'room-not-known': (fault, childAt) =>
    error(
      fault,
      `ROOMS has no bedroom called ${fault.name}. Name it there, or correct it.`,
      `CHILD_${childAt(fault.position)}_ROOM`,
    ),
  'not-the-only-child': (fault, childAt) =>
    warning(
      fault,
      'The child is said to be placed alone, and another child lives there too. Both are kept.',
      `CHILD_${childAt(fault.position)}_ONLY_CHILD`,
    ),
  'breaks-overlap': (fault) =>
    error(fault, `In ${part(fault.position)} a break begins before another of the same child has ended.`),
};

/** @returns where a fault of a home stands in a households file, and what is said of it. */
export const faultInWords = (fault: HomeFault, childAt: ChildAt): FaultInWords =>
  (sentences[fault.kind] as (fault: HomeFault, childAt: ChildAt) => FaultInWords)(fault, childAt);
