import { type ChildProcess, fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const longestStartMilliseconds = 60_000;
const longestGoodbyeMilliseconds = 10_000;
const restartsWithinAMinute = 5;

/** Ends with what the application said last, so that the person at the terminal sees why. */
export class ApplicationFault extends Error {}

/**
 * One of the product's processes. It says `ready` when it is; when it dies it is started again, unless it does so again
 * and again.
 */
export class Application {
  readonly name: string;
  readonly #script: string;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #onFault: (fault: ApplicationFault) => void;
  #child: ChildProcess | null = null;
  #isStopping = false;
  #wasReady = false;
  #deaths: number[] = [];
  #lastWords: string[] = [];

  constructor(name: string, environment: NodeJS.ProcessEnv, onFault: (fault: ApplicationFault) => void) {
    this.name = name;
    this.#script = path.resolve(import.meta.dirname, '..', '..', '..', name, 'src', 'main.js');
    this.#environment = environment;
    this.#onFault = onFault;
  }

  /** @throws ApplicationFault when it ends, or says nothing for a minute, before it is ready. */
  start(): Promise<void> {
    const child = this.#launch();
    return new Promise((resolve, reject) => {
      const tooLong = setTimeout(
        () => reject(new ApplicationFault(`The ${this.name} did not start within a minute.\n${this.#said()}`)),
        longestStartMilliseconds,
      );
      const settle = (done: () => void): void => {
        clearTimeout(tooLong);
        done();
      };
      child.stdout?.on('data', (text: Buffer) => {
        if (!/^ready\b/m.test(text.toString())) return;
        this.#wasReady = true;
        settle(resolve);
      });
      child.once('exit', () =>
        settle(() => reject(new ApplicationFault(`The ${this.name} could not start.\n${this.#said()}`))),
      );
    });
  }

  async stop(): Promise<void> {
    this.#isStopping = true;
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await Promise.race([gone, pause(longestGoodbyeMilliseconds, undefined, { ref: false })]);
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL');
    await gone;
  }

  #launch(): ChildProcess {
    const leaveWithParent = new URL('./leave-with-parent.js', import.meta.url).href;
    const child = fork(this.#script, [], {
      env: this.#environment,
      execArgv: ['--enable-source-maps', '--import', leaveWithParent],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own: Ctrl-C in the terminal reaches the launcher alone, which stops the others in order.
      detached: true,
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (text: Buffer) => this.#hear(text.toString()));
    child.once('exit', (code, signal) => void this.#died(`${signal ?? code}`));
    this.#child = child;
    return child;
  }

  #hear(text: string): void {
    this.#lastWords = [...this.#lastWords, ...text.split('\n').filter(Boolean)].slice(-20);
  }

  #said(): string {
    return this.#lastWords.slice(-8).join('\n');
  }

  async #died(how: string): Promise<void> {
    if (this.#isStopping || !this.#wasReady) return;
    const now = Date.now();
    this.#deaths = [...this.#deaths.filter((at) => now - at < 60_000), now];
    if (this.#deaths.length > restartsWithinAMinute) {
      this.#onFault(new ApplicationFault(`The ${this.name} ended again and again (${how}).\n${this.#said()}`));
      return;
    }
    await pause(250 * this.#deaths.length);
    if (!this.#isStopping) this.#launch();
  }
}
