import { day, type LocalDate } from '#kernel';
import { ageForOwnBedroom, bedroomsOver, fewestBedroomsFree, sharingOver } from '../bedrooms.js';
import { check, met, needsAuthority, type Rule } from '../rule.js';

export interface OwnBedroom {
  readonly kind: 'own-bedroom';
  /** Bedrooms that nobody else needs, on the day with the fewest. */
  readonly free: number;
}
export interface OwnBedroomNotNeeded {
  readonly kind: 'own-bedroom-not-needed';
  readonly ageInYears: number;
}
export interface BedroomsNotRecorded {
  readonly kind: 'bedrooms-not-recorded';
}
export interface OwnBedroomDependsOnAge {
  readonly kind: 'own-bedroom-depends-on-age';
}
export interface BedroomSharingAgreed {
  readonly kind: 'bedroom-sharing-agreed';
  /** Children who sleep there already. */
  readonly sharedWith: number;
  readonly on: LocalDate;
}
export interface WouldShareBedroom {
  readonly kind: 'would-share-bedroom';
  readonly sharedWith: number;
  readonly on: LocalDate;
  /** Responsible authorities of these children that have not agreed on a recorded assessment. */
  readonly authorities: readonly string[];
}

/**
 * Each child over three has their own bedroom. Where one would share, the responsible authority of each child in that
 * bedroom has to agree, on a recorded assessment; brothers and sisters are no exception.
 */
export const ownBedroom: Rule<
  | OwnBedroom
  | OwnBedroomNotNeeded
  | BedroomsNotRecorded
  | OwnBedroomDependsOnAge
  | BedroomSharingAgreed
  | WouldShareBedroom
> = {
  id: 'own-bedroom',
  number: 'R-35',
  title: 'A bedroom of their own',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'authority still to agree',
  source: 'Fostering Services: National Minimum Standards, standard 10.6',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { ageInYears } = pair.child;
    if (ageInYears !== 'not-recorded' && ageInYears < ageForOwnBedroom) {
      return [met({ kind: 'own-bedroom-not-needed', ageInYears })];
    }
    const days = bedroomsOver(pair);
    if (days === null) {
      return [check({ kind: 'bedrooms-not-recorded' }, { kind: 'find-out', fact: 'bedrooms-of-the-home' })];
    }
    const [first, ...others] = sharingOver(pair, days, limits.modes['local-room-rules']);
    if (!first) return [met({ kind: 'own-bedroom', free: fewestBedroomsFree(days) })];
    if (ageInYears === 'not-recorded') {
      return [check({ kind: 'own-bedroom-depends-on-age' }, { kind: 'find-out', fact: 'age-of-the-child' })];
    }
    const worst = others.reduce(
      (most, today) => (today.notAgreed.length > most.notAgreed.length ? today : most),
      first,
    );
    const { on, notAgreed: authorities, children } = worst;
    const sharedWith = worst.with.length;
    return authorities.length === 0
      ? [met({ kind: 'bedroom-sharing-agreed', sharedWith, on })]
      : [
          needsAuthority(
            { kind: 'would-share-bedroom', sharedWith, on, authorities },
            { kind: 'agreement-to-share-bedroom', authorities, children },
          ),
        ];
  },
};
