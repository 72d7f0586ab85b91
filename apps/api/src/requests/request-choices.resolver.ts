import { Field, ID, ObjectType, Query, Resolver } from '@nestjs/graphql';
import {
  accessNeeds,
  childRisks,
  courtOrderKinds,
  faiths,
  livesBestAs,
  petKinds,
  placementTypes,
  skills,
  wishes,
} from '#register/core';
import { RequiresPermission } from '../access/operation-permission.js';
import { recordAnswers } from './placement-record.enums.js';
import { NeedType, PlacementTypeType } from './placement-request.type.js';

@ObjectType('Answer')
export class AnswerType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('AnswerList', { description: 'The answers to a question of a placement record.' })
export class AnswerListType {
  @Field({ description: 'Which list, as `petAnswers`.' })
  readonly list!: string;

  @Field(() => [AnswerType], { description: 'Each by the name it is sent by, as YES_CAN, with the words people read.' })
  readonly answers!: readonly AnswerType[];
}

@ObjectType('RequestChoices', { description: 'The words that a placement request may be written with.' })
export class RequestChoicesType {
  @Field(() => [PlacementTypeType])
  readonly placementTypes!: PlacementTypeType[];

  @Field(() => [NeedType])
  readonly needs!: NeedType[];

  @Field(() => [AnswerListType], { description: 'The word lists of a placement record.' })
  readonly recordAnswers!: readonly AnswerListType[];

  @Field(() => [AnswerListType], { description: 'The word lists of what more is known, as `accessNeeds`.' })
  readonly factAnswers!: readonly AnswerListType[];
}

const choicesOf = (words: Readonly<Record<string, string>>): { id: string; name: string }[] =>
  Object.entries(words).map(([id, name]) => ({ id, name }));

const factAnswers: readonly AnswerListType[] = Object.entries({
  accessNeeds,
  faiths,
  wishes,
  risks: childRisks,
  livesBestAs,
  petKinds,
  courtOrderKinds,
}).map(([list, words]) => ({ list, answers: choicesOf(words) }));

@Resolver()
export class RequestChoicesResolver {
  @Query(() => RequestChoicesType, { description: 'What a form for a new request offers.' })
  @RequiresPermission('request-open')
  requestChoices(): RequestChoicesType {
    return { placementTypes: choicesOf(placementTypes), needs: choicesOf(skills), recordAnswers, factAnswers };
  }
}
