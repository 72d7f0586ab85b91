import { day } from '#kernel';
import { type Faith } from '#register/core';
import { type Cost, costsAtMost } from '../costs-at-most.js';
import { type MissingFact, type Remedy } from '../remedy.js';
import { check, met, type Rule, type Verdict } from '../rule.js';

export interface SharesLanguage {
  readonly kind: 'shares-language';
  readonly languages: readonly string[];
}
export interface SharesNoLanguage {
  readonly kind: 'shares-no-language';
  readonly languages: readonly string[];
}
export interface SupportsFaith {
  readonly kind: 'supports-faith';
  readonly faith: Faith;
}
export interface DoesNotSupportFaith {
  readonly kind: 'does-not-support-faith';
  readonly faith: Faith;
}
export interface SupportsCulture {
  readonly kind: 'supports-culture';
  readonly cultures: readonly string[];
}
export interface DoesNotSupportCulture {
  readonly kind: 'does-not-support-culture';
  readonly cultures: readonly string[];
}
export interface IdentityNotRecorded {
  readonly kind: 'identity-support-not-recorded';
  readonly about: IdentityNeed;
}
/** What of a child's identity a home may keep alive. */
export type IdentityNeed = 'language' | 'faith' | 'culture';

type IdentityReason =
  | SharesLanguage
  | SharesNoLanguage
  | SupportsFaith
  | DoesNotSupportFaith
  | SupportsCulture
  | DoesNotSupportCulture
  | IdentityNotRecorded;

const plain = (words: string): string => words.trim().toLowerCase();
const plan = (about: IdentityNeed): Remedy => ({ kind: 'identity-support-plan', about });
const missing: Readonly<Record<IdentityNeed, MissingFact>> = {
  language: 'languages-of-the-home',
  faith: 'faiths-supported-by-the-home',
  culture: 'cultures-supported-by-the-home',
};
const ask = (about: IdentityNeed): Verdict<IdentityReason> =>
  check({ kind: 'identity-support-not-recorded', about }, { kind: 'find-out', fact: missing[about] });

/**
 * Language, faith and culture of the child, each a consideration of its own with a support plan as its remedy: never a
 * filter, never ethnicity, and never the carers' own faith; what counts is what the carers have said they can support.
 * Evidence: section 22(4) and (5), read; matching has a small effect on stability, so an unmet need makes a plan.
 */
export const identity: Rule<IdentityReason> = {
  id: 'identity',
  number: 'R-42',
  title: 'Language, faith and culture',
  class: 'DUTY',
  level: 'soft',
  unit: 'consideration without support',
  source: 'Children Act 1989, s22(4) and (5); Equality Act 2010, s149',
  basis: 'read',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge({ child, household }, { limits }) {
    const known: Verdict<IdentityReason>[] = [];
    const unmet: Cost<IdentityReason>[] = [];
    const unknown: Verdict<IdentityReason>[] = [];

    const { languages, faith, cultures } = child;
    if (languages.length > 0) {
      const spoken = new Set(household.languages.map(plain));
      const shared = languages.filter((language) => spoken.has(plain(language)));
      if (spoken.size === 0) unknown.push(ask('language'));
      else if (shared.length > 0) known.push(met({ kind: 'shares-language', languages: shared }));
      else unmet.push({ units: 1, because: { kind: 'shares-no-language', languages }, remedy: plan('language') });
    }
    if (faith !== 'not-recorded' && faith !== 'none') {
      if (household.faithsSupported === 'not-recorded') unknown.push(ask('faith'));
      else if (household.faithsSupported.includes(faith)) known.push(met({ kind: 'supports-faith', faith }));
      else unmet.push({ units: 1, because: { kind: 'does-not-support-faith', faith }, remedy: plan('faith') });
    }
    if (cultures.length > 0) {
      if (household.culturesSupported === 'not-recorded') unknown.push(ask('culture'));
      else {
        const supported = new Set(household.culturesSupported.map(plain));
        const without = cultures.filter((culture) => !supported.has(plain(culture)));
        if (without.length === 0) known.push(met({ kind: 'supports-culture', cultures }));
        else {
          const because = { kind: 'does-not-support-culture', cultures: without } as const;
          unmet.push({ units: 1, because, remedy: plan('culture') });
        }
      }
    }
    return [...known, ...costsAtMost(limits.identityCounted, unmet), ...unknown];
  },
};
