import { userInfo } from 'node:os';

/** @returns who types the command, for the record; some accounts, as in a container, have no name. */
export function personAtTheCommandLine(): string {
  try {
    return `${userInfo().username} at the command line`;
  } catch {
    return 'somebody at the command line';
  }
}
