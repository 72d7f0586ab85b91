import { addDays, type LocalDate } from '#kernel';
import { faultsOfHome } from '#register/core';
import { dateInCell } from '../cell-date.js';
import { importError, importWarning, type ImportProblem, quoted } from '../import-problem.js';
import { skillWords } from '../register-words.js';
import { RowCells } from '../row-cells.js';
import {
  childrenInARow,
  fosteredChildColumns,
  homeFactColumns,
  homeColumns as home,
  neededIn,
  notAvailableColumns,
  rangeIn,
  valueIn,
} from '../templates/index.js';
import { readHold, readNamedChild, readUnavailability } from './home-facts.js';
import { faultInWords } from './home-faults.js';
import { type StatedHome } from './stated-home.js';
import { childNamedIn, readFacts, readFrameworks } from './told-facts.js';

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
 *
 * @param on the day of the import: what is told as done cannot be yet to come.
 */
export function readHousehold(
  file: string,
  row: number,
  cells: Readonly<Record<string, string>>,
  on: LocalDate,
): HouseholdRead {
  const read = new RowCells(file, row, cells);
  const reference = valueIn(read, home.HOUSEHOLD);
  const name = valueIn(read, home.NAME);
  const service = readService(read);
  const postcode = valueIn(read, home.POSTCODE);
  const places = valueIn(read, home.PLACES);
  const carer = valueIn(read, home.CARER_1);
  const secondCarer = valueIn(read, home.CARER_2);
  const facts = {
    bedrooms: valueIn(read, home.BEDROOMS),
    stayingPutAdults: valueIn(read, home.STAYING_PUT) ?? 0,
    ownChildrenAges: valueIn(read, home.OWN_CHILDREN_AGES),
    pets: valueIn(read, home.PETS) ?? ('not-recorded' as const),
    languages: valueIn(read, home.LANGUAGES),
    approvals: readApprovals(read),
    skills: readSkills(read),
    holds: readHold(read, home),
    unavailable: notAvailableColumns.flatMap((columns) => readUnavailability(read, columns)),
    fosteredChildren: fosteredChildColumns.flatMap((columns) => readChild(read, columns)),
    ...readFacts(read),
  };
  refuseFurtherChildren(read, cells);
  const membership = readMembership(read);

  const carers = [carer, secondCarer].filter((name) => name !== null);
  sayFaults(read, { postcode: postcode ?? 'not readable', places: places ?? 0, carers, ...facts }, on);

  const { problems } = read;
  const isRefused = problems.some(({ severity }) => severity === 'error');
  if (isRefused || !reference || !name || !service || !postcode || places === null) {
    return { home: null, postcode, problems };
  }
  const household = { reference, name, service, postcode, places, carers, ...facts };
  return { home: { file, row, household, membership }, postcode, problems };
}

/** What is wrong with the home as a whole. A blank cell has said so already, and approvals without terms are told together. */
function sayFaults(
  read: RowCells,
  home: Parameters<typeof faultsOfHome>[0] & Pick<Household, 'fosteredChildren'>,
  on: LocalDate,
): void {
  for (const fault of faultsOfHome(home, on)) {
    if (fault.kind === 'no-carer' || fault.kind === 'approval-without-terms') continue;
    const { severity, column, sentence } = faultInWords(
      fault,
      (position) => home.fosteredChildren[position]?.number ?? 1,
    );
    const told = severity === 'error' ? importError : importWarning;
    read.problems.push(told(fault.kind, read.place(column), sentence));
  }
}

function readService(read: RowCells): Household['service'] | null {
  const name = valueIn(read, home.SERVICE);
  const kind = valueIn(read, home.SERVICE_TYPE);
  const frameworks = readFrameworks(read);
  if (kind === 'agency') {
    if (!read.isBlank('SERVICE_AUTHORITY')) {
      const sentence = 'An agency has no authority of its own. Leave this blank, or write authority in SERVICE_TYPE.';
      read.refuse('agency-with-authority', 'SERVICE_AUTHORITY', sentence);
    }
    return name === null ? null : { name, kind, authorityCode: null, ...frameworks };
  }
  if (kind === null) return null;
  const authorityCode = neededIn(read, home.SERVICE_AUTHORITY);
  return name === null || authorityCode === null ? null : { name, kind, authorityCode, ...frameworks };
}

