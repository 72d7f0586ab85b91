import { always, type CodesOfColumn } from './return-code.js';

/** Columns of AD1 and PlacedAdoption. */
export const adoptionCodes = {
  FOSTER_CARE: {
    what: '0 or 1',
    codes: always({ 0: 'not adopted by the former foster carer', 1: 'adopted by the former foster carer' }),
  },
  NB_ADOPTR: { what: '1 or 2 adopters', codes: always({ 1: 'one adopter', 2: 'two adopters' }) },
  SEX_ADOPTR: {
    what: 'a code for the sex of the adopters',
    codes: always({ M1: 'one man', F1: 'one woman', MM: 'two men', FF: 'two women', MF: 'a man and a woman' }),
  },
  LS_ADOPTR: {
    what: 'a legal status of adopters',
    codes: always({
      L0: 'a single adopter',
      L11: 'married, of different sexes',
      L12: 'married, of the same sex',
      L2: 'civil partners',
      L3: 'unmarried, of different sexes',
      L4: 'unmarried, of the same sex',
    }),
  },
  REASON_PLACED_CEASED: {
    what: 'a reason for no longer planning adoption',
    codes: always({
      RD1: 'the child’s needs changed',
      RD2: 'the court made no placement order',
      RD3: 'no adopters were found',
      RD4: 'another reason',
    }),
  },
} as const satisfies Record<string, CodesOfColumn>;
