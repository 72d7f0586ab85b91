import { day, type LocalDate } from '#kernel';
import { type Pair } from '../pair.js';
import { blocks, check, met, type Rule } from '../rule.js';

export interface AgreementSigned {
  readonly kind: 'agreement-signed';
  readonly signedOn: LocalDate;
}
export interface NoAgreement {
  readonly kind: 'no-agreement';
}
export interface AgreementSignedLater {
  readonly kind: 'agreement-signed-later';
  readonly signedOn: LocalDate;
}
export interface AgreementNotRecorded {
  readonly kind: 'agreement-not-recorded';
}

const signature = ({ household, stay }: Pair) =>
  ({ kind: 'sign-foster-care-agreement', service: household.service.name, signedBy: stay.from }) as const;

/** Carer and fostering service have signed a foster care agreement by the day the child moves in. */
export const fosterCareAgreement: Rule<AgreementSigned | NoAgreement | AgreementSignedLater | AgreementNotRecorded> = {
  id: 'foster-care-agreement',
  number: 'R-03',
  title: 'Foster care agreement',
  class: 'BLOCK',
  level: 'hard',
  unit: 'agreement missing',
  source:
    'Care Planning, Placement and Case Review (England) Regulations 2010, reg 22(2)(c); Fostering Services (England) Regulations 2011, reg 27(5)(b) and Schedule 5',
  basis: 'analogue',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    const { household, stay } = pair;
    if (household.setting !== 'foster-home') return [];
    const { agreement } = household;
    if (agreement === 'not-recorded') {
      return [check({ kind: 'agreement-not-recorded' }, { kind: 'find-out', fact: 'agreement-of-the-home' })];
    }
    if (agreement === 'none') return [blocks(1, { kind: 'no-agreement' }, signature(pair))];
    return agreement <= stay.from
      ? [met({ kind: 'agreement-signed', signedOn: agreement })]
      : [blocks(1, { kind: 'agreement-signed-later', signedOn: agreement }, signature(pair))];
  },
};
