import { Args, Context, Field, ID, Info, Int, Mutation, ObjectType, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { UndoImport } from '#ingest';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { ImportNotFoundProblem } from './import-report.type.js';

@ObjectType('ImportUndone')
export class ImportUndoneType {
  @Field(() => ID)
  readonly importId!: string;

  @Field(() => Int, { description: 'Rows that are as they were before. Postcodes are not counted.' })
  readonly rows!: number;
}

@ObjectType('ImportNotUndoneProblem', { implements: () => ProblemType })
export class ImportNotUndoneProblem extends ProblemType {
  constructor(because: string, sentence: string) {
    super(`import-not-undone-${because}`, sentence, 'id');
  }
}

export const UndoImportAnswer = answerType('UndoImportAnswer', ImportUndoneType, [
  ImportNotFoundProblem,
  ImportNotUndoneProblem,
]);

@Resolver()
export class UndoResolver {
  constructor(private readonly undo: UndoImport) {}

  @Mutation(() => UndoImportAnswer, { description: 'Puts everything back as it was before a load, or says why not.' })
  @RequiresPermission('import-run')
  async undoImport(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof UndoImportAnswer> {
    const { name, authorityCode } = callerOf(context);
    const undone = await this.undo.undo(id, name, authorityCode);
    if (undone.ok) {
      showing(context, info, 'import', [id]);
      return undone.value;
    }
    notFoundFor(context, info, 'import', id);
    if (undone.problem.kind === 'import-not-found') return new ImportNotFoundProblem();
    return new ImportNotUndoneProblem(undone.problem.because, undone.problem.sentence);
  }
}
