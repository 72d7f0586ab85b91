/** What a line of the log may hold beside its sentence: ids, counts and durations, never facts about a child. */
export type LogFacts = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** The log of a process, for those who run it. People's own words and facts about children have no place in it. */
export abstract class Log {
  abstract debug(message: string, facts?: LogFacts): void;
  abstract info(message: string, facts?: LogFacts): void;
  abstract warn(message: string, facts?: LogFacts): void;

  /** @param fault what was thrown; its stack is logged, the values it carries are not. */
  abstract error(message: string, fault: unknown, facts?: LogFacts): void;
}
