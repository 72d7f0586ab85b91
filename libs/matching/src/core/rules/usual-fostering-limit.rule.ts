import { day, type LocalDate } from '#kernel';
import { blocks, check, met, type Rule } from '../rule.js';
import { numberFostered, usualLimit } from '../usual-limit.js';

export interface WithinUsualFosteringLimit {
  readonly kind: 'within-usual-fostering-limit';
  /** Children fostered at once, this child included, on the fullest day. */
  readonly children: number;
}
/** The policy counts three for each carer. */
export interface WithinUsualLimitOfCarers {
  readonly kind: 'within-usual-limit-of-carers';
  readonly children: number;
  readonly limit: number;
}
export interface UsualLimitExcepted {
  readonly kind: 'usual-limit-excepted';
  readonly children: number;
  readonly exception: 'all-siblings' | 'exempted';
}
export interface OverUsualFosteringLimit {
  readonly kind: 'over-usual-fostering-limit';
  /** Children the home fosters already on that day. */
  readonly fostered: number;
  readonly on: LocalDate;
  /** False when the home only comes to foster so many later in the stay. */
  readonly onTheFirstDay: boolean;
  readonly areaAuthority: string;
}
/** The policy counts three for each carer. */
export interface OverUsualLimitOfCarers extends Omit<OverUsualFosteringLimit, 'kind'> {
  readonly kind: 'over-usual-limit-of-carers';
  readonly limit: number;
}
export interface UsualLimitNotKnown {
  readonly kind: 'usual-limit-not-known';
  readonly limit: number;
}

/**
 * No more than three fostered children on any day of the stay, unless all are siblings or an exemption names them
 * . The carer's own children and Staying Put adults never count; of a parent and child whoever is looked after does
 * . Counted for the household, or for each carer where the policy says so. The limit is one of fostering: it is not
 * asked of a home that is no foster home.
 */
export const usualFosteringLimit: Rule<
  | WithinUsualFosteringLimit
  | WithinUsualLimitOfCarers
  | UsualLimitExcepted
  | OverUsualFosteringLimit
  | OverUsualLimitOfCarers
  | UsualLimitNotKnown
> = {
  id: 'usual-fostering-limit',
  number: 'R-05',
  title: 'Usual fostering limit',
  class: 'BLOCK',
  level: 'hard',
  unit: 'child over the limit',
  source: 'Children Act 1989, s63(12) and Schedule 7, paragraph 2',
  basis: 'read',
  version: 3,
  effective: { from: day('1991-10-14'), until: null },

  judge(pair, { limits }) {
    if (pair.household.setting !== 'foster-home') return [];
    const found = numberFostered(pair, limits);
    const { kind, limit } = found;
    if (kind === 'not-known') {
      return found.facts.map((fact) => check({ kind: 'usual-limit-not-known', limit }, { kind: 'find-out', fact }));
    }
    const { children } = found;
    if (kind === 'over') {
      const { areaAuthority } = pair.household;
      const { fostered, on, toName } = found;
      const facts = { fostered, on, onTheFirstDay: on === pair.stay.from, areaAuthority };
      return [
        blocks(
          children - limit,
          limit === usualLimit
            ? { kind: 'over-usual-fostering-limit', ...facts }
            : { kind: 'over-usual-limit-of-carers', ...facts, limit },
          { kind: 'exemption-by-area-authority', authority: areaAuthority, children: toName },
        ),
      ];
    }
    if (kind !== 'within') return [met({ kind: 'usual-limit-excepted', children, exception: kind })];
    return [
      met(
        limit === usualLimit
          ? { kind: 'within-usual-fostering-limit', children }
          : { kind: 'within-usual-limit-of-carers', children, limit },
      ),
    ];
  },
};
