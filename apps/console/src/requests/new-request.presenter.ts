import { sentenceCase } from '../words/words.js';
import { factGroups } from './fact-questions.js';
import { formNameOfFact } from './facts-form.js';
import { type FieldErrors, type NewRequestTyped } from './new-request.form.js';
import { presentRecordForm, type RecordGroupModel } from './record-form.presenter.js';
import { type RequestChoices } from './new-request.operations.js';

export interface NewRequestModel {
  readonly title: string;
  readonly typed: NewRequestTyped;
  readonly errors: readonly { readonly text: string; readonly href?: string }[];
  readonly errorOf: FieldErrors;
  readonly placementTypes: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  readonly needs: readonly { readonly value: string; readonly text: string; readonly checked: boolean }[];
  /** What the rules may also ask. */
  readonly facts: readonly RecordGroupModel[];
  readonly groups: readonly RecordGroupModel[];
}

/** Where the link of an error leads: the first box of a group, the day of a date. */
const anchors: Readonly<Record<Exclude<keyof NewRequestTyped, 'details'>, string>> = {
  knownAs: 'knownAs',
  childCode: 'childCode',
  bornOn: 'bornOn-day',
  sex: 'sex',
  urgency: 'urgency',
  neededBy: 'neededBy-day',
  startsOn: 'startsOn-day',
  expectedUntil: 'expectedUntil-day',
  placementType: 'placementType',
  needs: 'needs',
  siblingGroup: 'siblingGroup',
  homePostcode: 'homePostcode',
  schoolName: 'schoolName',
  schoolPostcode: 'schoolPostcode',
  schoolMustContinue: 'schoolMustContinue',
  summary: 'summary',
};

const isField = (text: string): text is keyof typeof anchors => Object.hasOwn(anchors, text);

/** @returns an api refusal as the error of its field; null when it is about no field of the form. */
export const errorsOf = ({
  field,
  message,
}: {
  readonly field: string | null;
  readonly message: string;
}): FieldErrors | null => {
  if (field === null) return null;
  // A part of a place is told at its list: details.circumstances.regularPlaces.times.
  if (field.startsWith('details.')) return { [field.split('.').slice(0, 3).join('.')]: message };
  if (field.startsWith('facts.')) return { [formNameOfFact(field.slice('facts.'.length))]: message };
  return isField(field) ? { [field]: message } : null;
};

/** @param general what is wrong with the whole, not with one field. */
export function presentNewRequest(
  typed: NewRequestTyped,
  { placementTypes, needs, recordAnswers, factAnswers }: RequestChoices,
  errorOf: FieldErrors,
  general: string | null,
): NewRequestModel {
  const fields = Object.keys(anchors).filter(isField);
  const errorAt = (name: string): string | null => errorOf[name as `details.${string}`] ?? null;
  const groups = presentRecordForm(typed.details, recordAnswers, errorAt);
  const facts = presentRecordForm(typed.details, factAnswers, errorAt, factGroups);
  return {
    title: 'Open a placement request',
    typed,
    errorOf,
    facts,
    groups,
    errors: [
      ...(general === null ? [] : [{ text: general }]),
      ...fields.flatMap((field) => {
        const sentence = errorOf[field];
        return sentence === undefined ? [] : [{ text: sentence, href: `#${anchors[field]}` }];
      }),
      ...[...facts, ...groups].flatMap((group) =>
        group.fields.flatMap(({ name, kind, error }) =>
          error === null ? [] : [{ text: error, href: `#${name}${kind === 'date' ? '-day' : ''}` }],
        ),
      ),
    ],
    placementTypes: placementTypes.map(({ id, name }) => ({
      value: id,
      text: sentenceCase(name),
      checked: typed.placementType === id,
    })),
    needs: needs.map(({ id, name }) => ({ value: id, text: sentenceCase(name), checked: typed.needs.includes(id) })),
  };
}
