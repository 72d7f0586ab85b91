import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adjoining, fostered, ours, pair, range } from '../../../../../test/support/match-world.js';
import { type FosteredChild } from '../facts.js';
import { startingPolicy } from '../policy.js';
import { usualFosteringLimit } from './usual-fostering-limit.rule.js';

const judge = (
  fosteredChildren: FosteredChild[],
  siblingGroup: string | null = null,
): ReturnType<typeof usualFosteringLimit.judge> =>
  usualFosteringLimit.judge(
    pair({ fosteredChildren, places: 9, areaAuthority: adjoining }, { siblingGroup }),
    startingPolicy,
  );
const family = (name: string | null, size: number): FosteredChild[] =>
  Array.from({ length: size }, (_, index) => fostered(`${name ?? 'single'}-${index}`, name));

describe('R-05, usual fostering limit, with R-06', () => {
  it('vector 1: three of one family and a fourth, unrelated, is blocked; the authority where the carer lives could exempt', () => {
    expect(judge(family('x', 3))).toEqual([
      {
        effect: 'blocks',
        shortfall: 1,
        because: {
          kind: 'over-usual-fostering-limit',
          fostered: 3,
          on: '2026-03-02',
          onTheFirstDay: true,
          areaAuthority: adjoining,
        },
        remedy: {
          kind: 'exemption-by-area-authority',
          authority: adjoining,
          children: [`${ours}/4711`, `${adjoining}/x-0`, `${adjoining}/x-1`, `${adjoining}/x-2`],
        },
      },
    ]);
  });

  it('vector 2, one child at a time: the fourth of a family of four is let in', () => {
    expect(judge(family('x', 3), 'x')).toEqual([
      { effect: 'met', because: { kind: 'usual-limit-excepted', children: 4, exception: 'all-siblings' } },
    ]);
  });

  it('vector 3: two of family X and the second of family Y is blocked', () => {
    expect(judge([...family('x', 2), ...family('y', 1)], 'y')).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
  });

  it('three siblings and one other do not make four siblings, whichever of them is asked for', () => {
    expect(judge([...family('x', 2), ...family(null, 1)], 'x')).toMatchObject([{ effect: 'blocks' }]);
  });

  it('a child of no sibling group is nobody’s sibling: three such and a fourth are blocked', () => {
    expect(judge(family(null, 3))).toMatchObject([{ effect: 'blocks', shortfall: 1 }]);
  });

  it.each([
    [2, 'met'],
    [3, 'blocks'],
    [4, 'blocks'],
  ])('with %d others it is %s', (others, effect) => {
    expect(judge(family(null, others))).toMatchObject([{ effect }]);
  });

  it('counts each day of the stay for itself: who leaves the day another comes is not there with them', () => {
    const [first, second] = family(null, 2);
    const leaves = fostered('leaves', null, range('2025-01-01', '2026-05-04'));
    const comes = fostered('comes', null, range('2026-05-04'));
    expect(judge([first!, leaves, comes])).toMatchObject([{ effect: 'met', because: { children: 3 } }]);
    expect(judge([first!, second!, fostered('respite', null, range('2026-07-20', '2026-07-27'))])).toMatchObject([
      { effect: 'blocks', because: { on: '2026-07-20', onTheFirstDay: false, fostered: 3 } },
    ]);
    expect(judge([...family(null, 2), fostered('later', null, range('2026-08-31'))])).toMatchObject([
      { effect: 'met' },
    ]);
  });

  it('names the first of two days that are as full', () => {
    const leaves = fostered('leaves', null, range('2025-01-01', '2026-07-20'));
    const comes = fostered('comes', null, range('2026-07-20'));
    expect(judge([...family(null, 2), leaves, comes])).toMatchObject([{ because: { on: '2026-03-02', fostered: 3 } }]);
  });

  it('never counts Staying Put adults', () => {
    const home = { fosteredChildren: family(null, 2), stayingPutAdults: 2, places: 9 };
    expect(usualFosteringLimit.judge(pair(home), startingPolicy)).toMatchObject([
      { effect: 'met', because: { children: 3 } },
    ]);
  });

  it('never blocks less for one unrelated child more', () => {
    const group = fc.constantFrom(null, 'x', 'y');
    fc.assert(
      fc.property(fc.array(group, { maxLength: 6 }), group, (groups, ofChild) => {
        const home = groups.map((name, index) => fostered(`child-${index}`, name));
        const before = judge(home, ofChild)[0];
        const after = judge([...home, fostered('unrelated')], ofChild)[0];
        if (before?.effect === 'blocks') {
          expect(after).toMatchObject({ effect: 'blocks', shortfall: Number(before.shortfall) + 1 });
        }
      }),
    );
  });
});
