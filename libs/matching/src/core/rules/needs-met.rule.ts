import { day } from '#kernel';
import { type Skill } from '#register/core';
import { check, costs, met, type Rule } from '../rule.js';

export interface NeedsAnswered {
  readonly kind: 'needs-answered';
  readonly needs: readonly Skill[];
}
export interface NeedsUnanswered {
  readonly kind: 'needs-unanswered';
  readonly needs: readonly Skill[];
  readonly answered: readonly Skill[];
}
export interface SkillsNotRecorded {
  readonly kind: 'skills-not-recorded';
  readonly needs: readonly Skill[];
}

/** The skills of the home answer the needs of the child on the day the child moves in. Ours: in no law. */
export const needsMet: Rule<NeedsAnswered | NeedsUnanswered | SkillsNotRecorded> = {
  id: 'needs-met',
  number: null,
  title: 'Skills that answer the needs',
  class: 'POLICY',
  level: 'soft',
  unit: 'need without a skill',
  source: 'Policy of this service; in published reviews the fit of skills to needs is the strongest of the weak priors',
  basis: 'recalled',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child: { needs }, household: { skills }, stay }, { limits }) {
    if (needs.length === 0) return [];
    if (skills.length === 0) {
      return [check({ kind: 'skills-not-recorded', needs }, { kind: 'find-out', fact: 'skills-of-the-home' })];
    }
    const held = new Set(
      skills.filter(({ validUntil }) => validUntil === null || stay.from < validUntil).map(({ skill }) => skill),
    );
    const unanswered = needs.filter((need) => !held.has(need));
    if (unanswered.length === 0) return [met({ kind: 'needs-answered', needs })];
    const answered = needs.filter((need) => held.has(need));
    return [
      costs(
        Math.min(unanswered.length, limits.needsCounted),
        { kind: 'needs-unanswered', needs: unanswered, answered },
        { kind: 'support-for-needs' },
      ),
    ];
  },
};
