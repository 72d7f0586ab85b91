import { always, type CodesOfColumn, type ReturnCode, since, until } from './return-code.js';

const answer = (no: string, yes: string): CodesOfColumn => ({ what: '0 or 1', codes: always({ 0: no, 1: yes }) });

/** Each accommodation has two codes: 1 when it is thought suitable, 2 when it is not. */
function accommodation(meanings: Readonly<Record<string, string>>): readonly ReturnCode[] {
  const suitability = [
    ['1', 'suitable'],
    ['2', 'not suitable'],
  ] as const;
  return Object.entries(meanings).flatMap(([letter, meaning]) =>
    suitability.flatMap(([figure, word]) => always({ [letter + figure]: `${meaning}, ${word}` })),
  );
}

/** Health of children looked after for a year (OC2) and life after care (OC3). */
export const outcomeCodes = {
  SDQ_REASON: {
    what: 'a reason for no strengths and difficulties score',
    codes: always({
      SDQ1: 'under 4 or over 17 when last assessed',
      SDQ2: 'the carer declined',
      SDQ3: 'the child’s disability made it impossible',
      SDQ4: 'another reason',
      SDQ5: 'the child declined',
    }),
  },
  CONVICTED: answer('not convicted or cautioned', 'convicted or cautioned in the year'),
  HEALTH_CHECK: answer('development checks not up to date', 'development checks up to date'),
  IMMUNISATIONS: answer('immunisations not up to date', 'immunisations up to date'),
  TEETH_CHECK: answer('teeth not checked in the year', 'teeth checked in the year'),
  HEALTH_ASSESSMENT: answer('health not assessed in the year', 'health assessed in the year'),
  SUBSTANCE_MISUSE: answer('no substance misuse known', 'substance misuse known'),
  INTERVENTION_RECEIVED: answer('no help received', 'help received'),
  INTERVENTION_OFFERED: answer('no help offered', 'help offered'),
  IN_TOUCH: {
    what: 'an answer to whether the authority is in touch',
    codes: always({
      YES: 'in touch',
      NO: 'not in touch',
      DIED: 'died after leaving care',
      REFU: 'declines contact',
      NREQ: 'no longer needs the service',
      RHOM: 'returned home to parents for 6 months or more',
    }),
  },
  ACTIV: {
    what: 'an activity after care',
    codes: [
      ...always({
        F1: 'higher education, full time',
        P1: 'higher education, part time',
        F2: 'other education, full time',
        P2: 'other education, part time',
      }),
      ...until('2020/21', {
        F3: 'training or employment, full time',
        P3: 'training or employment, part time',
      }),
      ...since('2021/22', {
        F4: 'apprenticeship, full time',
        P4: 'apprenticeship, part time',
        F5: 'training or employment that is no apprenticeship, full time',
        P5: 'training or employment that is no apprenticeship, part time',
      }),
      ...always({
        G4: 'none, because of illness or disability',
        G5: 'none, for another reason',
        G6: 'none, because of pregnancy or parenting',
        0: 'not known, or not in touch',
      }),
    ],
  },
  ACCOM: {
    what: 'an accommodation after care',
    codes: [
      ...accommodation({
        B: 'with parents or relatives',
        C: 'community home or other residential care',
        D: 'semi-independent accommodation with formal support',
        E: 'supported lodgings',
        G: 'gone abroad',
        H: 'deported',
        K: 'ordinary lodgings without formal support',
        R: 'where they live is not known',
        S: 'no fixed home',
        T: 'foyer or similar',
        U: 'living independently',
        V: 'emergency accommodation',
        W: 'bed and breakfast',
        X: 'in custody',
        Y: 'other accommodation',
        Z: 'with former foster carers',
      }),
      ...always({ 0: 'not known, or not in touch' }),
    ],
  },
} as const satisfies Record<string, CodesOfColumn>;
