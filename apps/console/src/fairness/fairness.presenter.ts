import { counted, figure } from '../words/words.js';
import {
  type FairnessFigures,
  type FairnessReport,
  type Middle,
  type Share,
  type TransparencySection,
} from './fairness.operations.js';

const characteristicWords: Readonly<Record<string, string>> = {
  ethnicity: 'Ethnic group',
  sex: 'Sex',
  disability: 'Disability',
  age: 'Age on the day of moving in',
  unaccompanied: 'Unaccompanied and seeking asylum',
};
const groupWords: Readonly<Record<string, string>> = {
  white: 'White',
  mixed: 'Mixed',
  asian: 'Asian',
  black: 'Black',
  other: 'Another ethnic group',
  female: 'Girls',
  male: 'Boys',
  yes: 'Yes',
  no: 'No',
  'not-recorded': 'Not recorded',
  '0-4': '0 to 4',
  '5-9': '5 to 9',
  '10-15': '10 to 15',
  '16-17': '16 and 17',
};
const measureWords: Readonly<Record<string, string>> = {
  matched: 'the share with a home that nothing stands in the way of',
  'in-area': 'the share whose best home is in the area',
  miles: 'the miles to the best home',
  'days-to-close': 'the days until the request ended',
};
const wordsFor = (group: string): string => groupWords[group] ?? group;
const percent = (part: number): string => `${Math.round(part * 100)}%`;
const shareWords = ({ count, of, low, high }: Share): string =>
  of === 0 || low === null || high === null ? 'Nobody' : `${percent(count / of)} (${percent(low)} to ${percent(high)})`;
const middleWords = ({ median, low, high }: Middle): string => {
  if (median === null) return 'Nobody';
  return low === null || high === null ? `${median} (too few for an interval)` : `${median} (${low} to ${high})`;
};

const rowOf = (group: string, figures: FairnessFigures | null) => ({
  group: wordsFor(group),
  cells:
    figures === null
      ? null
      : [
          figure(figures.requests),
          shareWords(figures.matched),
          shareWords(figures.inArea),
          middleWords(figures.miles),
          `${middleWords(figures.daysToClose)}${figures.stillOpen > 0 ? `; ${figures.stillOpen} still open` : ''}`,
          figures.nearMissRules.length === 0
            ? 'None'
            : figures.nearMissRules
                .map(({ rule, share }) => `${rule.title} ${percent(share.count / share.of)}`)
                .join('; '),
        ],
});

/** Lines of the drawing, in units of its view: 0 to 100 across. */
const barsOf = (groups: FairnessReport['characteristics'][number]['groups']) =>
  groups.flatMap(({ group, figures }, index) =>
    figures === null || figures.matched.low === null || figures.matched.high === null
      ? []
      : [
          {
            group: wordsFor(group),
            y: 14 + index * 22,
            low: Math.round(figures.matched.low * 1000) / 10,
            high: Math.round(figures.matched.high * 1000) / 10,
            middle: Math.round((figures.matched.count / figures.matched.of) * 1000) / 10,
          },
        ],
  );

/** @returns how searches went for children of each group, in words and figures. */
export function presentFairness(report: FairnessReport, from: string, to: string): object {
  return {
    title: 'Do searches go alike for all children?',
    from,
    to,
    lead:
      report.requests === 0
        ? 'No request opened in this time has a finished search.'
        : `The latest search of each of ${counted(report.requests, 'request')} opened in this time. Figures in brackets are intervals of 95%.`,
    characteristics: report.characteristics.map(({ characteristic, groups }) => ({
      id: characteristic,
      heading: characteristicWords[characteristic] ?? characteristic,
      rows: groups.map(({ group, figures }) => rowOf(group, figures)),
      bars: barsOf(groups),
      height: groups.length * 22 + 8,
    })),
    differences: report.differences.map(
      ({ characteristic, measure, lower, higher }) =>
        `${characteristicWords[characteristic] ?? characteristic}: ${measureWords[measure] ?? measure} is lower for "${wordsFor(lower)}" than for "${wordsFor(higher)}".`,
    ),
  };
}

/** @returns the record as Markdown, for the authority to complete and publish. */
export const transparencyMarkdown = (sections: readonly TransparencySection[], demonstration: boolean): string =>
  [
    '# Algorithmic transparency record: Nearhome',
    ...(demonstration ? ['This is the record of a fictional demonstration authority.'] : []),
    ...sections.flatMap(({ heading, fields }) => [
      `## ${heading}`,
      ...fields.map(({ name, text, isForTheAuthority }) =>
        isForTheAuthority ? `**${name}**\n\n[For the authority to fill in: ${text}]` : `**${name}**\n\n${text}`,
      ),
    ]),
  ].join('\n\n') + '\n';
