import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ReadQuarantine } from '#ingest';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { ImportNotFoundProblem } from './import-report.type.js';
import { QuarantineAnswer, QuarantinedRowArgs, QuarantinedRowConnection, QuarantineType } from './quarantine.type.js';

@Resolver(() => QuarantineType)
export class QuarantineResolver {
  constructor(private readonly rowsSetAside: ReadQuarantine) {}

  /** Cells are told as they were written, so it takes more than to read how a load went. */
  @Query(() => QuarantineAnswer, { description: 'The rows that a load could not take, as they were written.' })
  @RequiresPermission('import-run')
  async quarantine(
    @Args('importId', { type: () => ID }) importId: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof QuarantineAnswer> {
    const files = await this.rowsSetAside.files(importId, callerOf(context).authorityCode);
    if (!files.ok) {
      notFoundFor(context, info, 'import', importId);
      return new ImportNotFoundProblem();
    }
    showing(context, info, 'import', [importId]);
    return { importId, files: files.value };
  }

  @ResolveField(() => QuarantinedRowConnection, { description: 'In order of file and row.' })
  async rows(
    @Parent() { importId }: QuarantineType,
    @Args() { first, after, file }: QuarantinedRowArgs,
    @Context() context: OperationContext,
  ): Promise<QuarantinedRowConnection> {
    const { authorityCode } = callerOf(context);
    const page = await this.rowsSetAside.page({
      ...{ importId, authorityCode, file: file ?? null },
      ...{ first: pageLength(first), after: after ?? null },
    });
    if (!page.ok) return refuseCursor();
    return connectionFrom(page.value, (row) => row);
  }
}
