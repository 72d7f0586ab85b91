import { describe, expect, it } from '@jest/globals';
import { pair } from '../../../../../test/support/match-world.js';
import { policyVersion1 } from '../policy.js';
import { carerAgreed } from './carer-agreed.rule.js';

describe('R-38, agreement of the carer', () => {
  it.each([
    ['agreed', 'met', 'carer-agreed'],
    ['declined', 'blocks', 'carer-declined'],
    ['not-recorded', 'check', 'carer-not-asked'],
  ] as const)('%s: %s', (carerAnswer, effect, kind) => {
    expect(carerAgreed.judge(pair({ carerAnswer }), policyVersion1)).toMatchObject([{ effect, because: { kind } }]);
  });
});
