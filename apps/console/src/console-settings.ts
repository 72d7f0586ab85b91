/** What the console needs to be told at start. */
export abstract class ConsoleSettings {
  /** Where the api listens, as `http://127.0.0.1:3001`. */
  abstract readonly apiUrl: string;
  /** Seals the tokens that protect forms. */
  abstract readonly secret: string;
  /** Whether the authority shown is the fictional one: every page then says so. */
  abstract readonly demonstration: boolean;
}
