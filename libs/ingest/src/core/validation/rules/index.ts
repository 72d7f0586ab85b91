import { type ValidationRule } from '../validation-rule.js';
import { acrossYearsRules } from './across-years-rules.js';
import { adoptionDecisionRules } from './adoption-decision-rules.js';
import { adoptionRules } from './adoption-rules.js';
import { ageRules } from './age-rules.js';
import { careLeaverRules } from './care-leaver-rules.js';
import { chainRules } from './chain-rules.js';
import { codeRules } from './code-rules.js';
import { distanceRules } from './distance-rules.js';
import { headerRules } from './header-rules.js';
import { healthRules } from './health-rules.js';
import { integrityRules } from './integrity-rules.js';
import { legalStatusRules } from './legal-status-rules.js';
import { missingRules } from './missing-rules.js';
import { permanenceRules } from './permanence-rules.js';
import { placementChangeRules } from './placement-change-rules.js';
import { providerRules } from './provider-rules.js';
import { reviewRules } from './review-rules.js';
import { shortBreakRules } from './short-break-rules.js';
import { socialWorkerRules } from './social-worker-rules.js';
import { temporaryRules } from './temporary-rules.js';
import { unaccompaniedRules } from './unaccompanied-rules.js';
import { urnRules } from './urn-rules.js';

/** 99 before 142, 503A before 503B; numbers before words. */
const byCode = ({ code: a }: ValidationRule, { code: b }: ValidationRule): number => {
  const [first, second] = [Number.parseInt(a, 10), Number.parseInt(b, 10)];
  if (Number.isNaN(first) !== Number.isNaN(second)) return Number.isNaN(first) ? 1 : -1;
  if (first !== second && !Number.isNaN(first)) return first - second;
  return a < b ? -1 : a > b ? 1 : 0;
};

/** Every rule, in the order of their numbers. */
export const validationRules: readonly ValidationRule[] = [
  ...acrossYearsRules,
  ...adoptionDecisionRules,
  ...adoptionRules,
  ...ageRules,
  ...careLeaverRules,
  ...chainRules,
  ...codeRules,
  ...distanceRules,
  ...headerRules,
  ...healthRules,
  ...integrityRules,
  ...legalStatusRules,
  ...missingRules,
  ...permanenceRules,
  ...placementChangeRules,
  ...providerRules,
  ...reviewRules,
  ...shortBreakRules,
  ...socialWorkerRules,
  ...temporaryRules,
  ...unaccompaniedRules,
  ...urnRules,
].sort(byCode);

const rulesByCode = new Map(validationRules.map((rule) => [rule.code, rule]));

/** @returns null when there is no rule of this number here. */
export const ruleOf = (code: string): ValidationRule | null => rulesByCode.get(code) ?? null;
