import { day } from '#kernel';
import { blocks, check, met, type Rule } from '../rule.js';

export interface CarerAgreed {
  readonly kind: 'carer-agreed';
}
export interface CarerDeclined {
  readonly kind: 'carer-declined';
}
export interface CarerNotAsked {
  readonly kind: 'carer-not-asked';
}

/** The carer has agreed to this placement. Not having been asked yet is no answer, so it hides nothing. */
export const carerAgreed: Rule<CarerAgreed | CarerDeclined | CarerNotAsked> = {
  id: 'carer-agreed',
  number: 'R-38',
  title: 'Agreement of the carer',
  class: 'BLOCK',
  level: 'hard',
  unit: 'agreement missing',
  source:
    'Fostering Services (England) Regulations 2011, Schedule 5; Care Planning, Placement and Case Review (England) Regulations 2010, reg 9(3)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household: { carerAnswer } }) {
    if (carerAnswer === 'agreed') return [met({ kind: 'carer-agreed' })];
    if (carerAnswer === 'declined') {
      return [blocks('out-of-reach', { kind: 'carer-declined' }, { kind: 'carer-changes-answer' })];
    }
    return [check({ kind: 'carer-not-asked' }, { kind: 'ask-the-carer' })];
  },
};
