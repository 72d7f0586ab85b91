import { type LocalDate } from '#kernel';
import { type RequestFacts } from '../core/request-facts.js';
import { type PlacementType, type Skill } from '../core/vocabulary.js';

/** A request with the facts stated for it, as it is to be judged. */
export interface RequestWithFacts {
  readonly id: string;
  readonly reference: string;
  readonly childId: string;
  readonly openedOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly placementType: PlacementType;
  readonly bornOn: LocalDate | null;
  readonly facts: RequestFacts;
}

/** Where the further facts of requests, and of their children, are kept. */
export abstract class RequestFactsStore {
  /** @returns the facts of those of these requests whose child this authority looks after, by id of the request. */
  abstract ofRequests(requestIds: readonly string[], authorityCode: string): Promise<ReadonlyMap<string, RequestFacts>>;

  /** @returns the request, held until the transaction ends; null when this authority has none with this id. */
  abstract hold(requestId: string, authorityCode: string): Promise<RequestWithFacts | null>;

  /** @returns the open requests with these references, held until the transaction ends, by reference. */
  abstract holdOpen(references: readonly string[]): Promise<ReadonlyMap<string, RequestWithFacts>>;

  /** @returns the ids of those of `references` that are homes of the register, by reference. */
  abstract homesAmong(references: readonly string[]): Promise<ReadonlyMap<string, string>>;

  /** Puts these facts in the place of those there were. Postcodes and homes are known to the register. Writes only what differs. */
  abstract keep(requests: readonly Pick<RequestWithFacts, 'id' | 'childId' | 'facts'>[]): Promise<void>;

  /** Puts these needs in the place of those of the request. Writes only what differs. */
  abstract keepNeeds(requestId: string, needs: readonly Skill[]): Promise<void>;
}
