import { counted, figure, instantInWords } from '../words/words.js';
import { type Policy, type PolicyDraft, type PolicyPreview } from './policies.operations.js';

/** What somebody wrote into the form: text as it came, by the name of its field. */
export type WrittenPolicy = Readonly<Record<string, string>>;

interface PolicyField {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly was: number;
  readonly error: string | null;
}

const modeWords: Readonly<Record<string, string>> = { block: 'Block', warn: 'Warn', off: 'Off' };
const written = (fields: WrittenPolicy, id: string, otherwise: number | string): string =>
  fields[id] ?? String(otherwise);

/** Not a number is told by the api, which judges every figure: NaN would not reach it. */
const numberIn = (text: string): number => (/^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : 0.5);

/** @returns the draft that the form describes, over the policy in use. */
export const draftOf = (fields: WrittenPolicy, inUse: Policy): PolicyDraft => ({
  name: (fields['name'] ?? inUse.name).trim(),
  weights: inUse.weights.map(({ rule, points }) => ({
    name: rule.id,
    value: numberIn(written(fields, `weight-${rule.id}`, points)),
  })),
  limits: inUse.limits.map(({ name, value }) => ({ name, value: numberIn(written(fields, `limit-${name}`, value)) })),
  modes: inUse.modes.map(({ rule, mode }) => ({ rule: rule.id, mode: written(fields, `mode-${rule.id}`, mode) })),
});

/** The api names a field as `weights.near-home`; the form has it as `weight-near-home`. */
const idOfField = (field: string | null): string | null => {
  const [group, ...rest] = (field ?? '').split('.');
  const name = rest.at(-1);
  if (name === undefined) return field === 'reason' ? 'reason' : null;
  return group === 'weights'
    ? `weight-${name}`
    : group === 'limits' && rest[0] === 'modes'
      ? `mode-${name}`
      : `limit-${name}`;
};

export interface PolicyFormProblem {
  readonly message: string;
  readonly field: string | null;
}

/** @returns the form with what was written, what it would change, and what is wrong with it. */
export function presentPolicyForm(
  inUse: Policy,
  fields: WrittenPolicy,
  preview: PolicyPreview | null,
  problem: PolicyFormProblem | null,
): object {
  const problemAt = problem === null ? null : idOfField(problem.field);
  const field = (id: string, label: string, hint: string, was: number): PolicyField => ({
    id,
    label,
    hint,
    value: written(fields, id, was),
    was,
    error: problemAt === id ? (problem?.message ?? null) : null,
  });
  return {
    title: 'Change what is weighed',
    basedOn: inUse.version,
    nextVersion: inUse.version + 1,
    name: written(fields, 'name', inUse.name),
    reason: fields['reason'] ?? '',
    reasonError: problemAt === 'reason' ? problem?.message : null,
    errors: problem === null ? [] : [{ text: problem.message, href: `#${problemAt ?? 'weights'}` }],
    weights: inUse.weights.map(({ rule, points, why }) =>
      field(`weight-${rule.id}`, rule.title, `Points for each ${rule.unit}. ${why}`, points),
    ),
    limits: inUse.limits.map(({ name, words, why, value }) => field(`limit-${name}`, words, why, value)),
    modes: inUse.modes.map(({ rule, mode }) => ({
      id: `mode-${rule.id}`,
      label: rule.number === null ? rule.title : `${rule.title} (${rule.number})`,
      value: written(fields, `mode-${rule.id}`, mode),
      choices: Object.entries(modeWords).map(([value, text]) => ({ value, text })),
    })),
    preview: preview === null ? null : previewWords(preview),
  };
}

const ofRuns = (count: number, runs: number): string => `${figure(count)} of ${figure(runs)}`;

function previewWords({
  runs,
  homes,
  bestHomeChanges,
  firstFiveChange,
  unchanged,
  examples,
  judgedAgain,
  milliseconds,
}: PolicyPreview): object {
  if (runs === 0) {
    return { lead: 'No search of the past year has been kept yet, so there is nothing to compare with.', rows: [] };
  }
  return {
    lead:
      bestHomeChanges === 0
        ? `The best home would stay the same in all ${counted(runs, 'search', 'searches')} of the past year.`
        : `The best home would be another in ${ofRuns(bestHomeChanges, runs)} searches of the past year.`,
    rows: [
      { key: 'Another home comes first', value: ofRuns(bestHomeChanges, runs) },
      { key: 'Other homes among the first five', value: ofRuns(firstFiveChange, runs) },
      { key: 'The same order throughout', value: ofRuns(unchanged, runs) },
    ],
    examples: examples.map(({ requestReference, newFirstWas, firstWouldBe }) => ({
      reference: requestReference,
      words: `The home in place ${newFirstWas} would come first; the first would come in place ${firstWouldBe}.`,
    })),
    judgedAgain:
      judgedAgain === null
        ? null
        : {
            lead: `What blocks would change, so the latest ${counted(judgedAgain.runs, 'search was', 'searches were')} judged again:`,
            rows: (
              [
                ['Eligible', judgedAgain.eligible],
                ["Need somebody's authority", judgedAgain.needsAuthority],
                ['Near misses shown', judgedAgain.nearMisses],
                ['Left out', judgedAgain.excluded],
              ] as const
            ).map(([key, { now, then }]) => ({ key, now: figure(now), then: figure(then) })),
          },
    made: `${figure(homes)} homes of the last search of each request put in order again in ${figure(milliseconds)} milliseconds.`,
  };
}

/** @returns the page of the policy in use and those before it. */
export function presentPolicies(policies: readonly Policy[], mayAdopt: boolean): object {
  const [inUse] = policies;
  if (!inUse) throw new Error('No policy is in use');
  return {
    title: 'What is weighed',
    mayAdopt,
    version: inUse.version,
    name: inUse.name,
    mostPointsLost: inUse.mostPointsLost,
    weights: inUse.weights.map(({ rule, points, most, why }) => ({
      title: rule.title,
      unit: rule.unit,
      number: rule.number ?? 'Ours',
      points,
      most,
      why,
    })),
    limits: inUse.limits,
    modes: inUse.modes.map(({ rule, mode }) => ({
      title: rule.title,
      number: rule.number ?? 'Ours',
      mode: modeWords[mode] ?? mode,
    })),
    versions: policies.map(({ version, name, adoptedAt, adoptedBy, reason, isInUse }) => ({
      version,
      name,
      isInUse,
      adopted: version <= 2 && reason === '' ? 'From the start' : `${instantInWords(adoptedAt)}, by ${adoptedBy}`,
      reason,
    })),
  };
}
