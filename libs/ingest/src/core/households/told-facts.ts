import { addDays, type DateRange, type LocalDate, overlaps } from '#kernel';
import { type HomeFacts, type HouseholdMember, type StatedHousehold } from '#register/core';
import { dateInCell } from '../cell-date.js';
import { quoted } from '../import-problem.js';
import { adaptationWords, connectionWords, memberRoleWords, skillWords, yesOrNoWords } from '../register-words.js';
import { type RowCells } from '../row-cells.js';
import { type FileColumn, homeFactColumns as column, valueIn } from '../templates/index.js';
import { type WordedPart, wordedPart } from './worded-part.js';

/** What a row tells of the facts the rules need; what the file has no column for is left out. */
export type ToldFacts = Partial<Omit<HomeFacts, 'members' | 'rooms'>> &
  Pick<StatedHousehold, 'shortBreaks'> & {
    readonly members?: HomeFacts['members'];
    readonly rooms?: HomeFacts['rooms'];
  };

/** @returns the fact by its name, where the file has the column; nothing otherwise. */
const told = <Name extends string, Value>(
  read: RowCells,
  { name: columnName }: { readonly name: string },
  name: Name,
  value: (read: RowCells) => Value,
): { readonly [N in Name]?: Value } =>
  read.has(columnName) ? ({ [name]: value(read) } as { readonly [N in Name]?: Value }) : {};

/** Reads every column of facts that the file has. */
export function readFacts(read: RowCells): ToldFacts {
  return {
    ...told(read, column.SETTING, 'setting', () => valueIn(read, column.SETTING) ?? 'foster-home'),
    ...told(read, column.REGISTERED, 'isRegistered', () => truthIn(read, column.REGISTERED)),
    ...told(read, column.AGREEMENT_SIGNED, 'agreement', readAgreement),
    ...told(read, column.LAST_REVIEW_ON, 'lastReviewOn', () => valueIn(read, column.LAST_REVIEW_ON)),
    ...told(read, column.ROOMS, 'rooms', readRooms),
    ...told(read, column.MEMBERS, 'members', readMembers),
    ...told(read, column.EXEMPTIONS, 'exemptions', readExemptions),
    ...told(read, column.SHARING_AGREEMENTS, 'sharingAgreements', readSharingAgreements),
    ...told(read, column.SHORT_BREAKS, 'shortBreaks', readShortBreaks),
    ...told(read, column.CONNECTED_TO, 'connectedTo', readConnections),
    ...readPetKinds(read),
    ...told(read, column.ADAPTATIONS, 'adaptations', readAdaptations),
    ...told(read, column.FAITHS_SUPPORTED, 'faithsSupported', () => orNull(valueIn(read, column.FAITHS_SUPPORTED))),
    ...told(read, column.CULTURES_SUPPORTED, 'culturesSupported', readCultures),
    ...told(read, column.TRAINING, 'training', readTraining),
    ...told(read, column.EXPERIENCE, 'experience', readExperience),
    ...told(read, column.UNPLANNED_ENDINGS, 'unplannedEndings', () => valueIn(read, column.UNPLANNED_ENDINGS)),
    ...readPreference(read),
  };
}

/** @returns the frameworks the service is on; left out where the file has no column for them. */
export const readFrameworks = (
  read: RowCells,
): { readonly frameworks?: readonly { readonly authority: string; readonly valid: DateRange }[] } =>
  told(read, column.SERVICE_FRAMEWORKS, 'frameworks', () => {
    const frameworks = partsOf(read, column.SERVICE_FRAMEWORKS, ['from', 'until']).flatMap((part) => {
      const authority = authorityIn(read, column.SERVICE_FRAMEWORKS, part.head);
      const valid = daysIn(read, column.SERVICE_FRAMEWORKS, part);
      return authority === null || valid === null ? [] : [{ authority, valid }];
    });
    const twice = frameworks.find(({ authority, valid }, position) =>
      frameworks.slice(0, position).some((other) => other.authority === authority && overlaps(other.valid, valid)),
    );
    if (twice) {
      const sentence = `The framework of ${twice.authority} is named twice for the same days. Leave one of them out.`;
      read.refuse('framework-twice', column.SERVICE_FRAMEWORKS.name, sentence);
    }
    return frameworks;
  });

