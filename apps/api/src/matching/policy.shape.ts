import { type AdoptedPolicy, type PolicyDraft, type PolicyNotAdopted, type PreviewedPolicy } from '#matching';
import {
  mostLostTo,
  mostPointsLost,
  type Policy,
  type PolicyModeRuleId,
  startingPolicyReasons,
  type WeighedRuleId,
} from '#matching/core';
import { type PolicyDraftInput, type PolicyPreviewType, PolicyRefusedProblem, type PolicyType } from './policy.type.js';
import { isInRegister, ruleById } from './rule.shape.js';

type Figure = {
  [Name in keyof Policy['limits']]: Policy['limits'][Name] extends number ? Name : never;
}[keyof Policy['limits']];

/** What each limit is, as people read it. A limit without words does not compile. */
const limitWords: Readonly<Record<Figure, string>> = {
  nearHomeMiles: 'Miles from home that cost nothing',
  nearHomeMilesCounted: 'Miles beyond those that are still counted',
  schoolRunMiles: 'Miles to a school that must continue that cost nothing',
  schoolRunMilesCounted: 'Miles to school beyond those that are still counted',
  needsCounted: 'Gaps between needs and skills that are counted (a need nobody answers is two)',
  identityCounted: 'Considerations of language, faith and culture that are counted',
  wishesCounted: "Child's wishes not met that are counted",
  accessNeedsCounted: 'Missing adaptations that are counted',
  familyTimeMiles: 'Miles to family time that cost nothing',
  familyTimeStepsCounted: 'Steps of five miles beyond those that are counted',
  householdFitCounted: 'Things to think through about who lives there that are counted',
  carerPreferencesCounted: 'Preferences of the carer not met that are counted',
  stabilityCounted: 'Stays that ended before their plan that are counted',
  keyStage4SchoolMiles: 'Miles beyond which a pupil of key stage 4 is taken to change school',
  nearMissRules: 'Rules in the way of a home that is still shown as a near miss',
  nearMissesShown: 'Near misses shown',
};
const limitNames = Object.keys(limitWords) as readonly Figure[];

/** @returns a policy as clients read it. */
export const policyShape = ({ policy, adoptedBy, adoptedAt, reason }: AdoptedPolicy, inUse: number): PolicyType => ({
  version: policy.version,
  name: policy.name,
  isInUse: policy.version === inUse,
  adoptedBy,
  adoptedAt,
  reason,
  weights: (Object.keys(policy.weights) as WeighedRuleId[]).filter(isInRegister).map((id) => ({
    rule: ruleById(id),
    points: policy.weights[id],
    most: mostLostTo(id, policy),
    why: startingPolicyReasons[id],
  })),
  limits: limitNames.map((name) => ({
    name,
    value: policy.limits[name],
    words: limitWords[name],
    why: startingPolicyReasons[name],
  })),
  modes: (Object.keys(policy.limits.modes) as PolicyModeRuleId[]).filter(isInRegister).map((id) => ({
    rule: ruleById(id),
    mode: policy.limits.modes[id],
  })),
  mostPointsLost: mostPointsLost(policy),
});

/** @returns a preview as clients read it. */
export const previewShape = ({ moves, examples, ...preview }: PreviewedPolicy): PolicyPreviewType => {
  const withRules = (list: PreviewedPolicy['moves']): PolicyPreviewType['moves'] =>
    list.flatMap(({ ruleId, comeIn, fallOut }) =>
      isInRegister(ruleId) ? [{ rule: ruleById(ruleId), comeIn, fallOut }] : [],
    );
  return {
    ...preview,
    moves: withRules(moves),
    examples: examples.map((example) => ({ ...example, moves: withRules(example.moves) })),
  };
};

/** @returns the draft that the input describes: what it names, over the policy in use; names are judged with the rest. */
export function draftFrom(input: PolicyDraftInput, inUse: Policy): PolicyDraft {
  const figures = (list: PolicyDraftInput['weights']): Readonly<Record<string, number>> =>
    Object.fromEntries(list.map(({ name, value }) => [name, value]));
  return {
    name: input.name.trim() === '' ? inUse.name : input.name.trim(),
    weights: { ...inUse.weights, ...figures(input.weights) },
    limits: {
      ...inUse.limits,
      ...figures(input.limits),
      modes: { ...inUse.limits.modes, ...Object.fromEntries(input.modes.map(({ rule, mode }) => [rule, mode])) },
    } as Policy['limits'],
  };
}

/** @returns why a policy was not taken, in words for the person who wrote it. */
export function policyProblem(problem: PolicyNotAdopted): PolicyRefusedProblem {
  switch (problem.kind) {
    case 'policy-reason-missing':
      return new PolicyRefusedProblem(problem.kind, 'Say why the policy changes: people will ask in a year.', 'reason');
    case 'policy-changed-meanwhile':
      return new PolicyRefusedProblem(
        problem.kind,
        `Somebody adopted version ${problem.inUse} while you were writing. Look at it, and change it from there.`,
      );
    case 'policy-as-in-use':
      return new PolicyRefusedProblem(problem.kind, 'Nothing is different from the policy in use.');
    case 'policy-not-sound':
      return new PolicyRefusedProblem(problem.kind, soundnessWords(problem.field, problem.reason), problem.field);
  }
}

const fieldWords = (field: string): string => {
  const name = field.split('.').at(-1) ?? field;
  return limitNames.includes(name as Figure) ? limitWords[name as Figure] : name;
};

type Unsound = Extract<PolicyNotAdopted, { kind: 'policy-not-sound' }>['reason'];
const unsoundWords: Readonly<Record<Unsound, (what: string) => string>> = {
  'not-a-whole-number': (what) => `${what}: enter a whole number.`,
  negative: (what) => `${what}: enter 0 or more.`,
  missing: (what) => `${what}: enter a figure or choose a word.`,
  'unknown-name': (what) => `${what}: there is no weight, limit or rule of this name.`,
  'too-large': (what) => `${what}: the figure is larger than any home could reach. Enter a smaller one.`,
  'statutory-rule-cannot-be-switched-off': (what) =>
    `${what}: this rule is law or a weight and cannot be switched off. Only rules that are policy can.`,
  'unknown-word': (what) => `${what}: choose one of the words offered.`,
  'takes-more-points-than-there-are': () =>
    'Together these weights can take more than 100 points from a home. Lower a weight, or count fewer units of it.',
};
const soundnessWords = (field: string, reason: Unsound): string => unsoundWords[reason](fieldWords(field));
