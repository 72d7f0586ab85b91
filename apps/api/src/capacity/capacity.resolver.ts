import { Args, ArgsType, Context, Field, ID, Info, Query, Resolver } from '@nestjs/graphql';
import { GraphQLError, type GraphQLResolveInfo } from 'graphql';
import { type LocalDate } from '#kernel';
import { ageBands, isAgeBand, ReadCapacity } from '#matching';
import { isPlacementType, isSkill, placementTypes, skills } from '#register/core';
import { callerOf, type OperationContext, showing } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { mayDo } from '../access/permission.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { capacityBoardShape } from './capacity-board.shape.js';
import { CapacityBoardType } from './capacity-board.type.js';

@ArgsType()
class CapacityArgs {
  @Field(() => DateScalar, { description: 'Today, or any other day: each is told from the facts of that day.' })
  readonly on!: LocalDate;

  @Field(() => ID, { nullable: true, description: 'As `districts` names it.' })
  readonly districtCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'As `ageBands` names it.' })
  readonly ageBand?: string | null;

  @Field(() => ID, { nullable: true, description: 'As `placementTypes` names it.' })
  readonly placementType?: string | null;

  @Field(() => ID, { nullable: true, description: 'As `skills` names it.' })
  readonly skill?: string | null;
}

/** @throws GraphQLError when the id is none of the list: it names the argument, what was sent and what can be. */
function oneOf<Id extends string>(
  argument: string,
  sent: string | null | undefined,
  isKnown: (text: string) => text is Id,
  known: object,
): Id | null {
  if (sent === null || sent === undefined) return null;
  if (isKnown(sent)) return sent;
  throw new GraphQLError(`There is no ${argument} "${sent}". Send one of: ${Object.keys(known).join(', ')}.`, {
    extensions: { code: 'BAD_USER_INPUT' },
  });
}

@Resolver()
export class CapacityResolver {
  constructor(private readonly capacity: ReadCapacity) {}

  @Query(() => CapacityBoardType, {
    description: "Of the caller's own authority: places approved, filled, vacant and not available, and why.",
  })
  @RequiresPermission('capacity-read')
  async capacityBoard(
    @Args() { on, districtCode, ageBand, placementType, skill }: CapacityArgs,
    @Context() context: OperationContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CapacityBoardType> {
    const { authorityCode, role } = callerOf(context);
    const board = await this.capacity.board(authorityCode, {
      on,
      districtCode: districtCode ?? null,
      ageBand: oneOf('ageBand', ageBand, isAgeBand, ageBands),
      placementType: oneOf('placementType', placementType, isPlacementType, placementTypes),
      skill: oneOf('skill', skill, isSkill, skills),
    });
    showing(context, info, 'authority', [authorityCode]);
    const seesHomes = mayDo(role, 'household-read');
    if (seesHomes)
      showing(
        context,
        info,
        'household',
        board.homes.map(({ home }) => home.householdId),
      );
    return capacityBoardShape(board, seesHomes);
  }
}
