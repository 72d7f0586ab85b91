import { addDays, daysBetween, type LocalDate } from '#kernel';
import { approvalEndsOn, type PlacementType } from '#register/core';
import { olderThanAnyPlacement, type OlderThanAnyPlacement } from '../age-of-placement.js';
import { afterRemedies } from '../apply-remedy.js';
import { type ChildFacts, type HouseholdFacts, type MatchFacts } from '../facts.js';
import { homeOfIn, type SiblingSplit } from '../groups/best-split.js';
import { judgeHousehold, type JudgedHousehold, waysOut } from '../judgement.js';
import { type Policy } from '../policy.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';
import { bestFirst, countRules, type RuleCount } from '../run.js';

/** What would be given up, or asked of whom, to bring homes. */
export type Relaxation =
  /** The child moves in so many days later and leaves on the day that was planned. */
  | { readonly kind: 'later-start'; readonly startsOn: LocalDate; readonly days: number }
  /** Every remedy of the rules that stand in the way; `ruleIds` in the order of the register. */
  | { readonly kind: 'remedies'; readonly ruleIds: readonly RuleId[] }
  /**
   * A home outside the area, with the approval its whereabouts ask for (R-13b, R-13c): by a nominated officer in an adjoining
   * authority, by the director at a distance, by either where nobody recorded which authorities adjoin.
   */
  | { readonly kind: 'wider-area'; readonly to: WiderArea }
  /** The request is an emergency: outside the terms for at most six working days. */
  | { readonly kind: 'emergency-route' }
  /** Another type of placement is asked for. */
  | { readonly kind: 'other-type'; readonly placementType: PlacementType }
  /** Brothers and sisters who wait for a home together are shared out among several. */
  | { readonly kind: 'sibling-split'; readonly split: SiblingSplit };

export type WiderArea = 'adjoining' | 'at-a-distance' | 'adjacency-not-recorded';

/** A rung of the ladder: what to relax, and the homes that may take the child then and may not now, or not without approval. */
export interface NextStep {
  readonly relax: Relaxation;
  /** Judged as if it had been done; best first, never empty. Of a split: the home of this child alone. */
  readonly homes: readonly JudgedHousehold[];
}

/** Why nothing can be relaxed, so that a ladder without a rung is never without its reason. */
export type NoStepBecause =
  /** The authority sees no home at all. */
  | { readonly kind: 'no-home-seen' }
  /** On the day of moving in the child is older than anybody who is placed. */
  | ({ readonly kind: 'older-than-any-placement' } & OlderThanAnyPlacement)
  /** Homes are eligible as things stand. */
  | { readonly kind: 'homes-are-eligible'; readonly homes: number }
  /** No home is eligible; these wait for nothing but somebody's authority. */
  | { readonly kind: 'only-authority-is-needed'; readonly homes: number }
  /** Every home has something in its way that nothing on the ladder clears; the rules of most homes first, three at most. */
  | { readonly kind: 'nothing-helps'; readonly homes: number; readonly rules: readonly RuleCount[] };

/** What may be relaxed, or why nothing can be. */
export interface Ladder {
  readonly steps: readonly NextStep[];
  /** Null exactly when there is a step. */
  readonly noStepBecause: NoStepBecause | null;
}

/** A later start beyond four weeks is no answer to a request that is open now. */
const latestStartInDays = 28;
const otherTypes: readonly PlacementType[] = ['short-term', 'long-term', 'respite'];
const registerOrder = ruleRegister.map(({ id }) => id);

const mayTakeTheChild = ({ standing }: JudgedHousehold): boolean =>
  standing === 'eligible' || standing === 'needs-authority';

/** The days on which something that stands in the way of a home may end. */
const daysOfChange = (home: HouseholdFacts): readonly LocalDate[] =>
  [
    ...home.approvals.flatMap((approval) => [approval.valid.from, approvalEndsOn(approval)]),
    ...home.holds.map(({ valid }) => valid.until),
    ...home.fosteredChildren.map(({ stay }) => stay.until),
    ...home.unavailable.map(({ valid }) => valid.until),
    ...home.constellations.map(({ valid }) => valid.until),
  ].filter((on): on is LocalDate => on !== null);

const brought = (facts: MatchFacts, homes: readonly HouseholdFacts[], policy: Policy, child: ChildFacts) =>
  homes
    .map((home) => judgeHousehold({ ...facts, child }, home, policy))
    .filter(mayTakeTheChild)
    .sort(bestFirst);

/** @returns the earliest day within four weeks that brings a home, and those that it brings. */
function laterStart(facts: MatchFacts, homes: readonly HouseholdFacts[], policy: Policy): NextStep[] {
  const { startsOn, expectedUntil } = facts.child;
  const last = addDays(startsOn, latestStartInDays);
  const isWithin = (on: LocalDate): boolean =>
    on > startsOn && on <= last && (expectedUntil === null || on < expectedUntil);
  const days = [...new Set(homes.flatMap(daysOfChange).filter(isWithin))].sort();
  for (const on of days) {
    const changing = homes.filter((home) => daysOfChange(home).some((day) => isWithin(day) && day <= on));
    const found = brought(facts, changing, policy, { ...facts.child, startsOn: on });
    if (found.length === 0) continue;
    return [{ relax: { kind: 'later-start', startsOn: on, days: daysBetween(startsOn, on) }, homes: found }];
  }
  return [];
}

