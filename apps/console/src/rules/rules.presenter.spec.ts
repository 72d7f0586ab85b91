import { expect, it } from '@jest/globals';
import { day } from '#kernel';
import { presentRules } from './rules.presenter.js';

const rule = (id: string, facts: object) => ({
  id,
  number: 'R-05',
  title: `Title of ${id}`,
  class: 'BLOCK',
  level: 'hard',
  citation: 'Children Act 1989',
  basis: 'read',
  unit: 'child',
  version: 1,
  effectiveFrom: day('1991-10-14'),
  effectiveUntil: null,
  ...facts,
});

it('shows each rule under its class, with its basis, its days and what is configured', () => {
  const rules = [
    rule('usual-fostering-limit', {}),
    rule('hold', { class: 'POLICY', basis: 'recalled', number: 'R-33', effectiveUntil: day('2030-04-01') }),
    rule('near-home', { class: 'DUTY', basis: 'analogue' }),
  ];
  const page = presentRules(rules, {
    version: 4,
    weights: [{ points: 1, most: 15, rule: { id: 'near-home' } }],
    modes: [{ mode: 'warn', rule: { id: 'hold' } }],
  }) as { lead: string; groups: { heading: string; rules: Record<string, unknown>[] }[] };
  expect(page.lead).toBe(
    '3 rules decide and weigh who could care for a child. 2 of them rest on words that your legal service should check.',
  );
  expect(page.groups.map(({ heading }) => heading)).toEqual(['Blocks', 'Duties', 'Policy']);
  const [blocks, duties, policy] = page.groups.map(({ rules: [first] }) => first!);
  expect(blocks).toMatchObject({ inForce: 'From 14 October 1991', configured: null, isUnchecked: false });
  expect(duties).toMatchObject({ configured: '1 point each, 15 at most, by policy version 4.', isUnchecked: true });
  expect(policy).toMatchObject({
    inForce: 'From 14 October 1991 to 31 March 2030',
    basis: 'Recalled: to be checked by your legal service.',
    configured: 'Warn, by policy version 4.',
  });
});