const truthIn = (read: RowCells, yesOrNo: FileColumn<'yes' | 'no' | null>): boolean | null => {
  const word = valueIn(read, yesOrNo);
  return word === null ? null : word === 'yes';
};

const orNull = <Value>(list: readonly Value[]): readonly Value[] | null => (list.length === 0 ? null : list);

function readAgreement(read: RowCells): LocalDate | 'none' | null {
  const text = valueIn(read, column.AGREEMENT_SIGNED);
  if (text === null) return null;
  return text.toLowerCase() === 'none' ? 'none' : dateIn(read, column.AGREEMENT_SIGNED, text);
}

/** Blank is not recorded, the one word `none` is an empty list. */
function listOrNone(read: RowCells, list: FileColumn<readonly string[]>): readonly string[] | null {
  const parts = valueIn(read, list);
  if (parts.length === 0) return null;
  return parts.length === 1 && parts[0]?.toLowerCase() === 'none' ? [] : parts;
}

const readCultures = (read: RowCells): readonly string[] | null => listOrNone(read, column.CULTURES_SUPPORTED);

function readAdaptations(read: RowCells): HomeFacts['adaptations'] {
  const parts = listOrNone(read, column.ADAPTATIONS);
  if (parts === null) return null;
  const known = parts.map((part) => read.wordIn(column.ADAPTATIONS.name, part, adaptationWords));
  return [...new Set(known.filter((word) => word !== null))];
}

/** A home without pets has no kinds of pet, whatever was recorded before. */
function readPetKinds(read: RowCells): Pick<ToldFacts, 'petKinds'> {
  const kinds = valueIn(read, column.PET_KINDS);
  const hasNone = read.text('PETS')?.toLowerCase().startsWith('n') ?? false;
  if (hasNone && kinds.length === 0) return { petKinds: [] };
  return read.has(column.PET_KINDS.name) ? { petKinds: orNull(kinds) } : {};
}

/** @returns the parts of a cell, each told by words; one that says a word twice or with nothing after it is refused. */
function partsOf(read: RowCells, { name }: { readonly name: string }, words: readonly string[]): readonly WordedPart[] {
  return read.list(name).flatMap((text) => {
    const part = wordedPart(text, words);
    if (part.wrongWord === null) return [part];
    const sentence = `In ${quoted(text)} the word ${part.wrongWord} is there twice, or nothing comes after it.`;
    read.refuse('wrong-part', name, sentence);
    return [];
  });
}

type Column = Pick<FileColumn, 'name'>;

function dateIn(read: RowCells, { name }: Column, text: string): LocalDate | null {
  const date = dateInCell(text);
  if (date !== null) return date;
  return read.refuse('wrong-date', name, `${quoted(text)} is not a date. Write it as dd/mm/yyyy, like 31/03/2025.`);
}

const dayAfter = (read: RowCells, of: Column, part: WordedPart, word: string): LocalDate | null => {
  const text = part.told.get(word);
  return text === undefined ? null : dateIn(read, of, text);
};

/** @returns the day after a word that must be there. */
function dayNeeded(read: RowCells, of: Column, part: WordedPart, word: string): LocalDate | null {
  if (part.told.has(word)) return dayAfter(read, of, part, word);
  return read.refuse(
    'part-without-day',
    of.name,
    `${quoted(part.head)} has no day. Write ${word} and the day after it.`,
  );
}

/** People write the last day; a part without one has no end. */
function daysIn(read: RowCells, of: Column, part: WordedPart): DateRange | null {
  const from = dayNeeded(read, of, part, 'from');
  const lastDay = dayAfter(read, of, part, 'until');
  if (from === null || (part.told.has('until') && lastDay === null)) return null;
  if (lastDay === null) return { from, until: null };
  if (lastDay >= from) return { from, until: addDays(lastDay, 1) };
  return read.refuse('ends-before-it-starts', of.name, `In ${quoted(part.head)} the last day is before the first day.`);
}

