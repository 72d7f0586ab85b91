import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { DateScalar } from '../graphql/date.scalar.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { type ImportKind, importKinds, ImportReportType } from './import-report.type.js';

@ObjectType('FilesOfKind', { description: 'What is loaded of one kind of file. A kind never tried is left out.' })
export class FilesOfKindType {
  @Field(() => importKinds)
  readonly kind!: ImportKind;

  @Field(() => ImportReportType, { description: 'The latest try, however it ended.' })
  readonly latest!: ImportReportType;

  @Field(() => ImportReportType, { nullable: true, description: 'The latest that was applied and stands.' })
  readonly applied!: ImportReportType | null;
}

@ObjectType('LoadedReturn', { description: 'A statutory return that is loaded.' })
export class LoadedReturnType {
  @Field(() => DateScalar, { description: 'The 31 March on which its year ends.' })
  readonly yearEndOn!: LocalDate;

  @Field(() => ID, { description: 'The latest load that holds it.' })
  readonly importId!: string;

  @Field(() => DateTimeScalar)
  readonly loadedAt!: Date;
}

@ObjectType('LoadedFiles')
export class LoadedFilesType {
  @Field(() => [FilesOfKindType])
  readonly kinds!: readonly FilesOfKindType[];

  @Field(() => [LoadedReturnType], { description: 'Latest year first.' })
  readonly returns!: readonly LoadedReturnType[];
}
