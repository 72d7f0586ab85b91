/** How much the log says, from everything to nothing. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** One of {@link logLevels}. */
export type LogLevel = (typeof logLevels)[number];

/** What the environment decides, checked. */
export interface Settings {
  readonly databaseUrl: string;
  /** Null: the queue lives in PostgreSQL too. */
  readonly redisUrl: string | null;
  /** The address the processes listen on; 127.0.0.1 unless HOST says otherwise. */
  readonly host: string;
  readonly apiPort: number;
  readonly consolePort: number;
  /** Where the console finds the api, without a slash at the end. */
  readonly apiUrl: string;
  /** Signs tokens; 32 characters or more. */
  readonly secret: string;
  /** Whether people sign in by choosing a fictional person. */
  readonly demonstration: boolean;
  /** Absolute path of the folder the embedded servers keep their data in. */
  readonly dataFolder: string;
  readonly logLevel: LogLevel;
}

/** For those who are given the settings by name: holds the same. */
export abstract class SettingsPort implements Settings {
  abstract readonly databaseUrl: string;
  abstract readonly redisUrl: string | null;
  abstract readonly host: string;
  abstract readonly apiPort: number;
  abstract readonly consolePort: number;
  abstract readonly apiUrl: string;
  abstract readonly secret: string;
  abstract readonly demonstration: boolean;
  abstract readonly dataFolder: string;
  abstract readonly logLevel: LogLevel;
}
