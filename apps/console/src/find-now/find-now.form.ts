import { type LocalDate } from '#kernel';
import { readFacts } from '../requests/facts-form.js';
import { type SentForm } from '../requests/new-request.form.js';
import { type TypedRecord, typedRecordIn } from '../requests/record-form.js';
import { dateFieldsIn, type DateFields, dateFieldsOf, readDateFields } from '../words/date-fields.js';
import { type SearchedChild } from './find-now.operations.js';

/** What was typed, to be shown again above the answer. */
export interface FindNowTyped {
  readonly age: string;
  readonly bornOn: DateFields;
  readonly sex: string;
  readonly homePostcode: string;
  readonly urgency: string;
  readonly placementType: string;
  readonly startsOn: DateFields;
  readonly expectedUntil: DateFields;
  readonly schoolPostcode: string;
  readonly needs: readonly string[];
  readonly withinMiles: string;
  readonly details: TypedRecord;
}

export type FindNowErrors = Readonly<Record<string, string>>;

export type ReadFindNow =
  | { readonly ok: true; readonly child: SearchedChild; readonly withinMiles: number | null }
  | { readonly ok: false; readonly errors: FindNowErrors };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string' && item !== '');
const orNull = (value: string): string | null => (value === '' ? null : value);

/** The form as it stands when it is opened: an emergency, today. */
export const emptyForm = (today: LocalDate): FindNowTyped => ({
  ...typedIn({}),
  urgency: 'EMERGENCY',
  placementType: 'emergency',
  startsOn: dateFieldsOf(today),
});

export const typedIn = (form: SentForm): FindNowTyped => ({
  age: text(form['age']),
  bornOn: dateFieldsIn(form, 'bornOn'),
  sex: text(form['sex']),
  homePostcode: text(form['homePostcode']),
  urgency: text(form['urgency']),
  placementType: text(form['placementType']),
  startsOn: dateFieldsIn(form, 'startsOn'),
  expectedUntil: dateFieldsIn(form, 'expectedUntil'),
  schoolPostcode: text(form['schoolPostcode']),
  needs: list(form['needs']),
  withinMiles: text(form['withinMiles']),
  details: typedRecordIn(form),
});

/** Checks only what the api cannot be asked about: whether a number or a date can be read. */
export function readFindNow(typed: FindNowTyped): ReadFindNow {
  const errors: Record<string, string> = {};
  const number = (field: 'age' | 'withinMiles', sentence: string): number | null => {
    if (typed[field] === '') return null;
    if (/^\d{1,3}$/.test(typed[field])) return Number(typed[field]);
    errors[field] = sentence;
    return null;
  };
  const date = (field: 'bornOn' | 'startsOn' | 'expectedUntil', what: string): LocalDate | null => {
    const read = readDateFields(typed[field], what);
    if (read.kind === 'wrong') errors[field] = read.sentence;
    return read.kind === 'date' ? read.date : null;
  };
  const ageInYears = number('age', 'The age must be a whole number of years, like 7');
  const bornOn = date('bornOn', 'The date of birth');
  const startsOn = date('startsOn', 'The date of moving in');
  const expectedUntil = date('expectedUntil', 'The last day of the stay');
  const withinMiles = number('withinMiles', 'Miles must be a whole number, like 20');
  const facts = readFacts(typed.details);
  Object.assign(errors, facts.errors);
  if (Object.keys(errors).length > 0) return { ok: false, errors };
  return {
    ok: true,
    withinMiles,
    child: {
      ...{ ageInYears, bornOn, startsOn, expectedUntil, needs: typed.needs },
      sex: typed.sex === '' ? 'NOT_RECORDED' : typed.sex,
      urgency: typed.urgency === '' ? 'EMERGENCY' : typed.urgency,
      placementType: typed.placementType === '' ? 'emergency' : typed.placementType,
      homePostcode: orNull(typed.homePostcode),
      schoolPostcode: orNull(typed.schoolPostcode),
      facts: facts.input,
    },
  };
}

type SentField = { readonly name: string; readonly value: string };

const sentDate = (name: string, fields: DateFields): readonly SentField[] =>
  Object.entries(fields).map(([part, value]) => ({ name: `${name}-${part}`, value: String(value) }));
const sentDetails = (details: TypedRecord): readonly SentField[] =>
  Object.entries(details).flatMap(([name, values]) => values.map((value) => ({ name, value })));
const isSaid = ({ value }: SentField): boolean => value !== '';

/** @returns what was typed as this form sends it: names and values, one by one. */
export const asSearch = (typed: FindNowTyped): readonly SentField[] =>
  [
    ...(['age', 'sex', 'urgency', 'placementType', 'homePostcode', 'schoolPostcode', 'withinMiles'] as const).map(
      (name) => ({ name, value: typed[name] }),
    ),
    ...(['bornOn', 'startsOn', 'expectedUntil'] as const).flatMap((name) => sentDate(name, typed[name])),
    ...typed.needs.map((value) => ({ name: 'needs', value })),
    ...sentDetails(typed.details),
  ].filter(isSaid);

/** @returns the same facts as the form of a new request names them: names and values, one by one. */
export function asNewRequest(typed: FindNowTyped): readonly SentField[] {
  const { age, needs, details } = typed;
  const summary =
    age === '' ? '' : `Said to be ${age} years old when a home was looked for; the day of birth is to be found out.`;
  return [
    ...(['sex', 'urgency', 'placementType', 'homePostcode', 'schoolPostcode'] as const).map((name) => ({
      name,
      value: typed[name],
    })),
    ...sentDate('bornOn', typed.bornOn),
    ...sentDate('neededBy', typed.startsOn),
    ...sentDate('startsOn', typed.startsOn),
    ...sentDate('expectedUntil', typed.expectedUntil),
    ...needs.map((value) => ({ name: 'needs', value })),
    { name: 'summary', value: summary },
    ...sentDetails(details),
  ].filter(isSaid);
}
