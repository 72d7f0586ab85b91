import { type DateRange } from '#kernel';
import { type HomeFacts } from './home-facts.js';
import { type Household, type RecordedApproval } from './household.js';

/**
 * A home as a file states it: by reference, with its postcode, and its children by authority and code. A fact that the rules
 * need and that is left out stays as it is, or not recorded where nothing was.
 */
export interface StatedHousehold
  extends
    Omit<
      Household,
      | keyof HomeFacts
      | 'id'
      | 'area'
      | 'areaAuthorityCode'
      | 'approvals'
      | 'everybodyIsChecked'
      | 'fosteredChildren'
      | 'service'
      | 'shortBreaks'
    >,
    Partial<HomeFacts> {
  readonly service: Omit<Household['service'], 'frameworks'> & Partial<Pick<Household['service'], 'frameworks'>>;
  /** In capitals, without spaces. */
  readonly postcode: string;
  readonly approvals: readonly (Omit<RecordedApproval, 'kind' | 'extendedUntil'> &
    Partial<Pick<RecordedApproval, 'kind' | 'extendedUntil'>>)[];
  readonly fosteredChildren: readonly StatedStay[];
  readonly shortBreaks?: readonly {
    readonly authorityCode: string;
    readonly code: string;
    readonly stay: DateRange;
  }[];
}

/** A child who lives in a home, as a file states it. */
export interface StatedStay {
  readonly authorityCode: string;
  readonly code: string;
  readonly siblingGroup: string | null;
  readonly stay: DateRange;
  readonly room?: string | null;
  readonly mustBeOnlyChild?: boolean;
  readonly mustNotLiveWith?: readonly string[];
}
