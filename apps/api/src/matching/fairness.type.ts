import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { RuleType } from './rule.type.js';

@ObjectType('FairnessShare', { description: 'A share with its interval of 95% (Wilson).' })
export class FairnessShareType {
  @Field(() => Int)
  readonly count!: number;

  @Field(() => Int)
  readonly of!: number;

  @Field(() => Float, { nullable: true })
  readonly low!: number | null;

  @Field(() => Float, { nullable: true })
  readonly high!: number | null;
}

@ObjectType('FairnessMiddle', { description: 'A median with its interval of 95% (order statistics).' })
export class FairnessMiddleType {
  @Field(() => Float, { nullable: true })
  readonly median!: number | null;

  @Field(() => Int)
  readonly of!: number;

  @Field(() => Float, { nullable: true, description: 'Null with fewer than six.' })
  readonly low!: number | null;

  @Field(() => Float, { nullable: true })
  readonly high!: number | null;
}

@ObjectType('FairnessNearMiss')
export class FairnessNearMissType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => FairnessShareType)
  readonly share!: FairnessShareType;
}

@ObjectType('FairnessFigures')
export class FairnessFiguresType {
  @Field(() => Int)
  readonly requests!: number;

  @Field(() => FairnessShareType, { description: 'With at least one home that nothing stands in the way of.' })
  readonly matched!: FairnessShareType;

  @Field(() => FairnessShareType, { description: 'Whose best home is in the area.' })
  readonly inArea!: FairnessShareType;

  @Field(() => FairnessMiddleType, { description: 'Miles from home of the best home.' })
  readonly miles!: FairnessMiddleType;

  @Field(() => FairnessMiddleType, { description: 'From opening to closing, of requests that have ended.' })
  readonly daysToClose!: FairnessMiddleType;

  @Field(() => Int, { description: 'Still open: counted here and in no number of days.' })
  readonly stillOpen!: number;

  @Field(() => [FairnessNearMissType], {
    description: 'What most often stands in the way of a near miss; three at most.',
  })
  readonly nearMissRules!: readonly FairnessNearMissType[];
}

@ObjectType('FairnessGroup')
export class FairnessGroupType {
  @Field()
  readonly group!: string;

  @Field(() => FairnessFiguresType, {
    nullable: true,
    description: 'Null for fewer than five children, or where such a group could be worked out.',
  })
  readonly figures!: FairnessFiguresType | null;
}

@ObjectType('FairnessCharacteristic')
export class FairnessCharacteristicType {
  @Field()
  readonly characteristic!: string;

  @Field(() => [FairnessGroupType])
  readonly groups!: readonly FairnessGroupType[];
}

@ObjectType('FairnessDifference', {
  description: 'Two groups whose intervals share no value: that they differ, not why.',
})
export class FairnessDifferenceType {
  @Field()
  readonly characteristic!: string;

  @Field({ description: 'matched, in-area, miles or days-to-close.' })
  readonly measure!: string;

  @Field()
  readonly lower!: string;

  @Field()
  readonly higher!: string;
}

@ObjectType('FairnessReport', { description: 'How the latest search of each request went for children of each group.' })
export class FairnessReportType {
  @Field(() => Int)
  readonly requests!: number;

  @Field(() => [FairnessCharacteristicType])
  readonly characteristics!: readonly FairnessCharacteristicType[];

  @Field(() => [FairnessDifferenceType])
  readonly differences!: readonly FairnessDifferenceType[];
}

@ObjectType('PeriodNotInOrderProblem', { implements: () => ProblemType })
export class PeriodNotInOrderProblem extends ProblemType {
  constructor() {
    super('period-not-in-order', 'The last day must be on or after the first.', 'until');
  }
}

export const FairnessAnswer = answerType('FairnessAnswer', FairnessReportType, [PeriodNotInOrderProblem]);

@ObjectType('TransparencyField')
export class TransparencyFieldType {
  @Field()
  readonly name!: string;

  @Field()
  readonly text!: string;

  @Field({ description: 'True where only the authority can say it.' })
  readonly isForTheAuthority!: boolean;
}

@ObjectType('TransparencySection')
export class TransparencySectionType {
  @Field()
  readonly heading!: string;

  @Field(() => [TransparencyFieldType])
  readonly fields!: readonly TransparencyFieldType[];
}
