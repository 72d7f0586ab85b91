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
const homes = (count: number): string => counted(count, 'home', 'homes');

type Example = PolicyPreview['examples'][number];

/** @returns what becomes of the first choice of one search, in a sentence. */
function firstChoiceWords({ firstChanges, newFirstWas, firstWouldBe, suitable }: Example): string {
  if (suitable.then === 0 && suitable.now > 0) return 'No suitable home would be left.';
  if (suitable.now === 0 && suitable.then > 0) return 'There is no suitable home now, and there would be one.';
  if (!firstChanges) return 'The first choice stays.';
  const comes =
    newFirstWas === null
      ? 'A home that is not suitable now would come first'
      : `The home in place ${newFirstWas} would come first`;
  const goes =
    firstWouldBe === null
      ? 'the first choice of now would not be suitable'
      : `the first would come in place ${firstWouldBe}`;
  return `${comes}; ${goes}.`;
}

const movesWords = (moves: Example['moves']): string =>
  moves
    .map(({ rule, comeIn, fallOut }) => {
      const parts = [
        ...(comeIn > 0 ? [`${homes(comeIn)} would come in`] : []),
        ...(fallOut > 0 ? [`${homes(fallOut)} would fall out`] : []),
      ];
      return `${rule.title}: ${parts.join(' and ')}.`;
    })
    .join(' ');

const standingWords = [
  ['Eligible', 'eligible'],
  ["Need somebody's authority", 'needsAuthority'],
  ['Near misses shown', 'nearMisses'],
  ['Left out', 'excluded'],
] as const;

const examplesShown = 3;

/** What older searches cannot tell is said and not guessed. */
const olderWords = ({ olderRuns, runs }: PolicyPreview): string | null =>
  olderRuns === 0
    ? null
    : `${ofRuns(olderRuns, runs)} searches were kept by an older version of Nearhome. They are put in order again, but who would come in or fall out there is not known, and they are left out of the table.`;

function previewWords(preview: PolicyPreview): object {
  const { runs, bestHomeChanges, firstFiveChange, unchanged, withoutAHome, comeIn, fallOut } = preview;
  if (runs === 0) {
    return { lead: 'No search of the past year has been kept yet, so there is nothing to compare with.', rows: [] };
  }
  const standings = standingWords.map(([key, standing]) => ({ key, ...preview.standings[standing] }));
  return {
    lead:
      bestHomeChanges === 0
        ? `The first choice would stay the same in all ${counted(runs, 'search', 'searches')} of the past year.`
        : `The first choice would be another in ${ofRuns(bestHomeChanges, runs)} searches of the past year.`,
    rows: [
      { key: 'Another home comes first', value: ofRuns(bestHomeChanges, runs) },
      { key: 'Other homes among the first five', value: ofRuns(firstFiveChange, runs) },
      { key: 'Nothing changes', value: ofRuns(unchanged, runs) },
      { key: 'Without a suitable home', value: `${figure(withoutAHome.now)} now, ${figure(withoutAHome.then)} then` },
    ],
    moved:
      comeIn + fallOut === 0
        ? null
        : {
            lead: `Over all searches, ${homes(comeIn)} would newly be suitable and ${homes(fallOut)} no longer. A home is counted once in each search.`,
            rules: preview.moves.map(({ rule, comeIn: more, fallOut: fewer }) => ({
              title: rule.title,
              comeIn: figure(more),
              fallOut: figure(fewer),
            })),
          },
    standings: standings.some(({ now, then }) => now !== then)
      ? standings.map(({ key, now, then }) => ({ key, now: figure(now), then: figure(then) }))
      : null,
    examples: preview.examples.slice(0, examplesShown).map((example) => ({
      href: `/requests/${example.requestId}`,
      reference: example.requestReference,
      words: [firstChoiceWords(example), movesWords(example.moves)].filter((words) => words !== '').join(' '),
    })),
    older: olderWords(preview),
    made: `${homes(preview.homes)} in the last search of each request, compared in ${counted(preview.milliseconds, 'millisecond', 'milliseconds')}.`,
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
