import { Args, Context, ID, Info, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type ImportReport, PreviewImport, ReadImports, StageImport } from '#ingest';
import { callerOf, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import {
  ApplyStagedImportAnswer,
  DiscardStagedImportAnswer,
  StagedImportAnswer,
  StagedImportNotFoundProblem,
} from './staged-import.type.js';

@Resolver()
export class StagedImportsResolver {
  constructor(
    private readonly previews: PreviewImport,
    private readonly staging: StageImport,
    private readonly reports: ReadImports,
  ) {}

  @Query(() => StagedImportAnswer, { description: 'What files that were sent to be looked at would change.' })
  @RequiresPermission('import-run')
  async stagedImport(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof StagedImportAnswer> {
    const { authorityCode } = callerOf(context);
    const staged = await this.previews.read(id, authorityCode);
    if (!staged.ok) return new StagedImportNotFoundProblem(staged.problem.sentence);
    const { stagedId, kind, previewImportId, stagedAt, difference } = staged.value;
    const report = await this.reportOf(previewImportId, authorityCode);
    showing(context, info, 'import', [previewImportId]);
    const { summary, groups: changes, moreGroups: moreChanges } = difference;
    return { id: stagedId, kind, stagedAt, report, summary, changes, moreChanges };
  }

  @Mutation(() => ApplyStagedImportAnswer, { description: 'Loads files that were looked at.' })
  @RequiresPermission('import-run')
  async applyStagedImport(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ApplyStagedImportAnswer> {
    const { name, authorityCode } = callerOf(context);
    const applied = await this.staging.apply(id, name, authorityCode);
    if (!applied.ok) return new StagedImportNotFoundProblem(applied.problem.sentence);
    const { importId } = applied.value;
    showing(context, info, 'import', [importId]);
    return this.reportOf(importId, authorityCode);
  }

  @Mutation(() => DiscardStagedImportAnswer, { description: 'Throws files away that were looked at.' })
  @RequiresPermission('import-run')
  async discardStagedImport(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
  ): Promise<typeof DiscardStagedImportAnswer> {
    const discarded = await this.staging.discard(id, callerOf(context).authorityCode);
    return discarded.ok ? { id } : new StagedImportNotFoundProblem(discarded.problem.sentence);
  }

  private async reportOf(importId: string, authorityCode: string): Promise<ImportReport> {
    const report = await this.reports.byId(importId, authorityCode);
    if (!report.ok) throw new Error(`The record of import ${importId} is not there`);
    return report.value;
  }
}
