import { describe, expect, it } from '@jest/globals';
import { ours, pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { connectedPersonFirst } from './connected-person-first.rule.js';

describe('R-18, a connected person first', () => {
  const home = { connectedTo: [{ child: `${ours}/4711`, isRelative: false }] };
  const judge = (of: Parameters<typeof pair>[0], connectedHomeIsKnown: boolean): unknown =>
    connectedPersonFirst.judge(pair(of, { connectedHomeIsKnown }), startingPolicy);

  it('is met in the home of the connected person, and costs the others a reason', () => {
    expect(judge(home, true)).toEqual([{ effect: 'met', because: { kind: 'connected-person' } }]);
    expect(judge({}, true)).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'connected-person-elsewhere' },
        remedy: { kind: 'record-reason' },
      },
    ]);
  });

  it('holds no home against a connected person whom nobody knows', () => {
    expect(judge({}, false)).toEqual([]);
    expect(judge({ connectedTo: [{ child: `${ours}/4712`, isRelative: true }] }, true)).toMatchObject([
      { effect: 'costs-points' },
    ]);
  });
});
