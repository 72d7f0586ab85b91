import { Args, Context, ID, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { type LocalDate } from '#kernel';
import { ReadSearchRecords, type SearchRecord, type ShownGroup, type ShownSearch } from '#matching';
import { ReadChild } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { connectionFrom, pageLength, refuseCursor } from '../graphql/page.js';
import { PageArgs } from '../graphql/page.args.js';
import { describeChild } from '../requests/child-description.js';
import { foundHomesShape } from './found-homes.shape.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { type FoundHomesType } from './search-homes.type.js';
import { siblingGroupShape } from './sibling-group.shape.js';
import { type SiblingGroupSearchType } from './sibling-group.type.js';
import { SiblingsNamed } from './siblings-named.service.js';
import { describeSearchedChild, searchRecordShape, searchReplayShape } from './search-record.shape.js';
import {
  type RecordedSearchChildType,
  SearchOnRecordType,
  SearchRecordAnswer,
  SearchRecordConnection,
  SearchRecordNotFoundProblem,
  type SearchRecordType,
  SearchReplayType,
} from './search-record.type.js';

@Resolver(() => SearchOnRecordType)
export class SearchRecordsResolver {
  constructor(
    private readonly records: ReadSearchRecords,
    private readonly children: ReadChild,
    private readonly names: ReasonNamesReader,
    private readonly siblings: SiblingsNamed,
  ) {}

  @Query(() => SearchRecordConnection, {
    description: 'Searches that people asked for, the latest first: those for children of the caller’s authority.',
  })
  @RequiresPermission('match-read')
  async searchRecords(
    @Args() { first, after }: PageArgs,
    @Args('requestId', { type: () => ID, nullable: true }) requestId: string | null | undefined,
    @Args('childId', { type: () => ID, nullable: true }) childId: string | null | undefined,
    @Args('by', { type: () => String, nullable: true, description: 'The name of who searched.' })
    by: string | null | undefined,
    @Args('from', { type: () => DateScalar, nullable: true, description: 'First answered on this day or later.' })
    from: LocalDate | null | undefined,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<SearchRecordConnection> {
    const { authorityCode } = callerOf(context);
    const asked = { requestId: requestId ?? null, childId: childId ?? null, by: by ?? null, from: from ?? null };
    const page = await this.records.page({ authorityCode, ...asked, first: pageLength(first), after: after ?? null });
    if (!page.ok) return refuseCursor();
    const shown = new Map<string, SearchRecordType>();
    for (const { node } of page.value.edges) shown.set(node.id, await this.shown(node, context, info));
    return connectionFrom(page.value, ({ id }) => {
      const record = shown.get(id);
      if (!record) throw new Error(`Record ${id} is on the page and was not read`);
      return record;
    });
  }

  @Query(() => SearchRecordAnswer, { description: 'A search as it was answered then.' })
  @RequiresPermission('match-read')
  async searchRecord(
    @Args('id', { type: () => ID }) id: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SearchRecordAnswer> {
    const record = await this.records.byId(id, callerOf(context).authorityCode);
    const answer = await this.records.answer(id);
    if (!record.ok || !answer.ok) {
      notFoundFor(context, info, 'search-record', id);
      return new SearchRecordNotFoundProblem();
    }
    const shape = await this.shown(record.value, context, info);
    return answer.value.kind === 'siblings'
      ? { record: shape, answer: null, siblings: await this.group(record.value, answer.value.shown, context, info) }
      : { record: shape, answer: await this.homes(record.value, answer.value.shown, context, info), siblings: null };
  }

  @ResolveField(() => SearchReplayType, {
    description: 'The frozen facts searched again by the engine of today and the policy of the record.',
  })
  @RequiresPermission('match-read')
  async replay(@Parent() { record }: SearchOnRecordType): Promise<SearchReplayType> {
    const replay = await this.records.replay(record.id);
    if (!replay.ok) throw new Error(`Search ${record.id} was shown and is not there`);
    return searchReplayShape(replay.value);
  }

  private async homes(
    record: SearchRecord,
    shown: ShownSearch,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<FoundHomesType> {
    const [child] = record.children;
    if (!child) throw new Error(`Search ${record.id} was for nobody`);
    const ids = [...shown.ranked, ...shown.nearMisses].map(({ household }) => household.householdId);
    showing(context, info, 'household', ids);
    const names = await this.names.forChild(context, child.facts.childId);
    const answer = { ...record, ...shown, child: child.facts, recordId: record.id };
    return foundHomesShape(answer, record.withinMiles, record.judgedOn, names);
  }

  private async group(
    { id: recordId, children, judgedOn, policyVersion }: SearchRecord,
    shown: ShownGroup,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<SiblingGroupSearchType> {
    const requests = children.map(({ facts: { requestId, childId } }) => ({ requestId, childId }));
    const siblings = await this.siblings.of(requests, context, judgedOn);
    const { shape, householdIds } = siblingGroupShape(
      { ...shown, recordId, requests, judgedOn, policyVersion },
      siblings,
    );
    showing(context, info, 'household', [...householdIds]);
    return shape;
  }

  private async shown(
    record: SearchRecord,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<SearchRecordType> {
    showing(context, info, 'search-record', [record.id]);
    const children: RecordedSearchChildType[] = [];
    for (const { requestId, childId, facts } of record.children) {
      if (childId !== null && requestId !== null) {
        showing(context, info, 'request', [requestId]);
        showing(context, info, 'child', [childId]);
      }
      const child = childId === null ? null : await this.children.byId(childId, callerOf(context).authorityCode);
      const description = child?.ok ? describeChild(child.value, record.judgedOn) : describeSearchedChild(facts);
      children.push({ requestId, description });
    }
    return searchRecordShape(record, children);
  }
}
