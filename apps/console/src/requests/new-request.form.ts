import { type LocalDate } from '#kernel';
import { dateFieldsIn, type DateFields, readDateFields } from '../words/date-fields.js';
import { readFacts } from './facts-form.js';
import { readRecord, type TypedRecord, typedRecordIn } from './record-form.js';
import { type OpenPlacementRequestInput } from './new-request.operations.js';

/** A form as a browser sends it: every value is text, and a box ticked twice is a list. */
export type SentForm = Readonly<Record<string, unknown>>;

/** What was typed, to be shown again when something in it is wrong. */
export interface NewRequestTyped {
  readonly childCode: string;
  readonly knownAs: string;
  readonly bornOn: DateFields;
  readonly sex: string;
  readonly urgency: string;
  readonly neededBy: DateFields;
  readonly startsOn: DateFields;
  readonly expectedUntil: DateFields;
  readonly placementType: string;
  readonly siblingGroup: string;
  readonly homePostcode: string;
  readonly schoolName: string;
  readonly schoolPostcode: string;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly string[];
  readonly summary: string;
  /** The folded part of the form, by the names of its fields. */
  readonly details: TypedRecord;
}

/** By the name of the field in the form; those of the folded part begin with `details.`. */
export type FieldErrors = Readonly<Partial<Record<keyof NewRequestTyped | `details.${string}`, string>>>;

export type ReadForm =
  | { readonly ok: true; readonly input: OpenPlacementRequestInput }
  | { readonly ok: false; readonly errors: FieldErrors };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
const list = (value: unknown): readonly string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string' && item !== '');

export const typedIn = (form: SentForm): NewRequestTyped => ({
  childCode: text(form['childCode']),
  knownAs: text(form['knownAs']),
  bornOn: dateFieldsIn(form, 'bornOn'),
  sex: text(form['sex']),
  urgency: text(form['urgency']),
  neededBy: dateFieldsIn(form, 'neededBy'),
  startsOn: dateFieldsIn(form, 'startsOn'),
  expectedUntil: dateFieldsIn(form, 'expectedUntil'),
  placementType: text(form['placementType']),
  siblingGroup: text(form['siblingGroup']),
  homePostcode: text(form['homePostcode']),
  schoolName: text(form['schoolName']),
  schoolPostcode: text(form['schoolPostcode']),
  schoolMustContinue: form['schoolMustContinue'] === 'yes',
  needs: list(form['needs']),
  summary: text(form['summary']),
  details: typedRecordIn(form),
});

const sexes = ['FEMALE', 'MALE', 'NOT_RECORDED'];
const urgencies = ['PLANNED', 'EMERGENCY'];
const textOrNull = (value: string): string | null => (value === '' ? null : value);

/** Checks only what the api cannot be asked about: whether a field is filled and a date can be read. The api judges the rest. */
export function readNewRequest(typed: NewRequestTyped): ReadForm {
  const errors: Record<string, string> = {};
  const date = (
    field: 'bornOn' | 'neededBy' | 'startsOn' | 'expectedUntil',
    what: string,
    ifBlank: string | null,
  ): LocalDate | null => {
    const read = readDateFields(typed[field], what);
    if (read.kind === 'wrong') errors[field] = read.sentence;
    if (read.kind === 'blank' && ifBlank !== null) errors[field] = ifBlank;
    return read.kind === 'date' ? read.date : null;
  };
  if (typed.knownAs === '') errors['knownAs'] = 'Enter the name the child is known by';
  if (typed.childCode === '') errors['childCode'] = 'Enter the child’s code in your case system';
  const bornOn = date('bornOn', 'The date of birth', null);
  if (!sexes.includes(typed.sex)) errors['sex'] = 'Choose girl, boy or not recorded';
  if (!urgencies.includes(typed.urgency)) errors['urgency'] = 'Choose whether this is planned or an emergency';
  const neededBy = date('neededBy', 'The date a home is needed by', 'Enter the date a home is needed by');
  const startsOn = date('startsOn', 'The date of moving in', 'Enter the date of moving in');
  const expectedUntil = date('expectedUntil', 'The last day of the stay', null);
  if (typed.placementType === '') errors['placementType'] = 'Choose a type of placement';
  const record = readRecord(typed.details);
  const facts = readFacts(typed.details);
  Object.assign(errors, record.errors, facts.errors);
  if (neededBy === null || startsOn === null || Object.keys(errors).length > 0) return { ok: false, errors };

  const { childCode, knownAs, sex, urgency, placementType, schoolMustContinue, needs, summary } = typed;
  return {
    ok: true,
    input: {
      ...{ childCode, knownAs, bornOn, sex, urgency, neededBy, startsOn, expectedUntil, placementType, needs, summary },
      siblingGroup: textOrNull(typed.siblingGroup),
      homePostcode: textOrNull(typed.homePostcode),
      schoolName: textOrNull(typed.schoolName),
      schoolPostcode: textOrNull(typed.schoolPostcode),
      schoolMustContinue,
      ...(record.input === null ? {} : { details: record.input }),
      ...(facts.input === null ? {} : { facts: facts.input }),
    },
  };
}
