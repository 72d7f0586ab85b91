/** The hard rules, each of which can keep a child from living in a home or ask for somebody's authority. Kept for ever. */
export type HardRuleId =
  | 'approved-foster-carer'
  | 'approved-number'
  | 'approved-ages'
  | 'approved-sex'
  | 'approved-placement-type'
  | 'approved-named-child'
  | 'usual-fostering-limit'
  | 'adjoining-authority'
  | 'at-a-distance'
  | 'approval-evidence'
  | 'own-service'
  | 'hold'
  | 'approval-lasts'
  | 'carer-agreed'
  | 'vacant-place';

/** The soft rules that cost points. Kept for ever. */
export type WeighedRuleId = 'near-home' | 'school-run' | 'siblings-together' | 'in-area' | 'needs-met';

/** Ids are kept for ever: stored answers name them. */
export type RuleId = HardRuleId | WeighedRuleId | 'adoption-considered';