function readApprovals(read: RowCells): Household['approvals'] {
  const maxChildren = valueIn(read, home.TERMS_NUMBER);
  const ages = readAges(read);
  const sex = valueIn(read, home.TERMS_SEX);
  const placementTypes = valueIn(read, home.TERMS_TYPES);
  const namedChild = readNamedChild(read, home.TERMS_CHILD);
  const resignationNoticeOn = valueIn(read, home.RESIGNED_ON);
  if (read.isBlank('APPROVED_FROM')) {
    refuseTermsWithoutApproval(read);
    return [];
  }
  const valid = rangeIn(read, home.APPROVED_FROM, home.APPROVED_UNTIL);
  const kind =
    read.has('APPROVAL_KIND') || read.has('APPROVAL_EXTENDED_UNTIL')
      ? {
          kind: valueIn(read, homeFactColumns.APPROVAL_KIND) ?? ('full' as const),
          extendedUntil: valueIn(read, homeFactColumns.APPROVAL_EXTENDED_UNTIL),
        }
      : {};
  if (valid === null) return [];
  if (resignationNoticeOn !== null && resignationNoticeOn < valid.from) {
    read.refuse('resigned-before-approved', 'RESIGNED_ON', 'This is before the day in APPROVED_FROM. Check both days.');
  }
  const types = placementTypes.length === 0 ? null : placementTypes;
  return [{ valid, maxChildren, ages, sex, placementTypes: types, namedChild, resignationNoticeOn, ...kind }];
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
  // Supported accommodation is registered, not approved: the rules of foster carers are not judged there.
  if ((valueIn(read, homeFactColumns.SETTING) ?? 'foster-home') !== 'foster-home') return;
  const sentence = 'The home has no day of approval: it is kept as not approved, and matched with nobody.';
  read.problems.push(importWarning('not-approved', read.place('APPROVED_FROM'), sentence));
}

function readAges(read: RowCells): { readonly from: number; readonly to: number } | null {
  const from = valueIn(read, home.TERMS_AGE_FROM);
  const to = valueIn(read, home.TERMS_AGE_TO);
  const [fromIsBlank, toIsBlank] = [read.isBlank('TERMS_AGE_FROM'), read.isBlank('TERMS_AGE_TO')];
  if (fromIsBlank !== toIsBlank) {
    const blank = fromIsBlank ? 'TERMS_AGE_FROM' : 'TERMS_AGE_TO';
    return read.refuse('ages-half-stated', blank, 'Write both ages of the terms of approval, or leave both blank.');
  }
  if (from === null || to === null) return null;
  if (from <= to) return { from, to };
  return read.refuse('ages-out-of-order', 'TERMS_AGE_TO', `The age to, ${to}, is below the age from, ${from}.`);
}

/** A skill, or a skill and the last day it counts: `self-harm until 31/03/2027`. */
function readSkills(read: RowCells): Household['skills'] {
  const skills = valueIn(read, home.SKILLS).flatMap((text) => {
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

type ChildColumns = (typeof fosteredChildColumns)[number];

function readChild(read: RowCells, columns: ChildColumns): Household['fosteredChildren'] {
  const { number, code: codeColumn, authority, from, until, siblings } = columns;
  const { room, onlyChild, notWith } = columns;
  if ([codeColumn, authority, from, until, siblings, room, onlyChild, notWith].every(({ name }) => read.isBlank(name)))
    return [];
  const code = neededIn(read, codeColumn);
  const authorityCode = neededIn(read, authority);
  const stay = rangeIn(read, from, until);
  const siblingGroup = valueIn(read, siblings);
  return code === null || authorityCode === null || stay === null
    ? []
    : [{ number, authorityCode, code, siblingGroup, stay, ...readOfStay(read, columns) }];
}

/** What a file without these columns leaves as it is. */
function readOfStay(read: RowCells, { room, onlyChild, notWith }: ChildColumns) {
  return {
    ...(read.has(room.name) ? { room: valueIn(read, room) } : {}),
    ...(read.has(onlyChild.name) ? { mustBeOnlyChild: valueIn(read, onlyChild) === 'yes' } : {}),
    ...(read.has(notWith.name)
      ? {
          mustNotLiveWith: valueIn(read, notWith)
            .map((text) => childNamedIn(read, notWith, text))
            .filter((child) => child !== null),
        }
      : {}),
  };
}

function refuseFurtherChildren(read: RowCells, cells: Readonly<Record<string, string>>): void {
  const further = Object.keys(cells).find((column) => {
    const number = /^CHILD_(\d+)$/.exec(column)?.[1];
    return number !== undefined && Number(number) > childrenInARow && !read.isBlank(column);
  });
  if (further === undefined) return;
  const sentence = `A row names at most ${childrenInARow} children, CHILD_1 to CHILD_${childrenInARow}. Nothing is read from here.`;
  read.refuse('too-many-children', further, sentence);
}

function readMembership(read: RowCells): StatedHome['membership'] {
  const columns = ['CONSTELLATION_ROLE', 'CONSTELLATION_FROM', 'CONSTELLATION_UNTIL', 'HUB_BEDS'];
  if (['CONSTELLATION', ...columns].every((column) => read.isBlank(column))) return null;
  const name = neededIn(read, home.CONSTELLATION);
  const role = neededIn(read, home.CONSTELLATION_ROLE);
  const valid = rangeIn(read, home.CONSTELLATION_FROM, home.CONSTELLATION_UNTIL);
  const hubBeds = role === 'hub' ? neededIn(read, home.HUB_BEDS) : valueIn(read, home.HUB_BEDS);
  if (role === 'satellite' && (hubBeds ?? 0) > 0) {
    read.refuse(
      'hub-beds-on-satellite',
      'HUB_BEDS',
      'Only a hub keeps beds. Leave this blank, or write hub as the role.',
    );
  }
  return name === null || role === null || valid === null ? null : { name, role, hubBeds: hubBeds ?? 0, valid };
}
