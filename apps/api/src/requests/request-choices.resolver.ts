import { Field, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { placementTypes, skills } from '#register/core';
import { RequiresPermission } from '../access/operation-permission.js';
import { NeedType, PlacementTypeType } from './placement-request.type.js';

@ObjectType('RequestChoices', { description: 'The words that a placement request may be written with.' })
export class RequestChoicesType {
  @Field(() => [PlacementTypeType])
  readonly placementTypes!: PlacementTypeType[];

  @Field(() => [NeedType])
  readonly needs!: NeedType[];
}

const choicesOf = (words: Readonly<Record<string, string>>): { id: string; name: string }[] =>
  Object.entries(words).map(([id, name]) => ({ id, name }));

@Resolver()
export class RequestChoicesResolver {
  @Query(() => RequestChoicesType, { description: 'What a form for a new request offers.' })
  @RequiresPermission('request-open')
  requestChoices(): RequestChoicesType {
    return { placementTypes: choicesOf(placementTypes), needs: choicesOf(skills) };
  }
}
