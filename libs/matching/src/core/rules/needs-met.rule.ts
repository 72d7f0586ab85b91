import { day, type LocalDate } from '#kernel';
import { type Skill } from '#register/core';
import { check, costs, met, type Rule } from '../rule.js';

export interface NeedsAnswered {
  readonly kind: 'needs-answered';
  readonly needs: readonly Skill[];
}
export interface NeedsUnanswered {
  readonly kind: 'needs-unanswered';
  /** Nothing current answers these. */
  readonly needs: readonly Skill[];
  /** Children with these needs have lived there; no current skill or training is recorded. */
  readonly byExperienceAlone: readonly Skill[];
  readonly answered: readonly Skill[];
}
export interface SkillsNotRecorded {
  readonly kind: 'skills-not-recorded';
  readonly needs: readonly Skill[];
}
export interface NeedsCountedAsUnanswered {
  readonly kind: 'needs-counted-as-unanswered';
  readonly needs: readonly Skill[];
}

/** A need that nothing answers is two gaps, one that experience alone answers is one. */
const gapsUnanswered = 2;
const gapsByExperience = 1;

const isCurrent = ({ validUntil }: { readonly validUntil: LocalDate | null }, on: LocalDate): boolean =>
  validUntil === null || on < validUntil;

/**
 * What the home can do for the needs of the child on the day the child moves in: a current skill or training answers a need,
 * experience alone answers half of it. Ours: in no law. Evidence: in published reviews the fit of skills to needs is the
 * strongest of the weak priors, and experienced carers the last of them.
 *
 * The one exception to "what is not recorded costs nothing": a home of which nothing at all is recorded is asked about and
 * counts as not answering, as a home would with other skills only. Otherwise it would come before a home that is partly
 * trained, because of what nobody wrote down.
 */
export const needsMet: Rule<NeedsAnswered | NeedsUnanswered | SkillsNotRecorded | NeedsCountedAsUnanswered> = {
  id: 'needs-met',
  number: null,
  title: 'Skills, training and experience that answer the needs',
  class: 'POLICY',
  level: 'soft',
  unit: 'gap between need and skill',
  source: 'Policy of this service; in published reviews the fit of skills to needs is the strongest of the weak priors',
  basis: 'recalled',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child: { needs }, household: { skills, training, experience }, stay }, { limits }) {
    if (needs.length === 0) return [];
    const unitsOf = (unanswered: number, byExperience: number): number =>
      Math.min(unanswered * gapsUnanswered + byExperience * gapsByExperience, limits.needsCounted);

    if (skills.length === 0 && training.length === 0 && experience.length === 0) {
      const findOut = { kind: 'find-out', fact: 'skills-of-the-home' } as const;
      return [
        check({ kind: 'skills-not-recorded', needs }, findOut),
        costs(unitsOf(needs.length, 0), { kind: 'needs-counted-as-unanswered', needs }, findOut),
      ];
    }
    const current = new Set(
      [...skills, ...training].filter((one) => isCurrent(one, stay.from)).map(({ skill }) => skill),
    );
    const lived = new Set(experience.filter(({ children }) => children > 0).map(({ skill }) => skill));
    const answered = needs.filter((need) => current.has(need));
    const byExperienceAlone = needs.filter((need) => !current.has(need) && lived.has(need));
    const unanswered = needs.filter((need) => !current.has(need) && !lived.has(need));
    if (answered.length === needs.length) return [met({ kind: 'needs-answered', needs })];
    return [
      costs(
        unitsOf(unanswered.length, byExperienceAlone.length),
        { kind: 'needs-unanswered', needs: unanswered, byExperienceAlone, answered },
        { kind: 'support-for-needs' },
      ),
    ];
  },
};
