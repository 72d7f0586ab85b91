import { describe, expect, it } from '@jest/globals';
import { pair, policyWith } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { identity } from './identity.rule.js';

const need = { languages: ['tigrinya', 'arabic'], faith: 'muslim' as const, cultures: ['Eritrean', 'coffee ceremony'] };
type Home = Parameters<typeof pair>[0];
const judge = (home: Home, of: Parameters<typeof pair>[1] = need, counted = 3): ReturnType<typeof identity.judge> =>
  identity.judge(pair(home, of), policyWith({ identityCounted: counted }));

describe('R-42, language, faith and culture', () => {
  it('each is a consideration of its own, with a plan as its remedy', () => {
    const home: Home = { languages: ['polish'], faithsSupported: ['sikh'], culturesSupported: ['eritrean'] };
    expect(judge(home)).toEqual([
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'shares-no-language', languages: ['tigrinya', 'arabic'] },
        remedy: { kind: 'identity-support-plan', about: 'language' },
      },
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'does-not-support-faith', faith: 'muslim' },
        remedy: { kind: 'identity-support-plan', about: 'faith' },
      },
      {
        effect: 'costs-points',
        units: 1,
        because: { kind: 'does-not-support-culture', cultures: ['coffee ceremony'] },
        remedy: { kind: 'identity-support-plan', about: 'culture' },
      },
    ]);
  });

  it('one language of several is enough, however it is written; of culture everything counts', () => {
    const home: Home = {
      languages: [' Arabic'],
      faithsSupported: ['muslim', 'christian'],
      culturesSupported: ['ERITREAN', 'coffee ceremony '],
    };
    expect(judge(home)).toEqual([
      { effect: 'met', because: { kind: 'shares-language', languages: ['arabic'] } },
      { effect: 'met', because: { kind: 'supports-faith', faith: 'muslim' } },
      { effect: 'met', because: { kind: 'supports-culture', cultures: need.cultures } },
    ]);
  });

  it('asks for what is not recorded, and it costs nothing', () => {
    expect(judge({})).toEqual(
      [
        ['language', 'languages-of-the-home'],
        ['faith', 'faiths-supported-by-the-home'],
        ['culture', 'cultures-supported-by-the-home'],
      ].map(([about, fact]) => ({
        effect: 'check',
        because: { kind: 'identity-support-not-recorded', about },
        remedy: { kind: 'find-out', fact },
      })),
    );
  });

  it('together they cost no more than the policy counts, and are all read', () => {
    const home: Home = { languages: ['polish'], faithsSupported: [], culturesSupported: [] };
    const units = judge(home, need, 2).map((verdict) => verdict.effect === 'costs-points' && verdict.units);
    expect(units).toEqual([1, 1, 0]);
  });

  it.each([
    ['nothing of the child is recorded', {}],
    ['the child has no faith', { faith: 'none' as const }],
  ])('says nothing where %s', (_, of) => {
    expect(judge({ languages: ['polish'], faithsSupported: [], culturesSupported: [] }, of)).toEqual([]);
  });

  it('never blocks and never asks for authority', () => {
    const worst: Home = { languages: ['polish'], faithsSupported: [], culturesSupported: [] };
    for (const { effect } of identity.judge(pair(worst, need), startingPolicy)) expect(effect).toBe('costs-points');
  });
});
