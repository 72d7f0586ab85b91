import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { KeepSearches, SearchSiblingGroup, type SiblingGroupRefused } from '#matching';
import { Clock } from '#platform';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { AuthorityNames } from '../geography/authority-names.loader.js';
import { RequestNotFoundProblem } from '../requests/placement-request.type.js';
import { olderThanAnyPlacementSentence } from './older-than-any-placement.js';
import { ReasonNamesReader } from './reason-names.loader.js';
import { type ReasonNames } from './reason-sentences.js';
import { siblingGroupShape } from './sibling-group.shape.js';
import { NoSiblingGroupProblem, SiblingGroupSearchAnswer } from './sibling-group.type.js';
import { SiblingsNamed } from './siblings-named.service.js';

@Resolver()
export class SiblingGroupResolver {
  constructor(
    private readonly search: SearchSiblingGroup,
    private readonly records: KeepSearches,
    private readonly siblings: SiblingsNamed,
    private readonly authorities: AuthorityNames,
    private readonly names: ReasonNamesReader,
    private readonly clock: Clock,
  ) {}

  @Query(() => SiblingGroupSearchAnswer, {
    description:
      'Homes for the brothers and sisters who wait with the child of a request. Answered at once and kept as a record.',
  })
  @RequiresPermission('match-request')
  async siblingGroupSearch(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof SiblingGroupSearchAnswer> {
    const { authorityCode } = callerOf(context);
    const today = this.clock.today();
    const found = await this.search.search(requestId, authorityCode, today);
    if (!found.ok) {
      notFoundFor(context, info, 'request', requestId);
      return this.problemOf(found.problem, context);
    }
    const { requests } = found.value;
    const siblings = await this.siblings.of(requests, context);
    showing(context, info, 'request', [...requests.map((request) => request.requestId)]);
    showing(context, info, 'child', [...siblings.keys()]);
    // Before it is shown: an answer without its record is not given.
    const { id, name } = callerOf(context);
    const by = { id, name, authorityCode, requestReference: context.reference };
    const recordId = await this.records.keepGroup(found.value, by);
    showing(context, info, 'search-record', [recordId]);
    const answer = siblingGroupShape({ ...found.value, recordId }, siblings);
    showing(context, info, 'household', [...answer.householdIds]);
    return answer.shape;
  }

  private async problemOf(
    problem: SiblingGroupRefused,
    context: OperationContext,
  ): Promise<RequestNotFoundProblem | NoSiblingGroupProblem> {
    switch (problem.kind) {
      case 'request-not-found':
        return new RequestNotFoundProblem();
      case 'no-siblings-waiting':
        return new NoSiblingGroupProblem(
          problem.kind,
          'No brother or sister of this child waits for a home. Open a request for each of them, naming the same sibling group, or find homes for this child alone.',
        );
      case 'too-many-siblings':
        return new NoSiblingGroupProblem(
          problem.kind,
          `${problem.children} brothers and sisters wait; ${problem.most} are the most that can be looked for at once. Look for some of them in a group of their own.`,
        );
      case 'sibling-older-than-any-placement': {
        const { child } = await this.names.forChild(context, problem.childId);
        return new NoSiblingGroupProblem(
          problem.kind,
          olderThanAnyPlacementSentence(problem, child ?? 'One of the brothers and sisters'),
        );
      }
      case 'siblings-of-different-authorities': {
        const nameOf: ReasonNames['authority'] = await this.authorities.for(context);
        const named = problem.authorities.map((code) => nameOf(code) ?? `authority ${code}`).join(' and ');
        return new NoSiblingGroupProblem(
          problem.kind,
          `The requests of this sibling group are of different authorities: ${named}. Each authority places its own children: agree who looks for a home, or give the groups different names.`,
        );
      }
    }
  }
}
