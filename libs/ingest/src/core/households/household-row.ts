import { addDays } from '#kernel';
import { dateInCell } from '../cell-date.js';
import { importWarning, type ImportProblem, quoted } from '../import-problem.js';
import {
  constellationRoleWords,
  holdScopeWords,
  placementTypeWords,
  serviceKindWords,
  sexWords,
  skillWords,
  unavailabilityWords,
  yesOrNoWords,
} from '../register-words.js';
import { RowCells } from '../row-cells.js';
import { childNumbers, childrenInARow, unavailabilityNumbers } from './household-columns.js';
import { type StatedHome } from './stated-home.js';

type Household = StatedHome['household'];

/** What reading one row gives. */
export interface HouseholdRead {
  /** Null when a problem is an error. */
  readonly home: StatedHome | null;
  /** Well formed, though perhaps not in the postcode file; told even of a row that has other errors. */
  readonly postcode: string | null;
  readonly problems: readonly ImportProblem[];
}

/**
 * Reads one row. Every cell is looked at, so that one import finds everything wrong with a file.
 */
export function readHousehold(file: string, row: number, cells: Readonly<Record<string, string>>): HouseholdRead {
  const read = new RowCells(file, row, cells);
  const reference = read.requiredText('HOUSEHOLD');
  const name = read.requiredText('NAME');
  const service = readService(read);
  const postcode = read.requiredText('POSTCODE') === null ? null : read.postcode('POSTCODE');
  const places = read.requiredWholeNumber('PLACES', 0, 12);
  const carer = read.requiredText('CARER_1');
  const secondCarer = read.text('CARER_2');
  const facts = {
    bedrooms: read.wholeNumber('BEDROOMS', 0, 20),
    stayingPutAdults: read.wholeNumber('STAYING_PUT', 0, 6) ?? 0,
    ownChildrenAges: read.wholeNumbers('OWN_CHILDREN_AGES', 0, 40),
    pets: read.word('PETS', yesOrNoWords) ?? ('not-recorded' as const),
    languages: read.list('LANGUAGES'),
    approvals: readApprovals(read),
    skills: readSkills(read),
    holds: readHolds(read),
    unavailable: unavailabilityNumbers.flatMap((number) => readUnavailability(read, number)),
    fosteredChildren: childNumbers.flatMap((number) => readChild(read, number)),
  };
  refuseFurtherChildren(read, cells);
  const membership = readMembership(read);

  const { problems } = read;
  const isRefused = problems.some(({ severity }) => severity === 'error');
  if (isRefused || !reference || !name || !service || !postcode || places === null || !carer) {
    return { home: null, postcode, problems };
  }
  const carers = secondCarer === null ? [carer] : [carer, secondCarer];
  const household = { reference, name, service, postcode, places, carers, ...facts };
  return { home: { file, row, household, membership }, postcode, problems };
}

function readService(read: RowCells): Household['service'] | null {
  const name = read.requiredText('SERVICE');
  const kind = read.requiredWord('SERVICE_TYPE', serviceKindWords);
  if (kind === 'agency') {
    if (!read.isBlank('SERVICE_AUTHORITY')) {
      const sentence = 'An agency has no authority of its own. Leave this blank, or write authority in SERVICE_TYPE.';
      read.refuse('agency-with-authority', 'SERVICE_AUTHORITY', sentence);
    }
    return name === null ? null : { name, kind, authorityCode: null };
  }
  if (kind === null) return null;
  const authorityCode = read.requiredAuthorityCode('SERVICE_AUTHORITY');
  return name === null || authorityCode === null ? null : { name, kind, authorityCode };
}

function readApprovals(read: RowCells): Household['approvals'] {
  const maxChildren = read.wholeNumber('TERMS_NUMBER', 1, 12);
  const ages = readAges(read);
  const sex = read.word('TERMS_SEX', sexWords);
  const placementTypes = read.words('TERMS_TYPES', placementTypeWords);
  const namedChild = readNamedChild(read, 'TERMS_CHILD');
  const resignationNoticeOn = read.date('RESIGNED_ON');
  if (read.isBlank('APPROVED_FROM')) {
    refuseTermsWithoutApproval(read);
    return [];
  }
  const valid = read.range('APPROVED_FROM', 'APPROVED_UNTIL');
  if (valid === null) return [];
  if (resignationNoticeOn !== null && resignationNoticeOn < valid.from) {
    read.refuse('resigned-before-approved', 'RESIGNED_ON', 'This is before the day in APPROVED_FROM. Check both days.');
  }
  const types = placementTypes.length === 0 ? null : placementTypes;
  return [{ valid, maxChildren, ages, sex, placementTypes: types, namedChild, resignationNoticeOn }];
}

