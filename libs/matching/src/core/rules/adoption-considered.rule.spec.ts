import { describe, expect, it } from '@jest/globals';
import { distant, pair, placeMilesAway } from '../../../../../test/support/match-world.js';
import { findingsOf } from '../judgement.js';
import { startingPolicy } from '../policy.js';

describe('R-21, adoption is being considered', () => {
  const far = { areaAuthority: distant, place: placeMilesAway(44) };
  const need = { siblingGroup: 'x', siblingsLiveInAHome: true, schoolMustContinue: true };
  const costs = (adoptionConsidered: boolean): string[] =>
    findingsOf(pair(far, { ...need, adoptionConsidered }), startingPolicy)
      .findings.filter(({ effect }) => effect === 'costs-points')
      .map(({ ruleId }) => ruleId);

  it('vector 15: R-19 and R-20 are off, and fostering for adoption is to be checked', () => {
    expect(costs(false)).toEqual(['near-home', 'school-run', 'siblings-together', 'in-area', 'constellation-support']);
    expect(costs(true)).toEqual(['constellation-support']);
    expect(findingsOf(pair(far, { ...need, adoptionConsidered: true }), startingPolicy).findings).toContainEqual({
      ruleId: 'adoption-considered',
      effect: 'check',
      points: 0,
      dueOn: null,
      because: { kind: 'adoption-considered' },
      remedy: { kind: 'consider-fostering-for-adoption' },
    });
  });

  it('switches off no approval: a home at a distance still needs the director', () => {
    const { findings } = findingsOf(pair(far, { ...need, adoptionConsidered: true }), startingPolicy);
    expect(findings).toContainEqual(expect.objectContaining({ ruleId: 'at-a-distance', effect: 'needs-authority' }));
  });
});
