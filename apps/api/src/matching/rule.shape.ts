import { type Reason, type Rule, ruleRegister, type RuleId } from '#matching/core';
import { type RuleType } from './rule.type.js';

/** @returns the rule as clients read it. */
export const ruleShape = ({
  id,
  number,
  title,
  class: ruleClass,
  source,
  basis,
  unit,
  level,
  version,
  effective,
}: Rule<Reason>): RuleType => ({
  id,
  number,
  title,
  class: ruleClass,
  citation: source,
  basis,
  unit,
  level,
  version,
  effectiveFrom: effective.from,
  effectiveUntil: effective.until,
});

const rulesById = new Map(ruleRegister.map((rule) => [rule.id, ruleShape(rule)]));

/** @throws Error when the register has no such rule: ids are kept for ever, so a stored answer always names one. */
export function ruleById(id: RuleId): RuleType {
  const rule = rulesById.get(id);
  if (!rule) throw new Error(`The rule register has no ${id}`);
  return rule;
}

/** @returns whether the register has the rule: a weight may be named before its rule is judged. */
export const isInRegister = (id: RuleId): boolean => rulesById.has(id);