/** @returns for every set of rules that stands in the way of near misses, those homes as their remedies would leave them. */
function remedies(facts: MatchFacts, homes: readonly HouseholdFacts[], policy: Policy): NextStep[] {
  const groups = new Map<string, { ruleIds: readonly RuleId[]; homes: JudgedHousehold[] }>();
  for (const home of homes) {
    const { standing, binding, findings } = judgeHousehold(facts, home, policy);
    if (standing !== 'near-miss') continue;
    const inTheWay = new Set(binding.map(({ ruleId }) => ruleId));
    const ruleIds = registerOrder.filter((id) => inTheWay.has(id));
    const after = afterRemedies({ child: facts.child, household: home }, waysOut(findings));
    const group = groups.get(ruleIds.join()) ?? { ruleIds, homes: [] };
    group.homes.push(judgeHousehold({ ...facts, child: after.child }, after.household, policy));
    groups.set(ruleIds.join(), group);
  }
  return [...groups.values()]
    .map((group): NextStep => ({
      relax: { kind: 'remedies', ruleIds: group.ruleIds },
      homes: group.homes.sort(bestFirst),
    }))
    .sort(
      (a, b) =>
        rulesOf(a).length - rulesOf(b).length ||
        b.homes.length - a.homes.length ||
        registerOrder.indexOf(rulesOf(a)[0] ?? 'hold') - registerOrder.indexOf(rulesOf(b)[0] ?? 'hold'),
    );
}

const rulesOf = ({ relax }: NextStep): readonly RuleId[] => (relax.kind === 'remedies' ? relax.ruleIds : []);

/** From the nearer to the further, and how a home says that it asks for the approval. */
const widerAreas: readonly (readonly [WiderArea, JudgedHousehold['findings'][number]['because']['kind']])[] = [
  ['adjoining', 'in-adjoining-authority'],
  ['adjacency-not-recorded', 'approval-depends-on-adjacency'],
  ['at-a-distance', 'at-a-distance'],
];

/** @returns homes outside the area, where nothing is to be had without going there or asking somebody. */
function widerArea(judged: readonly JudgedHousehold[]): NextStep[] {
  if (judged.some(({ standing }) => standing === 'eligible')) return [];
  return widerAreas.flatMap(([to, kind]) =>
    step(
      { kind: 'wider-area', to },
      judged
        .filter(({ standing }) => standing === 'needs-authority')
        .filter(({ findings }) =>
          findings.some(({ effect, because }) => effect === 'needs-authority' && because.kind === kind),
        )
        .sort(bestFirst),
    ),
  );
}

const step = (relax: Relaxation, homes: readonly JudgedHousehold[]): NextStep[] =>
  homes.length === 0 ? [] : [{ relax, homes }];

/** Separation comes last: nothing else on the ladder asks as much of a child. */
function siblingSplit({ child }: MatchFacts, split: SiblingSplit | null): NextStep[] {
  const home = split && homeOfIn(split.sharing, child.childId);
  return split && home ? [{ relax: { kind: 'sibling-split', split }, homes: [home] }] : [];
}

/**
 * What may be relaxed, from the least that is asked of the child to the most: a later start, the remedies of the near misses
 * (fewest rules first, then most homes), a wider area (only where no home is to be had without anybody's approval), the
 * emergency route, another type of placement, and brothers and sisters apart. Each rung is judged by the engine, on its own.
 *
 * @param split how the brothers and sisters who wait would be shared out; null where nobody waits with the child, or some
 *   home takes them all.
 * @returns the rungs that bring a home, in that order; empty where nothing does.
 */
export function nextSteps(facts: MatchFacts, policy: Policy, split: SiblingSplit | null = null): readonly NextStep[] {
  const asked = facts.households.map((home) => ({ home, judged: judgeHousehold(facts, home, policy) }));
  const homes = asked.filter(({ judged }) => !mayTakeTheChild(judged)).map(({ home }) => home);
  const { child } = facts;
  const emergency: NextStep[] =
    child.urgency === 'emergency'
      ? []
      : step({ kind: 'emergency-route' }, brought(facts, homes, policy, { ...child, urgency: 'emergency' }));
  const types = otherTypes
    .filter((placementType) => placementType !== child.placementType)
    .flatMap((placementType) =>
      step({ kind: 'other-type', placementType }, brought(facts, homes, policy, { ...child, placementType })),
    );
  return [
    ...laterStart(facts, homes, policy),
    ...remedies(facts, homes, policy),
    ...widerArea(asked.map(({ judged }) => judged)),
    ...emergency,
    ...types,
    ...siblingSplit(facts, split),
  ];
}

const rulesNamed = 3;

function whyNothingHelps(facts: MatchFacts, policy: Policy): NoStepBecause {
  const judged = facts.households.map((home) => judgeHousehold(facts, home, policy));
  const standing = (wanted: JudgedHousehold['standing']): number =>
    judged.filter((home) => home.standing === wanted).length;
  const [eligible, needsAuthority] = [standing('eligible'), standing('needs-authority')];
  if (judged.length === 0) return { kind: 'no-home-seen' };
  if (eligible > 0) return { kind: 'homes-are-eligible', homes: eligible };
  if (needsAuthority > 0) return { kind: 'only-authority-is-needed', homes: needsAuthority };
  return { kind: 'nothing-helps', homes: judged.length, rules: countRules(judged).slice(0, rulesNamed) };
}

/**
 * The ladder for a request with no suitable home. For somebody older than any placement there is none: no home is right.
 *
 * @param split as for `nextSteps`.
 * @returns the rungs, or why there is none.
 */
export function ladderOf(facts: MatchFacts, policy: Policy, split: SiblingSplit | null = null): Ladder {
  const tooOld = olderThanAnyPlacement(facts.child);
  if (tooOld) return { steps: [], noStepBecause: { kind: 'older-than-any-placement', ...tooOld } };
  const steps = nextSteps(facts, policy, split);
  return { steps, noStepBecause: steps.length > 0 ? null : whyNothingHelps(facts, policy) };
}
