import { type Problem, type Result } from '#kernel';

/** A port for use-cases whose changes, in however many libraries, stand or fall together. */
export abstract class Transaction {
  /**
   * Runs `work` in one transaction, or in the one already open around the call. Every store that asks by `Sql` takes part.
   * A refusal undoes what was written, as an exception does.
   *
   * @throws what `work` throws, after undoing it.
   */
  abstract run<T, P extends Problem>(work: () => Promise<Result<T, P>>): Promise<Result<T, P>>;
}
