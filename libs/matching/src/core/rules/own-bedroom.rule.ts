import { addDays, day, type LocalDate } from '#kernel';
import { ageForOwnBedroom, bedroomsIn, bedroomsOver, fewestBedroomsFree, sharingOver } from '../bedrooms.js';
import { fosteredOver } from '../occupancy.js';
import { type Pair } from '../pair.js';
import { type PolicyLimits } from '../policy.js';
import { beforePlacing, check, met, needsAuthority, type Rule, type Verdict } from '../rule.js';
import { lookedAheadUntil, turnsOn } from '../terms.js';

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

/** Too young to need one on the day of the move; from a birthday in the stay on the child would have to share. */
export interface OwnBedroomFromBirthday {
  readonly kind: 'own-bedroom-from-birthday';
  readonly turns: number;
  readonly birthdayOn: LocalDate;
  /** Responsible authorities of these children that have not agreed on a recorded assessment. */
  readonly authorities: readonly string[];
}

/**
 * Each child over three has their own bedroom. Where one would share, the responsible authority of each child in that
 * bedroom has to agree, on a recorded assessment; brothers and sisters are no exception. Where the child turns three in the
 * stay, that has to be settled by the day before.
 */
export const ownBedroom: Rule<
  | OwnBedroom
  | OwnBedroomNotNeeded
  | BedroomsNotRecorded
  | OwnBedroomDependsOnAge
  | BedroomSharingAgreed
  | WouldShareBedroom
  | OwnBedroomFromBirthday
> = {
  id: 'own-bedroom',
  number: 'R-35',
  title: 'A bedroom of their own',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'authority still to agree',
  source: 'Fostering Services: National Minimum Standards, standard 10.6',
  basis: 'read',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { ageInYears } = pair.child;
    if (ageInYears !== 'not-recorded' && ageInYears < ageForOwnBedroom) {
      return [met({ kind: 'own-bedroom-not-needed', ageInYears }), ...fromBirthday(pair, ageInYears, limits)];
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

/** @returns what is due before the birthday from which the child needs a bedroom; nothing where one is free then. */
function fromBirthday(
  pair: Pair,
  ageInYears: number,
  { modes }: PolicyLimits,
): readonly Verdict<OwnBedroomFromBirthday>[] {
  const { child, household, stay } = pair;
  const birthdayOn = turnsOn({ ...child, ageInYears }, ageForOwnBedroom);
  if (birthdayOn === 'not-recorded' || birthdayOn >= lookedAheadUntil(stay)) return [];
  const theRest = fosteredOver(household, child.childId, { from: birthdayOn, until: stay.until });
  const days = bedroomsIn(household, theRest, child.parent === null ? 0 : 1) ?? [];
  const [worst] = [...sharingOver(pair, days, modes['local-room-rules'])].sort(
    (a, b) => b.notAgreed.length - a.notAgreed.length,
  );
  if (!worst || worst.notAgreed.length === 0) return [];
  const { notAgreed: authorities, children } = worst;
  return [
    beforePlacing(
      addDays(birthdayOn, -1),
      { kind: 'own-bedroom-from-birthday', turns: ageForOwnBedroom, birthdayOn, authorities },
      { kind: 'agreement-to-share-bedroom', authorities, children },
    ),
  ];
}
