import { Args, Context, Info, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ReadValidation, ValidateReturn, type ValidationReport, type ValidationRun, validationRules } from '#ingest';
import { type LocalDate } from '#kernel';
import { ReturnStore } from '#register';
import { callerOf, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import {
  FlaggedChildConnection,
  FlaggedRowArgs,
  FlaggedRowConnection,
  FlaggingRuleType,
  ReturnNotLoadedProblem,
  ReturnYearType,
  ValidateReturnAnswer,
  ValidationNotFoundProblem,
  ValidationReportAnswer,
  ValidationReportType,
} from './validation-report.type.js';

/** A report as it travels through the schema: what its fields are read by goes with it. */
interface ShownReport extends ValidationReportType {
  readonly run: ValidationRun;
}

const shapeOf = (run: ValidationRun, outdatedBecause: ValidationReport['staleBecause']): ShownReport => ({
  id: run.id,
  authorityCode: run.authorityCode,
  yearEndOn: run.yearEndOn,
  validatedAt: run.validatedAt,
  requestedBy: run.requestedBy,
  rowsChecked: run.rowsChecked,
  findingCount: run.findings,
  childCount: run.children,
  comparedWithYearBefore: run.previousImportId !== null,
  outdatedBecause,
  run,
});

const idsIn = (found: readonly { readonly node: { readonly childId: string | null } }[]): readonly string[] =>
  found.flatMap(({ node }) => node.childId ?? []);

@Resolver(() => ValidationReportType)
export class ValidationResolver {
  constructor(
    private readonly reports: ReadValidation,
    private readonly validate: ValidateReturn,
    private readonly returns: ReturnStore,
  ) {}

  @Query(() => [ReturnYearType], { description: 'The years of which a return is loaded, the latest first.' })
  @RequiresPermission('episode-read')
  async returnYears(@Context() context: OperationContext): Promise<readonly ReturnYearType[]> {
    const { authorityCode } = callerOf(context);
    const [years, reports] = await Promise.all([
      this.returns.yearsOf(authorityCode),
      this.reports.ofAuthority(authorityCode),
    ]);
    const byYear = new Map(reports.map((report) => [report.yearEndOn, report]));
    return years.map(({ yearEndOn, importId, episodes, children }) => {
      const report = byYear.get(yearEndOn);
      const validation = report ? shapeOf(report, report.staleBecause) : null;
      return { yearEndOn, importId, episodes, children, validation };
    });
  }

  @Query(() => Int, { description: 'How many of the sector’s rules are checked here.' })
  @RequiresPermission('episode-read')
  validationRuleCount(): number {
    return validationRules.length;
  }

  @Query(() => ValidationReportAnswer, { description: 'What the rules say of a year of the own authority.' })
  @RequiresPermission('episode-read')
  async validationReport(
    @Args('yearEndOn', { type: () => DateScalar }) yearEndOn: LocalDate,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ValidationReportAnswer> {
    const report = await this.reports.ofYear(callerOf(context).authorityCode, yearEndOn);
    if (!report.ok) return new ValidationNotFoundProblem();
    showing(context, info, 'validation', [report.value.id]);
    return shapeOf(report.value, report.value.staleBecause);
  }

  @Mutation(() => ValidateReturnAnswer, { description: 'Checks a year anew, in the place of its earlier report.' })
  @RequiresPermission('import-run')
  async validateReturn(
    @Args('yearEndOn', { type: () => DateScalar }) yearEndOn: LocalDate,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof ValidateReturnAnswer> {
    const { authorityCode, name } = callerOf(context);
    const run = await this.validate.of(authorityCode, yearEndOn, name);
    if (!run.ok) return new ReturnNotLoadedProblem();
    showing(context, info, 'validation', [run.value.id]);
    return shapeOf(run.value, null);
  }

  @ResolveField(() => [FlaggingRuleType], { description: 'In the order of their numbers.' })
  byRule(@Parent() { id }: ValidationReportType): Promise<readonly FlaggingRuleType[]> {
    return this.reports.byRule(id);
  }

  @ResolveField(() => FlaggedChildConnection, { description: 'Those with the most findings first, then by code.' })
  async byChild(
    @Parent() { run: report }: ShownReport,
    @Args() { first, after }: PageArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FlaggedChildConnection> {
    const page = await this.reports.byChild({ report, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    showing(context, info, 'child', idsIn(page.value.edges));
    return connectionFrom(page.value, ({ childId, ...counted }) => ({ ...counted, isOnRegister: childId !== null }));
  }

  @ResolveField(() => FlaggedRowConnection, { description: 'In the order of the rules, then of table and row.' })
  async findings(
    @Parent() { run: report }: ShownReport,
    @Args() { first, after, ruleCode, child }: FlaggedRowArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<FlaggedRowConnection> {
    const page = await this.reports.findings({
      ...{ report, ruleCode: ruleCode ?? null, child: child ?? null },
      ...{ first: pageLength(first), after: after ?? null },
    });
    if (!page.ok) return refuseCursor();
    showing(context, info, 'child', idsIn(page.value.edges));
    return connectionFrom(page.value, ({ childId, ...finding }) => ({ ...finding, isOnRegister: childId !== null }));
  }
}
