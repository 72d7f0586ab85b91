import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { faultsOfHome, type HomeToJudge } from './home-facts.js';

const on = day('2026-07-15');
const approval: HomeToJudge['approvals'][number] = {
  valid: { from: day('2026-03-02'), until: null },
  ...{ maxChildren: 2, ages: null, sex: null, placementTypes: null, namedChild: null },
};
const whole: HomeToJudge = {
  ...{ postcode: 'ZN11AA', places: 3, pets: 'yes', carers: ['Ann Example'] },
  approvals: [approval],
  fosteredChildren: [],
};
const faults = (home: Partial<HomeToJudge>): string[] =>
  faultsOfHome({ ...whole, ...home }, on).map(({ kind, field }) => `${kind} ${field}`);
const temporary = (until: string | null, extendedUntil: string | null = null) => ({
  approvals: [
    {
      ...approval,
      kind: 'temporary' as const,
      valid: { from: day('2026-03-02'), until: until === null ? null : day(until) },
      extendedUntil: extendedUntil === null ? null : day(extendedUntil),
    },
  ],
});
const member = (bornOn: string | null, checkedOn: string | null = null) => ({
  members: [
    {
      role: 'adult' as const,
      bornOn: bornOn === null ? null : day(bornOn),
      checkedOn: checkedOn === null ? null : day(checkedOn),
      hasSpecifiedOffence: null,
    },
  ],
});
const training = (completedOn: string, validUntil: string | null) => ({
  training: [
    {
      skill: 'self-harm' as const,
      completedOn: day(completedOn),
      validUntil: validUntil === null ? null : day(validUntil),
    },
  ],
});

describe('what is wrong with a home', () => {
  it('is nothing where it is whole', () => {
    expect(faults({})).toEqual([]);
  });

  it.each<[Partial<HomeToJudge>, string[]]>([
    [{ postcode: '', carers: [] }, ['no-postcode postcode', 'no-carer carers']],
    [{ approvals: [{ ...approval, maxChildren: null }] }, ['approval-without-terms approvals']],
    [temporary(null), ['temporary-approval-without-end approvals']],
    [temporary('2026-06-22'), []],
    [temporary('2026-06-23'), ['temporary-approval-over-16-weeks approvals']],
    [temporary('2026-06-22', '2026-06-21'), ['extension-before-approval-ends extendedUntil']],
    [temporary('2026-06-22', '2026-06-22'), []],
    [temporary('2026-06-22', '2026-08-17'), []],
    [temporary('2026-06-22', '2026-08-18'), ['extension-over-8-weeks extendedUntil']],
    [
      { approvals: [{ ...approval, extendedUntil: day('2026-08-17') }] },
      ['extension-of-a-full-approval extendedUntil'],
    ],
    [{ agreement: day('2026-07-15'), lastReviewOn: day('2026-07-15') }, []],
    [{ agreement: day('2026-07-16') }, ['day-to-come agreement']],
    [{ lastReviewOn: day('2026-07-16') }, ['day-to-come lastReviewOn']],
    [{ agreement: 'none' }, []],
    [member(null), []],
    [member('2008-07-15'), []],
    [member('2008-07-16'), ['adult-under-18 members']],
    [member('2026-07-16'), ['day-to-come members']],
    [member('1980-01-01', '2026-07-16'), ['day-to-come members']],
    [member('1980-01-01', '1980-01-01'), []],
    [member('1980-01-02', '1980-01-01'), ['checked-before-born members']],
    [training('2026-07-15', '2026-07-16'), []],
    [training('2026-07-15', '2026-07-15'), ['training-lapses-before-completed training']],
    [training('2026-07-16', null), ['day-to-come training']],
    [{ pets: 'no', petKinds: [] }, []],
    [{ pets: 'no', petKinds: ['cat'] }, ['pets-said-both-ways petKinds']],
  ])('with %j is %j', (home, expected) => {
    expect(faults(home)).toEqual(expected);
  });

  it('is a bedroom that is not there, and company of a child placed alone, only while they are there together', () => {
    const stay = (from: string, until: string | null, more: object = {}) => ({
      stay: { from: day(from), until: until === null ? null : day(until) },
      ...more,
    });
    const alone = { mustBeOnlyChild: true };
    const rooms = [{ name: 'Attic', beds: 1 }];
    expect(faults({ rooms, fosteredChildren: [stay('2026-01-05', null, { room: 'Cellar' })] })).toEqual([
      'room-not-known fosteredChildren',
    ]);
    expect(faults({ fosteredChildren: [stay('2026-01-05', null, { room: 'Cellar' })] })).toEqual([]);
    expect(faults({ fosteredChildren: [stay('2026-01-05', '2026-02-02', alone), stay('2026-02-01', null)] })).toEqual([
      'not-the-only-child fosteredChildren',
    ]);
    expect(faults({ fosteredChildren: [stay('2026-01-05', '2026-02-01', alone), stay('2026-02-01', null)] })).toEqual(
      [],
    );
  });

  it('is two short breaks of one child at a time, never of two children', () => {
    const visit = (code: string, from: string, until: string) => ({
      ...{ authorityCode: 'E10009901', code },
      stay: { from: day(from), until: day(until) },
    });
    const first = visit('K7', '2026-02-02', '2026-02-05');
    expect(faults({ shortBreaks: [first, visit('K7', '2026-02-04', '2026-02-06')] })).toEqual([
      'breaks-overlap shortBreaks',
    ]);
    expect(faults({ shortBreaks: [first, visit('K7', '2026-02-05', '2026-02-06')] })).toEqual([]);
    expect(faults({ shortBreaks: [first, visit('K8', '2026-02-04', '2026-02-06')] })).toEqual([]);
  });
});
