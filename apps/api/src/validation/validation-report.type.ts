import { ArgsType, Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { connectionOf } from '../graphql/connection.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { PageArgs } from '../graphql/page.args.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

export const validationOutdatedReasons = {
  RETURN_CHANGED: 'return-changed',
  YEAR_BEFORE_CHANGED: 'year-before-changed',
  ROWS_MENDED: 'rows-mended',
  POSTCODES_CHANGED: 'postcodes-changed',
} as const;
export type ValidationOutdatedReason = (typeof validationOutdatedReasons)[keyof typeof validationOutdatedReasons];
registerEnumType(validationOutdatedReasons, { name: 'ValidationOutdatedReason' });

@ObjectType('ValidationReport', { description: 'What the sector’s rules say of one year’s return; a year has one.' })
export class ValidationReportType {
  @Field(() => ID)
  readonly id!: string;

  readonly authorityCode!: string;

  @Field(() => DateScalar, { description: 'The 31 March on which the year ends.' })
  readonly yearEndOn!: LocalDate;

  @Field(() => DateTimeScalar)
  readonly validatedAt!: Date;

  @Field()
  readonly requestedBy!: string;

  @Field(() => Int)
  readonly rowsChecked!: number;

  @Field(() => Int, { description: 'Rows flagged, counted once for each rule.' })
  readonly findingCount!: number;

  @Field(() => Int, { description: 'Children with a row that is flagged.' })
  readonly childCount!: number;

  @Field({ description: 'Whether the year before was there for the rules that compare two years.' })
  readonly comparedWithYearBefore!: boolean;

  @Field(() => validationOutdatedReasons, { nullable: true, description: 'Why it may not be true any more.' })
  readonly outdatedBecause!: ValidationOutdatedReason | null;
}

@ObjectType('FlaggingRule', { description: 'A rule that flags something, by the sector’s own number.' })
export class FlaggingRuleType {
  @Field(() => ID)
  readonly ruleCode!: string;

  @Field()
  readonly title!: string;

  @Field()
  readonly sentence!: string;

  @Field(() => Int)
  readonly findings!: number;

  @Field(() => Int)
  readonly children!: number;
}

@ObjectType('FlaggedChild')
export class FlaggedChildType {
  @Field({ description: 'The code by which the return knows the child; empty where rows name none.' })
  readonly child!: string;

  @Field({ description: 'Whether the register has the child: the rows of some were not loaded.' })
  readonly isOnRegister!: boolean;

  @Field(() => Int)
  readonly findings!: number;

  @Field(() => [ID])
  readonly ruleCodes!: readonly string[];
}

@ObjectType('FlaggedChildConnection')
export class FlaggedChildConnection extends connectionOf(FlaggedChildType, 'FlaggedChild') {}

@ObjectType('FlaggedRow', { description: 'One row that one rule flags.' })
export class FlaggedRowType {
  @Field(() => ID)
  readonly ruleCode!: string;

  @Field()
  readonly title!: string;

  @Field({ description: 'What is wrong, and what to do.' })
  readonly sentence!: string;

  @Field()
  readonly table!: string;

  @Field()
  readonly file!: string;

  @Field(() => Int, { description: 'As a spreadsheet numbers it: the header is row 1.' })
  readonly row!: number;

  @Field({ description: 'The columns to look at, as they were sent.' })
  readonly values!: string;

  @Field()
  readonly child!: string;

  @Field()
  readonly isOnRegister!: boolean;
}

@ObjectType('FlaggedRowConnection')
export class FlaggedRowConnection extends connectionOf(FlaggedRowType, 'FlaggedRow') {}

@ArgsType()
export class FlaggedRowArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this rule alone.' })
  readonly ruleCode?: string | null;

  @Field(() => String, { nullable: true, description: 'Of the child with this code alone.' })
  readonly child?: string | null;
}

@ObjectType('ReturnYear', { description: 'A year of which a return is loaded.' })
export class ReturnYearType {
  @Field(() => DateScalar, { description: 'The 31 March on which it ends.' })
  readonly yearEndOn!: LocalDate;

  @Field(() => ID, { description: 'The load that holds it.' })
  readonly importId!: string;

  @Field(() => Int)
  readonly episodes!: number;

  @Field(() => Int)
  readonly children!: number;

  @Field(() => ValidationReportType, { nullable: true, description: 'Null while it has not been checked.' })
  readonly validation!: ValidationReportType | null;
}

@ObjectType('ValidationNotFoundProblem', { implements: () => ProblemType })
export class ValidationNotFoundProblem extends ProblemType {
  constructor() {
    super('validation-not-found', 'The return of that year has not been checked.', 'yearEndOn');
  }
}

@ObjectType('ReturnNotLoadedProblem', { implements: () => ProblemType })
export class ReturnNotLoadedProblem extends ProblemType {
  constructor() {
    super('return-not-loaded', 'No return of your authority is loaded for that year.', 'yearEndOn');
  }
}

export const ValidationReportAnswer = answerType('ValidationReportAnswer', ValidationReportType, [
  ValidationNotFoundProblem,
]);
export const ValidateReturnAnswer = answerType('ValidateReturnAnswer', ValidationReportType, [ReturnNotLoadedProblem]);
