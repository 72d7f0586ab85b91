import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { FindingType, HouseholdCardType } from './ranked-household.type.js';
import { RuleType } from './rule.type.js';

export const judgedStandings = {
  ELIGIBLE: 'eligible',
  NEEDS_AUTHORITY: 'needs-authority',
  NEAR_MISS: 'near-miss',
  EXCLUDED: 'excluded',
} as const;
export type JudgedStanding = (typeof judgedStandings)[keyof typeof judgedStandings];
registerEnumType(judgedStandings, { name: 'JudgedStanding' });

export const betterHomes = { A: 'a', B: 'b', NEITHER: 'neither' } as const;
export type BetterHome = (typeof betterHomes)[keyof typeof betterHomes];
registerEnumType(betterHomes, { name: 'BetterHome' });

export const homeChanges = {
  CAME: 'came',
  WENT: 'went',
  ROSE: 'rose',
  FELL: 'fell',
  CAME_NEAR: 'came-near',
  NO_LONGER_NEAR: 'no-longer-near',
} as const;
export type HomeChange = (typeof homeChanges)[keyof typeof homeChanges];
registerEnumType(homeChanges, { name: 'HomeChange' });

@ObjectType('FunnelStep', { description: 'Homes that a rule is the first to take away, in the order of the register.' })
export class FunnelStepType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => Int)
  readonly removed!: number;

  @Field(() => Int, { description: 'Homes left after it; what is left last may take the child.' })
  readonly left!: number;
}

@ObjectType('BindingConstraint', { description: 'The rule that, relaxed alone, would bring most homes.' })
export class BindingConstraintType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => Int, { description: 'Homes in whose way it stands alone.' })
  readonly households!: number;
}

@ObjectType('JudgedHome', { description: 'Any home of a ranking, shown in it or not, judged from the facts it froze.' })
export class JudgedHomeType {
  @Field(() => HouseholdCardType)
  readonly household!: HouseholdCardType;

  @Field(() => judgedStandings)
  readonly standing!: JudgedStanding;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => Float, { nullable: true })
  readonly milesFromHome!: number | null;

  @Field(() => Float, { nullable: true })
  readonly milesFromSchool!: number | null;

  @Field(() => [FindingType], { description: 'In the order of the rule register.' })
  readonly findings!: readonly FindingType[];

  @Field(() => [String], { description: 'Whose authority the placement needs, as people say it.' })
  readonly authorityNeeded!: readonly string[];
}

@ObjectType('HomeInRun', { description: 'A home of a ranking, found by its name or reference.' })
export class HomeInRunType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly serviceName!: string;

  @Field(() => judgedStandings)
  readonly standing!: JudgedStanding;
}

@ObjectType('ComparedRule', { description: 'What one rule says of two homes.' })
export class ComparedRuleType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => [FindingType])
  readonly a!: readonly FindingType[];

  @Field(() => [FindingType])
  readonly b!: readonly FindingType[];

  @Field()
  readonly differs!: boolean;

  @Field(() => betterHomes)
  readonly better!: BetterHome;
}

@ObjectType('HomeComparison', { description: 'Two homes side by side. Rules that say different things come first.' })
export class HomeComparisonType {
  @Field(() => JudgedHomeType)
  readonly a!: JudgedHomeType;

  @Field(() => JudgedHomeType)
  readonly b!: JudgedHomeType;

  @Field(() => [ComparedRuleType])
  readonly rules!: readonly ComparedRuleType[];

  @Field(() => [String], { description: 'Which home is better for what.' })
  readonly sentences!: readonly string[];
}

@ObjectType('ChangedHome', {
  description: 'A home that came, went, rose or fell since an earlier ranking, or became or ceased to be a near miss.',
})
export class ChangedHomeType {
  @Field(() => homeChanges)
  readonly change!: HomeChange;

  @Field(() => ID)
  readonly householdId!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;

  @Field(() => Int, { nullable: true, description: 'Among the homes that may take the child; null outside the list.' })
  readonly placeBefore!: number | null;

  @Field(() => Int, { nullable: true })
  readonly placeAfter!: number | null;

  @Field(() => [String], { description: 'The facts or the policy that did it.' })
  readonly because!: readonly string[];
}

@ObjectType('RunChanges')
export class RunChangesType {
  @Field(() => ID)
  readonly previousRunId!: string;

  @Field(() => [ChangedHomeType], {
    description: 'Those that came, went, rose, fell, came near, are near no longer; at most 100.',
  })
  readonly homes!: readonly ChangedHomeType[];
}

export const relaxations = {
  LATER_START: 'later-start',
  REMEDIES: 'remedies',
  WIDER_AREA: 'wider-area',
  EMERGENCY_ROUTE: 'emergency-route',
  OTHER_TYPE: 'other-type',
  SIBLING_SPLIT: 'sibling-split',
} as const;
export type RelaxationKind = (typeof relaxations)[keyof typeof relaxations];
registerEnumType(relaxations, { name: 'Relaxation', description: 'What is given up, or asked of whom.' });

@ObjectType('NextStep', { description: 'A rung of the ladder: what to relax, what it would bring and what it costs.' })
export class NextStepType {
  @Field(() => relaxations)
  readonly relaxes!: RelaxationKind;

  @Field()
  readonly sentence!: string;

  @Field(() => Int, {
    description:
      'Homes that could take the child then and cannot now, or not without that approval; of a split, the homes of all the children.',
  })
  readonly households!: number;

  @Field(() => [String], { description: 'What it costs: points, miles, whose authority, days, who is apart.' })
  readonly costs!: readonly string[];

  @Field(() => [JudgedHomeType], {
    description: 'The best three, judged as if it had been done; of a split, the home of this child.',
  })
  readonly best!: readonly JudgedHomeType[];
}

@ObjectType('Ladder', { description: 'What may be relaxed where no home is suitable, the least first.' })
export class LadderType {
  @Field(() => [NextStepType])
  readonly steps!: readonly NextStepType[];

  @Field(() => String, { nullable: true, description: 'Why there is no step and what to do; null when there is one.' })
  readonly noStepBecause!: string | null;
}