function authorityIn(read: RowCells, { name }: Column, text: string): string | null {
  if (/^[A-Za-z]\d{8}$/.test(text)) return text.toUpperCase();
  const sentence = `${quoted(text)} is not the code of an authority. Write its nine characters, like E10000020.`;
  return read.refuse('wrong-authority-code', name, sentence);
}

/** @returns a child as `AUTHORITY/CODE`, the authority in capitals. */
export function childNamedIn(read: RowCells, { name }: Column, text: string): string | null {
  const [, authority, code] = /^([A-Za-z]\d{8})\/(\S{1,10})$/.exec(text) ?? [];
  if (authority !== undefined && code !== undefined) return `${authority.toUpperCase()}/${code}`;
  const sentence = `${quoted(text)} does not name a child. Write the authority's code, a stroke and the child's code, like E10000020/1234.`;
  return read.refuse('wrong-named-child', name, sentence);
}

function childrenFor(read: RowCells, of: Column, part: WordedPart): readonly string[] | null {
  const texts = (part.told.get('for') ?? '').split(',').map((text) => text.trim());
  const children = texts.filter((text) => text !== '').map((text) => childNamedIn(read, of, text));
  if (children.length === 0) {
    const sentence = `${quoted(part.head)} names no child. Write for and the children after it, like for E10000020/1234.`;
    return read.refuse('part-without-children', of.name, sentence);
  }
  const known = children.filter((child) => child !== null);
  return known.length === children.length ? [...new Set(known)] : null;
}

function readMembers(read: RowCells): readonly HouseholdMember[] {
  return partsOf(read, column.MEMBERS, ['born', 'checked', 'offence']).flatMap((part) => {
    const role = read.wordIn(column.MEMBERS.name, part.head, memberRoleWords);
    const bornOn = dayAfter(read, column.MEMBERS, part, 'born');
    const checkedOn = dayAfter(read, column.MEMBERS, part, 'checked');
    const said = part.told.get('offence');
    const offence = said === undefined ? null : read.wordIn(column.MEMBERS.name, said, yesOrNoWords);
    return role === null
      ? []
      : [{ role, bornOn, checkedOn, hasSpecifiedOffence: offence === null ? null : offence === 'yes' }];
  });
}

/** A name, a colon and a number: `Garden room: 2`. */
function countedIn(read: RowCells, { name }: Column, text: string, most: number) {
  const [, what, number] = /^(.*\S)\s*:\s*(\S+)$/.exec(text) ?? [];
  if (what === undefined || number === undefined) {
    return read.refuse(
      'part-without-number',
      name,
      `${quoted(text)} has no number. Write it after a colon, like ${quoted(`${text}: 1`)}.`,
    );
  }
  const count = read.wholeNumberIn(name, number, 1, most);
  return count === null ? null : { what, count };
}

const readRooms = (read: RowCells): HomeFacts['rooms'] =>
  valueIn(read, column.ROOMS).flatMap((text) => {
    const room = countedIn(read, column.ROOMS, text, 6);
    return room === null ? [] : [{ name: room.what, beds: room.count }];
  });

const readExperience = (read: RowCells): HomeFacts['experience'] =>
  valueIn(read, column.EXPERIENCE).flatMap((text) => {
    const counted = countedIn(read, column.EXPERIENCE, text, 999);
    const skill = counted === null ? null : read.wordIn(column.EXPERIENCE.name, counted.what, skillWords);
    return counted === null || skill === null ? [] : [{ skill, children: counted.count }];
  });

const readTraining = (read: RowCells): HomeFacts['training'] =>
  partsOf(read, column.TRAINING, ['on', 'until']).flatMap((part) => {
    const skill = read.wordIn(column.TRAINING.name, part.head, skillWords);
    const completedOn = dayNeeded(read, column.TRAINING, part, 'on');
    const lastDay = dayAfter(read, column.TRAINING, part, 'until');
    if (skill === null || completedOn === null) return [];
    return [{ skill, completedOn, validUntil: lastDay === null ? null : addDays(lastDay, 1) }];
  });

