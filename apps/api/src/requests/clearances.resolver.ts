import { Args, Context, ID, Info, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { longDate } from '#kernel';
import { Clock } from '#platform';
import {
  type ClearanceNotKept,
  ReadHouseholds,
  ReadRequests,
  RecordClearance,
  type RecordedClearance,
} from '#register';
import { clearanceApprovers, clearanceEvidence, clearanceKinds } from '#register/core';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { isSeenBy } from '../homes/home.shape.js';
import { HouseholdNotFoundProblem } from '../homes/home.type.js';
import { ClearancesOfList } from './clearances.loader.js';
import { ClearanceInput, ClearanceType, RecordClearanceAnswer } from './clearances.type.js';
import { placementRequestShape } from './placement-request.shape.js';
import { InvalidInputProblem, PlacementRequestType, RequestNotFoundProblem } from './placement-request.type.js';

const sentences: {
  readonly [Kind in ClearanceNotKept['kind']]: (problem: Extract<ClearanceNotKept, { kind: Kind }>) => string;
} = {
  'clearance-word-not-known': ({ word }) => `"${word}" is not one of the answers. Choose one of those offered.`,
  'giver-not-named': ({ mostCharacters }) =>
    `Give the name and role of whoever did it, in ${mostCharacters} characters or fewer.`,
  'given-after-today': ({ today }) => `The day must be ${longDate(today)} or earlier: record it once it is done.`,
  'authority-not-named': () => 'Choose the authority.',
  'own-authority-named': () => 'Choose another authority: your own has nothing to consent to or to be told.',
  'approver-not-named': () => 'Choose who approved it.',
  'not-of-this-kind': () => 'This does not belong to what is recorded. Leave it out.',
  'clearance-not-held': () => 'This has been withdrawn already, or is of another request. Look at the list again.',
  'withdrawn-without-reason': ({ mostCharacters }) =>
    `Say why it is withdrawn, in ${mostCharacters} characters or fewer.`,
};

const problemOf = (problem: ClearanceNotKept): InvalidInputProblem =>
  new InvalidInputProblem((sentences[problem.kind] as (problem: ClearanceNotKept) => string)(problem), problem.field);

const clearanceShape = (clearance: RecordedClearance): ClearanceType => {
  const { id, householdId, household, kind, authority, approver, evidence, givenBy, givenOn } = clearance;
  return {
    ...{ id, kind, givenBy, givenOn, recordedBy: clearance.recordedBy, recordedAt: clearance.recordedAt },
    home: { id: householdId, ...household },
    kindName: clearanceKinds[kind],
    authority: authority === null ? null : { code: authority },
    approverName: approver === null ? null : clearanceApprovers[approver],
    evidence: evidence.map((one) => clearanceEvidence[one]),
    withdrawn: clearance.withdrawn,
  };
};

/** Consents, approvals and notices of a request, home by home. */
@Resolver(() => PlacementRequestType)
export class ClearancesResolver {
  constructor(
    private readonly clearances: ClearancesOfList,
    private readonly recording: RecordClearance,
    private readonly requests: ReadRequests,
    private readonly households: ReadHouseholds,
    private readonly clock: Clock,
  ) {}

  @ResolveField(() => [ClearanceType], {
    name: 'clearances',
    description: 'Consents, approvals and notices, home by home, in order of recording; withdrawn ones too.',
  })
  @RequiresPermission('request-read')
  async clearancesOf(
    @Parent() request: PlacementRequestType,
    @Context() context: OperationContext,
  ): Promise<ClearanceType[]> {
    return (await this.clearances.ofRequest(context, request.id)).map(clearanceShape);
  }

  @Mutation(() => RecordClearanceAnswer, {
    description:
      'Records a consent, an approval or a notice for a child and a home. What is recorded again takes the place of the earlier, which stays on record.',
  })
  @RequiresPermission('clearance-record')
  async recordClearance(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('clearance') { kind, authority, approver, evidence, givenBy, givenOn }: ClearanceInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordClearanceAnswer> {
    const { authorityCode, name } = callerOf(context);
    const today = this.clock.today();
    const home = await this.households.byId(homeId);
    if (!home.ok || !isSeenBy(authorityCode, home.value, today)) {
      notFoundFor(context, info, 'household', homeId.slice(0, 36));
      return new HouseholdNotFoundProblem();
    }
    const recorded = await this.recording.record({
      ...{ requestId, authorityCode, byWhom: name, today },
      clearance: {
        ...{ householdId: home.value.id, kind, givenBy, givenOn },
        authority: authority ?? null,
        approver: approver ?? null,
        evidence: evidence ?? [],
      },
    });
    return recorded.ok || recorded.problem.kind === 'request-not-found'
      ? this.answer(requestId, recorded.ok, context, info)
      : problemOf(recorded.problem);
  }

  @Mutation(() => RecordClearanceAnswer, {
    description: 'Withdraws a consent, an approval or a notice, for a reason. It stays on record and no longer counts.',
  })
  @RequiresPermission('clearance-record')
  async withdrawClearance(
    @Args('requestId', { type: () => ID }) requestId: string,
    @Args('id', { type: () => ID }) id: string,
    @Args('because') because: string,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordClearanceAnswer> {
    const { authorityCode, name } = callerOf(context);
    const withdrawn = await this.recording.withdraw({ requestId, authorityCode, id, because, byWhom: name });
    return withdrawn.ok || withdrawn.problem.kind === 'request-not-found'
      ? this.answer(requestId, withdrawn.ok, context, info)
      : problemOf(withdrawn.problem);
  }

  private async answer(
    requestId: string,
    isThere: boolean,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordClearanceAnswer> {
    const request = isThere ? await this.requests.byId(requestId, callerOf(context).authorityCode) : null;
    if (!request?.ok) {
      notFoundFor(context, info, 'request', requestId);
      return new RequestNotFoundProblem();
    }
    showing(context, info, 'request', [request.value.id]);
    showing(context, info, 'child', [request.value.child.id]);
    return placementRequestShape(request.value, this.clock.today());
  }
}
