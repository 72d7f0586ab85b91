import { Args, Context, Float, Info, Int, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { longDate } from '#kernel';
import { KeepSearches, olderThanAnyPlacement, type SearchAnswer, type SearchedFor, SearchHomes } from '#matching';
import { Clock } from '#platform';
import { placementTypes, ReadRequests } from '#register';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { InvalidInputProblem, RequestNotFoundProblem } from '../requests/placement-request.type.js';
import { problemOfFacts } from '../requests/request-fact-problems.js';
import { DescribedChild, type DescribedChildFault } from './described-child.service.js';
import { type AnswerToShow, foundHomesShape } from './found-homes.shape.js';
import { olderThanAnyPlacementProblem } from './older-than-any-placement.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { SearchHomesAnswer, SearchHomesInput } from './search-homes.type.js';

@Resolver()
export class SearchHomesResolver {
  constructor(
    private readonly homes: SearchHomes,
    private readonly records: KeepSearches,
    private readonly requests: ReadRequests,
    private readonly described: DescribedChild,
    private readonly names: ReasonNamesReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => SearchHomesAnswer, {
    description:
      'Homes for a child, now: judged and explained by every rule, answered at once and kept as a record. Much may be unknown; what is missing is listed.',
  })
  @RequiresPermission('match-request')
  async searchHomes(
    @Args('input') input: SearchHomesInput,
    @Args('first', { type: () => Int, defaultValue: 20, description: '1 to 100.' }) first: number,
    @Args('withinMiles', { type: () => Float, nullable: true, description: 'No more miles from home; 0 to 500.' })
    asked: number | null | undefined,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SearchHomesAnswer> {
    const withinMiles = asked ?? null;
    const { authorityCode } = callerOf(context);
    const today = this.clock.today();
    if (withinMiles !== null && !(withinMiles >= 0 && withinMiles <= 500)) {
      return new InvalidInputProblem('Miles are a number from 0 to 500.', 'withinMiles');
    }
    const searched = await this.searchedFor(input, context, info);
    if (!('for' in searched)) return searched;

    const found = await this.homes.search({
      ...{ for: searched.for, judgedOn: today, policyVersion: null, withinMiles, first, seenBy: authorityCode },
    });
    if (!found.ok) {
      if (found.problem.kind === 'request-not-found') return new RequestNotFoundProblem();
      throw new Error('The policy in use is not kept');
    }
    const tooOld = olderThanAnyPlacement(found.value.child);
    if (tooOld) return olderThanAnyPlacementProblem(tooOld);
    return this.shown(await this.kept(searched.for, found.value, context), withinMiles, context, info);
  }

  private async searchedFor(
    { requestId, child }: SearchHomesInput,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<{ readonly for: SearchedFor } | RequestNotFoundProblem | InvalidInputProblem> {
    const { authorityCode } = callerOf(context);
    if ((requestId ?? null) !== null && (child ?? null) !== null) {
      return new InvalidInputProblem('Name a request or describe a child, not both.', 'child');
    }
    if (requestId) {
      const request = await this.requests.byId(requestId, authorityCode);
      if (request.ok) {
        showing(context, info, 'request', [requestId]);
        showing(context, info, 'child', [request.value.child.id]);
        return { for: { requestId } };
      }
      notFoundFor(context, info, 'request', requestId);
      return new RequestNotFoundProblem();
    }
    if (!child) return new InvalidInputProblem('Name a request or describe a child.', 'child');
    const facts = await this.described.factsOf(child, authorityCode, this.clock.today());
    return facts.ok ? { for: { child: facts.value } } : problemOfDescribing(facts.problem);
  }

  /** Before it is shown: an answer without its record is not given. */
  private async kept(asked: SearchedFor, found: SearchAnswer, context: OperationContext): Promise<AnswerToShow> {
    const { id, name, authorityCode } = callerOf(context);
    const by = { id, name, authorityCode, requestReference: context.reference };
    return { ...found, recordId: await this.records.keep(asked, found, by) };
  }

  private async shown(
    found: AnswerToShow,
    withinMiles: number | null,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof SearchHomesAnswer> {
    const ids = [...found.ranked, ...found.nearMisses].map(({ household }) => household.householdId);
    showing(context, info, 'search-record', [found.recordId]);
    showing(context, info, 'household', ids);
    const names = await this.names.forChild(context, found.child.childId);
    return foundHomesShape(found, withinMiles, this.clock.today(), names);
  }
}

/** @returns why nobody can be looked for, in words for the person who wrote it. */
function problemOfDescribing(problem: DescribedChildFault): InvalidInputProblem {
  const at = (sentence: string): InvalidInputProblem => new InvalidInputProblem(sentence, `child.${problem.field}`);
  switch (problem.kind) {
    case 'described-postcode-not-known':
      return at(`${problem.postcode} is not a postcode that we know. Correct it, or leave it blank.`);
    case 'age-out-of-bounds':
      return at(`The age is a whole number from 0 to ${problem.oldest}.`);
    case 'age-outside-any-placement':
      return at(
        `The child would be ${problem.ageInYears} when moving in, and may be ${problem.oldest} at most. Check the day of birth and the day of moving in.`,
      );
    case 'born-after-opened':
      return at(`The day of birth must be ${longDate(problem.openedOn)} or earlier.`);
    case 'needed-by-before-opened':
    case 'starts-before-opened':
      return new InvalidInputProblem(`The child moves in on ${longDate(problem.openedOn)} or later.`, 'child.startsOn');
    case 'ends-before-it-starts':
      return at(`The stay must end on ${longDate(problem.startsOn)} or later.`);
    case 'placement-type-not-known':
      return at(`Choose a kind of placement: ${Object.values(placementTypes).join(', ')}.`);
    case 'need-not-known':
      return at(`"${problem.need}" is not in the list of needs.`);
    default:
      return problemOfFacts(problem, 'child.facts.');
  }
}
