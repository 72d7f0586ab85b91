import { createHash } from 'node:crypto';
import { chownSync, existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { ServerFault } from '../app/server-fault.js';

/** The account a server runs under; empty means this one. */
export type ServerAccount = { readonly uid: number; readonly gid: number } | Readonly<Record<string, never>>;

/** PostgreSQL refuses to run as root, so root lends it `nobody`, which every system has: no account is created. */
const nobody = 65534;

/** @returns whether this process runs as root. */
export const isRoot = (): boolean => process.getuid?.() === 0;

/** @returns the account for a server on `folder`: for root the owner of what is there, else `nobody`. */
export function accountFor(folder: string): ServerAccount {
  if (!isRoot()) return {};
  const owner = existsSync(folder) ? statSync(folder) : null;
  return owner && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : { uid: nobody, gid: nobody };
}

/** Hands `place` over to `account`. */
export function giveTo(account: ServerAccount, place: string): void {
  if ('uid' in account) chownSync(place, account.uid, account.gid);
}

/** What root makes in somebody's folder is theirs, so that they can go on without root. */
export function giveToOwnerOf(folder: string, place: string): void {
  if (!isRoot()) return;
  const { uid, gid } = statSync(folder);
  chownSync(place, uid, gid);
}

/** @throws ServerFault when `folder` belongs to an account that this one may not act for. */
export function refuseForeignFolder(folder: string): void {
  const own = process.getuid?.();
  if (own === undefined || own === 0 || !existsSync(folder)) return;
  const { uid } = statSync(folder);
  if (uid === own) return;
  throw new ServerFault(
    `The data in ${folder} belongs to another account (number ${uid}): start Nearhome as that account or as root, or choose another folder with NEARHOME_DATA.`,
  );
}

/** A server under another account can only enter folders that everybody may pass through. */
export function everybodyMayEnter(folder: string): boolean {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    if (existsSync(at) && (statSync(at).mode & 0o001) === 0) return false;
  }
  return true;
}

/**
 * Where root's servers keep what belongs at `place`: there, or in a public folder when the way to it is closed, as below
 * /root.
 */
export function placeForServer(place: string, purpose: string): string {
  const wanted = path.resolve(place);
  return !isRoot() || everybodyMayEnter(path.dirname(wanted)) ? wanted : publicPlace(wanted, purpose);
}

/** @returns the public folder that stands for `place`. */
export function publicPlace(place: string, purpose: string): string {
  const digest = createHash('sha256').update(path.resolve(place)).digest('hex').slice(0, 12);
  return path.join('/var/tmp', `nearhome-${purpose}-${digest}`);
}
