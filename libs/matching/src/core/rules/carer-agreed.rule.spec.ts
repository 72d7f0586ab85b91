import { describe, expect, it } from '@jest/globals';
import { pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { carerAgreed } from './carer-agreed.rule.js';

describe('R-38, agreement of the carer', () => {
  it.each([
    ['agreed', 'met', 'carer-agreed'],
    ['declined', 'blocks', 'carer-declined'],
    ['not-recorded', 'check', 'carer-not-asked'],
  ] as const)('%s: %s', (carerAnswer, effect, kind) => {
    expect(carerAgreed.judge(pair({ carerAnswer }), startingPolicy)).toMatchObject([{ effect, because: { kind } }]);
  });
});
