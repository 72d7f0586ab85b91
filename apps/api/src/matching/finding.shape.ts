import { type Finding } from '#matching/core';
import { reasonSentence, type ReasonNames, remedySentence } from './reason-sentences.js';
import { type FindingType } from './ranked-household.type.js';
import { ruleById } from './rule.shape.js';

/** @returns what a rule found, in words. */
export const findingShape = (
  { ruleId, effect, points, dueOn, because, remedy }: Finding,
  names: ReasonNames,
): FindingType => ({
  rule: ruleById(ruleId),
  effect,
  points,
  dueOn,
  sentence: reasonSentence(because, names),
  remedy: remedy === null ? null : remedySentence(remedy, names),
});
