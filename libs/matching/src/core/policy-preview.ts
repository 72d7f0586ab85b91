import { type MeasureColumns } from './measure-columns.js';
import { type Condition, conditions } from './measures.js';
import { type Policy } from './policy.js';
import { rerankBy, type Reranked } from './rerank.js';
import { type HardRuleId } from './rule-id.js';

/** A past search as a preview needs it. */
export interface MeasuredRun {
  readonly runId: string;
  readonly requestId: string;
  /** The reference of the request: a preview names no child and no home. */
  readonly requestReference: string;
  readonly measures: MeasureColumns;
}

/** Homes by the policy in use, and by the draft. */
export interface NowAndThen {
  readonly now: number;
  readonly then: number;
}

/** How one past search would be answered otherwise. A home is suitable where it is eligible or needs somebody's authority. */
export interface ComparedRun {
  readonly runId: string;
  readonly requestId: string;
  readonly requestReference: string;
  /** Homes put in order. */
  readonly homes: number;
  /** Whether another suitable home would come first, or one where there is none now, or none any more. */
  readonly firstChanges: boolean;
  /** The place now of the home that would come first; null where it is not suitable now, or no home would be. */
  readonly newFirstWas: number | null;
  /** Where the home that is first now would come; null where it would not be suitable, or no home is now. */
  readonly firstWouldBe: number | null;
  readonly firstFiveChange: boolean;
  /** The same homes in the same order, standing as they do. */
  readonly isUnchanged: boolean;
  readonly suitable: NowAndThen;
  /** Homes that would newly be suitable, and no longer: all of them, and under each rule that makes the difference. */
  readonly comeIn: number;
  readonly fallOut: number;
  readonly moves: readonly MovesByRule[];
  /** Null of a search whose measures do not know every home. */
  readonly standings: Readonly<Record<'eligible' | 'needsAuthority' | 'nearMisses' | 'excluded', NowAndThen>> | null;
}

/** Homes that one rule lets in or keeps out; a home that two rules keep out is counted under both. */
export interface MovesByRule {
  readonly ruleId: HardRuleId;
  readonly comeIn: number;
  readonly fallOut: number;
}

/** What another policy would do to past searches. */
export interface PolicyPreview {
  readonly runs: number;
  readonly homes: number;
  /** Searches in which another home would come first. */
  readonly bestHomeChanges: number;
  /** Searches whose first five suitable homes would not be the same homes, in whatever order. */
  readonly firstFiveChange: number;
  readonly unchanged: number;
  /** Searches without any suitable home. */
  readonly withoutAHome: NowAndThen;
  /** Homes that would newly be suitable in a search, and no longer. */
  readonly comeIn: number;
  readonly fallOut: number;
  /** The rules that make the difference, most homes first. */
  readonly moves: readonly MovesByRule[];
  /** Of the searches that know every home. */
  readonly standings: NonNullable<ComparedRun['standings']>;
  /** Searches kept by older versions: they know the homes they showed and not why others were left out. */
  readonly olderRuns: number;
  /** The greatest changes, at most ten: a first home lost before one that falls, the furthest first. */
  readonly examples: readonly ComparedRun[];
}

const inFirst = 5;
const examplesShown = 10;
const suitableUpTo = 1;

const ruleOf = (condition: Condition): HardRuleId | null =>
  condition === 'always'
    ? null
    : condition === 'household' || condition === 'carer'
      ? 'usual-fostering-limit'
      : condition;

/** @returns the homes that come in or fall out, in all and by rule. */
function movesOf(
  { obstaclesOf }: MeasureColumns,
  now: Reranked,
  then: Reranked,
): Pick<ComparedRun, 'comeIn' | 'fallOut' | 'moves'> {
  const comeInBy = new Map<number, number>();
  const fallOutBy = new Map<number, number>();
  const count = (into: Map<number, number>, mask: number): void => void into.set(mask, (into.get(mask) ?? 0) + 1);
  const { standings: standNow } = now;
  const { standings: standThen } = then;
  for (let home = 0; home < standNow.length; home += 1) {
    const isNow = standNow[home]! <= suitableUpTo;
    if (isNow === standThen[home]! <= suitableUpTo) continue;
    const kind = obstaclesOf[home]!;
    if (isNow) count(fallOutBy, then.inTheWay[kind]!);
    else count(comeInBy, now.inTheWay[kind]!);
  }
  const sum = (by: ReadonlyMap<number, number>, bit = 0): number =>
    [...by].reduce((homes, [mask, more]) => (bit === 0 || (mask & bit) !== 0 ? homes + more : homes), 0);
  const moves = conditions.flatMap((condition, index): MovesByRule[] => {
    const ruleId = ruleOf(condition);
    const [comeIn, fallOut] = [sum(comeInBy, 1 << index), sum(fallOutBy, 1 << index)];
    return ruleId === null || comeIn + fallOut === 0 ? [] : [{ ruleId, comeIn, fallOut }];
  });
  return { comeIn: sum(comeInBy), fallOut: sum(fallOutBy), moves: addedUp(moves) };
}

