import { type ImportOutcome, inFull } from '#ingest/core';

const problemsNamed = 20;
const counted = (count: number, one: string, many: string): string =>
  `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;

/** @returns how an import went, as lines: what was kept, then the first problems by file, row and column. */
export function outcomeSentences(outcome: ImportOutcome): readonly string[] {
  const { status, rowsRead, rowsLoaded, errors, warnings, problems, importId } = outcome;
  const wrong = counted(errors, 'problem', 'problems');
  const toldOf = counted(warnings, 'warning', 'warnings');
  const summary =
    status === 'applied'
      ? `Loaded ${counted(rowsLoaded, 'row', 'rows')} of ${rowsRead.toLocaleString('en-GB')} read${warnings > 0 ? `, with ${toldOf}` : ''}.`
      : `Refused: ${wrong} must be mended first. Nothing was loaded.`;
  const toName = status === 'applied' ? problems : problems.filter(({ severity }) => severity === 'error');
  const named = toName.slice(0, problemsNamed);
  const total = status === 'applied' ? errors + warnings : errors;
  const more = total - named.length;
  return [
    summary,
    ...named.map((problem) => `- ${problem.severity === 'warning' ? 'Warning: ' : ''}${inFull(problem)}`),
    ...(more > 0 ? [`- and ${more.toLocaleString('en-GB')} more, all kept in the record of import ${importId}.`] : []),
  ];
}
