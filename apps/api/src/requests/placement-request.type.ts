import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type Sex, type Urgency } from '#register/core';
import { AuthorityType } from '../geography/authority.type.js';
import { SectorCentreType } from '../geography/sector-centre.type.js';
import { connectionOf } from '../graphql/connection.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

export const requestStatuses = { OPEN: 'open', CLOSED: 'closed' } as const;
export type RequestStatus = (typeof requestStatuses)[keyof typeof requestStatuses];
registerEnumType(requestStatuses, { name: 'RequestStatus' });

export const urgencies = { PLANNED: 'planned', EMERGENCY: 'emergency' } as const satisfies Record<string, Urgency>;
registerEnumType(urgencies, { name: 'Urgency' });

export const sexes = {
  MALE: 'male',
  FEMALE: 'female',
  NOT_RECORDED: 'not-recorded',
} as const satisfies Record<string, Sex>;
registerEnumType(sexes, { name: 'Sex' });

@ObjectType('Child')
export class ChildType {
  @Field(() => ID)
  readonly id!: string;

  @Field({ description: "The child's code in the authority's own system. Never shown alone." })
  readonly code!: string;

  @Field(() => AuthorityType, { description: 'The authority that looks after the child.' })
  readonly authority!: AuthorityType;

  @Field(() => String, { nullable: true })
  readonly knownAs!: string | null;

  @Field(() => Int, { nullable: true, description: 'Completed years today; null when the birthday is not recorded.' })
  readonly ageInYears!: number | null;

  @Field(() => sexes)
  readonly sex!: Sex;

  @Field({ description: 'As in "Ruby, girl of 7".' })
  readonly description!: string;
}

@ObjectType('PlacementType')
export class PlacementTypeType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('Need')
export class NeedType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('School')
export class SchoolType {
  @Field()
  readonly name!: string;
}

@ObjectType('PlacementRequest', { description: "A social worker's request for a home for one child." })
export class PlacementRequestType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field(() => ChildType)
  readonly child!: ChildType;

  @Field(() => DateScalar)
  readonly openedOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true })
  readonly closedOn!: LocalDate | null;

  @Field(() => requestStatuses)
  readonly status!: RequestStatus;

  @Field(() => urgencies)
  readonly urgency!: Urgency;

  @Field(() => DateScalar)
  readonly neededBy!: LocalDate;

  @Field(() => DateScalar)
  readonly startsOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of the placement, when one is expected.' })
  readonly expectedUntil!: LocalDate | null;

  @Field(() => PlacementTypeType)
  readonly placementType!: PlacementTypeType;

  @Field(() => [NeedType])
  readonly needs!: readonly NeedType[];

  @Field(() => SchoolType, { nullable: true })
  readonly school!: SchoolType | null;

  @Field()
  readonly schoolMustContinue!: boolean;

  @Field(() => String, { nullable: true })
  readonly siblingsNote!: string | null;

  @Field()
  readonly summary!: string;

  @Field(() => SectorCentreType, { nullable: true, description: 'Where home is, no finer than a postcode sector.' })
  readonly homeArea!: SectorCentreType | null;

  @Field(() => SectorCentreType, { nullable: true, description: 'Where school is, no finer than a postcode sector.' })
  readonly schoolArea!: SectorCentreType | null;
}

@ObjectType('PlacementRequestConnection')
export class PlacementRequestConnection extends connectionOf(PlacementRequestType, 'PlacementRequest') {}

@ObjectType('RequestNotFoundProblem', { implements: () => ProblemType })
export class RequestNotFoundProblem extends ProblemType {
  constructor() {
    super('request-not-found', 'There is no placement request like that.', 'id');
  }
}

@ObjectType('RequestNotOpenProblem', { implements: () => ProblemType })
export class RequestNotOpenProblem extends ProblemType {
  constructor() {
    super('request-not-open', 'This placement request is closed.');
  }
}

@ObjectType('RequestAlreadyOpenProblem', { implements: () => ProblemType })
export class RequestAlreadyOpenProblem extends ProblemType {
  constructor() {
    super('request-already-open', 'There is an open placement request for this child already.', 'childCode');
  }
}

@ObjectType('InvalidInputProblem', { implements: () => ProblemType })
export class InvalidInputProblem extends ProblemType {
  constructor(message: string, field: string | null) {
    super('invalid-input', message, field);
  }
}

export const PlacementRequestAnswer = answerType('PlacementRequestAnswer', PlacementRequestType, [
  RequestNotFoundProblem,
]);

export const OpenPlacementRequestAnswer = answerType('OpenPlacementRequestAnswer', PlacementRequestType, [
  RequestAlreadyOpenProblem,
  InvalidInputProblem,
]);

export const ClosePlacementRequestAnswer = answerType('ClosePlacementRequestAnswer', PlacementRequestType, [
  RequestNotFoundProblem,
  RequestNotOpenProblem,
  InvalidInputProblem,
]);
