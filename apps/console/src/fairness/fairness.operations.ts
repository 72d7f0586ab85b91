import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type ApiProblem } from '../requests/request.operations.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface Share {
  readonly count: number;
  readonly of: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface Middle {
  readonly median: number | null;
  readonly of: number;
  readonly low: number | null;
  readonly high: number | null;
}

export interface FairnessFigures {
  readonly requests: number;
  readonly matched: Share;
  readonly inArea: Share;
  readonly miles: Middle;
  readonly daysToClose: Middle;
  readonly stillOpen: number;
  readonly nearMissRules: readonly { readonly rule: { readonly title: string }; readonly share: Share }[];
}

export interface FairnessReport {
  readonly requests: number;
  readonly characteristics: readonly {
    readonly characteristic: string;
    readonly groups: readonly { readonly group: string; readonly figures: FairnessFigures | null }[];
  }[];
  readonly differences: readonly {
    readonly characteristic: string;
    readonly measure: string;
    readonly lower: string;
    readonly higher: string;
  }[];
}

const share = '{ count of low high }';
const middle = '{ median of low high }';

export const fairnessOperation = operation<
  {
    readonly me: Me;
    readonly fairnessReport: ({ readonly __typename: 'FairnessReport' } & FairnessReport) | ApiProblem;
  },
  { readonly from: LocalDate; readonly to: LocalDate }
>(`
  query Fairness($from: Date!, $to: Date!) {
    ${meFields}
    fairnessReport(from: $from, to: $to) {
      __typename
      ... on Problem { code message field }
      ... on FairnessReport {
        requests
        differences { characteristic measure lower higher }
        characteristics {
          characteristic
          groups {
            group
            figures {
              requests stillOpen matched ${share} inArea ${share} miles ${middle} daysToClose ${middle}
              nearMissRules { rule { title } share ${share} }
            }
          }
        }
      }
    }
  }
`);

export interface TransparencySection {
  readonly heading: string;
  readonly fields: readonly { readonly name: string; readonly text: string; readonly isForTheAuthority: boolean }[];
}

export const transparencyOperation = operation<{
  readonly me: Me;
  readonly transparencyRecord: readonly TransparencySection[];
}>(`
  query Transparency { ${meFields} transparencyRecord { heading fields { name text isForTheAuthority } } }
`);
