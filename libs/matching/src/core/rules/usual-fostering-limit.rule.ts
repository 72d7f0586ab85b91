import { covers, day, type LocalDate } from '#kernel';
import { type ChildFacts, type HouseholdFacts } from '../facts.js';
import { type FosteredDay } from '../occupancy.js';
import { blocks, met, type Rule } from '../rule.js';

/** Children Act 1989, Schedule 7, paragraph 2. The law's figure, so not a limit of the policy. */
const usualLimit = 3;

export interface WithinUsualFosteringLimit {
  readonly kind: 'within-usual-fostering-limit';
  /** Children fostered at once, this child included, on the fullest day. */
  readonly children: number;
}
export interface AllSiblings {
  readonly kind: 'all-siblings';
  readonly children: number;
}
export interface OverUsualFosteringLimit {
  readonly kind: 'over-usual-fostering-limit';
  /** Children the home fosters already on that day. */
  readonly fostered: number;
  readonly on: LocalDate;
  /** False when the home only comes to foster so many later in the stay. */
  readonly onTheFirstDay: boolean;
  readonly areaAuthority: string;
}

/** More than three only if all are siblings of each other; a child of no sibling group is nobody's sibling. */
const allAreSiblings = (child: ChildFacts, { others }: FosteredDay): boolean =>
  child.siblingGroup !== null && others.every(({ siblingGroup }) => siblingGroup === child.siblingGroup);

/** More than three on an exemption that holds that day and names this child and each of the others. */
const isExempt = (child: ChildFacts, { exemptions }: HouseholdFacts, { on, others }: FosteredDay): boolean => {
  const everyone = [`${child.responsibleAuthority}/${child.childCode}`, ...others.map(({ reference }) => reference)];
  return exemptions.some(
    ({ children, valid }) => covers(valid, on) && everyone.every((reference) => children.includes(reference)),
  );
};

/**
 * No more than three fostered children on any day of the stay. The carer's own children and Staying Put adults never
 * count. Counted for the household.
 */
export const usualFosteringLimit: Rule<WithinUsualFosteringLimit | AllSiblings | OverUsualFosteringLimit> = {
  id: 'usual-fostering-limit',
  number: 'R-05',
  title: 'Usual fostering limit',
  class: 'BLOCK',
  level: 'hard',
  unit: 'child over the limit',
  source: 'Children Act 1989, s63(12) and Schedule 7, paragraphs 2 and 3 (R-06)',
  basis: 'read',
  version: 1,
  effective: { from: day('1991-10-14'), until: null },

  judge({ child, household, stay, fosteredDays: days }) {
    const fullestOf = (some: readonly FosteredDay[]): FosteredDay | undefined =>
      [...some].sort((a, b) => b.others.length - a.others.length)[0];

    const over = fullestOf(
      days.filter(
        (today) =>
          today.others.length + 1 > usualLimit && !allAreSiblings(child, today) && !isExempt(child, household, today),
      ),
    );
    if (over) {
      const { areaAuthority } = household;
      const { on, others } = over;
      return [
        blocks(
          others.length + 1 - usualLimit,
          {
            kind: 'over-usual-fostering-limit',
            fostered: others.length,
            on,
            onTheFirstDay: on === stay.from,
            areaAuthority,
          },
          { kind: 'exemption-by-area-authority', authority: areaAuthority },
        ),
      ];
    }
    const children = (fullestOf(days)?.others.length ?? 0) + 1;
    return [met({ kind: children > usualLimit ? 'all-siblings' : 'within-usual-fostering-limit', children })];
  },
};
