import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { z } from 'zod';
import { type Problem, refusal, type Result, success } from '#kernel';
import { logLevels, type Settings } from '../app/settings.js';
import { projectFolder } from './project-folder.js';

/** A variable of the environment that cannot be used, and the sentence that says so. */
export interface SettingsProblem extends Problem {
  readonly kind: 'setting-is-wrong';
  /** The variable, as `API_PORT`. */
  readonly field: string;
  readonly sentence: string;
}

/** The variables of a process, as `process.env` holds them. */
export type Environment = Readonly<Record<string, string | undefined>>;

const fewestSecretCharacters = 32;

const isUrlOf =
  (...protocols: readonly string[]) =>
  (text: string): boolean =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) && new URL(text).hostname !== '';

/** Addresses and secrets are never repeated in a sentence: sentences end up in logs. */
const quoted = (given: unknown): string => JSON.stringify(given);
const port = z
  .string()
  .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
    error: ({ input }) => `${quoted(input)} is not a port; write a whole number from 1 to 65535`,
  })
  .transform(Number);

const variables = z.object({
  DATABASE_URL: z
    .string()
    .refine(isUrlOf('postgres:', 'postgresql:'), {
      error:
        'it is not the address of a PostgreSQL database; write it like postgres://user:password@host:5432/nearhome',
    })
    .optional(),
  REDIS_URL: z
    .string()
    .refine(isUrlOf('redis:', 'rediss:'), {
      error:
        'it is not the address of a Redis server; write it like redis://host:6379, or leave it out to queue in PostgreSQL',
    })
    .optional(),
  HOST: z
    .string()
    .regex(/^[\w.:-]+$/, { error: ({ input }) => `${quoted(input)} is not a host name or an address` })
    .default('127.0.0.1'),
  API_PORT: port.default(3001),
  PORT: port.default(3000),
  API_URL: z
    .string()
    .refine(isUrlOf('http:', 'https:'), {
      error: ({ input }) => `${quoted(input)} is not a web address; write it like http://127.0.0.1:3001`,
    })
    .transform((text) => text.replace(/\/+$/, ''))
    .optional(),
  NEARHOME_SECRET: z
    .string()
    .min(fewestSecretCharacters, {
      error: `it is too short; ${fewestSecretCharacters} characters or more keep it safe`,
    })
    .optional(),
  NEARHOME_DEMONSTRATION: z
    .enum(['0', '1'], { error: ({ input }) => `${quoted(input)} is not understood; write 1 for yes or 0 for no` })
    .default('0'),
  NEARHOME_DATA: z.string().optional(),
  LOG_LEVEL: z
    .enum(logLevels, { error: ({ input }) => `${quoted(input)} is not a level; write one of ${logLevels.join(', ')}` })
    .default('info'),
});

type Variables = z.infer<typeof variables>;

/** Settings before the database is known, for those who start it. */
export type LauncherSettings = Omit<Settings, 'databaseUrl'> & { readonly databaseUrl: string | null };

const wrong = (field: string, sentence: string): { readonly ok: false; readonly problem: SettingsProblem } =>
  refusal({ kind: 'setting-is-wrong', field, sentence });

/** @returns the settings, or the first variable that is wrong; an empty variable counts as left out. */
export function readSettings(environment: Environment): Result<Settings, SettingsProblem> {
  const settings = readLauncherSettings(environment);
  if (!settings.ok) return settings;
  const { databaseUrl } = settings.value;
  if (databaseUrl === null) {
    return wrong('DATABASE_URL', 'DATABASE_URL is missing: write it like postgres://user:password@host:5432/nearhome.');
  }
  return success({ ...settings.value, databaseUrl });
}

/** The same as `readSettings`, but the database may still have to be started: then `databaseUrl` is null. */
export function readLauncherSettings(environment: Environment): Result<LauncherSettings, SettingsProblem> {
  const given = Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== '');
  const parsed = variables.safeParse(Object.fromEntries(given));
  if (!parsed.success) {
    const issue = parsed.error.issues[0]!;
    const variable = String(issue.path[0]);
    return wrong(variable, `${variable} is wrong: ${issue.message}.`);
  }
  const { PORT, API_PORT } = parsed.data;
  if (PORT === API_PORT && PORT !== 0) {
    return wrong('PORT', `PORT and API_PORT are both ${PORT}: give the console and the api a port each.`);
  }
  return success(settingsOf(parsed.data));
}

/** Without a secret one is made up: people are then signed out when the api starts again. */
function settingsOf(given: Variables): LauncherSettings {
  return {
    databaseUrl: given.DATABASE_URL ?? null,
    redisUrl: given.REDIS_URL ?? null,
    host: given.HOST,
    apiPort: given.API_PORT,
    consolePort: given.PORT,
    apiUrl: given.API_URL ?? `http://127.0.0.1:${given.API_PORT}`,
    secret: given.NEARHOME_SECRET ?? randomBytes(fewestSecretCharacters).toString('hex'),
    demonstration: given.NEARHOME_DEMONSTRATION === '1',
    dataFolder: given.NEARHOME_DATA ? path.resolve(given.NEARHOME_DATA) : path.join(projectFolder(), '.data'),
    logLevel: given.LOG_LEVEL,
  };
}
