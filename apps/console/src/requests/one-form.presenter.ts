import { type RecordField } from './record-form.presenter.js';
import { type TypedRecord } from './record-form.js';
import { type AnswerList, presentRecordForm } from './record-form.presenter.js';
import { type RecordQuestion } from './record-questions.js';

/** A page that asks for one thing. */
export interface OneFormModel {
  readonly back: { readonly text: string; readonly href: string };
  readonly caption: string;
  readonly title: string;
  readonly introduction: readonly string[];
  readonly action: string;
  readonly button: string;
  readonly isWarning: boolean;
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly fields: readonly RecordField[];
  readonly errors: readonly { readonly text: string; readonly href?: string }[];
}

/** What was typed, and what is wrong with it. */
export interface TypedForm {
  readonly typed: TypedRecord;
  /** Sentences by the name of the field in the form. */
  readonly errorOf: Readonly<Record<string, string>>;
  /** What is wrong with no field in particular. */
  readonly general: string | null;
}

export const nothingTyped: TypedForm = { typed: {}, errorOf: {}, general: null };

type AboutForm = Omit<OneFormModel, 'fields' | 'errors' | 'isWarning' | 'hidden'> &
  Partial<Pick<OneFormModel, 'isWarning' | 'hidden'>>;

/** @returns the page, with what is wrong above it and beside its field. */
export function presentOneForm(
  about: AboutForm,
  questions: readonly RecordQuestion[],
  lists: readonly AnswerList[],
  { typed, errorOf, general }: TypedForm,
): OneFormModel {
  const group = { id: 'form', heading: '', introduction: '', questions };
  const fields = presentRecordForm(typed, lists, (name) => errorOf[name] ?? null, [group]).flatMap(
    (presented) => presented.fields,
  );
  return {
    isWarning: false,
    hidden: [],
    ...about,
    fields,
    errors: [
      ...(general === null ? [] : [{ text: general }]),
      ...fields.flatMap(({ name, kind, error }) =>
        error === null ? [] : [{ text: error, href: `#${name}${kind === 'date' ? '-day' : ''}` }],
      ),
    ],
  };
}
