import { covers, day } from '#kernel';
import { check, costs, met, type Rule } from '../rule.js';

export interface HubHasRoom {
  readonly kind: 'hub-has-room';
  readonly constellation: string;
}
export interface HubIsFull {
  readonly kind: 'hub-is-full';
  readonly constellation: string;
}
export interface HubRoomNotKnown {
  readonly kind: 'hub-room-not-known';
  readonly constellation: string;
}
export interface InNoConstellation {
  readonly kind: 'in-no-constellation';
}

/**
 * A home inside a Mockingbird constellation whose hub has room is support that a match can cite: a sleepover with somebody
 * the child knows. Says nothing of a hub home itself. Ours: in no law. Evidence: promising, not proven; a later evaluation
 * was retired for lack of statistical power, so it counts for one point.
 */
export const constellationSupport: Rule<HubHasRoom | HubIsFull | HubRoomNotKnown | InNoConstellation> = {
  id: 'constellation-support',
  number: null,
  title: 'Support of a constellation',
  class: 'POLICY',
  level: 'soft',
  unit: 'home without a hub that has room',
  source: 'Policy of this service',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ household, stay }) {
    const membership = household.constellations.find(({ valid }) => covers(valid, stay.from));
    if (membership === undefined) return [costs(1, { kind: 'in-no-constellation' })];
    const { name: constellation, role, hubHasRoom } = membership;
    if (role === 'hub') return [];
    if (hubHasRoom === null) {
      return [check({ kind: 'hub-room-not-known', constellation }, { kind: 'find-out', fact: 'room-in-the-hub' })];
    }
    return hubHasRoom
      ? [met({ kind: 'hub-has-room', constellation })]
      : [costs(1, { kind: 'hub-is-full', constellation })];
  },
};