/** A home without an approval is kept, and no child is matched with it: that is told, since a blank may be a slip. */
function refuseTermsWithoutApproval(read: RowCells): void {
  const columns = ['APPROVED_UNTIL', 'RESIGNED_ON', 'TERMS_NUMBER', 'TERMS_AGE_FROM', 'TERMS_SEX', 'TERMS_TYPES'];
  const stated = columns.find((column) => !read.isBlank(column));
  if (stated !== undefined) {
    const sentence = `This cell is blank, while ${stated} is filled in. Write the day the approval began.`;
    read.refuse('terms-without-approval', 'APPROVED_FROM', sentence);
    return;
  }
  const sentence = 'The home has no day of approval: it is kept as not approved, and matched with nobody.';
  read.problems.push(importWarning('not-approved', read.place('APPROVED_FROM'), sentence));
}

function readAges(read: RowCells): { readonly from: number; readonly to: number } | null {
  const from = read.wholeNumber('TERMS_AGE_FROM', 0, 20);
  const to = read.wholeNumber('TERMS_AGE_TO', 0, 20);
  const [fromIsBlank, toIsBlank] = [read.isBlank('TERMS_AGE_FROM'), read.isBlank('TERMS_AGE_TO')];
  if (fromIsBlank !== toIsBlank) {
    const blank = fromIsBlank ? 'TERMS_AGE_FROM' : 'TERMS_AGE_TO';
    return read.refuse('ages-half-stated', blank, 'Write both ages of the terms of approval, or leave both blank.');
  }
  if (from === null || to === null) return null;
  if (from <= to) return { from, to };
  return read.refuse('ages-out-of-order', 'TERMS_AGE_TO', `The age to, ${to}, is below the age from, ${from}.`);
}

/** @returns `AUTHORITY/CHILD` as written, with the code in capitals. */
function readNamedChild(read: RowCells, column: string): string | null {
  const text = read.text(column);
  if (text === null) return null;
  const parts = /^([A-Za-z]\d{8})\/(\S{1,10})$/.exec(text);
  if (parts?.[1] !== undefined && parts[2] !== undefined) return `${parts[1].toUpperCase()}/${parts[2]}`;
  const sentence = `${quoted(text)} does not name a child. Write the authority's code, a stroke and the child's code, like E10000020/1234.`;
  return read.refuse('wrong-named-child', column, sentence);
}

/** A skill, or a skill and the last day it counts: `self-harm until 31/03/2027`. */
function readSkills(read: RowCells): Household['skills'] {
  const skills = read.list('SKILLS').flatMap((text) => {
    const [, word = text, lastDay] = /^(.*?)(?:\s+until\s+(.*))?$/i.exec(text) ?? [];
    const skill = read.wordIn('SKILLS', word, skillWords);
    const date = lastDay === undefined ? null : dateInCell(lastDay);
    if (lastDay !== undefined && date === null) {
      read.refuse('wrong-date', 'SKILLS', `${quoted(lastDay)} is not a date. Write it as dd/mm/yyyy, like 31/03/2025.`);
    }
    return skill === null ? [] : [{ skill, validUntil: date === null ? null : addDays(date, 1) }];
  });
  const twice = skills.find(({ skill }, position) => skills.findIndex((other) => other.skill === skill) !== position);
  if (twice) read.refuse('skill-twice', 'SKILLS', `The skill ${twice.skill} is named twice. Leave one of them out.`);
  return skills;
}

