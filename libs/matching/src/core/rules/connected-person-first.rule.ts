import { day } from '#kernel';
import { costs, met, type Rule } from '../rule.js';

export interface ConnectedPerson {
  readonly kind: 'connected-person';
}
export interface ConnectedPersonElsewhere {
  readonly kind: 'connected-person-elsewhere';
}

/**
 * A relative, friend or other connected person who is a foster parent comes before any other kind of placement; between the
 * other kinds the law has no order. Other homes lose points only where such a home is known: nobody is held against a person
 * who does not exist. Evidence: section 22C(5) to (7)(a), read; kinship is the second strongest of the weak priors.
 */
export const connectedPersonFirst: Rule<ConnectedPerson | ConnectedPersonElsewhere> = {
  id: 'connected-person-first',
  number: 'R-18',
  title: 'A connected person first',
  class: 'DUTY',
  level: 'soft',
  unit: 'home that is not of a connected person',
  source: 'Children Act 1989, s22C(5) to (7)(a)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, isConnected }) {
    if (isConnected) return [met({ kind: 'connected-person' })];
    return child.connectedHomeIsKnown
      ? [costs(1, { kind: 'connected-person-elsewhere' }, { kind: 'record-reason' })]
      : [];
  },
};
