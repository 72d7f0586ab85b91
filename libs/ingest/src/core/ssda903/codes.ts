/**
 * The code sets of the statutory return, of all years together: an episode keeps the code that held when it began, so
 * that a return may have codes of several years. A code is never refused for its year here.
 */
export interface CodeSet {
  /** Completes the sentence: "Q9" is not ... */
  readonly what: string;
  readonly codes: readonly string[];
}

const listed = (text: string): readonly string[] => text.split(' ');

export const sexCodes: CodeSet = { what: 'a code for sex', codes: listed('1 2 M F U') };

export const ethnicCodes: CodeSet = {
  what: 'a code for ethnic origin',
  codes: listed('WBRI WIRI WOTH WIRT WROM MWBC MWBA MWAS MOTH AIND APKN ABAN AOTH BCRB BAFR BOTH CHNE OOTH REFU NOBT'),
};

export const episodeCodes = {
  RNE: { what: 'a reason for a new episode', codes: listed('S P T L B U') },
  LS: { what: 'a legal status', codes: listed('C1 C2 D1 E1 V2 V3 V4 L1 L2 L3 J1 J2 J3') },
  CIN: { what: 'a category of need', codes: listed('N1 N2 N3 N4 N5 N6 N7 N8') },
  PLACE: {
    what: 'a placement type',
    codes: listed(
      'U1 U2 U3 U4 U5 U6 A3 A4 A5 A6 P1 P2 P3 K1 K2 K3 H5 R1 R2 R3 R5 S1 T0 T1 T2 T3 T4 Z1 Z11 Z12 Z13 Z14',
    ),
  },
  PLACE_PROVIDER: { what: 'a placement provider', codes: listed('PR0 PR1 PR2 PR3 PR4 PR5') },
  REC: {
    what: 'a reason an episode ended',
    codes: listed('X1 E11 E12 E13 E14 E15 E16 E17 E2 E3 E41 E43 E44 E45 E46 E47 E48 E4A E4B E5 E6 E7 E8 E9'),
  },
  REASON_PLACE_CHANGE: {
    what: 'a reason for a change of placement',
    codes: listed('CARPL CLOSE ALLEG STAND APPRR CREQB CREQO CHILD LAREQ PLACE CUSTOD OTHER'),
  },
} as const satisfies Record<string, CodeSet>;
