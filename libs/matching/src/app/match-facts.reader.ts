import { type LocalDate } from '#kernel';
import { type MatchFacts } from '../core/facts.js';

/** Reads everything the rules may know, as of one moment. */
export abstract class MatchFactsReader {
  /**
   * The whole register is read, in one consistent snapshot: no home is left out before the rules have judged it.
   *
   * @throws Error when there is no such request: runs refer to requests, so that is a fault.
   */
  abstract read(requestId: string, judgedOn: LocalDate): Promise<MatchFacts>;
}
