import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { type EntityManager } from 'typeorm';
import { type MatchFacts } from '../core/facts.js';
import { inParts, wholeText } from '../core/packed-facts.js';
import { rowsOf } from './match-run.row.js';

const pack = promisify(gzip);
const unpack = promisify(gunzip);

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** SHA-256 in lower-case hexadecimal digits. */
export const digestOf = (text: string): string => sha256(text).toString('hex');

/** Facts that are kept, and where. */
export interface Frozen {
  readonly surroundingsId: number;
  /** By household id. */
  readonly homeIds: ReadonlyMap<string, number>;
  /** What is this run's alone, packed. */
  readonly need: Buffer;
  /** Of the canonical text of the whole facts. */
  readonly digest: string;
}

/**
 * Keeps what is not kept yet; the same content is kept once, whoever froze it. The database names each content by its digest
 * and lets nobody change or delete it.
 */
export async function freeze(manager: EntityManager, facts: MatchFacts): Promise<Frozen> {
  const parts = inParts(facts);
  const surroundingsId = await keepSurroundings(manager, parts.surroundings);
  const kept = await keepHomes(
    manager,
    facts.households.map(({ householdId }, index) => ({ householdId, text: parts.homes[index] ?? '' })),
  );
  return { surroundingsId, homeIds: kept, need: await pack(parts.need), digest: digestOf(wholeText(parts)) };
}

/** @returns the id of these surroundings, kept now unless they were. */
export async function keepSurroundings(manager: EntityManager, text: string): Promise<number> {
  const known = (): Promise<{ id: number }[]> =>
    rowsOf(manager, 'select id from matching.frozen_surroundings where digest = $1', [sha256(text)]);
  const [found] = await known();
  if (found) return found.id;
  await manager.query('insert into matching.frozen_surroundings (facts) values ($1) on conflict (digest) do nothing', [
    Buffer.from(text),
  ]);
  const [kept] = await known();
  if (!kept) throw new Error('Surroundings were frozen and are not there');
  return kept.id;
}

export interface HomeToKeep {
  readonly householdId: string;
  readonly text: string;
}

/** @returns the id of each home's content by household id, kept now unless it was. */
export async function keepHomes(
  manager: EntityManager,
  homes: readonly HomeToKeep[],
): Promise<ReadonlyMap<string, number>> {
  const digested = homes.map((home) => ({ ...home, digest: sha256(home.text) }));
  const ids = await idsOf(
    manager,
    digested.map(({ digest }) => digest),
  );
  const missing = digested.filter(({ digest }) => !ids.has(digest.toString('hex')));
  // In order of the digest: of those who freeze the same homes at the same moment nobody waits for somebody who waits.
  missing.sort((a, b) => Buffer.compare(a.digest, b.digest));
  if (missing.length > 0) {
    await manager.query(
      `insert into matching.frozen_home (household_id, facts)
       select household_id, facts from unnest($1::uuid[], $2::bytea[]) with ordinality home (household_id, facts, place)
       order by place
       on conflict (digest) do nothing`,
      [missing.map(({ householdId }) => householdId), missing.map(({ text }) => Buffer.from(text))],
    );
    const kept = await idsOf(
      manager,
      missing.map(({ digest }) => digest),
    );
    for (const [digest, id] of kept) ids.set(digest, id);
  }
  return new Map(
    digested.map(({ householdId, digest }) => {
      const id = ids.get(digest.toString('hex'));
      if (id === undefined) throw new Error(`Home ${householdId} was frozen and is not there`);
      return [householdId, id];
    }),
  );
}

async function idsOf(manager: EntityManager, digests: readonly Buffer[]): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: number; digest: Buffer }>(
    manager,
    'select id, digest from matching.frozen_home where digest = any($1::bytea[])',
    [digests],
  );
  return new Map(rows.map(({ id, digest }) => [digest.toString('hex'), id]));
}

/** A home as it was frozen: its canonical text. */
export interface FrozenHome {
  readonly id: number;
  readonly text: string;
}

/** @returns homes as they were frozen, in the order of facts: by household id. */
export async function frozenHomes(manager: EntityManager, ids: readonly number[]): Promise<readonly FrozenHome[]> {
  const rows = await rowsOf<{ id: number; facts: Buffer }>(
    manager,
    'select id, facts from matching.frozen_home where id = any($1::integer[]) order by household_id',
    [ids],
  );
  if (rows.length !== ids.length) throw new Error(`${ids.length - rows.length} frozen homes are not there`);
  return rows.map(({ id, facts }) => ({ id, text: facts.toString('utf8') }));
}

/**
 * @param packed what the run itself keeps: the need or, of a run stored before homes were kept apart, everything.
 * @returns the canonical text of the whole facts.
 */
export async function thawed(
  packed: Buffer,
  kept: { readonly surroundings: string; readonly homes: readonly FrozenHome[] } | null,
): Promise<string> {
  const own = (await unpack(packed)).toString('utf8');
  if (kept === null) return own;
  return wholeText({ surroundings: kept.surroundings, need: own, homes: kept.homes.map(({ text }) => text) });
}