const readExemptions = (read: RowCells): HomeFacts['exemptions'] =>
  partsOf(read, column.EXEMPTIONS, ['from', 'until', 'for']).flatMap((part) => {
    const authority = authorityIn(read, column.EXEMPTIONS, part.head);
    const valid = daysIn(read, column.EXEMPTIONS, part);
    const children = childrenFor(read, column.EXEMPTIONS, part);
    return authority === null || valid === null || children === null ? [] : [{ authority, children, valid }];
  });

const readSharingAgreements = (read: RowCells): HomeFacts['sharingAgreements'] =>
  partsOf(read, column.SHARING_AGREEMENTS, ['on', 'assessed', 'for']).flatMap((part) => {
    const authority = authorityIn(read, column.SHARING_AGREEMENTS, part.head);
    const agreedOn = dayNeeded(read, column.SHARING_AGREEMENTS, part, 'on');
    const assessedOn = dayAfter(read, column.SHARING_AGREEMENTS, part, 'assessed');
    const children = childrenFor(read, column.SHARING_AGREEMENTS, part);
    return authority === null || agreedOn === null || children === null
      ? []
      : [{ authority, children, agreedOn, assessedOn }];
  });

const readShortBreaks = (read: RowCells): NonNullable<ToldFacts['shortBreaks']> =>
  partsOf(read, column.SHORT_BREAKS, ['from', 'until']).flatMap((part) => {
    const child = childNamedIn(read, column.SHORT_BREAKS, part.head);
    const stay = daysIn(read, column.SHORT_BREAKS, part);
    if (stay !== null && stay.until === null) {
      read.refuse(
        'break-without-end',
        column.SHORT_BREAKS.name,
        `The short break of ${quoted(part.head)} has no last day.`,
      );
      return [];
    }
    const [authorityCode = '', code = ''] = child?.split('/') ?? [];
    return child === null || stay === null ? [] : [{ authorityCode, code, stay }];
  });

const readConnections = (read: RowCells): HomeFacts['connectedTo'] =>
  partsOf(read, column.CONNECTED_TO, ['as']).flatMap((part) => {
    const child = childNamedIn(read, column.CONNECTED_TO, part.head);
    const kind = read.wordIn(column.CONNECTED_TO.name, part.told.get('as') ?? '', connectionWords);
    return child === null || kind === null ? [] : [{ child, isRelative: kind === 'relative' }];
  });

function readPreference(read: RowCells): Pick<ToldFacts, 'preference'> {
  const columns = [
    ...[column.PREFERS_AGE_FROM, column.PREFERS_AGE_TO, column.PREFERS_SEX, column.PREFERS_NUMBER],
    ...[column.PREFERS_SIBLINGS, column.NOT_READY_FOR],
  ];
  if (!columns.some(({ name }) => read.has(name))) return {};
  if (columns.every(({ name }) => read.isBlank(name))) return { preference: null };
  const from = valueIn(read, column.PREFERS_AGE_FROM);
  const to = valueIn(read, column.PREFERS_AGE_TO);
  const [fromIsBlank, toIsBlank] = [column.PREFERS_AGE_FROM, column.PREFERS_AGE_TO].map(({ name }) =>
    read.isBlank(name),
  );
  if (fromIsBlank !== toIsBlank) {
    const blank = fromIsBlank ? column.PREFERS_AGE_FROM : column.PREFERS_AGE_TO;
    read.refuse('ages-half-stated', blank.name, 'Write both ages the carers prefer, or leave both blank.');
  }
  return {
    preference: {
      ages: from === null || to === null ? null : { from, to },
      sex: valueIn(read, column.PREFERS_SEX),
      mostChildren: valueIn(read, column.PREFERS_NUMBER),
      takesSiblings: truthIn(read, column.PREFERS_SIBLINGS),
      unwillingNeeds: valueIn(read, column.NOT_READY_FOR),
    },
  };
}
