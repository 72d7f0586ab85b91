import { day } from '#kernel';
import { type Wish } from '#register/core';
import { agesAlongside, fosteredAlongside } from '../other-children.js';
import { type Pair } from '../pair.js';
import { type PolicyLimits } from '../policy.js';
import { check, costs, met, type Rule, type Verdict } from '../rule.js';

export interface WishesMet {
  readonly kind: 'wishes-met';
  readonly wishes: readonly Wish[];
}
export interface WishesNotMet {
  readonly kind: 'wishes-not-met';
  readonly wishes: readonly Wish[];
}
export interface WishDependsOnPets {
  readonly kind: 'wish-depends-on-pets';
}

type IsMet = boolean | 'not-known' | 'not-for-this-rule';

const unlessUnknown = (pets: Pair['household']['pets'], isMet: (count: number) => boolean): IsMet =>
  pets === 'not-recorded' ? 'not-known' : isMet(pets.length);

const answers: Readonly<Record<Wish, (pair: Pair, limits: PolicyLimits) => IsMet>> = {
  /** Weighed with the school run, where the distance is. */
  'same-school': () => 'not-for-this-rule',
  'near-family': ({ milesFromHome }, { nearHomeMiles }) =>
    milesFromHome === 'not-recorded' ? 'not-known' : milesFromHome <= nearHomeMiles,
  'with-siblings': (pair) => {
    const { siblingGroup, siblingsLiveInAHome } = pair.child;
    if (siblingGroup === null || !siblingsLiveInAHome) return 'not-for-this-rule';
    return fosteredAlongside(pair).some((other) => other.siblingGroup === siblingGroup);
  },
  'only-child': (pair) => agesAlongside(pair).length === 0,
  'other-children': (pair) => agesAlongside(pair).length > 0,
  'a-pet': ({ household }) => unlessUnknown(household.pets, (count) => count > 0),
  'no-pets': ({ household }) => unlessUnknown(household.pets, (count) => count === 0),
};

/**
 * What the child has said they want, wish by wish. A consideration and never a filter: what cannot be met is talked about
 * with the child. Evidence: section 22(4) and (5), read.
 */
export const wishes: Rule<WishesMet | WishesNotMet | WishDependsOnPets> = {
  id: 'wishes',
  number: 'R-42',
  title: "The child's wishes",
  class: 'DUTY',
  level: 'soft',
  unit: 'wish that the home cannot meet',
  source: 'Children Act 1989, s22(4) and (5)',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair, { limits }) {
    const that = (wanted: IsMet): readonly Wish[] =>
      pair.child.wishes.filter((wish) => answers[wish](pair, limits) === wanted);
    const [kept, notKept] = [that(true), that(false)];
    const dependsOnPets = that('not-known').some((wish) => wish === 'a-pet' || wish === 'no-pets');

    const verdicts: Verdict<WishesMet | WishesNotMet | WishDependsOnPets>[] = [];
    if (kept.length > 0) verdicts.push(met({ kind: 'wishes-met', wishes: kept }));
    if (notKept.length > 0) {
      verdicts.push(
        costs(
          Math.min(notKept.length, limits.wishesCounted),
          { kind: 'wishes-not-met', wishes: notKept },
          { kind: 'talk-about-wishes' },
        ),
      );
    }
    if (dependsOnPets) {
      verdicts.push(check({ kind: 'wish-depends-on-pets' }, { kind: 'find-out', fact: 'pets-of-the-home' }));
    }
    return verdicts;
  },
};
