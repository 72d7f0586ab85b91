import { dateFieldsIn, readDateFields } from '../words/date-fields.js';
import { type QuestionGroup, recordGroups, type RecordQuestion } from './record-questions.js';

/** What was typed of the record, by the name of its field in the form: `details.requirements.pets`. */
export type TypedRecord = Readonly<Record<string, readonly string[]>>;
/** The record as the api takes it: sections of answers. */
export type RecordInput = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** How many places the form has room for in each list. */
export const placesInForm = 3;
const prefix = 'details.';
export const formName = (path: string): string => `${prefix}${path}`;
export const placeName = (path: string, position: number, part: string): string =>
  `${prefix}${path}-${position}-${part}`;

export const typedRecordIn = (form: Readonly<Record<string, unknown>>): TypedRecord =>
  Object.fromEntries(
    Object.entries(form)
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, value]) => [
        name,
        (Array.isArray(value) ? value : [value])
          .filter((one): one is string => typeof one === 'string')
          .map((one) => one.trim())
          .filter((one) => one !== ''),
      ]),
  );

export interface ReadRecord {
  /** Null when nothing was answered. */
  readonly input: RecordInput | null;
  /** By the name of the field in the form. */
  readonly errors: Readonly<Record<string, string>>;
}

/** Checks only what the api cannot be asked about: numbers and dates that cannot be read. The api judges the rest. */
export function readRecord(typed: TypedRecord, groups: readonly QuestionGroup[] = recordGroups): ReadRecord {
  const errors: Record<string, string> = {};
  const sections: Record<string, Record<string, unknown>> = {};
  for (const question of groups.flatMap(({ questions }) => questions)) {
    const answer = answerTo(question, typed, errors);
    if (answer === undefined) continue;
    const [section = '', field = ''] = question.path.split('.');
    (sections[section] ??= {})[field] = answer;
  }
  return { input: Object.keys(sections).length === 0 ? null : sections, errors };
}

function answerTo(question: RecordQuestion, typed: TypedRecord, errors: Record<string, string>): unknown {
  const { path, label, kind } = question;
  const name = formName(path);
  const [first] = typed[name] ?? [];
  switch (kind) {
    case 'choice':
    case 'text':
      return first;
    case 'choices':
      return first === undefined ? undefined : typed[name];
    case 'words':
      return first === undefined ? undefined : [first];
    case 'yes-no':
      return first === undefined ? undefined : first === 'yes';
    case 'count':
      return first === undefined ? undefined : wholeNumber(first, name, label, errors);
    case 'date':
      return dateIn(name, label, typed, errors);
    case 'visits':
    case 'places':
      return placesIn(question, typed, errors);
  }
}

function wholeNumber(text: string, name: string, label: string, errors: Record<string, string>): number | undefined {
  if (/^\d{1,3}$/.test(text)) return Number(text);
  errors[name] = `${label} must be a whole number, like 2`;
  return undefined;
}

function dateIn(name: string, label: string, typed: TypedRecord, errors: Record<string, string>): string | undefined {
  const single = Object.fromEntries(Object.entries(typed).map(([key, [value]]) => [key, value]));
  const read = readDateFields(dateFieldsIn(single, name), label);
  if (read.kind === 'wrong') errors[name] = read.sentence;
  return read.kind === 'date' ? read.date : undefined;
}

function placesIn({ path, kind }: RecordQuestion, typed: TypedRecord, errors: Record<string, string>): unknown {
  const places = Array.from({ length: placesInForm }, (_, position) => {
    const part = (name: string): string | null => typed[placeName(path, position, name)]?.[0] ?? null;
    const place = part('place');
    if (place === null) {
      const isBegun = ['postcodeSector', 'times', 'reason'].some((name) => part(name) !== null);
      if (isBegun) errors[formName(path)] = 'Say what the place is called, or clear the rest of its line';
      return [];
    }
    const named = { place, postcodeSector: part('postcodeSector') };
    if (kind === 'places') return [{ ...named, reason: part('reason') }];
    const times = wholeNumber(part('times') ?? '1', formName(path), 'How often', errors);
    return [{ ...named, times, period: part('period') ?? 'WEEK' }];
  }).flat();
  return places.length === 0 ? undefined : places;
}
