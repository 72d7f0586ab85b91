import { longDate } from '#kernel';
import { type Approver, type Evidence, type RecordBefore } from '#matching/core';
import {
  authorityOf,
  childOf,
  listed,
  miles,
  startingWithChild,
  type SomeReasonSentences,
  type SomeRemedySentences,
} from './words.js';

const evidenceWords = (evidence: Evidence, area: string): string =>
  ({
    'wishes-and-feelings': 'wishes and feelings',
    'care-plan': 'the care plan',
    'relatives-consulted': 'relatives consulted',
    'reviewing-officer-consulted': 'the independent reviewing officer consulted',
    'area-authority-notified': `${area} notified`,
    'area-authority-notified-or-consulted': `${area} notified, or consulted with the care plan if it does not adjoin`,
    'area-authority-consulted-with-care-plan': `${area} consulted with the care plan`,
  })[evidence];

/** Who has to agree, in words. */
export const approverWords: Readonly<Record<Approver, string>> = {
  'nominated-officer': 'nominated officer',
  'director-of-childrens-services': "director of children's services",
  'agency-decision-maker': 'agency decision maker',
  'nominated-officer-or-director': "nominated officer or director of children's services",
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const recordWords: Readonly<Record<RecordBefore, (child: string) => string>> = {
  'placement-plan': () => 'Make the placement plan and record the day.',
  'wishes-and-feelings': (child) => `Talk with ${child}, and record what was said and on which day.`,
  'reviewing-officer-informed': () => 'Tell the independent reviewing officer and record the day.',
  'delegated-authority': () => 'Agree with parents and carer who decides what, and record it.',
};

/** Nobody can count past bank holidays that are not entered yet. */
const ifNoOther = (bankHolidaysAreKnown: boolean): string =>
  bankHolidaysAreKnown ? '' : ' The day may be later: bank holidays up to then are not all entered.';

type LocationReason =
  | 'long-term-confirmed'
  | 'long-term-to-confirm'
  | 'evidence-may-follow'
  | 'notice-to-area'
  | 'notice-depends-on-area'
  | 'keeps-key-stage-4-school'
  | 'disrupts-key-stage-4'
  | 'key-stage-4-school-not-recorded'
  | 'school-year-not-recorded'
  | 'placement-plan-recorded'
  | 'placement-plan-due'
  | 'wishes-ascertained'
  | 'wishes-not-ascertained'
  | 'reviewing-officer-informed'
  | 'reviewing-officer-not-informed'
  | 'delegated-authority-recorded'
  | 'delegated-authority-due'
  | 'in-adjoining-authority'
  | 'at-a-distance'
  | 'approval-depends-on-adjacency'
  | 'approval-depends-on-area'
  | 'evidence-for-approval'
  | 'evidence-recorded'
  | 'approved-outside-area'
  | 'area-told'
  | 'key-stage-4-move-approved'
  | 'approved-by-own-service'
  | 'connected-person-outside-area';

/** Homes outside the area, notices, education, plans and what is recorded before a child moves in. */
export const locationReasons: SomeReasonSentences<LocationReason> = {
  'in-adjoining-authority': ({ areaAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, which adjoins the area (Care Planning Regulations 2010, regulation 11(1)(a)).`,
  'at-a-distance': ({ areaAuthority, responsibleAuthority }, names) =>
    `At a distance: in ${authorityOf(areaAuthority, names)}, which does not adjoin ${authorityOf(responsibleAuthority, names)}, however near it is (Care Planning Regulations 2010, regulation 11(1)(b)).`,
  'approval-depends-on-adjacency': ({ areaAuthority, responsibleAuthority }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside ${authorityOf(responsibleAuthority, names)}. Which authorities adjoin is not recorded: where it adjoins the nominated officer approves, otherwise the director of children's services (Care Planning Regulations 2010, regulation 11(1)).`,
  'approval-depends-on-area': () =>
    'Which authority the home is in is not recorded, so nobody can say who has to approve.',
  'evidence-for-approval': ({ evidence, areaAuthority }, names) =>
    `Whoever approves needs evidence of ${listed(evidence.map((one) => evidenceWords(one, authorityOf(areaAuthority, names))))} (Care Planning Regulations 2010, regulation 11(2)).`,
  'approved-outside-area': ({ areaAuthority, approver, by, on }, names) =>
    `In ${authorityOf(areaAuthority, names)}, outside the area: the ${approverWords[approver]} approved it on ${longDate(on)} (${by}).`,
  'evidence-recorded': ({ evidence, areaAuthority }, names) =>
    `Recorded as evidence for the approval: ${listed(evidence.map((one) => evidenceWords(one, authorityOf(areaAuthority, names))))}.`,
  'approved-by-own-service': ({ responsibleAuthority }, names) =>
    `Approved by ${authorityOf(responsibleAuthority, names)} itself, so being outside the area needs no approval (Care Planning Regulations 2010, regulation 11(4)).`,
  'connected-person-outside-area': (_, names) =>
    `The carer is a connected person of ${childOf(names)}, so being outside the area needs no approval (Care Planning Regulations 2010, regulation 11(4)).`,

  'evidence-may-follow': ({ evidence, areaAuthority, bankHolidaysAreKnown }, names) =>
    `In this emergency some evidence may follow within 5 working days: ${listed(evidence.map((one) => evidenceWords(one, authorityOf(areaAuthority, names))))} (Care Planning Regulations 2010, regulation 11(3)).${ifNoOther(bankHolidaysAreKnown)}`,
  'notice-to-area': ({ areaAuthority, inEmergency, bankHolidaysAreKnown }, names) =>
    inEmergency
      ? `${capital(authorityOf(areaAuthority, names))} has to be told that ${childOf(names)} lives there, in this emergency within 5 working days (Care Planning Regulations 2010, regulation 13(4)).${ifNoOther(bankHolidaysAreKnown)}`
      : `${capital(authorityOf(areaAuthority, names))} has to be told before ${childOf(names)} moves in (Care Planning Regulations 2010, regulation 13(4)).`,
  'area-told': ({ areaAuthority, by, on }, names) =>
    `${capital(authorityOf(areaAuthority, names))} was told on ${longDate(on)} that ${childOf(names)} is to live there (${by}).`,
  'notice-depends-on-area': () =>
    'Which authority the home is in is not recorded, so nobody can say whether another authority has to be told.',

  'keeps-key-stage-4-school': ({ schoolYear, miles: count }, names) =>
    `${startingWithChild(names)} is in year ${schoolYear} and can keep the school: ${miles(count)}.`,
  'disrupts-key-stage-4': ({ schoolYear, miles: count }, names) =>
    `${startingWithChild(names)} is in year ${schoolYear} and the school is ${miles(count)} away, so the move would disrupt the years of the examinations (Care Planning Regulations 2010, regulation 10).`,
  'key-stage-4-move-approved': ({ schoolYear, miles: count, approver, by, on }, names) =>
    `${startingWithChild(names)} is in year ${schoolYear} and the school is ${miles(count)} away: the ${approverWords[approver ?? 'nominated-officer']} approved the move on ${longDate(on)} (${by}).`,
  'key-stage-4-school-not-recorded': ({ schoolYear }, names) =>
    `${startingWithChild(names)} is in year ${schoolYear}, and how far it is to the school is not known.`,
  'school-year-not-recorded': (_, names) =>
    `Which school year ${childOf(names)} is in is not recorded; in years 10 and 11 a move that disrupts school needs approval (Care Planning Regulations 2010, regulation 10).`,

  'long-term-confirmed': ({ on }) => `A long-term match was confirmed on ${longDate(on)}.`,
  'long-term-to-confirm': () =>
    'A long-term match has to be confirmed: the plan asks for it, the carer has agreed to it, and the authority confirms it to child, parents and carer (Care Planning Regulations 2010, regulations 2 and 22B).',

  'wishes-ascertained': ({ on }, names) =>
    `What ${childOf(names)} wishes and feels was ascertained on ${longDate(on)}.`,
  'wishes-not-ascertained': (_, names) =>
    `What ${childOf(names)} wishes and feels is not recorded yet. It has to be ascertained before the move (Care Planning Regulations 2010, regulation 9; Children Act 1989, s22(4)).`,
  'reviewing-officer-informed': ({ on }) => `The independent reviewing officer was informed on ${longDate(on)}.`,
  'reviewing-officer-not-informed': () =>
    'The independent reviewing officer has not been informed yet, and has to be before the move (Care Planning Regulations 2010, regulation 9).',
  'placement-plan-recorded': ({ on }) => `A placement plan was made on ${longDate(on)}.`,
  'placement-plan-due': ({ dueOn, bankHolidaysAreKnown }) =>
    `No placement plan yet. It is due before the move or, where that cannot be done, within 5 working days of it: by ${longDate(dueOn)} (Care Planning Regulations 2010, regulation 9).${ifNoOther(bankHolidaysAreKnown)}`,
  'delegated-authority-recorded': ({ on }) => `Who decides what was agreed on ${longDate(on)}.`,
  'delegated-authority-due': () =>
    'Who decides what (delegated authority) is not recorded yet. It is part of the placement plan (Care Planning Regulations 2010, Schedule 2, paragraph 3).',
};

/** Ways out of the rules of location, education and planning. */
export const locationRemedies: SomeRemedySentences<
  'approval-by-authority' | 'record-evidence' | 'record-before-placing' | 'notify-area-authority'
> = {
  'approval-by-authority': ({ approver, authority }, names) =>
    `It could go ahead once the ${approverWords[approver]} of ${authorityOf(authority, names)} has approved it.`,
  'record-evidence': () => 'Record the evidence before it is approved.',
  'record-before-placing': ({ what }, names) => recordWords[what](childOf(names)),
  'notify-area-authority': ({ authority }, names) => `Write to ${authorityOf(authority, names)} and record the day.`,
};
