import { type LocalDate } from '#kernel';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../core/facts.js';
import { type RecordedRequest, type Surroundings } from '../core/recorded-register.js';
import { type FactsAtARevision } from './search-facts.reader.js';

/** What surrounds the homes on a day, and the number of the last change that was read. */
export interface RegisterMoment extends Surroundings {
  readonly revision: number;
}

/** A request as it was read, with what surrounds it on the first day of its stay. */
export interface ReadRequest extends RegisterMoment {
  readonly request: RecordedRequest;
}

/** Facts of many requests, all of one moment. */
export interface FactsOfMany {
  readonly revision: number;
  /**
   * @returns what `read` would have returned, made when it is asked for: homes are shared between requests that start on
   *   the same day.
   * @throws Error when the request was not asked for, or is not there.
   */
  of(requestId: string): MatchFacts;
}

/**
 * Reads everything the rules may know, each answer as of one moment. The whole register is read: SQL leaves no home out
 * before the rules have judged it. Facts are those of the first day of the stay.
 */
export abstract class MatchFactsReader {
  /**
   * For a run: the homes that the child's authority may see, and no others.
   *
   * @throws Error when there is no such request: runs refer to requests, so that is a fault.
   */
  abstract read(requestId: string, judgedOn: LocalDate): Promise<MatchFacts>;

  /** As `read`, for many requests at one moment; the register is read once. A request that is not there is left out. */
  abstract readMany(requestIds: readonly string[], judgedOn: LocalDate): Promise<FactsOfMany>;

  /** For a search: every home, also those the asker may not see. @returns null when there is no such request. */
  abstract find(requestId: string, judgedOn: LocalDate): Promise<FactsAtARevision | null>;

  /** As `find`, around a child who is described but not recorded: no carer has been asked about them. */
  abstract readAround(child: ChildFacts, judgedOn: LocalDate): Promise<FactsAtARevision>;

  /** A request alone, without a home. @returns null when there is no such request. */
  abstract readChild(requestId: string): Promise<ReadRequest | null>;

  /**
   * Every home without a request, in order of id and a few thousand at a time, so that a national register need not be held
   * as objects.
   *
   * @param only ids of the homes to read, those of them that are there; null for all.
   */
  abstract readAll(
    startsOn: LocalDate,
    take: (homes: readonly HouseholdFacts[]) => void,
    only?: readonly string[] | null,
  ): Promise<RegisterMoment>;
}
