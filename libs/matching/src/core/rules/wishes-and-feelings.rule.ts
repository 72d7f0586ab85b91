import { day, type LocalDate } from '#kernel';
import { beforePlacing, met, type Rule } from '../rule.js';

export interface WishesAscertained {
  readonly kind: 'wishes-ascertained';
  readonly on: LocalDate;
}
export interface WishesNotAscertained {
  readonly kind: 'wishes-not-ascertained';
}
export interface ReviewingOfficerInformed {
  readonly kind: 'reviewing-officer-informed';
  readonly on: LocalDate;
}
export interface ReviewingOfficerNotInformed {
  readonly kind: 'reviewing-officer-not-informed';
}

/**
 * The wishes and feelings of the child are ascertained and the independent reviewing officer is informed before the child
 * moves in: a placement is not confirmed without both, and no home is hidden for want of them. Evidence: regulation 9(1)(b)
 * and section 22(4) and (5), read.
 */
export const wishesAndFeelings: Rule<
  WishesAscertained | WishesNotAscertained | ReviewingOfficerInformed | ReviewingOfficerNotInformed
> = {
  id: 'wishes-and-feelings',
  number: 'R-17',
  title: 'Wishes and feelings ascertained, reviewing officer informed',
  class: 'BLOCK',
  level: 'hard',
  unit: 'record missing',
  source:
    'Care Planning, Placement and Case Review (England) Regulations 2010, reg 9(1)(b); Children Act 1989, s22(4) and (5)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child: { before } }) {
    const { wishesAscertainedOn, reviewingOfficerInformedOn } = before;
    return [
      wishesAscertainedOn === null
        ? beforePlacing(
            null,
            { kind: 'wishes-not-ascertained' },
            { kind: 'record-before-placing', what: 'wishes-and-feelings' },
          )
        : met({ kind: 'wishes-ascertained', on: wishesAscertainedOn }),
      reviewingOfficerInformedOn === null
        ? beforePlacing(
            null,
            { kind: 'reviewing-officer-not-informed' },
            { kind: 'record-before-placing', what: 'reviewing-officer-informed' },
          )
        : met({ kind: 'reviewing-officer-informed', on: reviewingOfficerInformedOn }),
    ];
  },
};
