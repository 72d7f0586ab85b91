import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type ImportReport, ReadFilesInUse, ReadImports, ReadProblemGroups } from '#ingest';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import {
  ImportConnection,
  ImportedFileType,
  ImportNotFoundProblem,
  ImportProblemConnection,
  ImportReportAnswer,
  ImportReportType,
  ProblemGroupType,
} from './import-report.type.js';
import { LoadedFilesType } from './loaded-files.type.js';
import { RunningImports } from './running-imports.service.js';

@Resolver(() => ImportReportType)
export class ImportsResolver {
  constructor(
    private readonly reports: ReadImports,
    private readonly filesInUse: ReadFilesInUse,
    private readonly groups: ReadProblemGroups,
    private readonly running: RunningImports,
  ) {}

  @Query(() => LoadedFilesType, { description: 'What is loaded of every kind of file, and when.' })
  @RequiresPermission('import-read')
  async loadedFiles(@Context() context: OperationContext, @Info() info: GraphQLResolveInfo): Promise<LoadedFilesType> {
    const { authorityCode } = callerOf(context);
    const [kinds, returns] = await Promise.all([
      this.filesInUse.ofEachKind(authorityCode),
      this.filesInUse.returns(authorityCode),
    ]);
    return {
      kinds: kinds.map(({ kind, latest, applied }) => ({
        kind,
        latest: this.shown(latest, context, info),
        applied: applied && this.shown(applied, context, info),
      })),
      returns,
    };
  }

  @Query(() => ImportConnection, { description: 'Loads of files, latest first.' })
  @RequiresPermission('import-read')
  async imports(
    @Args() { first, after }: PageArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<ImportConnection> {
    const { authorityCode } = callerOf(context);
    const page = await this.reports.page({ authorityCode, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    return connectionFrom(page.value, (report) => this.shown(report, context, info));
  }

  @Query(() => ImportReportAnswer)
  @RequiresPermission('import-read')
  async importReport(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ImportReportAnswer> {
    const report = await this.reports.byId(id, callerOf(context).authorityCode);
    if (report.ok) return this.shown(report.value, context, info);
    notFoundFor(context, info, 'import', id);
    return new ImportNotFoundProblem();
  }

  @ResolveField(() => ImportProblemConnection, { description: 'In the order they were met.' })
  async problems(
    @Parent() { id: importId }: ImportReportType,
    @Args() { first, after }: PageArgs,
  ): Promise<ImportProblemConnection> {
    const page = await this.reports.problems({ importId, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    return connectionFrom(page.value, (problem) => problem);
  }

  @ResolveField(() => [ImportedFileType], { description: 'In the order in which they were read.' })
  async files(@Parent() { id }: ImportReportType): Promise<readonly ImportedFileType[]> {
    return this.reports.files(id);
  }

  @ResolveField(() => Boolean, {
    description: 'Whether undoing can be asked for; undoImport says when it cannot be done.',
  })
  canBeUndone(@Parent() { status }: ImportReportType): boolean {
    return status === 'applied';
  }

  @ResolveField(() => [ProblemGroupType], { description: 'Problems that are alike together, errors first.' })
  async problemGroups(@Parent() { id }: ImportReportType): Promise<readonly ProblemGroupType[]> {
    return this.groups.of(id);
  }

  private shown(report: ImportReport, context: OperationContext, info: GraphQLResolveInfo): ImportReportType {
    showing(context, info, 'import', [report.id]);
    if (report.status !== 'running') return report;
    return { ...report, rowsRead: this.running.rowsReadBy(report.id) ?? report.rowsRead };
  }
}
