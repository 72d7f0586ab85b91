/**
 * The structure of the return in XML, as the department's schema of 2021 has it, with one thing more: a placement may
 * have three characters (Z11 to Z14 of 2025/26).
 */

/** What a value looks like: its least and most characters, or a day written dd/mm/yyyy. */
export type ValueShape = readonly [least: number, most: number] | 'day' | 'day-or-blank';

export interface FieldElement {
  readonly kind: 'field';
  readonly name: string;
  readonly column: string;
  readonly isRequired: boolean;
  readonly shape: ValueShape;
}

export interface GroupElement {
  readonly kind: 'group';
  readonly name: string;
  readonly most: number;
  readonly content: readonly FieldElement[];
}

const field = (name: string, shape: ValueShape, need: 'required' | 'optional', column = name): FieldElement => ({
  kind: 'field',
  name,
  column,
  isRequired: need === 'required',
  shape,
});

const group = (name: string, most: number, content: readonly FieldElement[]): GroupElement => ({
  kind: 'group',
  name,
  most,
  content,
});

/** What HEADER holds, in this order. */
export const headerContent: readonly (FieldElement | GroupElement)[] = [
  field('CHILDID', [1, 10], 'required', 'CHILD'),
  field('UPN', [0, 13], 'required'),
  field('SEX', [1, 1], 'required'),
  field('DOB', 'day', 'required'),
  field('ETHNIC', [4, 4], 'required'),
  field('UASC', [0, 1], 'required'),
  field('DUC', [0, 10], 'optional'),
  field('DATE_INT', [0, 10], 'optional'),
  field('DATE_MATCH', [0, 10], 'optional'),
  field('FOSTER_CARE', [0, 1], 'optional'),
  field('NB_ADOPTR', [0, 1], 'optional'),
  field('SEX_ADOPTR', [0, 2], 'optional'),
  field('LS_ADOPTR', [0, 3], 'optional'),
  field('IN_TOUCH', [0, 4], 'optional'),
  field('ACTIV', [0, 2], 'optional'),
  field('ACCOM', [0, 2], 'optional'),
  group('AMISSING', 366, [
    field('MISSING', [0, 1], 'required'),
    field('MIS_START', [0, 10], 'required'),
    field('MIS_END', [0, 10], 'optional'),
  ]),
  group('AREVIEW', 52, [field('REVIEW', 'day', 'required'), field('REVIEW_CODE', [3, 3], 'required')]),
  field('MOTHER', [0, 1], 'optional'),
  field('MC_DOB', [0, 10], 'optional'),
  group('PERMANENCE', 1, [
    field('PREV_PERM', [0, 2], 'optional'),
    field('LA_PERM', [0, 3], 'optional'),
    field('DATE_PERM', [0, 10], 'optional'),
  ]),
  group('OC2', 1, [
    field('SDQ_SCORE', [0, 2], 'optional'),
    field('SDQ_REASON', [0, 4], 'optional'),
    field('CONVICTED', [0, 1], 'optional'),
    field('HEALTH_CHECK', [0, 1], 'optional'),
    field('IMMUNISATIONS', [0, 1], 'optional'),
    field('TEETH_CHECK', [0, 1], 'optional'),
    field('HEALTH_ASSESSMENT', [0, 1], 'optional'),
    field('SUBSTANCE_MISUSE', [0, 1], 'optional'),
    field('INTERVENTION_RECEIVED', [0, 1], 'optional'),
    field('INTERVENTION_OFFERED', [0, 1], 'optional'),
  ]),
  group('AD_PLACED', 366, [
    field('DATE_PLACED', [0, 10], 'required'),
    field('DATE_PLACED_CEASED', [0, 10], 'optional'),
    field('REASON_PLACED_CEASED', [0, 3], 'optional'),
  ]),
];

/** What each EPISODE holds, in this order; a child has 366 of them at most. */
export const episodeElement: GroupElement = group('EPISODE', 366, [
  field('DECOM', 'day', 'required'),
  field('RNE', [1, 1], 'required'),
  field('LS', [2, 2], 'required'),
  field('CIN', [2, 2], 'required'),
  field('PL', [2, 3], 'required', 'PLACE'),
  field('PL_POST', [0, 8], 'optional'),
  field('HOME_POST', [0, 8], 'optional'),
  field('URN', [0, 8], 'optional'),
  field('PLACE_PROVIDER', [0, 3], 'optional'),
  field('DEC', 'day-or-blank', 'required'),
  field('REC', [0, 3], 'required'),
  field('REASON_PLACE_CHANGE', [0, 6], 'optional'),
]);
