import { longDate } from '#kernel';
import { listed, sentenceCase } from '../words/words.js';
import { type Clearance, type HomeOfClearances, type RequestWithClearances } from './clearances.operations.js';
import { type AnswerList } from './record-form.presenter.js';
import { type RecordQuestion } from './record-questions.js';

/** What may be recorded of others, in the order people think of it: the end of its address, and what the api calls it. */
export const clearanceForms = {
  'consent-of-service': {
    link: 'Consent of the fostering service',
    title: 'Record the consent of the fostering service',
    introduction: 'The service that approved the carer agrees to this placement.',
    giver: 'Who consented',
    day: 'Day of the consent',
    names: 'nobody',
  },
  'consent-of-authority': {
    link: 'Consent of another authority with a child there',
    title: 'Record the consent of another authority',
    introduction: 'An authority with a child in this home agrees that another child moves in.',
    giver: 'Who consented',
    day: 'Day of the consent',
    names: 'authority',
  },
  'approval-outside-area': {
    link: 'Approval of a home outside the area',
    title: 'Record the approval of a home outside the area',
    introduction:
      'In an adjoining authority the nominated officer approves, at a distance the director of children’s services. To add evidence later, record the approval again.',
    giver: 'Who approved it',
    day: 'Day of the approval',
    names: 'approver',
  },
  'approval-key-stage-4': {
    link: 'Approval of a move in years 10 and 11',
    title: 'Record the approval of a move in years 10 and 11',
    introduction: 'A move that disrupts school in years 10 and 11 is approved by the nominated officer.',
    giver: 'Who approved it',
    day: 'Day of the approval',
    names: 'approver',
  },
  'notice-to-area': {
    link: 'Notice to the authority where the home is',
    title: 'Record the notice to the authority where the home is',
    introduction: 'The authority in whose area the home is was told, in writing, that the child is to live there.',
    giver: 'Who told them',
    day: 'Day they were told',
    names: 'authority',
  },
} as const;
export type ClearanceForm = keyof typeof clearanceForms;
export const isClearanceForm = (text: string): text is ClearanceForm => Object.hasOwn(clearanceForms, text);

/** The rules that what is recorded here answers. */
export const clearedRules: readonly string[] = [
  'service-consent',
  'adjoining-authority',
  'at-a-distance',
  'approval-evidence',
  'emergency-out-of-area',
  'notice-to-area',
  'key-stage-4',
];

const path = (field: string): string => `clearance.${field}`;

export function questionsFor(kind: ClearanceForm): readonly RecordQuestion[] {
  const { giver, day, names } = clearanceForms[kind];
  return [
    ...(names === 'authority'
      ? [{ path: path('authority'), label: 'Authority', kind: 'choice', list: 'authorities' } as const]
      : []),
    ...(names === 'approver'
      ? [{ path: path('approver'), label: 'Approved by', kind: 'choice', list: 'approvers' } as const]
      : []),
    { path: path('givenBy'), label: giver, kind: 'text', hint: 'Name and role, like Jo Park, registered manager' },
    { path: path('givenOn'), label: day, kind: 'date' },
    ...(kind === 'approval-outside-area'
      ? [
          {
            ...({ path: path('evidence'), kind: 'choices', list: 'evidence' } as const),
            label: 'Evidence the approver was satisfied of',
            hint: 'That the authority where the home is was told is recorded as a notice.',
          },
        ]
      : []),
  ];
}

export const withdrawQuestions: readonly RecordQuestion[] = [
  { path: 'withdraw.because', label: 'Why', kind: 'text', hint: 'For example: it was about another home' },
];

/** Words of the register that the form offers. */
export const clearanceLists: readonly AnswerList[] = [
  {
    list: 'approvers',
    answers: [
      { id: 'nominated-officer', name: 'nominated officer' },
      { id: 'director-of-childrens-services', name: 'director of children’s services' },
    ],
  },
  {
    list: 'evidence',
    answers: [
      { id: 'wishes-and-feelings', name: 'what the child wishes and feels' },
      { id: 'care-plan', name: 'that the home is right for the child and the care plan' },
      { id: 'relatives-consulted', name: 'relatives were consulted' },
      { id: 'reviewing-officer-consulted', name: 'the independent reviewing officer was consulted' },
      {
        id: 'area-authority-consulted-with-care-plan',
        name: 'the authority where the home is was consulted, with the care plan (at a distance)',
      },
    ],
  },
];

export interface ClearancesModel {
  readonly back: string;
  readonly caption: string;
  readonly title: string;
  /** What the last search still asks for. */
  readonly asked: readonly string[];
  readonly links: readonly { readonly text: string; readonly href: string }[];
  readonly recorded: readonly { readonly words: string; readonly href: string | null }[];
}

export function clearanceInWords(clearance: Clearance): string {
  const { kindName, authority, approverName, evidence, givenBy, givenOn, withdrawn } = clearance;
  const whose = authority === null ? '' : `, ${authority.name}`;
  const approved = approverName === null ? '' : `, by ${approverName}`;
  const shown = evidence.length === 0 ? '' : ` Evidence: ${listed(evidence)}.`;
  const taken = withdrawn === null ? '' : ` Withdrawn by ${withdrawn.by}: ${withdrawn.because}.`;
  return `${sentenceCase(kindName)}${whose}${approved}: ${givenBy}, ${longDate(givenOn)}.${shown}${taken}`;
}

export const addressOf = (requestId: string, homeId: string): string =>
  `/requests/${encodeURIComponent(requestId)}/homes/${encodeURIComponent(homeId)}/clearances`;

/** @param mayRecord without it nothing leads to a form. */
export function presentClearances(
  { id, reference, child, clearances, latestRun }: RequestWithClearances,
  home: HomeOfClearances,
  mayRecord: boolean,
): ClearancesModel {
  const address = addressOf(id, home.id);
  const asked = (latestRun?.whyNot?.findings ?? [])
    .filter(({ effect, rule }) => effect !== 'MET' && clearedRules.includes(rule.id))
    .map(({ sentence }) => sentence);
  return {
    back: `/requests/${id}`,
    caption: `${child.description}, placement request ${reference}`,
    title: `Consents, approvals and notices: ${home.name}`,
    asked: [...new Set(asked)],
    links: mayRecord
      ? Object.entries(clearanceForms).map(([kind, { link }]) => ({ text: link, href: `${address}/${kind}` }))
      : [],
    recorded: clearances
      .filter((clearance) => clearance.home.id === home.id)
      .map((clearance) => ({
        words: clearanceInWords(clearance),
        href: mayRecord && clearance.withdrawn === null ? `${address}/withdraw/${clearance.id}` : null,
      })),
  };
}
