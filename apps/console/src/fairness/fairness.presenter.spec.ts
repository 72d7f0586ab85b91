import { expect, it } from '@jest/globals';
import { presentFairness, transparencyMarkdown } from './fairness.presenter.js';

const share = (count: number, of: number, low: number, high: number) => ({ count, of, low, high });
const figures = {
  requests: 41,
  matched: share(30, 41, 0.58, 0.84),
  inArea: share(0, 0, 0, 0),
  miles: { median: 6.5, of: 30, low: 4.1, high: 9 },
  daysToClose: { median: 3, of: 4, low: null, high: null },
  stillOpen: 7,
  nearMissRules: [{ rule: { title: 'A vacant place' }, share: share(5, 41, 0.05, 0.26) }],
};

it('shows figures with their intervals, hides small groups, and names no cause', () => {
  const page = presentFairness(
    {
      requests: 52,
      differences: [{ characteristic: 'sex', measure: 'miles', lower: 'female', higher: 'male' }],
      characteristics: [
        {
          characteristic: 'sex',
          groups: [
            { group: 'female', figures },
            { group: 'male', figures: null },
          ],
        },
      ],
    },
    '2025-11-01',
    '2026-10-31',
  ) as {
    lead: string;
    differences: string[];
    characteristics: { rows: { group: string; cells: string[] | null }[]; bars: { low: number }[] }[];
  };
  expect(page.lead).toContain('52 requests');
  expect(page.differences).toEqual(['Sex: the miles to the best home is lower for "Girls" than for "Boys".']);
  expect(page.characteristics[0]!.rows).toEqual([
    {
      group: 'Girls',
      cells: [
        '41',
        '73% (58% to 84%)',
        'Nobody',
        '6.5 (4.1 to 9)',
        '3 (too few for an interval); 7 still open',
        'A vacant place 12%',
      ],
    },
    { group: 'Boys', cells: null },
  ]);
  expect(page.characteristics[0]!.bars).toEqual([{ group: 'Girls', y: 14, low: 58, high: 84, middle: 73.2 }]);
});

it('writes the record down, with what the authority has to fill in, and says when it is fictional', () => {
  const sections = [
    {
      heading: 'Tier 1: summary',
      fields: [
        { name: 'Name', text: 'Nearhome', isForTheAuthority: false },
        { name: 'Contact', text: 'An address.', isForTheAuthority: true },
      ],
    },
  ];
  const text = transparencyMarkdown(sections, true);
  expect(text).toContain('fictional demonstration authority');
  expect(text).toContain('## Tier 1: summary\n\n**Name**\n\nNearhome');
  expect(text).toContain('[For the authority to fill in: An address.]');
  expect(transparencyMarkdown(sections, false)).not.toContain('fictional');
});
