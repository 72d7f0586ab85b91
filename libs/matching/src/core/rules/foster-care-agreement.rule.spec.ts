import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { pair } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { fosterCareAgreement } from './foster-care-agreement.rule.js';

const judge = (home: Parameters<typeof pair>[0]): unknown => fosterCareAgreement.judge(pair(home), startingPolicy);
const signature = { kind: 'sign-foster-care-agreement', service: 'Aldermere Fostering', signedBy: '2026-03-02' };

describe('R-03, foster care agreement', () => {
  it('is met by an agreement signed by the day the child moves in, that day included', () => {
    expect(judge({ agreement: day('2026-03-02') })).toEqual([
      { effect: 'met', because: { kind: 'agreement-signed', signedOn: '2026-03-02' } },
    ]);
  });

  it('blocks where it is signed a day later, and where there is none', () => {
    expect(judge({ agreement: day('2026-03-03') })).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: { kind: 'agreement-signed-later', signedOn: '2026-03-03' },
        remedy: signature,
      },
    ]);
    expect(judge({ agreement: 'none' })).toEqual([
      { effect: 'blocks', shortfall: 1, because: { kind: 'no-agreement' }, remedy: signature },
    ]);
  });

  it('asks where it is not recorded, and only of foster homes', () => {
    expect(judge({ agreement: 'not-recorded' })).toEqual([
      {
        effect: 'check',
        because: { kind: 'agreement-not-recorded' },
        remedy: { kind: 'find-out', fact: 'agreement-of-the-home' },
      },
    ]);
    expect(judge({ agreement: 'none', setting: 'supported-accommodation' })).toEqual([]);
  });
});
