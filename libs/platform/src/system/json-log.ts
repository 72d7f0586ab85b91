import { Log, type LogFacts } from '../app/log.js';
import { type LogLevel, logLevels } from '../app/settings.js';

/** What must never reach a log, whoever passes it by mistake; compared without case and punctuation. */
const neverLogged = [
  ...[
    'name',
    'knownas',
    'born',
    'dateofbirth',
    'sex',
    'ethnic',
    'postcode',
    'easting',
    'northing',
    'address',
    'school',
  ],
  ...['summary', 'needs', 'childcode', 'legalstatus', 'sibling', 'carer', 'password', 'secret', 'token', 'cookie'],
  ...['authorization', 'databaseurl', 'redisurl'],
];
/** Ids and references that only sound like the above. */
const harmless = ['queuename', 'filename', 'jobname', 'hostname', 'operationname', 'childid', 'carerid'];

const plain = (key: string): string => key.toLowerCase().replaceAll(/[^a-z]/g, '');
const isRedacted = (key: string): boolean =>
  !harmless.includes(plain(key)) && neverLogged.some((word) => plain(key).includes(word));

/** @returns the facts with those hidden that a log must not hold. */
export const redacted = (facts: LogFacts): LogFacts =>
  Object.fromEntries(Object.entries(facts).map(([key, value]) => [key, isRedacted(key) ? '[not logged]' : value]));

/** A fault's name and where it happened. Its message stays out: databases quote the values they refuse. */
function placeOf(fault: unknown): LogFacts {
  if (!(fault instanceof Error)) return { fault: typeof fault };
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  const code = 'code' in fault ? String(fault.code) : undefined;
  return { fault: fault.name, code, stack: frames.map((line) => line.trim()).join(' | ') };
}

/** One line of JSON an entry. */
export class JsonLog extends Log {
  readonly #least: number;

  constructor(
    private readonly processName: string,
    level: LogLevel,
    private readonly write: (line: string) => void = (line) => void process.stdout.write(line),
  ) {
    super();
    this.#least = logLevels.indexOf(level);
  }

  debug(message: string, facts: LogFacts = {}): void {
    this.#write('debug', message, facts);
  }

  info(message: string, facts: LogFacts = {}): void {
    this.#write('info', message, facts);
  }

  warn(message: string, facts: LogFacts = {}): void {
    this.#write('warn', message, facts);
  }

  error(message: string, fault: unknown, facts: LogFacts = {}): void {
    this.#write('error', message, { ...facts, ...placeOf(fault) });
  }

  #write(level: LogLevel, message: string, facts: LogFacts): void {
    if (logLevels.indexOf(level) < this.#least) return;
    const entry = { time: new Date().toISOString(), level, process: this.processName, message, ...redacted(facts) };
    this.write(`${JSON.stringify(entry)}\n`);
  }
}
