import { type CodesOfColumn, since } from './return-code.js';

/** The column of SWEpisodes, a table since 2023/24. */
export const socialWorkerCodes = {
  SW_REASON: {
    what: 'a reason for a change of social worker',
    codes: since('2023/24', {
      MANAGE: 'cases were shared out anew',
      FCONTA: 'the first social worker of the child',
      LEFTRL: 'the social worker left the role',
      ORGRST: 'the service was reorganised',
      TSPROC: 'moved to another team, as is the process',
      ABSENC: 'the social worker was away',
      CHCHAN: 'the child asked',
      PCCHAN: 'a parent or carer asked',
      SWDIED: 'the social worker died',
      OTHERS: 'another reason',
    }),
  },
} as const satisfies Record<string, CodesOfColumn>;