function readHolds(read: RowCells): Household['holds'] {
  const columns = ['HOLD_SCOPE', 'HOLD_CHILD', 'HOLD_FROM', 'HOLD_REVIEW_ON', 'HOLD_BY'];
  if (columns.every((column) => read.isBlank(column))) return [];
  const scope = read.requiredWord('HOLD_SCOPE', holdScopeWords);
  const from = read.requiredDate('HOLD_FROM');
  const reviewOn = read.date('HOLD_REVIEW_ON');
  const decidedBy = read.requiredText('HOLD_BY');
  const namedChild = readNamedChild(read, 'HOLD_CHILD');
  if (scope === 'named-child' && read.isBlank('HOLD_CHILD')) {
    read.refuse('hold-without-child', 'HOLD_CHILD', 'A hold on a named child names the child, like E10000020/1234.');
  }
  if (scope !== null && scope !== 'named-child' && namedChild !== null) {
    read.refuse(
      'hold-with-child',
      'HOLD_CHILD',
      'Only a hold with the scope named-child names a child. Leave this blank.',
    );
  }
  if (scope === null || from === null || decidedBy === null) return [];
  return [{ scope, namedChild, valid: { from, until: null }, reviewOn, decidedBy }];
}

function readUnavailability(read: RowCells, number: number): Household['unavailable'] {
  const [placesColumn, reasonColumn, fromColumn, untilColumn] = ['PLACES', 'REASON', 'FROM', 'UNTIL'].map(
    (part) => `NOT_AVAILABLE_${number}_${part}`,
  ) as [string, string, string, string];
  if ([placesColumn, reasonColumn, fromColumn, untilColumn].every((column) => read.isBlank(column))) return [];
  const places = read.requiredWholeNumber(placesColumn, 1, 12);
  const reason = read.requiredWord(reasonColumn, unavailabilityWords);
  const valid = read.range(fromColumn, untilColumn);
  return places === null || reason === null || valid === null ? [] : [{ places, reason, valid }];
}

function readChild(read: RowCells, number: number): Household['fosteredChildren'] {
  const column = `CHILD_${number}`;
  const others = ['AUTHORITY', 'FROM', 'UNTIL', 'SIBLINGS'].map((part) => `${column}_${part}`);
  if ([column, ...others].every((name) => read.isBlank(name))) return [];
  const code = read.requiredText(column) === null ? null : read.childCode(column);
  const authorityCode = read.requiredAuthorityCode(`${column}_AUTHORITY`);
  const stay = read.range(`${column}_FROM`, `${column}_UNTIL`);
  const siblingGroup = read.text(`${column}_SIBLINGS`);
  return code === null || authorityCode === null || stay === null
    ? []
    : [{ number, authorityCode, code, siblingGroup, stay }];
}

function refuseFurtherChildren(read: RowCells, cells: Readonly<Record<string, string>>): void {
  const further = Object.keys(cells).find((column) => {
    const number = /^CHILD_(\d+)$/.exec(column)?.[1];
    return number !== undefined && !childNumbers.includes(Number(number)) && !read.isBlank(column);
  });
  if (further === undefined) return;
  const sentence = `A row names at most ${childrenInARow} children, CHILD_1 to CHILD_${childrenInARow}. Nothing is read from here.`;
  read.refuse('too-many-children', further, sentence);
}

function readMembership(read: RowCells): StatedHome['membership'] {
  const columns = ['CONSTELLATION_ROLE', 'CONSTELLATION_FROM', 'CONSTELLATION_UNTIL', 'HUB_BEDS'];
  if (['CONSTELLATION', ...columns].every((column) => read.isBlank(column))) return null;
  const name = read.requiredText('CONSTELLATION');
  const role = read.requiredWord('CONSTELLATION_ROLE', constellationRoleWords);
  const valid = read.range('CONSTELLATION_FROM', 'CONSTELLATION_UNTIL');
  const hubBeds = role === 'hub' ? read.requiredWholeNumber('HUB_BEDS', 0, 6) : read.wholeNumber('HUB_BEDS', 0, 6);
  if (role === 'satellite' && (hubBeds ?? 0) > 0) {
    read.refuse(
      'hub-beds-on-satellite',
      'HUB_BEDS',
      'Only a hub keeps beds. Leave this blank, or write hub as the role.',
    );
  }
  return name === null || role === null || valid === null ? null : { name, role, hubBeds: hubBeds ?? 0, valid };
}
