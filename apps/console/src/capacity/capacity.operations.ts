import { type LocalDate } from '#kernel';
import { operation } from '../api/operation.js';
import { type Me, meFields } from '../web/page-frame.js';

export interface PlaceStates {
  readonly approved: number;
  readonly filled: number;
  readonly vacant: number;
  readonly notAvailable: number;
}

export interface PlacesOfHomes extends PlaceStates {
  readonly homes: number;
  readonly stayingPut: number;
  readonly hubBeds: number;
  readonly overfilledBy: number;
}

export interface NamedId {
  readonly id: string;
  readonly name: string;
}

export interface CapacityGroup extends NamedId {
  readonly places: PlacesOfHomes;
}

export interface CapacityHome extends NamedId {
  readonly reference: string;
  readonly districtName: string | null;
}

export interface HomeOnADay extends PlaceStates {
  readonly home: CapacityHome;
  readonly overfilledBy: number;
  readonly reasons: readonly (NamedId & { readonly places: number })[];
}

export interface CapacityChange {
  readonly on: LocalDate;
  readonly home: CapacityHome;
  readonly before: PlaceStates;
  readonly after: PlaceStates;
}

export type ToKeepKind =
  | 'RESIGNED'
  | 'APPROVAL_ENDS'
  | 'REVIEW_OVERDUE'
  | 'REVIEW_DUE'
  | 'REVIEW_NOT_RECORDED'
  | 'CHECK_LAPSED'
  | 'CHECK_LAPSES'
  | 'CHECK_NOT_RECORDED';

export interface HomeToKeep {
  readonly kind: ToKeepKind;
  readonly on: LocalDate | null;
  readonly home: CapacityHome;
}

export interface CapacityBoard {
  readonly on: LocalDate;
  readonly total: PlacesOfHomes;
  readonly districtChoices: readonly NamedId[];
  readonly districts: readonly CapacityGroup[];
  readonly reasons: readonly (NamedId & { readonly places: number; readonly homes: number })[];
  readonly ageBands: readonly CapacityGroup[];
  readonly placementTypes: readonly CapacityGroup[];
  readonly skills: readonly CapacityGroup[];
  /** Null for those who may see counts only. */
  readonly homes: {
    readonly list: readonly HomeOnADay[];
    readonly changes: readonly CapacityChange[];
    readonly toKeep: readonly HomeToKeep[];
  } | null;
}

export interface CapacityVariables {
  readonly on: LocalDate;
  readonly districtCode: string | null;
  readonly ageBand: string | null;
  readonly placementType: string | null;
  readonly skill: string | null;
}

const states = 'approved filled vacant notAvailable';
const group = `id name places { homes ${states} stayingPut hubBeds overfilledBy }`;
const home = 'home { id reference name districtName }';

export const capacityOperation = operation<
  { readonly me: Me; readonly capacityBoard: CapacityBoard },
  CapacityVariables
>(`
  query Capacity($on: Date!, $districtCode: ID, $ageBand: ID, $placementType: ID, $skill: ID) {
    ${meFields}
    capacityBoard(on: $on, districtCode: $districtCode, ageBand: $ageBand, placementType: $placementType, skill: $skill) {
      on
      total { homes ${states} stayingPut hubBeds overfilledBy }
      districtChoices { id name }
      districts { ${group} }
      reasons { id name places homes }
      ageBands { ${group} }
      placementTypes { ${group} }
      skills { ${group} }
      homes {
        list { ${states} overfilledBy ${home} reasons { id name places } }
        changes { on ${home} before { ${states} } after { ${states} } }
        toKeep { kind on ${home} }
      }
    }
  }
`);
