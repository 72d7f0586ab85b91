import { day, type LocalDate } from '#kernel';
import { noticeGiven } from '../clearances.js';
import { beforePlacing, check, met, type Rule } from '../rule.js';
import { bankHolidaysAreKnownUntil, workingDaysAfter } from '../working-days.js';

/** Working days after an emergency placement, within which the area authority is told. */
const workingDays = 5;

export interface NoticeToArea {
  readonly kind: 'notice-to-area';
  readonly areaAuthority: string;
  readonly inEmergency: boolean;
  readonly bankHolidaysAreKnown: boolean;
}
export interface AreaTold {
  readonly kind: 'area-told';
  readonly areaAuthority: string;
  /** Who told them: name and role, as people wrote it. */
  readonly by: string;
  readonly on: LocalDate;
}
export interface NoticeDependsOnArea {
  readonly kind: 'notice-depends-on-area';
}

/**
 * The authority in whose area the home is, is told before the child moves in, or within five working days of an emergency
 * placement. It concerns every home outside the area: the own service's and a connected person's too. Evidence: regulation
 * 13(4), read.
 */
export const noticeToArea: Rule<NoticeToArea | NoticeDependsOnArea | AreaTold> = {
  id: 'notice-to-area',
  number: 'R-14',
  title: 'Notice to the area authority',
  class: 'TIMED',
  level: 'hard',
  unit: 'notice to give',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 13(4)',
  basis: 'read',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { child, household, whereabouts, stay, bankHolidays } = pair;
    const { areaAuthority } = household;
    if (whereabouts === 'in-area') return [];
    if (whereabouts === 'not-recorded') {
      return [check({ kind: 'notice-depends-on-area' }, { kind: 'find-out', fact: 'area-of-the-home' })];
    }
    const notice = noticeGiven(pair);
    if (notice) return [met({ kind: 'area-told', areaAuthority, by: notice.givenBy, on: notice.givenOn })];
    const inEmergency = child.urgency === 'emergency';
    const lastDay = workingDaysAfter(stay.from, workingDays, bankHolidays);
    return [
      beforePlacing(
        inEmergency ? lastDay : null,
        {
          kind: 'notice-to-area',
          areaAuthority,
          inEmergency,
          bankHolidaysAreKnown: bankHolidaysAreKnownUntil(lastDay, bankHolidays),
        },
        { kind: 'notify-area-authority', authority: areaAuthority },
      ),
    ];
  },
};
