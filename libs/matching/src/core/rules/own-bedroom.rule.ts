import { addDays, day, type LocalDate } from '#kernel';
import {
  ageForOwnBedroom,
  ageTooOldForCot,
  type BedroomsOnADay,
  bedroomsIn,
  bedroomsOver,
  fewestBedroomsFree,
  sharingOver,
} from '../bedrooms.js';
import { type FosteredChild } from '../facts.js';
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

/** Too young to need one, and would sleep where a child over three then no longer had their own. */
export interface WouldShareWithOlder {
  readonly kind: 'would-share-with-older';
  readonly ageInYears: number;
  readonly sharedWith: number;
  readonly on: LocalDate;
  /** Responsible authorities of these children that have not agreed on a recorded assessment. */
  readonly authorities: readonly string[];
}
/** Too young to need one; whether anybody over three would have to share is not recorded. */
export interface OlderOnesBedroomNotKnown {
  readonly kind: 'older-ones-bedroom-not-known';
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
 * bedroom has to agree, on a recorded assessment; brothers and sisters are no exception. So it is where the child is too old
 * for a cot and too young to need a bedroom, and another over three would lose theirs. Where the child turns three in the
 * stay, that has to be settled by the day before.
 */
export const ownBedroom: Rule<
  | OwnBedroom
  | OwnBedroomNotNeeded
  | BedroomsNotRecorded
  | OwnBedroomDependsOnAge
  | BedroomSharingAgreed
  | WouldShareBedroom
  | WouldShareWithOlder
  | OlderOnesBedroomNotKnown
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
  version: 3,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const { ageInYears } = pair.child;
    if (ageInYears !== 'not-recorded' && ageInYears < ageForOwnBedroom) {
      const withOlder = besideOlderChildren(pair, ageInYears, limits);
      if (withOlder?.effect === 'needs-authority') return [withOlder];
      const now = withOlder ?? met({ kind: 'own-bedroom-not-needed', ageInYears } as const);
      return [now, ...fromBirthday(pair, ageInYears, limits)];
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

const isUnderThree = ({ ageInYears }: FosteredChild): boolean =>
  ageInYears !== 'not-recorded' && ageInYears < ageForOwnBedroom;
const mayBeUnderThree = (other: FosteredChild): boolean => other.ageInYears === 'not-recorded' || isUnderThree(other);

/** Whether there is a bedroom in which everybody is so. */
const couldShareWhereAll = (is: (other: FosteredChild) => boolean, { couldShareWith }: BedroomsOnADay): boolean =>
  couldShareWith.some((others) => others.every(is));

/**
 * A child too old for a cot, and too young to need a bedroom, has to sleep somewhere: with others under three, or in the
 * bedroom of a child over three, who then has none of their own.
 *
 * @returns null where nobody over three is affected.
 */
function besideOlderChildren(
  pair: Pair,
  ageInYears: number,
  { modes }: PolicyLimits,
): Verdict<BedroomSharingAgreed | WouldShareWithOlder | OlderOnesBedroomNotKnown | BedroomsNotRecorded> | null {
  if (ageInYears < ageTooOldForCot || pair.child.parent !== null) return null;
  const days = bedroomsOver(pair);
  if (days === null) {
    const isAnybodyOlder = pair.fosteredDays.some(({ others }) => !others.every(isUnderThree));
    return isAnybodyOlder
      ? check({ kind: 'bedrooms-not-recorded' }, { kind: 'find-out', fact: 'bedrooms-of-the-home' })
      : null;
  }
  const crowded = days.filter((today) => today.free < 1 && !couldShareWhereAll(isUnderThree, today));
  if (crowded.length === 0) return null;
  const surely = crowded.filter((today) => !couldShareWhereAll(mayBeUnderThree, today));
  const [worst] = [...sharingOver(pair, surely, modes['local-room-rules'])].sort(
    (a, b) => b.notAgreed.length - a.notAgreed.length,
  );
  if (!worst)
    return check({ kind: 'older-ones-bedroom-not-known' }, { kind: 'find-out', fact: 'children-of-the-home' });
  const { on, notAgreed: authorities, children } = worst;
  const sharedWith = worst.with.length;
  return authorities.length === 0
    ? met({ kind: 'bedroom-sharing-agreed', sharedWith, on })
    : needsAuthority(
        { kind: 'would-share-with-older', ageInYears, sharedWith, on, authorities },
        { kind: 'agreement-to-share-bedroom', authorities, children },
      );
}

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
