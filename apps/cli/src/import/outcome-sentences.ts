import { type DifferenceInWords, type ImportOutcome, inFull } from '#ingest/core';

const problemsNamed = 20;
const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** @returns how an import went, as lines: what was kept, then the first problems by file, row and column. */
export function outcomeSentences(outcome: ImportOutcome): readonly string[] {
  const { status, errors, warnings, problems, importId } = outcome;
  const toName = status === 'applied' ? problems : problems.filter(({ severity }) => severity === 'error');
  const named = toName.slice(0, problemsNamed);
  const total = status === 'applied' ? errors + warnings : errors;
  const more = total - named.length;
  return [
    ...summaryOf(outcome),
    ...named.map((problem) => `- ${problem.severity === 'warning' ? 'Warning: ' : ''}${inFull(problem)}`),
    ...(more > 0 ? [`- and ${more.toLocaleString('en-GB')} more, all kept in the record of import ${importId}.`] : []),
  ];
}

function summaryOf({ status, ...outcome }: ImportOutcome): readonly string[] {
  const { rowsRead, rowsLoaded, rowsQuarantined, errors, warnings, importId, difference } = outcome;
  if (status === 'refused') {
    return [`Refused: ${counted(errors, 'problem', 'problems')} must be mended first. Nothing was loaded.`];
  }
  const told = warnings > 0 ? `, with ${counted(warnings, 'warning', 'warnings')}` : '';
  const done = difference === null ? 'Loaded' : 'A dry run. It would load';
  const loaded = `${done} ${counted(rowsLoaded, 'row', 'rows')} of ${rowsRead.toLocaleString('en-GB')} read${told}.`;
  const lines = [loaded, ...requestsOf(outcome.summary['requests'])];
  if (rowsQuarantined === 0) return lines;
  const couldNot = `${counted(rowsQuarantined, 'row', 'rows')} could not be loaded and ${rowsQuarantined === 1 ? 'is' : 'are'} kept in quarantine`;
  return [...lines, `${couldNot}: npm run -s nearhome -- import quarantine ${importId}`];
}

/** The references by which requests that came in the placements standard are known here: they are exported by them. */
function requestsOf(references: unknown): readonly string[] {
  if (!Array.isArray(references) || references.length === 0) return [];
  const [named, more] = [references.slice(0, problemsNamed), references.length - problemsNamed];
  return [`Requests: ${named.join(', ')}${more > 0 ? ` and ${more.toLocaleString('en-GB')} more` : ''}.`];
}

/** @returns what a dry run would change, as lines; the most important first. */
export function differenceSentences({ summary, groups, moreGroups }: DifferenceInWords): readonly string[] {
  if (summary.length === 0) return ['Nothing would change.'];
  return [
    `It would change: ${summary.join(', ')}.`,
    ...groups
      .slice(0, problemsNamed)
      .flatMap(({ title, sentences }) => [`- ${title}${sentences.length > 0 ? `: ${sentences.join(' ')}` : ''}`]),
    ...(groups.length + moreGroups > problemsNamed
      ? [`- and ${(groups.length + moreGroups - problemsNamed).toLocaleString('en-GB')} more.`]
      : []),
  ];
}
