import { countsByChild, countsByRule, type ReportedFinding } from '#ingest';

const number = (count: number): string => count.toLocaleString('en-GB');
const counted = (count: number, one: string, many: string): string => `${number(count)} ${count === 1 ? one : many}`;

const place = ({ file, row }: ReportedFinding): string => `${file}, row ${row}`;
const childOf = ({ child }: ReportedFinding): string =>
  child === '' ? 'no child named' : `child ${child} of the return`;

/** @returns the report for reading: first by rule, then by child. */
export function reportSentences(findings: readonly ReportedFinding[], rows: number): readonly string[] {
  if (findings.length === 0) return [`All ${number(rows)} rows agree with every rule that could be checked.`];
  const rules = countsByRule(findings);
  const children = countsByChild(findings);
  return [
    `${counted(findings.length, 'finding', 'findings')} by ${counted(rules.length, 'rule', 'rules')} about ${counted(children.length, 'child', 'children')}, in ${counted(rows, 'row', 'rows')}.`,
    '',
    'BY RULE',
    ...rules.flatMap((rule) => [
      '',
      `${rule.ruleCode}  ${rule.title} (${counted(rule.findings, 'row', 'rows')}, ${counted(rule.children, 'child', 'children')})`,
      `     ${rule.sentence}`,
      ...findings
        .filter(({ ruleCode }) => ruleCode === rule.ruleCode)
        .map(
          (finding) =>
            `     ${place(finding)}: ${childOf(finding)}${finding.values === '' ? '' : ` (${finding.values})`}`,
        ),
    ]),
    '',
    'BY CHILD, the most findings first',
    '',
    ...children.map(
      ({ child, findings: count, ruleCodes }) =>
        `${child === '' ? 'No child named' : `Child ${child} of the return`}: ${counted(count, 'row', 'rows')}, rules ${ruleCodes.join(', ')}`,
    ),
  ];
}
