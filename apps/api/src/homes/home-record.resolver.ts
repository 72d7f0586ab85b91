import { Args, Context, ID, Info, Mutation, Resolver } from '@nestjs/graphql';
import { type GraphQLResolveInfo } from 'graphql';
import { addDays, type LocalDate, longDate, type Result } from '#kernel';
import { Clock } from '#platform';
import { type Household, type HouseholdNotFound, ReadHouseholds, RecordHome } from '#register';
import { type HomeRecordFault } from '#register/core';
import { callerOf, notFoundFor, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { AuthorityNames } from '../geography/authority-names.loader.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { InvalidInputProblem } from '../requests/placement-request.type.js';
import {
  BedroomInput,
  ExemptionInput,
  RecordedForHomeInput,
  RecordHomeAnswer,
  SharingAgreementInput,
} from './home-record.type.js';
import { homeShape, isSeenBy } from './home.shape.js';
import { HouseholdNotFoundProblem } from './home.type.js';

type NameOf = (code: string) => string;

const sentences: {
  readonly [Kind in HomeRecordFault['kind']]: (
    fault: Extract<HomeRecordFault, { kind: Kind }>,
    nameOf: NameOf,
  ) => string;
} = {
  'no-bedroom': () => 'Give at least one bedroom: a home has bedrooms.',
  'bedroom-not-named': ({ mostCharacters }) => `Give each bedroom a name of 1 to ${mostCharacters} characters.`,
  'bedroom-named-twice': ({ name }) => `Two bedrooms are called ${name}. Give each a name of its own.`,
  'beds-out-of-bounds': ({ name, most }) => `${name} must have a whole number of beds, from 1 to ${most}.`,
  'bedroom-slept-in': ({ name }) => `A child sleeps in ${name}, so it stays. Record first where the child sleeps now.`,
  'no-child-named': () => 'Name at least one child.',
  'child-of-home-not-named-in-full': ({ child }) =>
    `"${child}" does not name a child. Write the code of the authority, a slash and the child's code, like E10000020/4711.`,
  'child-of-home-named-twice': ({ child }) => `${child} is named twice. Name each child once.`,
  'authority-of-home-not-named': () => 'Choose the authority.',
  'not-the-area-authority': ({ area }, nameOf) =>
    `Only the authority where the home is can grant an exemption: ${nameOf(area)}. Choose that authority.`,
  'exemption-ends-before-it-starts': () => 'The exemption ends before it starts. Correct one of the two days.',
  'agreed-after-today': ({ today }) => `The day must be ${longDate(today)} or earlier: record it once it is done.`,
  'home-fact-recorded-already': () => 'The same is recorded already, for the same children.',
  'home-fact-not-recorded': () =>
    'This is not recorded, or has ended: somebody may have changed it just now. Look at the home again.',
};

/** What people record of a home, one thing at a time. */
@Resolver()
export class HomeRecordResolver {
  constructor(
    private readonly households: ReadHouseholds,
    private readonly recording: RecordHome,
    private readonly authorities: AuthorityNames,
    private readonly clock: Clock,
  ) {}

  @Mutation(() => RecordHomeAnswer, {
    description: 'Records the bedrooms that fostered children may use, in the place of those recorded.',
  })
  @RequiresPermission('household-record')
  recordBedrooms(
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('rooms', { type: () => [BedroomInput] }) rooms: BedroomInput[],
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const named = rooms.map(({ name, beds }) => ({ name: name.trim(), beds }));
    return this.record(homeId, (id) => this.recording.recordBedrooms(id, named), context, info);
  }

  @Mutation(() => RecordHomeAnswer, {
    description: 'Records an exemption from the usual fostering limit; the others stay.',
  })
  @RequiresPermission('household-record')
  addExemption(
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('exemption') { authority, children, firstDay, lastDay }: ExemptionInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const valid = { from: firstDay, until: lastDay ? addDays(lastDay, 1) : null };
    const exemption = { authority, children: trimmed(children), valid };
    return this.record(homeId, (id) => this.recording.addExemption(id, exemption), context, info);
  }

  @Mutation(() => RecordHomeAnswer, {
    description: 'Records the last day of an exemption, past or to come; it stays on record.',
  })
  @RequiresPermission('household-record')
  endExemption(
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('exemption') exemption: RecordedForHomeInput,
    @Args('lastDay', { type: () => DateScalar }) lastDay: LocalDate,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const today = this.clock.today();
    return this.record(homeId, (id) => this.recording.endExemption(id, exemption, lastDay, today), context, info);
  }

  @Mutation(() => RecordHomeAnswer, {
    description: 'Records that an authority agreed that children share a bedroom; the others stay.',
  })
  @RequiresPermission('household-record')
  addSharingAgreement(
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('agreement') { authority, children, agreedOn, assessedOn }: SharingAgreementInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const agreement = { authority, children: trimmed(children), agreedOn, assessedOn: assessedOn ?? null };
    const today = this.clock.today();
    return this.record(homeId, (id) => this.recording.addSharingAgreement(id, agreement, today), context, info);
  }

  @Mutation(() => RecordHomeAnswer, {
    description: 'Withdraws an agreement to share a bedroom: it stays on record and no longer counts.',
  })
  @RequiresPermission('household-record')
  withdrawSharingAgreement(
    @Args('homeId', { type: () => ID }) homeId: string,
    @Args('agreement') agreement: RecordedForHomeInput,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const today = this.clock.today();
    return this.record(homeId, (id) => this.recording.withdrawSharingAgreement(id, agreement, today), context, info);
  }

  /** A home that is not seen is not found; one of another authority's own service is that authority's to record. */
  private async record(
    homeId: string,
    change: (id: string) => Promise<Result<Household, HomeRecordFault | HouseholdNotFound>>,
    context: OperationContext,
    info: GraphQLResolveInfo,
  ): Promise<typeof RecordHomeAnswer> {
    const { authorityCode } = callerOf(context);
    const today = this.clock.today();
    const known = await this.households.byId(homeId);
    if (!known.ok || !isSeenBy(authorityCode, known.value, today)) {
      notFoundFor(context, info, 'household', homeId.slice(0, 36));
      return new HouseholdNotFoundProblem();
    }
    const { service } = known.value;
    if (service.authorityCode !== null && service.authorityCode !== authorityCode) {
      notFoundFor(context, info, 'household', homeId.slice(0, 36));
      return new InvalidInputProblem(
        `${known.value.name} is a home of ${service.name}, another authority's own service. Ask them to record it.`,
        'homeId',
      );
    }
    const recorded = await change(known.value.id);
    showing(context, info, 'household', [known.value.id]);
    if (recorded.ok) return homeShape(recorded.value, authorityCode, today);
    const { problem } = recorded;
    if (problem.kind === 'household-not-found') return new HouseholdNotFoundProblem();
    const nameOf = await this.authorities.for(context);
    const sentence = sentences[problem.kind] as (fault: HomeRecordFault, nameOf: NameOf) => string;
    return new InvalidInputProblem(
      sentence(problem, (code) => nameOf(code) ?? `authority ${code}`),
      problem.field,
    );
  }
}

const trimmed = (children: readonly string[]): readonly string[] =>
  children.map((child) => child.trim()).filter((child) => child !== '');
