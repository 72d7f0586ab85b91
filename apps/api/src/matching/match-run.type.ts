import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type BindingConstraint, type FunnelStep } from '#matching';
import { DateScalar } from '../graphql/date.scalar.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import {
  InvalidInputProblem,
  RequestNotFoundProblem,
  RequestNotOpenProblem,
} from '../requests/placement-request.type.js';
import { RuleType } from './rule.type.js';

export const runStatuses = {
  REQUESTED: 'requested',
  RUNNING: 'running',
  FINISHED: 'finished',
  FAILED: 'failed',
} as const;
export type RunStatus = (typeof runStatuses)[keyof typeof runStatuses];
registerEnumType(runStatuses, { name: 'RunStatus' });

export const runCauses = { ASKED: 'asked', NIGHTLY: 'nightly', FACTS_CHANGED: 'facts-changed' } as const;
export type RunCause = (typeof runCauses)[keyof typeof runCauses];
registerEnumType(runCauses, { name: 'RunCause' });

@ObjectType('MatchRunCounts', { description: 'The four kinds of answer add up to the whole register.' })
export class MatchRunCountsType {
  @Field(() => Int)
  readonly register!: number;

  @Field(() => Int)
  readonly eligible!: number;

  @Field(() => Int)
  readonly needsAuthority!: number;

  @Field(() => Int)
  readonly nearMisses!: number;

  @Field(() => Int)
  readonly excluded!: number;
}

@ObjectType('RuleCount')
export class RuleCountType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => Int, { description: 'Homes that this rule is the reason for leaving out.' })
  readonly households!: number;
}

@ObjectType('MatchRun', { description: 'One ranking of every home of the register for a request.' })
export class MatchRunType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => ID)
  readonly requestId!: string;

  @Field(() => runStatuses)
  readonly status!: RunStatus;

  @Field(() => Int)
  readonly progressPercent!: number;

  @Field(() => DateTimeScalar)
  readonly requestedAt!: Date;

  @Field()
  readonly requestedBy!: string;

  @Field(() => runCauses, {
    description: 'Somebody asked, it is done every night, or a fact that matters had changed.',
  })
  readonly because!: RunCause;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null;

  @Field(() => DateScalar)
  readonly judgedOn!: LocalDate;

  @Field(() => Int)
  readonly policyVersion!: number;

  @Field(() => String, { nullable: true })
  readonly engineVersion!: string | null;

  @Field(() => String, { nullable: true })
  readonly factsDigest!: string | null;

  @Field(() => String, { nullable: true })
  readonly failure!: string | null;

  @Field(() => MatchRunCountsType, { nullable: true, description: 'Null until the run has finished.' })
  readonly counts!: MatchRunCountsType | null;

  /** Not shown: what the funnel, the binding constraint and the page of one run are made of. */
  readonly funnel!: readonly FunnelStep[];
  readonly bindingConstraint!: BindingConstraint | null;

  /** Not shown: the child the run is for. */
  readonly childId!: string;
}

@ObjectType('RunNotFoundProblem', { implements: () => ProblemType })
export class RunNotFoundProblem extends ProblemType {
  constructor() {
    super('run-not-found', 'There is no ranking like that.', 'id');
  }
}

export const MatchRunAnswer = answerType('MatchRunAnswer', MatchRunType, [RunNotFoundProblem]);
export const RequestMatchRunAnswer = answerType('RequestMatchRunAnswer', MatchRunType, [
  RequestNotFoundProblem,
  RequestNotOpenProblem,
  InvalidInputProblem,
]);
