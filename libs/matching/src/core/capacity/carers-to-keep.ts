import { addDays, ageInYears, day, type LocalDate } from '#kernel';
import { approvalEndsOn } from '#register/core';
import { type CapacityHome, type HomeOnADay } from './place-states.js';

/** What may cost the service a home, and the day it does or did. */
export interface CarerToKeep {
  readonly home: CapacityHome;
  readonly kind:
    | 'resigned'
    | 'approval-ends'
    | 'review-overdue'
    | 'review-due'
    | 'review-not-recorded'
    | 'check-lapsed'
    | 'check-lapses'
    | 'check-not-recorded';
  /** The day it ends, is due or lapses, or when it was due; null when nothing is recorded. */
  readonly on: LocalDate | null;
}

/** How far ahead the board looks for approvals that end, reviews that fall due and checks that lapse. */
export const daysAheadToKeep = 90;
/** Fostering Services (England) Regulations 2011, reg 28(2): a review at least once a year. */
const yearsBetweenReviews = 1;
/** Renewal after three years is common; no regulation names an expiry. */
const yearsBetweenChecks = 3;
const adultFrom = 18;

/** The same day some years later; of 29 February, the first of March in other years. */
const yearsAfter = (date: LocalDate, years: number): LocalDate => {
  const year = String(Number(date.slice(0, 4)) + years).padStart(4, '0');
  return date.endsWith('02-29') ? addDays(day(`${year}-02-28`), 1) : day(`${year}${date.slice(4)}`);
};

type Told = Omit<CarerToKeep, 'home'>;

const approvalTold = ({ approval }: HomeOnADay, until: LocalDate): readonly Told[] => {
  const endsOn = approval && approvalEndsOn(approval);
  if (approval === null || endsOn === null || endsOn > until) return [];
  return [{ kind: approval.resignationNoticeOn === null ? 'approval-ends' : 'resigned', on: endsOn }];
};

const reviewTold = ({ home }: HomeOnADay, on: LocalDate, until: LocalDate): readonly Told[] => {
  if (home.lastReviewOn === 'not-recorded') return [{ kind: 'review-not-recorded', on: null }];
  const dueOn = yearsAfter(home.lastReviewOn, yearsBetweenReviews);
  if (dueOn < on) return [{ kind: 'review-overdue', on: dueOn }];
  return dueOn <= until ? [{ kind: 'review-due', on: dueOn }] : [];
};

/** The check that lapses first, of everybody of 18 or over. */
const checkTold = ({ home }: HomeOnADay, on: LocalDate, until: LocalDate): readonly Told[] => {
  const adults = home.members.filter(
    ({ role, bornOn }) => role === 'carer' || (bornOn !== null && bornOn <= on && ageInYears(bornOn, on) >= adultFrom),
  );
  if (adults.some(({ checkedOn }) => checkedOn === 'not-recorded')) return [{ kind: 'check-not-recorded', on: null }];
  const lapses = adults
    .flatMap(({ checkedOn }) => (checkedOn === 'not-recorded' ? [] : [yearsAfter(checkedOn, yearsBetweenChecks)]))
    .sort();
  const [first] = lapses;
  if (first === undefined || first > until) return [];
  return [{ kind: first < on ? 'check-lapsed' : 'check-lapses', on: first }];
};

/** @returns what to look after, earliest first; what nobody recorded comes last. Only homes approved on the day. */
export function carersToKeep(homes: readonly HomeOnADay[], on: LocalDate): readonly CarerToKeep[] {
  const until = addDays(on, daysAheadToKeep);
  const sortKey = ({ on: date, home }: CarerToKeep): string => `${date ?? '9999-99-99'} ${home.reference}`;
  return homes
    .filter(({ approval }) => approval !== null)
    .flatMap((home) =>
      [...approvalTold(home, until), ...reviewTold(home, on, until), ...checkTold(home, on, until)].map((told) => ({
        home: home.home,
        ...told,
      })),
    )
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}
