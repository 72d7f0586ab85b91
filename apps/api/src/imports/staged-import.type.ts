import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { type ImportKind, importKinds, ImportReportType } from './import-report.type.js';

export const changeSubjects = { HOME: 'home', REQUEST: 'request', PROVIDER: 'provider', OTHER: 'other' } as const;
registerEnumType(changeSubjects, { name: 'ChangeSubject' });
export const changeKinds = { ADDED: 'added', CHANGED: 'changed', REMOVED: 'removed' } as const;
registerEnumType(changeKinds, { name: 'ChangeKind' });

@ObjectType('ChangesOfOne', { description: 'What would change about one home, request or provider.' })
export class ChangesOfOneType {
  @Field(() => changeSubjects)
  readonly subject!: (typeof changeSubjects)[keyof typeof changeSubjects];

  @Field(() => changeKinds, { description: 'Whether it is new, leaves, or stays and changes.' })
  readonly kind!: (typeof changeKinds)[keyof typeof changeKinds];

  @Field()
  readonly title!: string;

  @Field(() => [String], { description: 'The most important first.' })
  readonly sentences!: readonly string[];

  @Field(() => Int, { description: 'Sentences that were left out for length.' })
  readonly moreSentences!: number;
}

@ObjectType('StagedImport', { description: 'Files that were looked at and wait to be applied, for a day at most.' })
export class StagedImportType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => importKinds)
  readonly kind!: ImportKind;

  @Field(() => DateTimeScalar)
  readonly stagedAt!: Date;

  @Field(() => ImportReportType, { description: 'Of the dry run: what was read, and what would be set aside.' })
  readonly report!: ImportReportType;

  @Field(() => [String], { description: 'What would change, counted. Empty when nothing would.' })
  readonly summary!: readonly string[];

  @Field(() => [ChangesOfOneType])
  readonly changes!: readonly ChangesOfOneType[];

  @Field(() => Int, { description: 'Homes, requests and providers that change and were left out for length.' })
  readonly moreChanges!: number;
}

@ObjectType('StagedImportNotFoundProblem', { implements: () => ProblemType })
export class StagedImportNotFoundProblem extends ProblemType {
  constructor(sentence: string) {
    super('staged-import-not-found', sentence, 'id');
  }
}

@ObjectType('StagedImportDiscarded')
export class StagedImportDiscardedType {
  @Field(() => ID)
  readonly id!: string;
}

export const StagedImportAnswer = answerType('StagedImportAnswer', StagedImportType, [StagedImportNotFoundProblem]);
export const ApplyStagedImportAnswer = answerType('ApplyStagedImportAnswer', ImportReportType, [
  StagedImportNotFoundProblem,
]);
export const DiscardStagedImportAnswer = answerType('DiscardStagedImportAnswer', StagedImportDiscardedType, [
  StagedImportNotFoundProblem,
]);
