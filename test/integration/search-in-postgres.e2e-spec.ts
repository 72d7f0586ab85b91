import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  columnsOf,
  type MatchFacts,
  type Policy,
  searchByColumns,
  searchByObjects,
  startingPolicy,
} from '#matching/core';
import { comparable, searchesIn } from '../bench/search-in-postgres-query.mjs';
import { makeTables, type RegisterInPostgres } from '../bench/search-in-postgres-tables.mjs';
import { searchWorld, startsOn } from '../bench/search-world.mjs';
import { createEmptyDatabase, type TestDatabase } from '../support/database.js';
import { startingTakes } from './register-house.js';

const world = searchWorld(120, 5);
const questions = Array.from({ length: 150 }, (_, index) => {
  const facts = world.factsAround(world.child(index));
  const withinMiles = world.chance.oneOf(null, 40, 90, 200);
  const terms = { seenBy: facts.child.responsibleAuthority, withinMiles, first: 20 };
  return { facts, terms, byRules: searchByObjects(facts, startingPolicy, terms) };
});

describe('the search in PostgreSQL that the speed of the engine is measured beside', () => {
  let database: Pick<TestDatabase, 'url' | 'drop'>;
  let client: pg.Client;
  let words: RegisterInPostgres;

  beforeAll(async () => {
    database = await createEmptyDatabase();
    client = new pg.Client({ connectionString: database.url });
    await client.connect();
    words = await makeTables(client, world.households, startsOn);
  }, startingTakes);

  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const differencesWhen = async (policyInPostgres: Policy): Promise<number> => {
    const search = searchesIn(client, words, policyInPostgres);
    let differences = 0;
    for (const { facts, terms, byRules } of questions) {
      if (JSON.stringify(await search(facts, terms)) !== JSON.stringify(comparable(byRules))) differences += 1;
    }
    return differences;
  };

  it('finds what the rules find, and what the columns find, for every child', async () => {
    expect(await differencesWhen(startingPolicy)).toBe(0);
    const columns = columnsOf(world.households, startsOn);
    for (const { facts, terms, byRules } of questions) {
      expect(searchByColumns(columns, facts, new Map(), startingPolicy, terms)).toEqual(byRules);
    }
  });

  it('would be told apart by one point of one weight', async () => {
    const weights = { ...startingPolicy.weights, stability: 2 };
    expect(await differencesWhen({ ...startingPolicy, weights })).toBeGreaterThan(0);
  });

  it('refuses what it leaves out instead of comparing it wrongly', async () => {
    const [home, ...others] = world.households;
    const exempted = {
      ...home!,
      exemptions: [{ authority: 'E10000001', children: [], valid: { from: startsOn, until: null } }],
    };
    await expect(makeTables(client, [exempted, ...others], startsOn)).rejects.toThrow('leaves out exemptions');
    const { facts, terms } = questions[0]!;
    const connected: MatchFacts = { ...facts, child: { ...facts.child, connectedHomeIsKnown: true } };
    await expect(searchesIn(client, words, startingPolicy)(connected, terms)).rejects.toThrow('a connected home');
  });
});
