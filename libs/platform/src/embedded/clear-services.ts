import { rmSync } from 'node:fs';
import path from 'node:path';
import { clusterOf } from './cluster-folder.js';
import { ServerFault } from '../app/server-fault.js';
import { withFolderLock } from './folder-lock.js';
import { runningPostmaster, stopPostmaster } from './postmaster.js';
import { Tenants } from './tenants.js';

/** By name: the folder is the person's choice and may hold other things. */
const ours = ['tenants', 'postgres-18', 'postgres-password', 'postgres.log', 'launcher.lock'];

/**
 * Removes everything the embedded servers keep in `folder`, stopping a server that a crash left running.
 *
 * @throws ServerFault while a command or the product itself uses it.
 */
export async function clearEmbeddedServices(folder: string): Promise<void> {
  const cluster = clusterOf(folder);
  await withFolderLock(path.join(folder, 'launcher.lock'), async () => {
    if (!new Tenants(folder).isEmpty()) {
      throw new ServerFault(`Another Nearhome command uses ${folder}: wait until it has ended, then try again.`);
    }
    const postmaster = runningPostmaster(cluster);
    if (postmaster) await stopPostmaster(postmaster);
    rmSync(cluster, { recursive: true, force: true });
  });
  for (const name of ours) rmSync(path.join(folder, name), { recursive: true, force: true });
}
