import { type Rule } from '../rule.js';
import { adjoiningAuthority } from './adjoining-authority.rule.js';
import { adoptionConsidered } from './adoption-considered.rule.js';
import { approvalEvidence } from './approval-evidence.rule.js';
import { approvalLasts } from './approval-lasts.rule.js';
import { approvedAges } from './approved-ages.rule.js';
import { approvedFosterCarer } from './approved-foster-carer.rule.js';
import { approvedNamedChild } from './approved-named-child.rule.js';
import { approvedNumber } from './approved-number.rule.js';
import { approvedPlacementType } from './approved-placement-type.rule.js';
import { approvedSex } from './approved-sex.rule.js';
import { atADistance } from './at-a-distance.rule.js';
import { carerAgreed } from './carer-agreed.rule.js';
import { hold } from './hold.rule.js';
import { inArea } from './in-area.rule.js';
import { nearHome } from './near-home.rule.js';
import { needsMet } from './needs-met.rule.js';
import { ownService } from './own-service.rule.js';
import { schoolRun } from './school-run.rule.js';
import { siblingsTogether } from './siblings-together.rule.js';
import { usualFosteringLimit } from './usual-fostering-limit.rule.js';
import { vacantPlace } from './vacant-place.rule.js';

export { type Evidence } from './approval-evidence.rule.js';

const everyRule = [
  approvedFosterCarer,
  approvedNumber,
  approvedAges,
  approvedSex,
  approvedPlacementType,
  approvedNamedChild,
  approvalLasts,
  usualFosteringLimit,
  vacantPlace,
  hold,
  carerAgreed,
  adjoiningAuthority,
  atADistance,
  approvalEvidence,
  ownService,
  nearHome,
  schoolRun,
  siblingsTogether,
  inArea,
  needsMet,
  adoptionConsidered,
] as const;

type ReasonOf<Every> = Every extends Rule<infer Because> ? Because : never;

/** Why a rule found what it found, tagged by `kind`. Sentences are made at the edge, one for every kind. */
export type Reason = ReasonOf<(typeof everyRule)[number]>;

/** The rule register: every rule the engine judges, in the order in which findings are read. */
export const ruleRegister: readonly Rule<Reason>[] = everyRule;
