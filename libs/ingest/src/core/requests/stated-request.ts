import { type LocalDate } from '#kernel';
import { type PlacementType, type RequestFacts, type Sex, type Skill, type Urgency } from '#register/core';

/** One row of a requests file, read and checked by itself. */
export interface StatedRequest {
  readonly file: string;
  readonly row: number;
  readonly reference: string;
  readonly child: {
    readonly authorityCode: string;
    readonly code: string;
    readonly knownAs: string | null;
    readonly bornOn: LocalDate | null;
    readonly sex: Sex;
  };
  readonly openedOn: LocalDate;
  readonly urgency: Urgency;
  readonly neededBy: LocalDate;
  readonly startsOn: LocalDate;
  readonly expectedUntil: LocalDate | null;
  readonly placementType: PlacementType;
  readonly homePostcode: string | null;
  readonly schoolName: string | null;
  readonly schoolPostcode: string | null;
  readonly schoolMustContinue: boolean;
  readonly needs: readonly Skill[];
  readonly languages: readonly string[];
  readonly siblingGroup: string | null;
  readonly adoptionConsidered: boolean;
  readonly summary: string;
  /** References of homes. */
  readonly agreedBy: readonly string[];
  readonly declinedBy: readonly string[];
  /** What more the file says; what it leaves blank says nothing, so that it takes nothing away. */
  readonly facts: Partial<RequestFacts>;
}
