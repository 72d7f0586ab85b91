import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { type EntityManager } from 'typeorm';
import { type HouseholdFacts } from '../core/facts.js';
import { type BindingRule, type Finding, type HouseholdCard, type JudgedHousehold } from '../core/judgement.js';
import { answerForm, type Explanations, letterOfShown, packAnswer, unpackHome } from '../core/packed-answer.js';
import { type RankedHousehold, type RunAnswer } from '../core/run.js';
import { type Frozen, type FrozenHome, frozenHomes } from './frozen-facts.store.js';
import { rowsOf } from './match-run.row.js';

const pack = promisify(deflateRaw);
const unpack = promisify(inflateRaw);

/** Where each home stands, its points and its explanation: one row for the whole answer. */
export async function keepAnswer(
  manager: EntityManager,
  runId: string,
  { homeIds, surroundingsId }: Frozen,
  judged: readonly JudgedHousehold[],
  answer: RunAnswer,
): Promise<void> {
  const { householdIds, standings, points, explanations, bestMilesFromHome, nearMissRules } = packAnswer(
    judged,
    answer,
  );
  const homes = householdIds.map((householdId) => {
    const id = homeIds.get(householdId);
    if (id === undefined) throw new Error(`A home is judged that is not in the facts: ${householdId}`);
    return id;
  });
  await manager.query(
    `insert into matching.run_answer
       (run_id, form, surroundings_id, homes, standings, points, best_miles_from_home, near_miss_rules, explanations)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[runId, answerForm, surroundingsId, homes, standings, points, bestMilesFromHome, nearMissRules],
      await pack(JSON.stringify(explanations)),
    ],
  );
  await manager.query(
    `insert into matching.rule_count (run_id, rule_id, households)
     select $1, "ruleId", households from jsonb_to_recordset($2::jsonb) as counted ("ruleId" text, households integer)`,
    [runId, JSON.stringify(answer.ruleCounts)],
  );
}

/** What a run says of every home it judged, as it was stored. */
export interface KeptAnswer {
  readonly surroundings: string;
  /** Ids of the frozen homes, those shown first in order of place. */
  readonly homes: readonly number[];
  readonly standings: string;
  readonly points: readonly number[];
  readonly explanations: Explanations;
}

/** @returns null of a run that keeps a row for each home, as was done before, and of one that is not finished. */
export async function keptAnswer(manager: EntityManager, runId: string): Promise<KeptAnswer | null> {
  const [row] = await rowsOf<
    Omit<KeptAnswer, 'surroundings' | 'explanations'> & { form: number; surroundings: Buffer; explanations: Buffer }
  >(
    manager,
    `select answer.form, answer.homes, answer.standings, answer.points, answer.explanations,
            surroundings.facts as surroundings
     from matching.run_answer answer
     join matching.frozen_surroundings surroundings on surroundings.id = answer.surroundings_id
     where answer.run_id = $1`,
    [runId],
  );
  if (!row) return null;
  if (row.form !== answerForm) throw new Error(`Run ${runId} keeps its answer in form ${row.form}, which is not known`);
  return {
    homes: row.homes,
    standings: row.standings,
    points: row.points,
    surroundings: row.surroundings.toString('utf8'),
    explanations: JSON.parse((await unpack(row.explanations)).toString('utf8')) as Explanations,
  };
}

/** @returns every home of the answer, those shown first in order of place. */
export function everyHomeOf(answer: KeptAnswer, homes: readonly FrozenHome[]): readonly JudgedHousehold[] {
  const texts = new Map(homes.map(({ id, text }) => [id, text]));
  return answer.homes.map((id, index) => {
    const text = texts.get(id);
    if (text === undefined) throw new Error(`An answer names home ${id}, which was not read`);
    return unpackHome(answer, index, JSON.parse(text) as HouseholdFacts);
  });
}

/** @returns those of the homes that the answer shows. */
export const shownOf = (judged: readonly JudgedHousehold[], { standings }: KeptAnswer): readonly RankedHousehold[] =>
  judged.flatMap((home, index) => {
    const { standing } = home;
    if (standing === 'excluded' || standings.charAt(index) !== letterOfShown(standing)) return [];
    return [{ ...home, standing, place: index + 1 }];
  });

/** A page of the homes shown. */
export interface PageOfHomes {
  readonly standing: RankedHousehold['standing'];
  readonly first: number;
  /** The place after which to begin. */
  readonly after: number;
}

/** @returns a page of a packed answer: only the homes on it are read. */
export async function pageOf(
  manager: EntityManager,
  answer: KeptAnswer,
  { standing, first, after }: PageOfHomes,
): Promise<readonly RankedHousehold[]> {
  const from = Math.max(after, answer.standings.indexOf(letterOfShown(standing)));
  const until = answer.standings.lastIndexOf(letterOfShown(standing)) + 1;
  const indexes = answer.homes.map((_, index) => index).slice(from, Math.min(from + first, until));
  const ids = indexes.map((index) => answer.homes[index] ?? 0);
  const texts = new Map((await frozenHomes(manager, ids)).map(({ id, text }) => [id, text]));
  return indexes.map((index) => {
    const text = texts.get(answer.homes[index] ?? 0) ?? '';
    return { ...unpackHome(answer, index, JSON.parse(text) as HouseholdFacts), standing, place: index + 1 };
  });
}

interface RankedRow {
  readonly place: number;
  readonly standing: RankedHousehold['standing'];
  readonly points: number;
  readonly miles_from_home: number | null;
  readonly miles_from_school: number | null;
  readonly household: HouseholdCard;
  readonly findings: readonly Finding[];
  readonly binding: readonly BindingRule[];
}

const rankedOf = (row: RankedRow): RankedHousehold => ({
  place: row.place,
  standing: row.standing,
  points: row.points,
  milesFromHome: row.miles_from_home ?? 'not-recorded',
  milesFromSchool: row.miles_from_school ?? 'not-recorded',
  household: row.household,
  findings: row.findings,
  binding: row.binding,
});

/** @returns the homes shown by a run that keeps a row for each: a page of them, or all. */
export async function rankedRows(
  manager: EntityManager,
  runId: string,
  page: PageOfHomes | null,
): Promise<readonly RankedHousehold[]> {
  const rows = await rowsOf<RankedRow>(
    manager,
    `select place, standing, points, miles_from_home::float8, miles_from_school::float8, household, findings, binding
     from matching.ranked_household
     where run_id = $1 and ($2::text is null or standing = $2) and place > $3
     order by place
     limit $4`,
    [runId, page?.standing ?? null, page?.after ?? 0, page?.first ?? null],
  );
  return rows.map(rankedOf);
}
