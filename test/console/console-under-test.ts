import { JsonLog } from '#platform';
import { createConsole } from '../../apps/console/src/console-app.js';

export interface ConsoleUnderTest {
  readonly url: string;
  /** What the console logged, a line each. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Starts the console in this process, on a free port, against an api. */
export async function startConsole(apiUrl: string): Promise<ConsoleUnderTest> {
  const logged: string[] = [];
  const log = new JsonLog('console', 'warn', (line) => void logged.push(line));
  const settings = { apiUrl, secret: 'a secret for the forms of the browser tests', demonstration: true };
  const app = await createConsole(settings, log);
  await app.listen(0, '127.0.0.1');
  return { url: await app.getUrl(), logged, close: () => app.close() };
}
