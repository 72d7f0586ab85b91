import { canonicalJson } from '../canonical-json.js';
import { type Finding, type JudgedHousehold } from '../judgement.js';
import { type FindingEffect } from '../rule.js';
import { type RuleId } from '../rule-id.js';
import { ruleRegister } from '../rules/index.js';

/** Which of two homes a rule speaks for. */
export type Better = 'a' | 'b' | 'neither';

/** What one rule says of two homes, side by side. */
export interface ComparedRule {
  readonly ruleId: RuleId;
  readonly a: readonly Finding[];
  readonly b: readonly Finding[];
  readonly differs: boolean;
  readonly better: Better;
}

/** Two homes for one child. */
export interface Comparison {
  readonly a: JudgedHousehold;
  readonly b: JudgedHousehold;
  /** Rules that say different things come first, each part in the order of the register. */
  readonly rules: readonly ComparedRule[];
}

const count = (findings: readonly Finding[], ...effects: readonly FindingEffect[]): number =>
  findings.filter(({ effect }) => effects.includes(effect)).length;
const pointsLost = (findings: readonly Finding[]): number => findings.reduce((lost, { points }) => lost - points, 0);

/** The heaviest comes first: what blocks, then what needs authority, points, what is due, and what is to be looked at. */
const weights: readonly ((findings: readonly Finding[]) => number)[] = [
  (findings) => count(findings, 'blocks'),
  (findings) => count(findings, 'needs-authority'),
  pointsLost,
  (findings) => count(findings, 'before-placing'),
  (findings) => count(findings, 'check', 'warns'),
];

const betterOf = (a: readonly Finding[], b: readonly Finding[]): Better => {
  for (const weigh of weights) {
    const difference = weigh(a) - weigh(b);
    if (difference !== 0) return difference < 0 ? 'a' : 'b';
  }
  return 'neither';
};

/** @returns rule by rule what two homes of one run have for and against them; rules that say nothing of both are left out. */
export function compareHomes(a: JudgedHousehold, b: JudgedHousehold): Comparison {
  const rules = ruleRegister.flatMap(({ id: ruleId }): ComparedRule[] => {
    const [ofA, ofB] = [a, b].map(({ findings }) => findings.filter((finding) => finding.ruleId === ruleId));
    if (!ofA || !ofB || ofA.length + ofB.length === 0) return [];
    const differs = canonicalJson(ofA) !== canonicalJson(ofB);
    return [{ ruleId, a: ofA, b: ofB, differs, better: betterOf(ofA, ofB) }];
  });
  return { a, b, rules: [...rules.filter(({ differs }) => differs), ...rules.filter(({ differs }) => !differs)] };
}
