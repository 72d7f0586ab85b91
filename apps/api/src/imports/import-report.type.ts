import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { connectionOf } from '../graphql/connection.type.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

export const importKinds = {
  POSTCODES: 'postcodes',
  AUTHORITIES: 'authorities',
  BOUNDARIES: 'boundaries',
  SSDA903: 'ssda903',
  HOUSEHOLDS: 'households',
  CARERS: 'carers',
  AVAILABILITY: 'availability',
  PROVIDERS: 'providers',
  REQUESTS: 'requests',
  STANDARD: 'standard',
} as const;
export type ImportKind = (typeof importKinds)[keyof typeof importKinds];
registerEnumType(importKinds, { name: 'ImportKind' });

export const importStatuses = {
  RUNNING: 'running',
  APPLIED: 'applied',
  REFUSED: 'refused',
  INTERRUPTED: 'interrupted',
  UNDONE: 'undone',
  PREVIEWED: 'previewed',
} as const;
export type ImportStatus = (typeof importStatuses)[keyof typeof importStatuses];
registerEnumType(importStatuses, { name: 'ImportStatus' });

export const severities = { ERROR: 'error', WARNING: 'warning' } as const;
export type Severity = (typeof severities)[keyof typeof severities];
registerEnumType(severities, { name: 'Severity' });

@ObjectType('ImportProblem')
export class ImportProblemType {
  @Field(() => severities)
  readonly severity!: Severity;

  @Field(() => String, { nullable: true })
  readonly file!: string | null;

  @Field(() => Int, { nullable: true, description: 'As a spreadsheet numbers it: the header is row 1.' })
  readonly row!: number | null;

  @Field(() => String, { nullable: true })
  readonly column!: string | null;

  @Field()
  readonly sentence!: string;
}

@ObjectType('ImportProblemConnection')
export class ImportProblemConnection extends connectionOf(ImportProblemType, 'ImportProblem') {}

@ObjectType('ProblemInRow')
export class ProblemInRowType {
  @Field(() => Int, { nullable: true, description: 'As a spreadsheet numbers it: the header is row 1.' })
  readonly row!: number | null;

  @Field()
  readonly sentence!: string;
}

@ObjectType('ProblemGroup', { description: 'Problems of one kind, in one column of one file.' })
export class ProblemGroupType {
  @Field(() => severities)
  readonly severity!: Severity;

  @Field({ description: 'Kept for ever; for programs.' })
  readonly code!: string;

  @Field(() => String, { nullable: true })
  readonly file!: string | null;

  @Field(() => String, { nullable: true })
  readonly column!: string | null;

  @Field(() => Int)
  readonly count!: number;

  @Field(() => [ProblemInRowType], { description: 'The first 20, in the order they were met.' })
  readonly first!: readonly ProblemInRowType[];
}

@ObjectType('ImportReport', { description: 'How one load of files went: all of it applied, or none.' })
export class ImportReportType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => importKinds)
  readonly kind!: ImportKind;

  @Field(() => importStatuses)
  readonly status!: ImportStatus;

  @Field(() => DateTimeScalar)
  readonly startedAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true })
  readonly finishedAt!: Date | null;

  @Field()
  readonly requestedBy!: string;

  @Field(() => [String])
  readonly fileNames!: readonly string[];

  @Field(() => Int)
  readonly rowsRead!: number;

  @Field(() => Int)
  readonly rowsLoaded!: number;

  @Field(() => Int, { description: 'Rows that were not loaded and were kept to be mended.' })
  readonly rowsQuarantined!: number;
}

@ObjectType('ImportedFile', { description: 'What became of one file, or of one sheet or table in it.' })
export class ImportedFileType {
  @Field({ description: 'With its folder or archive where it has one.' })
  readonly file!: string;

  @Field(() => String, { nullable: true, description: 'The sheet of a workbook.' })
  readonly sheet!: string | null;

  @Field(() => String, { nullable: true, description: 'What it was taken as; null when that is not known.' })
  readonly table!: string | null;

  @Field(() => Int)
  readonly rowsRead!: number;

  @Field(() => Int)
  readonly rowsLoaded!: number;

  @Field(() => Int)
  readonly rowsQuarantined!: number;
}

@ObjectType('ImportConnection')
export class ImportConnection extends connectionOf(ImportReportType, 'Import') {}

@ObjectType('ImportNotFoundProblem', { implements: () => ProblemType })
export class ImportNotFoundProblem extends ProblemType {
  constructor() {
    super('import-not-found', 'There is no load of files like that.', 'id');
  }
}

export const ImportReportAnswer = answerType('ImportReportAnswer', ImportReportType, [ImportNotFoundProblem]);
