import { dateFieldsIn, type DateFields } from '../words/date-fields.js';
import { counted, sentenceCase } from '../words/words.js';
import { formName, placeName, placesInForm, type TypedRecord } from './record-form.js';
import { type QuestionGroup, recordGroups, type RecordQuestion } from './record-questions.js';
import { type Named } from './request.operations.js';

export interface AnswerList {
  readonly list: string;
  readonly answers: readonly Named[];
}

interface Item {
  readonly value: string;
  readonly text: string;
  readonly selected: boolean;
  readonly checked: boolean;
}

interface PartOfPlace {
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly classes: string;
  readonly items: readonly Item[] | null;
}

export interface RecordField {
  readonly name: string;
  readonly label: string;
  readonly hint: string | null;
  readonly kind: RecordQuestion['kind'];
  readonly error: string | null;
  readonly value: string;
  readonly items: readonly Item[];
  readonly date: DateFields;
  readonly places: readonly (readonly PartOfPlace[])[];
}

export interface RecordGroupModel {
  readonly id: string;
  readonly heading: string;
  readonly introduction: string;
  readonly answered: string;
  /** Unfolded where something is wrong in it. */
  readonly isOpen: boolean;
  readonly fields: readonly RecordField[];
}

const item = (value: string, text: string, chosen: readonly string[]): Item => ({
  ...{ value, text, selected: chosen.includes(value), checked: chosen.includes(value) },
});

/** @returns the folded part of the form, group by group. */
export function presentRecordForm(
  typed: TypedRecord,
  lists: readonly AnswerList[],
  errorOf: (name: string) => string | null,
  groups: readonly QuestionGroup[] = recordGroups,
): readonly RecordGroupModel[] {
  const answersOf = (list: string | undefined): readonly Named[] =>
    lists.find((one) => one.list === list)?.answers ?? [];
  return groups.map(({ id, heading, introduction, questions }) => {
    const fields = questions.map((question) => fieldOf(question, typed, answersOf, errorOf));
    const answered = questions.filter(({ path }) =>
      Object.entries(typed).some(([name, values]) => isOf(name, path) && values.length > 0),
    ).length;
    return {
      ...{ id, heading, introduction, fields },
      answered: answered === 0 ? '' : counted(answered, 'answer'),
      isOpen: fields.some(({ error }) => error !== null),
    };
  });
}

const isOf = (name: string, path: string): boolean => name === formName(path) || name.startsWith(`${formName(path)}-`);

function fieldOf(
  question: RecordQuestion,
  typed: TypedRecord,
  answersOf: (list: string | undefined) => readonly Named[],
  errorOf: (name: string) => string | null,
): RecordField {
  const { path, label, kind, hint = null } = question;
  const name = formName(path);
  const chosen = typed[name] ?? [];
  const single = Object.fromEntries(Object.entries(typed).map(([key, [value]]) => [key, value]));
  const answers = answersOf(question.list).map((answer) => item(answer.id, sentenceCase(answer.name), chosen));
  const notRecorded = item('', 'Not recorded', chosen);
  const yesOrNo = [item('yes', 'Yes', chosen), item('no', 'No', chosen)];
  return {
    ...{ name, label, kind, hint, error: errorOf(name), value: chosen[0] ?? '' },
    items: kind === 'choice' ? [notRecorded, ...answers] : kind === 'yes-no' ? [notRecorded, ...yesOrNo] : answers,
    date: dateFieldsIn(single, name),
    places: kind === 'visits' || kind === 'places' ? placesOf(question, typed, answersOf('visitPeriods')) : [],
  };
}

function placesOf(
  { path, kind }: RecordQuestion,
  typed: TypedRecord,
  periods: readonly Named[],
): readonly (readonly PartOfPlace[])[] {
  return Array.from({ length: placesInForm }, (_, position) => {
    const part = (name: string, label: string, classes: string, choices: readonly Named[] | null = null) => {
      const chosen = typed[placeName(path, position, name)] ?? [];
      return {
        ...{ name: placeName(path, position, name), label: `${label}, place ${position + 1}`, classes },
        value: chosen[0] ?? '',
        items: choices === null ? null : choices.map((choice) => item(choice.id, choice.name, chosen)),
      };
    };
    const place = [
      part('place', 'Name', 'govuk-input--width-20'),
      part('postcodeSector', 'Postcode sector', 'govuk-input--width-5'),
    ];
    return kind === 'places'
      ? [...place, part('reason', 'Why', 'govuk-input--width-20')]
      : [...place, part('times', 'Times', 'govuk-input--width-2'), part('period', 'In', '', periods)];
  });
}
