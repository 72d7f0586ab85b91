import { setImmediate } from 'node:timers/promises';
import { type EntityManager } from 'typeorm';
import { canonicalJson } from '../core/canonical-json.js';
import { type HouseholdFacts } from '../core/facts.js';
import { keepHomes } from './frozen-facts.store.js';
import { rowsOf } from './match-run.row.js';

/** The homes of a whole register as they are kept. */
export interface FrozenRegister {
  readonly id: number;
  /** Of the digests of its homes, in hexadecimal digits: the same exactly when every home is. */
  readonly digest: string;
}

/** So many homes are written as text at a time, so that others are answered meanwhile. */
const homesAtATime = 500;

const byHousehold = (a: HouseholdFacts, b: HouseholdFacts): number => (a.householdId < b.householdId ? -1 : 1);

/**
 * Keeps registers, each content once. A home that is still at hand, unchanged, since an earlier search costs nothing: only
 * changed homes are written as text and looked for.
 */
export class FrozenRegisters {
  private readonly idOfHome = new WeakMap<HouseholdFacts, number>();
  private readonly kept = new WeakMap<readonly HouseholdFacts[], Promise<FrozenRegister>>();

  /** @param manager outside a transaction: what is remembered here must be committed. */
  async keep(manager: EntityManager, homes: readonly HouseholdFacts[]): Promise<FrozenRegister> {
    const known = this.kept.get(homes);
    if (known) return known;
    const keeping = this.freeze(manager, homes);
    this.kept.set(homes, keeping);
    // Whoever waits is told; the next who asks tries anew.
    keeping.catch(() => this.kept.delete(homes));
    return keeping;
  }

  /** @returns the id under which a home that was kept is kept. */
  idOf(home: HouseholdFacts): number {
    const id = this.idOfHome.get(home);
    if (id === undefined) throw new Error(`Home ${home.householdId} was not frozen`);
    return id;
  }

  /** Keeps homes that are not of a whole register. @param manager as for `keep`. */
  async keepHomes(manager: EntityManager, homes: readonly HouseholdFacts[]): Promise<void> {
    const missing = homes.filter((home) => !this.idOfHome.has(home));
    for (let from = 0; from < missing.length; from += homesAtATime) {
      const some = missing.slice(from, from + homesAtATime);
      const texts = some.map((home) => ({ householdId: home.householdId, text: canonicalJson(home) }));
      const ids = await keepHomes(manager, texts);
      for (const home of some) this.idOfHome.set(home, ids.get(home.householdId) ?? 0);
      await setImmediate();
    }
  }

  private async freeze(manager: EntityManager, homes: readonly HouseholdFacts[]): Promise<FrozenRegister> {
    await this.keepHomes(manager, homes);
    const ids = [...homes].sort(byHousehold).map((home) => this.idOf(home));
    const [added] = await rowsOf<FrozenRegister>(
      manager,
      `insert into matching.frozen_register (homes) values ($1)
       on conflict (digest) do nothing returning id, encode(digest, 'hex') as digest`,
      [ids],
    );
    if (added) return added;
    const [known] = await rowsOf<FrozenRegister>(
      manager,
      `select id, encode(digest, 'hex') as digest from matching.frozen_register where digest = matching.digest_of_homes($1)`,
      [ids],
    );
    if (!known) throw new Error('A register was frozen and is not there');
    return known;
  }
}
