import { type ChangedHome, type Comparison, type JudgedHousehold, type Ladder, type NextStep } from '#matching/core';
import {
  type ChangedHomeType,
  type HomeComparisonType,
  type JudgedHomeType,
  type LadderType,
  type NextStepType,
} from './explained-run.type.js';
import {
  comparisonSentences,
  costSentences,
  factChangeSentence,
  noStepSentence,
  relaxationSentence,
} from './explained-run.sentences.js';
import { findingShape } from './finding.shape.js';
import { householdCardShape } from './ranked-household.shape.js';
import { authorityNeeded, type ReasonNames } from './reason-sentences.js';
import { ruleById } from './rule.shape.js';

const shownOfAStep = 3;

/** @returns any home of a run, in words. */
export const judgedHomeShape = (judged: JudgedHousehold, names: ReasonNames): JudgedHomeType => ({
  household: householdCardShape(judged.household),
  standing: judged.standing,
  points: judged.points,
  milesFromHome: judged.milesFromHome === 'not-recorded' ? null : judged.milesFromHome,
  milesFromSchool: judged.milesFromSchool === 'not-recorded' ? null : judged.milesFromSchool,
  findings: judged.findings.map((finding) => findingShape(finding, names)),
  authorityNeeded: authorityNeeded(judged.findings, names),
});

/** @returns two homes side by side, in words. */
export const comparisonShape = (comparison: Comparison, names: ReasonNames): HomeComparisonType => ({
  a: judgedHomeShape(comparison.a, names),
  b: judgedHomeShape(comparison.b, names),
  rules: comparison.rules.map(({ ruleId, a, b, differs, better }) => ({
    rule: ruleById(ruleId),
    a: a.map((finding) => findingShape(finding, names)),
    b: b.map((finding) => findingShape(finding, names)),
    differs,
    better,
  })),
  sentences: comparisonSentences(comparison),
});

/** @returns a home that changed, in words. */
export const changedHomeShape = (changed: ChangedHome): ChangedHomeType => {
  const home = (changed.after ?? changed.before)?.household;
  if (!home) throw new Error('A home changed that neither run has');
  return {
    change: changed.change,
    householdId: home.householdId,
    reference: home.reference,
    name: home.name,
    placeBefore: changed.placeBefore,
    placeAfter: changed.placeAfter,
    because: changed.because.map(factChangeSentence),
  };
};

type Siblings = ReadonlyMap<string, { readonly description: string }>;

/** @returns a rung of the ladder, in words. */
const nextStepShape = (step: NextStep, names: ReasonNames, siblings: Siblings): NextStepType => ({
  relaxes: step.relax.kind,
  sentence: relaxationSentence(step, names, siblings),
  households: step.relax.kind === 'sibling-split' ? step.relax.split.sharing.homes.length : step.homes.length,
  costs: costSentences(step, names, siblings),
  best: step.homes.slice(0, shownOfAStep).map((home) => judgedHomeShape(home, names)),
});

/** @returns the ladder, in words; where it has no rung, why and what to do. */
export const ladderShape = ({ steps, noStepBecause }: Ladder, names: ReasonNames, siblings: Siblings): LadderType => ({
  steps: steps.map((step) => nextStepShape(step, names, siblings)),
  noStepBecause: noStepBecause && noStepSentence(noStepBecause, names),
});
