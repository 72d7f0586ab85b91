import { type LocalDate, longDate } from '#kernel';
import { type NeededTerm, type RuleId } from '#matching/core';
import { approvalKinds, placementTypes, settings } from '#register/core';
import {
  authorityOf,
  childOf,
  children,
  counted,
  lastDayBefore,
  listed,
  type ReasonNames,
  type SomeReasonSentences,
  type SomeRemedySentences,
  startingWithChild,
} from './words.js';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const people = (count: number): string => counted(count, 'person', 'people');

const termWords: Readonly<Partial<Record<RuleId, string>>> = {
  'approved-number': 'the number of children',
  'approved-ages': 'age',
  'approved-sex': 'girls or boys',
  'approved-placement-type': 'the type of placement',
  'approved-named-child': 'the child they name',
};
const termsOf = (terms: readonly RuleId[]): string => listed(terms.map((id) => termWords[id] ?? id));

const ifMoreBankHolidays = (areKnown: boolean): string =>
  areKnown ? '' : ' Bank holidays are not known that far ahead, so check the date.';

const girlsOrBoys = { female: 'girls', male: 'boys' } as const;

function neededTermWords(needed: NeededTerm, names: ReasonNames): string {
  switch (needed.term) {
    case 'number':
      return `to ${children(needed.children)}`;
    case 'age':
      return `to include age ${needed.ageInYears}`;
    case 'sex':
      return `to include ${girlsOrBoys[needed.sex]}`;
    case 'placement-type':
      return `to include ${placementTypes[needed.placementType]} placements`;
    case 'named-child':
      return `to include ${childOf(names)}`;
  }
}

/** Stored answers of the first engine do not say what the terms would have to be. */
const neededWords = (needed: NeededTerm | undefined, names: ReasonNames): string =>
  needed === undefined ? '' : ` ${neededTermWords(needed, names)}`;

const endOfStay = (until: LocalDate | null): string =>
  until === null ? 'and the stay has no end date' : `and the stay lasts until ${lastDayBefore(until)}`;

/** Who may be a carer, and the temporary routes. */
export const routeReasons: SomeReasonSentences<
  | 'approved'
  | 'outgrows-approved-ages'
  | 'may-be-outside-approved-ages'
  | 'agreement-signed'
  | 'agreement-signed-later'
  | 'no-agreement'
  | 'agreement-not-recorded'
  | 'service-to-consent'
  | 'authorities-to-consent'
  | 'service-consented'
  | 'authority-consented'
  | 'no-specified-offence'
  | 'specified-offence'
  | 'offence-but-exception'
  | 'offences-not-recorded'
  | 'checks-in-date'
  | 'checks-too-old'
  | 'checks-not-recorded'
  | 'review-in-date'
  | 'review-not-due-yet'
  | 'review-overdue'
  | 'review-not-recorded'
  | 'emergency-outside-terms'
  | 'emergency-ends-in-time'
  | 'temporary-approval-covers'
  | 'temporary-approval-ends'
  | 'temporary-approval-for-another'
  | 'extended-once'
  | 'may-be-extended'
  | 'only-if-extended'
  | 'fostering-for-adoption'
  | 'fostering-for-adoption-of-another'
  | 'adoption-not-considered'
  | 'under-16'
  | 'age-decides-setting'
  | 'perhaps-registered-for-children'
  | 'registered-supported-accommodation'
  | 'not-registered'
  | 'registration-not-recorded'
  | 'perhaps-excepted'
