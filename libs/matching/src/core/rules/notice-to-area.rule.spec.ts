import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import {
  adjoining,
  child,
  distant,
  household,
  ours,
  pair,
  placeMilesAway,
  world,
} from '../../../../../test/support/match-world.js';
import { pairOf } from '../pair.js';
import { startingPolicy } from '../policy.js';
import { approvalEvidence } from './approval-evidence.rule.js';
import { emergencyOutOfArea } from './emergency-out-of-area.rule.js';
import { noticeToArea } from './notice-to-area.rule.js';

const own = { name: 'Aldermere County Council', kind: 'authority' as const, authorityCode: ours, frameworkOf: [] };
const emergency = { urgency: 'emergency' as const };

describe('R-14, notice to the area authority', () => {
  it('vector 6: it concerns a home of the own service two counties away, before the child moves in', () => {
    const home = pair({ areaAuthority: distant, service: own, place: placeMilesAway(61) });
    expect(noticeToArea.judge(home, startingPolicy)).toEqual([
      {
        effect: 'before-placing',
        dueOn: null,
        because: {
          kind: 'notice-to-area',
          areaAuthority: distant,
          inEmergency: false,
          bankHolidaysAreKnown: true,
        },
        remedy: { kind: 'notify-area-authority', authority: distant },
      },
    ]);
  });

  it.each([
    // Moved in on a Monday: the next Monday is the fifth working day.
    ['2026-03-02', '2026-03-09'],
    // Good Friday and Easter Monday of 2026 lie between.
    ['2026-04-01', '2026-04-10'],
  ])('in an emergency from %s it is due by %s', (startsOn, dueOn) => {
    const of = pair({ areaAuthority: adjoining }, { ...emergency, startsOn: day(startsOn), expectedUntil: null });
    expect(noticeToArea.judge(of, startingPolicy)).toMatchObject([
      { dueOn, because: { inEmergency: true, bankHolidaysAreKnown: true } },
    ]);
  });

  it('says when bank holidays are not known that far', () => {
    const facts = world({ child: child(emergency), bankHolidays: [day('2026-01-01')] });
    expect(noticeToArea.judge(pairOf(facts, household({ areaAuthority: adjoining })), startingPolicy)).toMatchObject([
      { because: { bankHolidaysAreKnown: false } },
    ]);
  });

  it('concerns every home outside the area, however that is known, and asks where it is not known', () => {
    expect(noticeToArea.judge(pair(), startingPolicy)).toEqual([]);
    const connected = { connectedTo: [{ child: `${ours}/4711`, isRelative: true }] };
    expect(noticeToArea.judge(pair({ areaAuthority: distant, ...connected }), startingPolicy)).toHaveLength(1);
    const nobodyKnows = pairOf(world({ adjoiningAuthorities: [] }), household({ areaAuthority: distant }));
    expect(noticeToArea.judge(nobodyKnows, startingPolicy)).toMatchObject([{ effect: 'before-placing' }]);
    expect(noticeToArea.judge(pair({ areaAuthority: 'not-recorded' }), startingPolicy)).toMatchObject([
      { effect: 'check', remedy: { fact: 'area-of-the-home' } },
    ]);
  });
});

describe('R-13f, evidence that may follow in an emergency', () => {
  const judge = (home: Parameters<typeof pair>[0], need: Parameters<typeof pair>[1] = emergency): unknown[] => [
    ...emergencyOutOfArea.judge(pair(home, need), startingPolicy),
  ];

  it('names what may follow and by when', () => {
    expect(judge({ areaAuthority: adjoining })).toEqual([
      {
        effect: 'before-placing',
        dueOn: '2026-03-09',
        because: {
          kind: 'evidence-may-follow',
          areaAuthority: adjoining,
          evidence: ['relatives-consulted', 'reviewing-officer-consulted', 'area-authority-notified'],
          bankHolidaysAreKnown: true,
        },
        remedy: { kind: 'record-evidence' },
      },
    ]);
    expect(judge({ areaAuthority: distant })).toMatchObject([
      { because: { evidence: expect.arrayContaining(['area-authority-consulted-with-care-plan']) } },
    ]);
  });

  it('together with what comes first it is the whole evidence', () => {
    const evidenceOf = (need: Parameters<typeof pair>[1]): string[] =>
      [approvalEvidence, emergencyOutOfArea].flatMap((rule) =>
        rule.judge(pair({ areaAuthority: distant }, need), startingPolicy).flatMap(({ because }) => because.evidence),
      );
    expect(evidenceOf(emergency)).toEqual(evidenceOf({ urgency: 'planned' }));
    expect(approvalEvidence.judge(pair({ areaAuthority: distant }, emergency), startingPolicy)).toMatchObject([
      { effect: 'needs-authority', because: { evidence: ['wishes-and-feelings', 'care-plan'] } },
    ]);
  });

  it('says when bank holidays are not known that far', () => {
    const facts = world({ child: child(emergency), bankHolidays: [day('2026-03-08')] });
    const until = (known: string): unknown =>
      emergencyOutOfArea.judge(
        pairOf({ ...facts, bankHolidays: [day(known)] }, household({ areaAuthority: adjoining })),
        startingPolicy,
      )[0]?.because;
    expect([until('2026-03-08'), until('2026-03-10')]).toMatchObject([
      { bankHolidaysAreKnown: false },
      { bankHolidaysAreKnown: true },
    ]);
  });

  it.each([
    ['planned', { areaAuthority: distant }, {}],
    ['in the area', {}, emergency],
    ['of the own service', { areaAuthority: distant, service: own }, emergency],
    [
      'of a connected person',
      { areaAuthority: distant, connectedTo: [{ child: `${ours}/4711`, isRelative: false }] },
      emergency,
    ],
    ['in an area nobody recorded', { areaAuthority: 'not-recorded' }, emergency],
  ])('says nothing of a placement %s', (_, home, need) => {
    expect(judge(home, need)).toEqual([]);
  });
});
