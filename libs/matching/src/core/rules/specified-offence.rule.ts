import { covers, day } from '#kernel';
import { type Member } from '../facts.js';
import { type Pair } from '../pair.js';
import { beforePlacing, blocks, check, met, type Rule } from '../rule.js';

/** Offences and checks of people from this age on count. */
export const ageOfAnAdult = 18;

export interface NoSpecifiedOffence {
  readonly kind: 'no-specified-offence';
}
/** Whose it is and what it was stays out of the reason: it is no business of this child's file. */
export interface SpecifiedOffence {
  readonly kind: 'specified-offence';
}
export interface OffenceButException {
  readonly kind: 'offence-but-exception';
  readonly exception: 'relative' | 'lives-there-already';
}
export interface OffencesNotRecorded {
  readonly kind: 'offences-not-recorded';
}

const isOrMayBeAdult = ({ role, ageInYears }: Member): boolean =>
  role !== 'own-child' || ageInYears === 'not-recorded' || ageInYears >= ageOfAnAdult;

const exceptionFor = ({ household, child, childReference, stay }: Pair): OffenceButException['exception'] | null => {
  if (household.connectedTo.some((connection) => connection.child === childReference && connection.isRelative)) {
    return 'relative';
  }
  const livesThere = household.fosteredChildren.some(
    (other) => other.childId === child.childId && covers(other.stay, stay.from),
  );
  return livesThere ? 'lives-there-already' : null;
};

/**
 * No carer or adult of the household has an offence that the regulations name, except where the carer is a relative of the
 * child or fosters the child already: then why the home is suitable all the same is recorded first.
 */
export const specifiedOffence: Rule<NoSpecifiedOffence | SpecifiedOffence | OffenceButException | OffencesNotRecorded> =
  {
    id: 'specified-offence',
    number: 'R-30',
    title: 'No specified offence',
    class: 'BLOCK',
    level: 'hard',
    unit: 'adult with a specified offence',
    source: 'Fostering Services (England) Regulations 2011, reg 26 and Schedule 4',
    basis: 'read',
    version: 1,
    effective: { from: day('2011-04-01'), until: null },

    judge(pair) {
      const { household } = pair;
      if (household.setting !== 'foster-home') return [];
      const people = household.members.filter(isOrMayBeAdult);
      // An own child whose age nobody recorded is asked about, not judged.
      const hasOffence = people.some(
        ({ role, ageInYears, specifiedOffence: offence }) =>
          offence === true && (role !== 'own-child' || ageInYears !== 'not-recorded'),
      );
      if (hasOffence) {
        const exception = exceptionFor(pair);
        return exception === null
          ? [blocks('out-of-reach', { kind: 'specified-offence' }, { kind: 'choose-a-foster-home' })]
          : [beforePlacing(null, { kind: 'offence-but-exception', exception }, { kind: 'record-evidence' })];
      }
      const allClear = people.length > 0 && people.every(({ specifiedOffence: offence }) => offence === false);
      return allClear
        ? [met({ kind: 'no-specified-offence' })]
        : [check({ kind: 'offences-not-recorded' }, { kind: 'find-out', fact: 'offences-in-the-home' })];
    },
  };