> = {
  // Stored answers of the first engine say nothing of the kind: they knew full approvals only.
  approved: ({ as = 'full', since, service }) =>
    as === 'full'
      ? `Approved by ${service} since ${longDate(since)}.`
      : `Approved by ${service} since ${longDate(since)}: ${approvalKinds[as]}.`,
  'outgrows-approved-ages': ({ from, to, turns, on }, names) =>
    `Approved for ages ${from} to ${to}; ${childOf(names)} turns ${turns} on ${longDate(on)}, during the stay.`,
  'may-be-outside-approved-ages': ({ from, to }) =>
    `Approved for ages ${from} to ${to}; without a date of birth nobody can say whether that holds for the whole stay.`,

  'agreement-signed': ({ signedOn }) => `The foster care agreement was signed on ${longDate(signedOn)}.`,
  'agreement-signed-later': ({ signedOn }) =>
    `The foster care agreement is only signed on ${longDate(signedOn)}, after the child moves in (Care Planning Regulations 2010, regulation 22(2)(c)).`,
  'no-agreement': () =>
    'There is no foster care agreement with this carer (Care Planning Regulations 2010, regulation 22(2)(c)).',
  'agreement-not-recorded': () => 'Whether there is a foster care agreement with this carer is not recorded.',

  'service-to-consent': ({ service, isAgency }) =>
    isAgency
      ? `Approved by ${service}, which has to consent to this placement (Care Planning Regulations 2010, regulation 22(3)).`
      : `A carer of ${service}, another authority, which has to consent to this placement (Care Planning Regulations 2010, regulation 22(3)).`,
  'service-consented': ({ service, by, on }) => `${service} consented to this placement on ${longDate(on)} (${by}).`,
  'authority-consented': ({ authority, by, on }, names) =>
    `${capital(authorityOf(authority, names))}, which has a child living here, consented on ${longDate(on)} (${by}).`,
  'authorities-to-consent': ({ authorities }, names) =>
    `Consent is needed from ${listed(authorities.map((code) => authorityOf(code, names)))}, which ${authorities.length === 1 ? 'has a child' : 'have children'} living here (Care Planning Regulations 2010, regulation 22(3)).`,

  'no-specified-offence': () => 'No offence named in the regulations is recorded for anybody in this home.',
  'specified-offence': () =>
    'An offence named in the regulations is recorded for an adult in this home, who may not foster this child (Fostering Services Regulations 2011, regulation 26 and Schedule 4).',
  'offence-but-exception': ({ exception }, names) =>
    `An offence named in the regulations is recorded for an adult in this home. The carer ${
      exception === 'relative' ? `is a relative of ${childOf(names)}` : `fosters ${childOf(names)} already`
    }, so this does not rule the home out (Fostering Services Regulations 2011, regulation 26).`,
  'offences-not-recorded': () =>
    'Whether an adult in this home has an offence named in the regulations is not recorded.',

  'checks-in-date': ({ people: count }) => `Criminal record checks are in date for ${people(count)}.`,
  'checks-too-old': ({ people: count, years }) =>
    `The criminal record check of ${people(count)} is more than ${years} years old (policy, not law).`,
  'checks-not-recorded': () => 'When everybody of 18 or over was last checked is not recorded (policy, not law).',

  'review-in-date': ({ reviewedOn }) => `The approval was last reviewed on ${longDate(reviewedOn)}.`,
  'review-not-due-yet': ({ approvedOn }) => `First approved on ${longDate(approvedOn)}, so no review is due yet.`,
  'review-overdue': ({ reviewedOn }) =>
    `The last review of the approval was on ${longDate(reviewedOn)}, more than a year before the stay. The approval still holds (policy, not law).`,
  'review-not-recorded': () => 'When the approval was last reviewed is not recorded (policy, not law).',

  'emergency-outside-terms': ({ terms, workingDays, lastDay, bankHolidaysAreKnown }, names) =>
    `Emergency: ${childOf(names)} may live here outside the terms of approval (${termsOf(terms)}) for no more than ${workingDays} working days, until ${longDate(lastDay)} (Care Planning Regulations 2010, regulation 23).${ifMoreBankHolidays(bankHolidaysAreKnown)}`,
  'emergency-ends-in-time': ({ terms, workingDays, lastDay, bankHolidaysAreKnown }) =>
    `Emergency: outside the terms of approval (${termsOf(terms)}), and the stay ends within the ${workingDays} working days allowed, by ${longDate(lastDay)} (Care Planning Regulations 2010, regulation 23).${ifMoreBankHolidays(bankHolidaysAreKnown)}`,

  'temporary-approval-covers': ({ endsOn }, names) =>
    `Temporarily approved as a connected person of ${childOf(names)}, until ${lastDayBefore(endsOn)} (Care Planning Regulations 2010, regulation 24).`,
  'temporary-approval-ends': ({ endsOn, stayUntil }, names) =>
    `Temporarily approved as a connected person of ${childOf(names)}: that ends on ${lastDayBefore(endsOn)}, ${endOfStay(stayUntil)} (Care Planning Regulations 2010, regulation 24).`,
  'temporary-approval-for-another': (_, names) =>
    `Temporarily approved for another child only, and not for ${childOf(names)} (Care Planning Regulations 2010, regulation 24).`,
  'extended-once': ({ endsOn }) =>
    `The approval was extended once, until ${lastDayBefore(endsOn)}. It cannot be extended again (Care Planning Regulations 2010, regulation 25).`,
  'may-be-extended': ({ endsOn, extendedUntil }) =>
    `The approval ends on ${lastDayBefore(endsOn)}. It may be extended once, until ${lastDayBefore(extendedUntil)} at the latest (Care Planning Regulations 2010, regulation 25).`,
  'only-if-extended': ({ endsOn, extendedUntil }, names) =>
    `${startingWithChild(names)} would move in after the approval ends on ${lastDayBefore(endsOn)}. It may be extended once before then, until ${lastDayBefore(extendedUntil)} at the latest (Care Planning Regulations 2010, regulation 25).`,
  'fostering-for-adoption': (_, names) =>
    `Prospective adopters who may foster ${childOf(names)} while adoption is considered (Care Planning Regulations 2010, regulations 22A and 25A).`,
  'fostering-for-adoption-of-another': (_, names) =>
    `Prospective adopters approved to foster another child, and not ${childOf(names)} (Care Planning Regulations 2010, regulation 25A).`,
  'adoption-not-considered': (_, names) =>
    `Prospective adopters may foster ${childOf(names)} only while adoption is being considered (Care Planning Regulations 2010, regulation 22A).`,

  'under-16': ({ ageInYears, setting }, names) =>
    `${startingWithChild(names)} is ${ageInYears}. Nobody under 16 may live in ${setting === 'supported-accommodation' ? settings[setting] : 'a home that is not registered for them'} (Care Planning Regulations 2010, regulations 27A and 27B).`,
  'age-decides-setting': () => 'Nobody under 16 may live here, and the age of the child is not recorded.',
  'perhaps-registered-for-children': ({ isRegistered }) =>
    `Nobody under 16 may live in a home that is not registered for them, as a children’s home is. ${
      isRegistered === true
        ? 'What this one is registered as is to be checked'
        : 'Whether this one is registered is not recorded'
    } (Care Planning Regulations 2010, regulations 27A and 27B).`,
  'registered-supported-accommodation': () => 'Registered supported accommodation, for young people of 16 and 17.',
  'not-registered': ({ ageIsNotRecorded }) =>
    ageIsNotRecorded === true
      ? 'Not registered. The age of the child is not recorded, and at no age may a child live here (Care Planning Regulations 2010, regulations 27A to 27C).'
      : 'Not registered. A young person of 16 or 17 may live in registered supported accommodation only (Care Planning Regulations 2010, regulation 27C).',
  'registration-not-recorded': () =>
    'Whether this accommodation is registered is not recorded, and it has to be (Care Planning Regulations 2010, regulation 27C).',
  'perhaps-excepted': () =>
    'Registered, but not as supported accommodation: whether it is one of the exceptions is to be checked (Care Planning Regulations 2010, regulation 27C).',
};

