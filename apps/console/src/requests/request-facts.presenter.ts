import { dateFieldsOf } from '../words/date-fields.js';
import { sentenceCase } from '../words/words.js';
import { factGroups } from './fact-questions.js';
import { type SummaryRow } from './home-card.presenter.js';
import { formName, type TypedRecord } from './record-form.js';
import { type AnswerList, presentRecordForm, type RecordGroupModel } from './record-form.presenter.js';
import { type BeforePlacing, type RequestWithFacts } from './request-facts.operations.js';

/** Which part of what is known a form changes. */
export type FactsPart = 'before' | 'facts';

export interface FactsFormModel {
  readonly id: string;
  readonly title: string;
  readonly caption: string;
  readonly introduction: string;
  readonly action: string;
  readonly button: string;
  readonly groups: readonly RecordGroupModel[];
  readonly recorded: readonly SummaryRow[];
  readonly errors: readonly { readonly text: string; readonly href?: string }[];
}

/** Orders and places to keep away from replace those recorded, so they are not changed here one at a time. */
const groupsOf: Readonly<Record<FactsPart, typeof factGroups>> = {
  before: factGroups.filter(({ id }) => id === 'before'),
  facts: factGroups.filter(({ id }) => id !== 'before' && id !== 'safety'),
};

/** @returns what is recorded already, as if it had been typed. */
export const typedBefore = (before: BeforePlacing): TypedRecord =>
  Object.fromEntries(
    Object.entries(before).flatMap(([fact, day]) => {
      if (day === null) return [];
      const name = formName(`before.${fact}`);
      const { day: ofMonth, month, year } = dateFieldsOf(day);
      return [
        [`${name}-day`, [ofMonth]],
        [`${name}-month`, [month]],
        [`${name}-year`, [year]],
      ];
    }),
  );

/** @param errorOf sentences by the name of the field in the form. */
export function presentFactsForm(
  part: FactsPart,
  { id, reference, child, facts }: RequestWithFacts,
  typed: TypedRecord,
  lists: readonly AnswerList[],
  errorOf: Readonly<Record<string, string>>,
  general: string | null,
): FactsFormModel {
  const groups = presentRecordForm(typed, lists, (name) => errorOf[name] ?? null, groupsOf[part]);
  return {
    id,
    caption: `${child.description}, placement request ${reference}`,
    action: `/requests/${id}/${part}`,
    groups,
    recorded: facts.inWords.map(({ label, words }) => ({ key: label, value: sentenceCase(words) })),
    errors: [
      ...(general === null ? [] : [{ text: general }]),
      ...groups.flatMap(({ fields }) =>
        fields.flatMap(({ name, kind, error }) =>
          error === null ? [] : [{ text: error, href: `#${name}${kind === 'date' ? '-day' : ''}` }],
        ),
      ),
    ],
    ...(part === 'before'
      ? {
          title: `Record what has been done for ${child.knownAs}`,
          introduction:
            'The day each was done. Clear a day to take it back. Search again afterwards: what is recorded is no longer asked for.',
          button: 'Record',
        }
      : {
          title: `Change what is known of ${child.knownAs}`,
          introduction:
            'Answer only what is to change: an answer takes the place of the one recorded, and what you leave out stays. The next search reads it.',
          button: 'Save changes',
        }),
  };
}
