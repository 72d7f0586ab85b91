import { always, type CodesOfColumn, since, until } from './return-code.js';

/** Who the child is: columns of Header, UASC, Missing, Reviews and PrevPerm. */
export const childCodes = {
  SEX: {
    what: 'a code for sex',
    codes: [
      ...until('2023/24', { 1: 'male', 2: 'female' }),
      ...since('2024/25', { M: 'male', F: 'female', U: 'not known' }),
    ],
  },
  ETHNIC: {
    what: 'a code for ethnic origin',
    codes: always({
      WBRI: 'White British',
      WIRI: 'White Irish',
      WOTH: 'another White background',
      WIRT: 'Traveller of Irish heritage',
      WROM: 'Gypsy or Roma',
      MWBC: 'White and Black Caribbean',
      MWBA: 'White and Black African',
      MWAS: 'White and Asian',
      MOTH: 'another mixed background',
      AIND: 'Indian',
      APKN: 'Pakistani',
      ABAN: 'Bangladeshi',
      AOTH: 'another Asian background',
      BCRB: 'Black Caribbean',
      BAFR: 'Black African',
      BOTH: 'another Black background',
      CHNE: 'Chinese',
      OOTH: 'another ethnic group',
      REFU: 'the child or family would rather not say',
      NOBT: 'not asked yet',
    }),
  },
  MOTHER: { what: '0 or 1', codes: always({ 0: 'not a mother', 1: 'a mother' }) },
  MISSING: { what: 'M or A', codes: always({ M: 'missing', A: 'away from the placement without authorisation' }) },
  REVIEW_CODE: {
    what: 'a way of taking part in a review',
    codes: always({
      PN0: 'under 4 at the time of the review',
      PN1: 'was there and spoke for themselves',
      PN2: 'was there and an advocate spoke for them',
      PN3: 'was there and gave their views without words',
      PN4: 'was there but did not give views, nor did anyone for them',
      PN5: 'was not there but an advocate spoke for them',
      PN6: 'was not there but sent their views in another way',
      PN7: 'was not there and no views were given',
    }),
  },
  PREV_PERM: {
    what: 'an earlier permanent home',
    codes: always({
      P1: 'adopted before',
      P2: 'special guardianship before',
      P3: 'a residence order or child arrangements order before',
      P4: 'an earlier permanent home of which the kind is not known',
      Z1: 'no earlier permanent home, or none known',
    }),
  },
} as const satisfies Record<string, CodesOfColumn>;
