import { describe, expect, it } from '@jest/globals';
import { day } from '#kernel';
import { type CourtOrderOfChild, type PlaceToAvoidOfChild } from './request-facts.js';
import { orderHasEnded, withOrder, withOrderEnded, withoutPlace, withPlace } from './safety.js';

const area: CourtOrderOfChild = {
  kind: 'exclusion-area',
  postcode: 'ZN47AB',
  miles: 2.5,
  home: null,
  valid: { from: day('2026-01-05'), until: null },
};
const nobody: CourtOrderOfChild = {
  kind: 'no-contact',
  postcode: null,
  miles: 0,
  home: 'NF-0044',
  valid: { from: day('2025-03-01'), until: day('2026-03-02') },
};
const market: PlaceToAvoidOfChild = { postcode: 'ZN12QQ', miles: 3, reason: 'Harm came from there' };
const known = { courtOrders: [nobody, area], placesToAvoid: [market] };
const today = day('2026-03-01');

describe('the court orders of a child', () => {
  it('hold up to their last day', () => {
    expect(orderHasEnded(nobody, day('2026-03-01'))).toBe(false);
    expect(orderHasEnded(nobody, day('2026-03-02'))).toBe(true);
    expect(orderHasEnded(area, day('2099-01-01'))).toBe(false);
  });

  it('take one more, and never the same twice', () => {
    const address = { ...area, kind: 'no-go-address' as const, miles: 0 };
    expect(withOrder(known, address)).toEqual({ ok: true, value: { courtOrders: [nobody, area, address] } });
    expect(withOrder(known, { ...area, valid: { ...area.valid, until: day('2027-01-01') } })).toEqual({
      ok: false,
      problem: { kind: 'court-order-recorded-already', field: 'courtOrders' },
    });
  });

  it.each([
    [{ miles: 2 }],
    [{ postcode: 'ZN47AA' }],
    [{ kind: 'no-go-address' as const }],
    [{ home: 'NF-0044' }],
    [{ valid: { from: day('2026-01-06'), until: null } }],
  ])('are another with %j', (other) => {
    expect(withOrder(known, { ...area, ...other }).ok).toBe(true);
    expect(withOrderEnded(known, { ...area, ...other }, today, today).ok).toBe(false);
  });

  it('are ended and stay, each in its place', () => {
    const ended = { ...area, valid: { ...area.valid, until: day('2026-02-11') } };
    expect(withOrderEnded(known, area, day('2026-02-10'), today)).toEqual({
      ok: true,
      value: { courtOrders: [nobody, ended] },
    });
    expect(withOrderEnded(known, area, day('2026-01-05'), today).ok).toBe(true);
    expect(withOrderEnded(known, area, day('2026-01-04'), today)).toEqual({
      ok: false,
      problem: { kind: 'court-order-ends-before-it-starts', field: 'courtOrders' },
    });
  });

  it('are not ended a second time', () => {
    expect(withOrderEnded(known, nobody, day('2026-02-10'), today).ok).toBe(true);
    expect(withOrderEnded(known, nobody, day('2026-02-10'), day('2026-03-02'))).toEqual({
      ok: false,
      problem: { kind: 'court-order-not-recorded', field: 'courtOrders' },
    });
  });
});

describe('the places a child is kept away from', () => {
  const school: PlaceToAvoidOfChild = { postcode: 'ZN12QQ', miles: 1, reason: 'Harm came from there' };

  it('take one more, and never the same twice', () => {
    expect(withPlace(known, school)).toEqual({ ok: true, value: { placesToAvoid: [market, school] } });
    expect(withPlace(known, market)).toMatchObject({ problem: { kind: 'place-to-avoid-recorded-already' } });
    expect(withPlace(known, { ...market, reason: 'A gang' }).ok).toBe(true);
    expect(withPlace(known, { ...market, postcode: 'ZN47AA' }).ok).toBe(true);
  });

  it('are fewer by the one that is named', () => {
    const both = { ...known, placesToAvoid: [market, school] };
    expect(withoutPlace(both, market)).toEqual({ ok: true, value: { placesToAvoid: [school] } });
    expect(withoutPlace(known, school)).toMatchObject({ problem: { kind: 'place-to-avoid-not-recorded' } });
  });
});
