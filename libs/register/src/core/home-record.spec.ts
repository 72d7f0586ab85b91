import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type RecordedExemption, type RecordedSharingAgreement } from './home-facts.js';
import {
  exemptionEnds,
  exemptionToAdd,
  faultsOfBedrooms,
  faultsOfExemption,
  faultsOfSharing,
  type HomeToRecord,
  sharingToAdd,
  sharingToWithdraw,
} from './home-record.js';

const [ours, theirs] = ['E10009901', 'E10009907'];
const today = day('2026-03-02');
const exemption: RecordedExemption = {
  authority: theirs,
  children: [`${ours}/C-1`, `${theirs}/T-2`],
  valid: { from: day('2026-01-05'), until: null },
};
const agreement: RecordedSharingAgreement = {
  authority: ours,
  children: [`${ours}/C-1`],
  agreedOn: day('2026-02-03'),
  assessedOn: day('2026-01-20'),
};
const home: HomeToRecord = {
  areaAuthorityCode: theirs,
  rooms: [
    { name: 'Attic', beds: 2 },
    { name: 'Back', beds: 1 },
  ],
  exemptions: [{ ...exemption, valid: { from: day('2025-01-05'), until: today } }, exemption],
  sharingAgreements: [agreement],
  fosteredChildren: [{ room: 'Attic' }, { room: null }, { room: 'Shed' }],
};
const kindsOf = (faults: readonly { readonly kind: string }[]): readonly string[] => faults.map(({ kind }) => kind);

describe('bedrooms', () => {
  it.each([
    [[{ name: 'Attic', beds: 1 }], []],
    [[{ name: 'Attic', beds: 6 }], []],
    [[{ name: 'Attic', beds: 7 }], ['beds-out-of-bounds']],
    [[{ name: 'Attic', beds: 0 }], ['beds-out-of-bounds']],
    [[{ name: 'Attic', beds: 1.5 }], ['beds-out-of-bounds']],
    [
      [
        { name: 'Attic', beds: 1 },
        { name: 'Attic', beds: 2 },
      ],
      ['bedroom-named-twice'],
    ],
    [
      [
        { name: 'Attic', beds: 1 },
        { name: '', beds: 2 },
      ],
      ['bedroom-not-named'],
    ],
    [
      [
        { name: 'Attic', beds: 1 },
        { name: 'x'.repeat(51), beds: 2 },
      ],
      ['bedroom-not-named'],
    ],
    [
      [
        { name: 'Attic', beds: 1 },
        { name: 'x'.repeat(50), beds: 2 },
      ],
      [],
    ],
    [[{ name: 'Back', beds: 1 }], ['bedroom-slept-in']],
    [[], ['no-bedroom', 'bedroom-slept-in']],
  ])('%j: %j', (rooms, kinds) => {
    expect(kindsOf(faultsOfBedrooms(rooms, home))).toEqual(kinds);
  });
});

describe('an exemption', () => {
  it.each<[Partial<RecordedExemption>, readonly string[]]>([
    [{}, []],
    [{ authority: ours }, ['not-the-area-authority']],
    [{ authority: 'Fenbury' }, ['authority-of-home-not-named']],
    [{ children: [] }, ['no-child-named']],
    [{ children: ['C-1'] }, ['child-of-home-not-named-in-full']],
    [{ children: [`${ours}/C-1`, `${ours}/C-1`] }, ['child-of-home-named-twice']],
    [{ valid: { from: day('2026-01-05'), until: day('2026-01-05') } }, ['exemption-ends-before-it-starts']],
    [{ valid: { from: day('2026-01-05'), until: day('2026-01-06') } }, []],
  ])('with %j: %j', (other, kinds) => {
    expect(kindsOf(faultsOfExemption({ ...exemption, ...other }, home))).toEqual(kinds);
  });

  it('may be of any authority where nobody can say in whose area the home is', () => {
    expect(faultsOfExemption({ ...exemption, authority: ours }, { ...home, areaAuthorityCode: null })).toEqual([]);
  });

  it('is added once, whatever the order of the children', () => {
    const again = { ...exemption, children: [...exemption.children].reverse() };
    expect(exemptionToAdd(again, home)).toMatchObject({ problem: { kind: 'home-fact-recorded-already' } });
    expect(exemptionToAdd({ ...exemption, children: [`${ours}/C-1`] }, home).ok).toBe(true);
    expect(exemptionToAdd({ ...exemption, children: [`${ours}/C-1`, `${ours}/C-3`] }, home).ok).toBe(true);
    expect(exemptionToAdd({ ...exemption, authority: ours }, home).ok).toBe(true);
    expect(exemptionToAdd({ ...exemption, valid: { from: day('2026-01-06'), until: null } }, home).ok).toBe(true);
  });

  it('ends on a day that is past or to come, once', () => {
    const [first, second] = [
      { position: 0, authority: theirs, on: day('2025-01-05') },
      { position: 1, authority: theirs, on: day('2026-01-05') },
    ];
    expect(exemptionEnds(second, day('2026-01-05'), home, today)).toEqual({ ok: true, value: '2026-01-06' });
    expect(exemptionEnds(second, day('2026-01-04'), home, today)).toMatchObject({
      problem: { kind: 'exemption-ends-before-it-starts' },
    });
    expect(exemptionEnds(first, day('2026-02-04'), home, today)).toMatchObject({
      problem: { kind: 'home-fact-not-recorded' },
    });
    expect(exemptionEnds(first, day('2026-02-04'), home, day('2026-03-01')).ok).toBe(true);
    for (const other of [{ position: 0 }, { position: 7 }, { authority: ours }, { on: today }]) {
      expect(exemptionEnds({ ...second, ...other }, day('2026-02-04'), home, today).ok).toBe(false);
    }
  });
});

describe('an agreement to share a bedroom', () => {
  it.each<[Partial<RecordedSharingAgreement>, readonly string[]]>([
    [{}, []],
    [{ assessedOn: null, agreedOn: today }, []],
    [{ agreedOn: day('2026-03-03') }, ['agreedOn']],
    [{ assessedOn: day('2026-03-03') }, ['assessedOn']],
    [{ authority: '' }, ['authority']],
    [{ children: [] }, ['children']],
  ])('with %j: %j', (other, fields) => {
    expect(faultsOfSharing({ ...agreement, ...other }, today).map(({ field }) => field)).toEqual(fields);
  });

  it('is added once and withdrawn where it is', () => {
    expect(sharingToAdd(agreement, home).ok).toBe(false);
    for (const other of [
      { assessedOn: null },
      { agreedOn: today },
      { authority: theirs },
      { children: [`${ours}/C-2`] },
    ]) {
      expect(sharingToAdd({ ...agreement, ...other }, home).ok).toBe(true);
    }
    const meant = { position: 0, authority: ours, on: agreement.agreedOn };
    expect(sharingToWithdraw(meant, home).ok).toBe(true);
    for (const other of [{ position: 1 }, { authority: theirs }, { on: today }]) {
      expect(sharingToWithdraw({ ...meant, ...other }, home).ok).toBe(false);
    }
  });
});
