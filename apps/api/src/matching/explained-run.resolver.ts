import { Args, Context, ID, Info, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { ExplainMatchRun, ReadLadder } from '#matching';
import { Clock } from '#platform';
import { type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { changedHomeShape, comparisonShape, judgedHomeShape, ladderShape } from './explained-run.shape.js';
import {
  BindingConstraintType,
  FunnelStepType,
  HomeComparisonType,
  HomeInRunType,
  JudgedHomeType,
  LadderType,
  RunChangesType,
} from './explained-run.type.js';
import { MatchRunType } from './match-run.type.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { ruleById } from './rule.shape.js';
import { SiblingsNamed } from './siblings-named.service.js';

const mostChanges = 100;

/** Why and why not: what a run says beyond its list. Whose run it is was checked by whoever gave the run. */
@Resolver(() => MatchRunType)
export class ExplainedRunResolver {
  constructor(
    private readonly explain: ExplainMatchRun,
    private readonly ladders: ReadLadder,
    private readonly siblings: SiblingsNamed,
    private readonly names: ReasonNamesReader,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [FunnelStepType], { description: 'How many homes each rule left, in the order of the register.' })
  @RequiresPermission('match-read')
  funnel(@Parent() { funnel }: MatchRunType): FunnelStepType[] {
    return funnel.map(({ ruleId, removed, left }) => ({ rule: ruleById(ruleId), removed, left }));
  }

  @ResolveField(() => BindingConstraintType, { nullable: true })
  @RequiresPermission('match-read')
  bindingConstraint(@Parent() { bindingConstraint }: MatchRunType): BindingConstraintType | null {
    if (bindingConstraint === null) return null;
    const { ruleId, households } = bindingConstraint;
    return { rule: ruleById(ruleId), households };
  }

  @ResolveField(() => [HomeInRunType], {
    description: 'Homes whose name or reference holds the text, by reference; at most 20.',
  })
  @RequiresPermission('household-read')
  async homesCalled(
    @Parent() { id }: MatchRunType,
    @Args('text') text: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HomeInRunType[]> {
    const homes = await this.explain.homesCalled(id, text);
    showing(
      context,
      info,
      'household',
      homes.map(({ householdId }) => householdId),
    );
    return homes.map(({ householdId, ...home }) => ({ id: householdId, ...home }));
  }

  @ResolveField(() => JudgedHomeType, {
    nullable: true,
    description: 'One home, shown in the ranking or not; null when the ranking did not see it or has not finished.',
  })
  @RequiresPermission('household-read')
  async whyNot(
    @Parent() { id, childId }: MatchRunType,
    @Args('householdId', { type: () => ID }) householdId: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<JudgedHomeType | null> {
    const judged = await this.explain.whyNot(id, householdId);
    if (!judged.ok) return null;
    showing(context, info, 'household', [householdId]);
    return judgedHomeShape(judged.value, await this.names.forChild(context, childId));
  }

  @ResolveField(() => HomeComparisonType, {
    nullable: true,
    description: 'Two homes side by side; null when the ranking did not see one of them or has not finished.',
  })
  @RequiresPermission('household-read')
  async compareHomes(
    @Parent() { id, childId }: MatchRunType,
    @Args('a', { type: () => ID }) a: string,
    @Args('b', { type: () => ID }) b: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<HomeComparisonType | null> {
    const compared = await this.explain.compareHomes(id, a, b);
    if (!compared.ok) return null;
    showing(context, info, 'household', [a, b]);
    return comparisonShape(compared.value, await this.names.forChild(context, childId));
  }

  @ResolveField(() => RunChangesType, {
    nullable: true,
    description: 'What changed since an earlier ranking of the request, or since the one before.',
  })
  @RequiresPermission('household-read')
  async changesSince(
    @Parent() { id }: MatchRunType,
    @Args('previousRunId', { type: () => ID, nullable: true }) previousRunId: string | null,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<RunChangesType | null> {
    const changes = await this.explain.changesSince(id, previousRunId ?? null);
    if (changes === null) return null;
    const homes = changes.homes.slice(0, mostChanges).map(changedHomeShape);
    showing(context, info, 'match-run', [changes.previousRunId]);
    showing(
      context,
      info,
      'household',
      homes.map(({ householdId }) => householdId),
    );
    return { previousRunId: changes.previousRunId, homes };
  }

  @ResolveField(() => LadderType, {
    nullable: true,
    description: 'What may be relaxed, the least first, and the homes each would bring; null until it has finished.',
  })
  @RequiresPermission('household-read')
  async ladder(
    @Parent() { id, childId }: MatchRunType,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<LadderType | null> {
    const ladder = await this.ladders.ofRun(id, this.clock.today());
    if (!ladder.ok) return null;
    const siblings = await this.siblings.of(ladder.value.siblings, context);
    const shape = ladderShape(ladder.value, await this.names.forChild(context, childId), siblings);
    const splits = ladder.value.steps.flatMap(({ relax }) => (relax.kind === 'sibling-split' ? [relax.split] : []));
    showing(
      context,
      info,
      'request',
      [...siblings.values()].map(({ requestId }) => requestId),
    );
    showing(context, info, 'child', [...siblings.keys()]);
    showing(context, info, 'household', [
      ...shape.steps.flatMap(({ best }) => best.map(({ household }) => household.id)),
      ...splits.flatMap(({ sharing }) => sharing.homes.map(({ householdId }) => householdId)),
    ]);
    return shape;
  }
}
