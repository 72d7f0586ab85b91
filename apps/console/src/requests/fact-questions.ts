import { type QuestionGroup, type QuestionKind, type RecordQuestion } from './record-questions.js';

const of =
  (kind: QuestionKind) =>
  (path: string, label: string, hint?: string): RecordQuestion => ({
    ...{ path, label, kind, ...(hint === undefined ? {} : { hint }) },
  });
const listed =
  (kind: 'choice' | 'choices') =>
  (path: string, label: string, list: string): RecordQuestion => ({ path, label, kind, list });
const [yesNo, count, text, date] = [of('yes-no'), of('count'), of('text'), of('date')] as const;
const [choice, choices] = [listed('choice'), listed('choices')] as const;

/** What the rules may also ask of a child, in the order people think of it. Every answer may be left out. */
export const factGroups: readonly QuestionGroup[] = [
  {
    id: 'child',
    heading: 'More about the child',
    introduction: 'What a home must have, and what the child wants. Each answer makes the list of homes fit better.',
    questions: [
      choices('facts.wishes', 'What the child wants', 'wishes'),
      yesNo('facts.isDisabled', 'The child is disabled'),
      choices('facts.accessNeeds', 'What the home must have', 'accessNeeds'),
      choice('facts.faith', 'Faith', 'faiths'),
      text('facts.cultures', 'Culture and heritage to keep alive', 'In words, with ; between them'),
      yesNo('facts.isUnaccompanied', 'Unaccompanied asylum-seeking child'),
    ],
  },
  {
    id: 'family-time',
    heading: 'Family time',
    introduction: 'Where it happens and how often, so that the journey can be thought of.',
    questions: [
      text('facts.familyTimePostcode', 'Postcode where family time happens'),
      count('facts.familyTimesAMonth', 'Family times in a month'),
    ],
  },
  {
    id: 'others',
    heading: 'Other children, risks and pets',
    introduction: 'Who the child can live with. A risk is no reason to look less hard.',
    questions: [
      choices('facts.risks', 'Risks when children live together', 'risks'),
      choice('facts.livesBestAs', 'Assessed to live best as', 'livesBestAs'),
      text(
        'facts.mustNotLiveWith',
        'Children the child must not live with',
        'Code of the authority, a slash and the code of the child, like E10009901/4711; with ; between them',
      ),
      choices('facts.cannotLiveWithPets', 'Animals the child cannot live with', 'petKinds'),
    ],
  },
  {
    id: 'safety',
    heading: 'Court orders and places to keep away from',
    introduction: 'A home that a court order forbids is never offered. More than one can be recorded afterwards.',
    questions: [
      choice('order.kind', 'Court order', 'courtOrderKinds'),
      text('order.postcode', 'Postcode the order is about'),
      count('order.miles', 'Miles round it', 'Leave blank for the address itself'),
      text('order.home', 'Reference of the home', 'For an order about the people of a home'),
      date('order.from', 'First day of the order'),
      date('order.lastDay', 'Last day of the order', 'Leave blank while no end is known'),
      text('avoid.postcode', 'Postcode of a place to keep away from'),
      count('avoid.miles', 'Miles round that place'),
      text('avoid.reason', 'Why, in a few words'),
    ],
  },
  {
    id: 'parent',
    heading: 'A parent who comes too',
    introduction: 'Only for a placement of parent and child.',
    questions: [
      date('facts.parentBornOn', 'Day of birth of the parent'),
      yesNo('facts.parentIsLookedAfter', 'The parent is looked after'),
      date('facts.parentRiskAssessedOn', 'Risk assessment of the parent'),
    ],
  },
  {
    id: 'before',
    heading: 'Recorded before the child moves in',
    introduction: 'The day each was done. What is left out is listed with every home as still to do.',
    questions: [
      date('before.wishesAscertainedOn', 'Wishes and feelings of the child ascertained'),
      date('before.reviewingOfficerInformedOn', 'Independent reviewing officer informed'),
      date('before.placementPlanOn', 'Placement plan made'),
      date('before.delegatedAuthorityOn', 'Delegated authority written down'),
      date('before.longTermConfirmedOn', 'Long-term match confirmed'),
    ],
  },
];
