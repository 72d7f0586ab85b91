import { describe, expect, it } from '@jest/globals';
import { adjoining, distant, fostered, ours, pair, range } from '../../../../../test/support/match-world.js';
import { startingPolicy } from '../policy.js';
import { serviceConsent } from './service-consent.rule.js';

const judge = (home: Parameters<typeof pair>[0]): unknown => serviceConsent.judge(pair(home), startingPolicy);
const authority = (authorityCode: string) => ({
  name: 'The council',
  kind: 'authority' as const,
  authorityCode,
  frameworkOf: [],
});
const of = (responsibleAuthority: string, childId = 'child-1', stay = range('2025-01-20')) =>
  fostered(childId, null, stay, { responsibleAuthority });

describe('R-04, consent', () => {
  it('of an agency is its offer: recorded before the child moves in', () => {
    expect(judge({})).toEqual([
      {
        effect: 'before-placing',
        dueOn: null,
        because: { kind: 'service-to-consent', service: 'Aldermere Fostering', isAgency: true },
        remedy: { kind: 'consent-of-service', service: 'Aldermere Fostering' },
      },
    ]);
  });

  it('of another authority is needed for its own carers; the responsible authority needs none for its own', () => {
    expect(judge({ service: authority(distant) })).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'service-to-consent', service: 'The council', isAgency: false },
        remedy: { kind: 'consent-of-service', service: 'The council' },
      },
    ]);
    expect(judge({ service: authority(ours) })).toEqual([]);
  });

  it('is needed from every other authority with a child there, each once and in order', () => {
    const fosteredChildren = [of(distant), of(adjoining, 'child-2'), of(distant, 'child-3'), of(ours, 'child-4')];
    expect(judge({ service: authority(ours), fosteredChildren })).toEqual([
      {
        effect: 'needs-authority',
        because: { kind: 'authorities-to-consent', authorities: [adjoining, distant] },
        remedy: { kind: 'consent-of-authorities', authorities: [adjoining, distant] },
      },
    ]);
  });

  it('is not asked of the authority whose service it is a second time', () => {
    expect(judge({ service: authority(distant), fosteredChildren: [of(distant)] })).toMatchObject([
      { because: { kind: 'service-to-consent' } },
    ]);
  });

  it('counts a child of the first and of the last day of the stay, and not of the days around it', () => {
    const asked = (from: string, until: string | null): number =>
      serviceConsent.judge(
        pair({ service: authority(ours), fosteredChildren: [of(distant, 'child-1', range(from, until))] }),
        startingPolicy,
      ).length;
    expect(asked('2025-01-20', '2026-03-03')).toBe(1);
    expect(asked('2025-01-20', '2026-03-02')).toBe(0);
    expect(asked('2026-08-30', null)).toBe(1);
    expect(asked('2026-08-31', null)).toBe(0);
  });

  it('does not concern the child itself, nor a home that is no foster home', () => {
    expect(judge({ service: authority(ours), fosteredChildren: [of(distant, 'child-ruby')] })).toEqual([]);
    expect(judge({ setting: 'supported-accommodation', fosteredChildren: [of(distant)] })).toEqual([]);
  });
});
