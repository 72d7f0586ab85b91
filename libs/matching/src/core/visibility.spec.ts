import { describe, expect, it } from '@jest/globals';
import { type HouseholdFacts } from './facts.js';
import { adjoining, distant, household, ours } from '../../../../test/support/match-world.js';
import { isVisibleTo } from './visibility.js';

const service = (facts: Partial<HouseholdFacts['service']>): Partial<HouseholdFacts> => ({
  service: { name: 'A service', kind: 'authority', authorityCode: adjoining, frameworkOf: [], ...facts },
});
const agency = { kind: 'agency', authorityCode: null } as const;

describe('who sees a home', () => {
  it.each([
    ['its own service', service({ authorityCode: ours }), true],
    ["another authority's own service", service({}), false],
    ["another authority's own service on its framework", service({ frameworkOf: [distant, ours] }), true],
    ["another authority's own service on somebody else's framework", service({ frameworkOf: [distant] }), false],
    ['an agency on no framework', service(agency), true],
    ['an agency on its framework', service({ ...agency, frameworkOf: [adjoining, ours] }), true],
    ["an agency on somebody else's framework", service({ ...agency, frameworkOf: [adjoining] }), false],
  ])('%s: %#', (_, facts, isSeen) => {
    expect(isVisibleTo(ours, household(facts))).toBe(isSeen);
  });

  it('a home connected to one of its children is seen, whosever it is', () => {
    const connectedTo = (child: string): HouseholdFacts =>
      household({ ...service({}), connectedTo: [{ child, isRelative: true }] });
    expect(isVisibleTo(ours, connectedTo(`${ours}/4711`))).toBe(true);
    expect(isVisibleTo(ours, connectedTo(`${distant}/4711`))).toBe(false);
    expect(isVisibleTo(ours, connectedTo(`${ours}9/4711`))).toBe(false);
  });
});