const addedUp = (all: readonly MovesByRule[]): readonly MovesByRule[] => {
  const byRule = new Map<HardRuleId, MovesByRule>();
  for (const { ruleId, comeIn, fallOut } of all) {
    const before = byRule.get(ruleId) ?? { ruleId, comeIn: 0, fallOut: 0 };
    byRule.set(ruleId, { ruleId, comeIn: before.comeIn + comeIn, fallOut: before.fallOut + fallOut });
  }
  return [...byRule.values()].sort(
    (a, b) => b.comeIn + b.fallOut - (a.comeIn + a.fallOut) || (a.ruleId < b.ruleId ? -1 : 1),
  );
};

/** @returns the place of a home, counted from 1, among the suitable ones; null where it is not among them. */
const placeIn = ({ shown, suitable }: Reranked, home: number | undefined): number | null => {
  const at = home === undefined ? -1 : shown.subarray(0, suitable).indexOf(home);
  return at === -1 ? null : at + 1;
};

const firstOf = ({ shown, suitable }: Reranked): number | undefined => (suitable === 0 ? undefined : shown[0]);

/** The same homes in the same order, standing as they do. */
function isSame(now: Reranked, then: Reranked): boolean {
  if (now.shown.length !== then.shown.length) return false;
  for (let place = 0; place < now.shown.length; place += 1) {
    const home = now.shown[place]!;
    if (then.shown[place] !== home || now.standings[home] !== then.standings[home]) return false;
  }
  return true;
}

/**
 * Prepares a comparison of the policy in use with a draft. Both are worked out from the measures, so that like is compared
 * with like, whichever policy a search was answered by.
 *
 * @param draft a sound policy.
 */
export function comparing(inUse: Policy, draft: Policy): (run: MeasuredRun) => ComparedRun {
  const [rerankNow, rerankThen] = [rerankBy(inUse), rerankBy(draft)];
  return ({ measures, ...named }) => {
    const [now, then] = [rerankNow(measures), rerankThen(measures)];
    const [firstNow, firstThen] = [firstOf(now), firstOf(then)];
    const firstFive = ({ shown, suitable }: Reranked): Uint32Array => shown.subarray(0, Math.min(suitable, inFirst));
    const [fiveNow, fiveThen] = [firstFive(now), firstFive(then)];
    const { counts: countsNow } = now;
    const { counts: countsThen } = then;
    const both = (standing: 'eligible' | 'needsAuthority' | 'nearMisses' | 'excluded'): NowAndThen => ({
      now: countsNow?.[standing] ?? 0,
      then: countsThen?.[standing] ?? 0,
    });
    return {
      ...named,
      homes: measures.homes + measures.neverShown,
      firstChanges: firstNow !== firstThen,
      newFirstWas: placeIn(now, firstThen),
      firstWouldBe: placeIn(then, firstNow),
      firstFiveChange: fiveNow.length !== fiveThen.length || fiveThen.some((home) => !fiveNow.includes(home)),
      isUnchanged: isSame(now, then),
      suitable: { now: now.suitable, then: then.suitable },
      ...movesOf(measures, now, then),
      standings: measures.knowsEveryHome
        ? {
            eligible: both('eligible'),
            needsAuthority: both('needsAuthority'),
            nearMisses: both('nearMisses'),
            excluded: both('excluded'),
          }
        : null,
    };
  };
}

const nothing: NowAndThen = { now: 0, then: 0 };
const plus = (a: NowAndThen, b: NowAndThen): NowAndThen => ({ now: a.now + b.now, then: a.then + b.then });

/** A first home that would be lost falls further than any. */
const fallOf = ({ firstWouldBe }: ComparedRun): number => firstWouldBe ?? Number.MAX_SAFE_INTEGER;

/** @returns what the compared searches come to. */
export function previewOf(compared: readonly ComparedRun[]): PolicyPreview {
  const howMany = (is: (run: ComparedRun) => boolean): number => compared.filter(is).length;
  const known = compared.flatMap(({ standings }) => (standings === null ? [] : [standings]));
  const sum = (standing: keyof PolicyPreview['standings']): NowAndThen =>
    known.map((standings) => standings[standing]).reduce(plus, nothing);
  return {
    runs: compared.length,
    homes: compared.reduce((homes, run) => homes + run.homes, 0),
    bestHomeChanges: howMany(({ firstChanges }) => firstChanges),
    firstFiveChange: howMany((run) => run.firstFiveChange),
    unchanged: howMany(({ isUnchanged }) => isUnchanged),
    withoutAHome: {
      now: howMany(({ suitable }) => suitable.now === 0),
      then: howMany(({ suitable }) => suitable.then === 0),
    },
    comeIn: compared.reduce((homes, run) => homes + run.comeIn, 0),
    fallOut: compared.reduce((homes, run) => homes + run.fallOut, 0),
    moves: addedUp(compared.flatMap(({ moves }) => moves)),
    standings: {
      eligible: sum('eligible'),
      needsAuthority: sum('needsAuthority'),
      nearMisses: sum('nearMisses'),
      excluded: sum('excluded'),
    },
    olderRuns: compared.length - known.length,
    examples: compared
      .filter(({ firstChanges, comeIn, fallOut }) => firstChanges || comeIn + fallOut > 0)
      .sort(
        (a, b) =>
          Number(b.firstChanges) - Number(a.firstChanges) ||
          fallOf(b) - fallOf(a) ||
          b.comeIn + b.fallOut - (a.comeIn + a.fallOut) ||
          (a.requestReference < b.requestReference ? -1 : 1),
      )
      .slice(0, examplesShown),
  };
}
