import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { giveToOwnerOf } from './server-account.js';
import { identityOf, isStillRunning } from './process-life.js';

let entered = 0;

/**
 * Who uses the server of a folder at present: a file for each, named by its process. The last one out stops the server,
 * so that a command may end before or after the application that runs beside it. Call with the folder locked.
 */
export class Tenants {
  readonly #folder: string;
  readonly #dataFolder: string;

  constructor(dataFolder: string) {
    this.#dataFolder = dataFolder;
    this.#folder = path.join(dataFolder, 'tenants');
  }

  /** @returns the file that stands for this use of the server. */
  enter(): string {
    mkdirSync(this.#folder, { recursive: true });
    entered += 1;
    const tenant = path.join(this.#folder, `${process.pid}-${entered}`);
    writeFileSync(tenant, identityOf(process.pid));
    for (const place of [this.#folder, tenant]) giveToOwnerOf(this.#dataFolder, place);
    return tenant;
  }

  /** @returns whether nobody is left. */
  leave(tenant: string): boolean {
    rmSync(tenant, { force: true });
    return this.#present().length === 0;
  }

  /** @returns whether nobody uses the server at present. */
  isEmpty(): boolean {
    return this.#present().length === 0;
  }

  #present(): readonly string[] {
    mkdirSync(this.#folder, { recursive: true });
    const files = readdirSync(this.#folder).map((name) => path.join(this.#folder, name));
    const [gone, present] = [files.filter((file) => !isPresent(file)), files.filter(isPresent)];
    for (const file of gone) rmSync(file, { force: true });
    return present;
  }
}

function isPresent(file: string): boolean {
  try {
    return isStillRunning(readFileSync(file, 'utf8'));
  } catch {
    return false;
  }
}
