import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.type.js';
import { PageArgs } from '../graphql/page.args.js';
import { answerType } from '../graphql/problem.type.js';
import { ImportNotFoundProblem } from './import-report.type.js';

@ObjectType('QuarantinedFile', { description: 'A file with rows that wait to be mended.' })
export class QuarantinedFileType {
  @Field(() => ID, { description: 'Of its download: GET /imports/{importId}/quarantine/{id}.csv' })
  readonly id!: string;

  @Field({ description: 'As problems name it.' })
  readonly label!: string;

  @Field(() => [String], { description: 'The header as written.' })
  readonly headers!: readonly string[];

  @Field(() => Int, { description: 'Rows not mended yet.' })
  readonly rows!: number;
}

@ObjectType('QuarantinedRow', { description: 'A row that was not loaded, as it was written, and why.' })
export class QuarantinedRowType {
  @Field(() => ID)
  readonly fileId!: string;

  @Field(() => Int, { description: 'As a spreadsheet numbers it: the header is row 1.' })
  readonly row!: number;

  @Field(() => [String])
  readonly cells!: readonly string[];

  @Field(() => [String])
  readonly reasons!: readonly string[];
}

@ObjectType('QuarantinedRowConnection')
export class QuarantinedRowConnection extends connectionOf(QuarantinedRowType, 'QuarantinedRow') {}

@ArgsType()
export class QuarantinedRowArgs extends PageArgs {
  @Field(() => ID, { nullable: true, description: 'Of this file alone.' })
  readonly file?: string | null;
}

@ObjectType('Quarantine', { description: 'The rows of a load that were set aside and are not mended yet.' })
export class QuarantineType {
  @Field(() => ID)
  readonly importId!: string;

  @Field(() => [QuarantinedFileType])
  readonly files!: readonly QuarantinedFileType[];
}

export const QuarantineAnswer = answerType('QuarantineAnswer', QuarantineType, [ImportNotFoundProblem]);
