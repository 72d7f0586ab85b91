import { Args, Context, Query, Resolver } from '@nestjs/graphql';
import { addDays, type LocalDate } from '#kernel';
import { ReadPolicies, ReportFairness } from '#matching';
import { type FairnessReport, type Interval, ruleRegister } from '#matching/core';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import {
  FairnessAnswer,
  type FairnessReportType,
  PeriodNotInOrderProblem,
  TransparencySectionType,
} from './fairness.type.js';
import { ruleById } from './rule.shape.js';
import { transparencyRecord } from './transparency-record.js';

@Resolver()
export class FairnessResolver {
  constructor(
    private readonly fairness: ReportFairness,
    private readonly policies: ReadPolicies,
  ) {}

  @Query(() => FairnessAnswer, {
    description: 'Requests opened from the first to the last day, both included. Counts only; small groups are hidden.',
  })
  @RequiresPermission('fairness-read')
  async fairnessReport(
    @Args('from', { type: () => DateScalar }) from: LocalDate,
    @Args('to', { type: () => DateScalar }) to: LocalDate,
    @Context() context: OperationContext,
  ): Promise<typeof FairnessAnswer> {
    const report = await this.fairness.of(callerOf(context).authorityCode, from, addDays(to, 1));
    return report.ok ? reportShape(report.value) : new PeriodNotInOrderProblem();
  }

  @Query(() => [TransparencySectionType], {
    description:
      'The algorithmic transparency record of the engine as configured; what only the authority can say is left to it.',
  })
  @RequiresPermission('rule-read')
  async transparencyRecord(): Promise<TransparencySectionType[]> {
    return [...transparencyRecord(await this.policies.inUse(), ruleRegister)];
  }
}

const ends = (interval: Interval | null): { readonly low: number | null; readonly high: number | null } =>
  interval ?? { low: null, high: null };

const reportShape = ({ requests, characteristics, differences }: FairnessReport): FairnessReportType => ({
  requests,
  differences: differences.map((difference) => ({ ...difference })),
  characteristics: characteristics.map(({ characteristic, groups }) => ({
    characteristic,
    groups: groups.map(({ group, figures }) => ({
      group,
      figures: figures && {
        ...figures,
        matched: { ...figures.matched, ...ends(figures.matched.interval) },
        inArea: { ...figures.inArea, ...ends(figures.inArea.interval) },
        miles: { ...figures.miles, ...ends(figures.miles.interval) },
        daysToClose: { ...figures.daysToClose, ...ends(figures.daysToClose.interval) },
        nearMissRules: figures.nearMissRules.map(({ ruleId, share }) => ({
          rule: ruleById(ruleId),
          share: { ...share, ...ends(share.interval) },
        })),
      },
    })),
  })),
});
