import { type LocalDate } from '#kernel';

/** An open request of one of the brothers and sisters. */
export interface SiblingRequest {
  readonly requestId: string;
  readonly childId: string;
  readonly authorityCode: string;
  readonly startsOn: LocalDate;
}

/** Which requests ask for brothers and sisters. */
export abstract class SiblingRequestStore {
  /**
   * @returns the open requests of the sibling group that this request names, this one among them, ordered by the child's
   *   id; only this one where it names no group; null when there is no such open request for a child of the authority.
   */
  abstract openWith(requestId: string, authorityCode: string): Promise<readonly SiblingRequest[] | null>;
}
