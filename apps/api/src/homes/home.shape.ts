import { addDays, ageInYears, covers, type DateRange, type LocalDate } from '#kernel';
import { isVisibleTo } from '#matching/core';
import {
  accessNeeds,
  faiths,
  type Household,
  petKinds,
  placementTypes,
  unavailabilityReasons,
  type RecordedApproval,
  skills,
} from '#register/core';
import { type HomeApprovalType, type HomeType, type WordOfRegisterType } from './home.type.js';

const wordOf =
  (words: Readonly<Record<string, string>>) =>
  (id: string): WordOfRegisterType => ({ id, name: words[id] ?? id });
const lastDayOf = (until: LocalDate | null): LocalDate | null => (until === null ? null : addDays(until, -1));
const daysOf = ({ from, until }: DateRange) => ({ firstDay: from, lastDay: lastDayOf(until) });

const approvalShape = (approval: RecordedApproval): HomeApprovalType => ({
  kind: approval.kind,
  days: daysOf(approval.valid),
  extendedTo: lastDayOf(approval.extendedUntil),
  mostChildren: approval.maxChildren,
  ageFrom: approval.ages?.from ?? null,
  ageTo: approval.ages?.to ?? null,
  sex: approval.sex,
  placementTypes: approval.placementTypes?.map(wordOf(placementTypes)) ?? null,
  resignationNoticeOn: approval.resignationNoticeOn,
});

/**
 * A home as the api tells of it: no child is named, and of an offence nothing is said.
 *
 * @param authority whose connected children are counted.
 * @param on the day ages are told of.
 */
export const homeShape = (home: Household, authority: string, on: LocalDate): HomeType => ({
  id: home.id,
  reference: home.reference,
  name: home.name,
  serviceName: home.service.name,
  frameworks: home.service.frameworks.map((framework) => ({
    authority: { code: framework.authority },
    days: daysOf(framework.valid),
  })),
  area: home.area,
  setting: home.setting,
  isRegistered: home.isRegistered,
  places: home.places,
  approvals: home.approvals.map(approvalShape),
  agreement: home.agreement === null ? 'not-recorded' : home.agreement === 'none' ? 'none' : 'signed',
  agreementSignedOn: home.agreement === 'none' ? null : home.agreement,
  lastReviewOn: home.lastReviewOn,
  rooms: home.rooms.length === 0 ? null : home.rooms,
  members: home.members.map(({ role, bornOn, checkedOn }) => ({
    role,
    ageInYears: bornOn === null ? null : ageInYears(bornOn, on),
    checkIsRecorded: checkedOn !== null,
  })),
  everybodyIsChecked: home.everybodyIsChecked,
  exemptions: home.exemptions.map((exemption) => ({
    authority: { code: exemption.authority },
    children: exemption.children.length,
    days: daysOf(exemption.valid),
  })),
  sharingAgreements: home.sharingAgreements.map((agreement) => ({
    authority: { code: agreement.authority },
    children: agreement.children.length,
    agreedOn: agreement.agreedOn,
    assessedOn: agreement.assessedOn,
  })),
  childrenOnShortBreaks: new Set(home.shortBreaks.map(({ childId }) => childId)).size,
  connectedChildren: home.connectedTo.filter(({ child }) => child.startsWith(`${authority}/`)).length,
  petKinds: home.petKinds?.map(wordOf(petKinds)) ?? null,
  adaptations: home.adaptations?.map(wordOf(accessNeeds)) ?? null,
  languages: home.languages,
  faithsSupported: home.faithsSupported?.map(wordOf(faiths)) ?? null,
  culturesSupported: home.culturesSupported,
  fosteredChildren: home.fosteredChildren.filter(({ stay }) => covers(stay, on)).length,
  stayingPutAdults: home.stayingPutAdults,
  holds: home.holds.map(({ scope, valid, reviewOn, decidedBy }) => ({
    scope,
    days: daysOf(valid),
    reviewOn,
    decidedBy,
  })),
  notAvailable: home.unavailable.map(({ places, reason, valid }) => ({
    ...{ places, reason: wordOf(unavailabilityReasons)(reason), days: daysOf(valid) },
  })),
  skills: home.skills.map(({ skill, validUntil }) => ({
    skill: wordOf(skills)(skill),
    lastDay: lastDayOf(validUntil),
  })),
  training: home.training.map(({ skill, completedOn, validUntil }) => ({
    ...{ skill: wordOf(skills)(skill), completedOn, lastDay: lastDayOf(validUntil) },
  })),
  experience: home.experience.map(({ skill, children }) => ({ skill: wordOf(skills)(skill), children })),
  preference:
    home.preference === null
      ? null
      : {
          ageFrom: home.preference.ages?.from ?? null,
          ageTo: home.preference.ages?.to ?? null,
          mostChildren: home.preference.mostChildren,
          sex: home.preference.sex,
          takesSiblings: home.preference.takesSiblings,
          notReadyFor: home.preference.unwillingNeeds.map(wordOf(skills)),
        },
  unplannedEndings: home.unplannedEndings,
});

/** @returns whether an authority may see the home at all, on a day. */
export const isSeenBy = (authority: string, home: Household, on: LocalDate): boolean =>
  isVisibleTo(authority, { ...home, service: { ...home.service, frameworkOf: frameworksOn(home, on) } });

/** @returns the authorities whose framework the home's service is on, on a day. */
const frameworksOn = ({ service }: Household, on: LocalDate): readonly string[] =>
  service.frameworks.flatMap(({ authority, valid }) => (covers(valid, on) ? [authority] : []));
