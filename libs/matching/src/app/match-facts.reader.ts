import { type LocalDate } from '#kernel';
import { type ChildFacts, type MatchFacts } from '../core/facts.js';

/** Reads everything the rules may know, as of one moment. */
export abstract class MatchFactsReader {
  /**
   * The whole register is read, in one consistent snapshot: no home is left out before the rules have judged it.
   *
   * @throws Error when there is no such request: runs refer to requests, so that is a fault.
   */
  abstract read(requestId: string, judgedOn: LocalDate): Promise<MatchFacts>;

  /** As `read`. @returns null when there is no such request. */
  abstract find(requestId: string, judgedOn: LocalDate): Promise<MatchFacts | null>;

  /** As `read`, around a child who is described but not recorded: no carer has been asked about them. */
  abstract readAround(child: ChildFacts, judgedOn: LocalDate): Promise<MatchFacts>;
}