/** Ways out of the rules of who may be a carer. */
export const routeRemedies: SomeRemedySentences<
  | 'change-of-terms'
  | 'sign-foster-care-agreement'
  | 'consent-of-service'
  | 'consent-of-authorities'
  | 'renew-checks'
  | 'review-approval'
  | 'full-approval-by'
  | 'extend-temporary-approval'
  | 'register-accommodation'
  | 'choose-a-foster-home'
> = {
  'change-of-terms': ({ service, emergencyWorkingDays, needed }, names) =>
    emergencyWorkingDays === null
      ? `It could go ahead if ${service} changes the terms of approval${neededWords(needed, names)}.`
      : `In this emergency ${childOf(names)} may live here for no more than ${emergencyWorkingDays} working days. By then ${service} changes the terms of approval${neededWords(needed, names)}, or ${childOf(names)} moves on (Care Planning Regulations 2010, regulation 23).`,
  'sign-foster-care-agreement': ({ service, signedBy }) =>
    `It could go ahead if the carer and ${service} sign the agreement by ${longDate(signedBy)}.`,
  'consent-of-service': ({ service }) => `Record the consent of ${service} before the child moves in.`,
  'consent-of-authorities': ({ authorities }, names) =>
    `It could go ahead once ${listed(authorities.map((code) => authorityOf(code, names)))} ${authorities.length === 1 ? 'has' : 'have'} consented.`,
  'renew-checks': ({ people: count, renewedBy }) =>
    `Renew the ${count === 1 ? 'check' : `${count} checks`} by ${longDate(renewedBy)}.`,
  'review-approval': ({ service, reviewedBy }) => `Ask ${service} to review the approval by ${longDate(reviewedBy)}.`,
  'full-approval-by': ({ service, endsOn }) =>
    `By ${lastDayBefore(endsOn)} ${service} has to approve the carer in full, or the child has to move on.`,
  'extend-temporary-approval': ({ authority, until }, names) =>
    `The nominated officer of ${authorityOf(authority, names)} would have to extend the approval until ${lastDayBefore(until)}.`,
  'register-accommodation': () => 'It could go ahead only once it is registered.',
  'choose-a-foster-home': () => 'There is no way round this: choose another home.',
};
