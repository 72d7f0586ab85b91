import { existsSync } from 'node:fs';
import path from 'node:path';
import { isRoot, placeForServer, publicPlace } from './server-account.js';

/** Holds the version in its name: another PostgreSQL cannot read it. */
const name = 'postgres-18';

/**
 * @returns where the data of the server of `folder` are, or will be: beside everything else, or for root in a public place
 *   when the folder is closed. Data that are there already stay where they are.
 */
export function clusterOf(folder: string): string {
  const beside = path.resolve(folder, name);
  const apart = publicPlace(beside, 'data');
  if (existsSync(beside)) return beside;
  return isRoot() && existsSync(apart) ? apart : placeForServer(beside, 'data');
}
