import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { connectionOf } from '../graphql/connection.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { DateTimeScalar } from '../graphql/date-time.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';
import { MatchRunCountsType } from './match-run.type.js';
import { SiblingGroupSearchType } from './sibling-group.type.js';
import { FoundHomesType } from './search-homes.type.js';

export const searchKinds = { REQUEST: 'request', DESCRIBED: 'described', SIBLINGS: 'siblings' } as const;
export type SearchKind = (typeof searchKinds)[keyof typeof searchKinds];
registerEnumType(searchKinds, {
  name: 'SearchKind',
  description: 'For the child of a request, for a child who was only described, or for brothers and sisters together.',
});

@ObjectType('RecordedSearchChild', { description: 'A child a search was for.' })
export class RecordedSearchChildType {
  @Field(() => ID, { nullable: true, description: 'Null of a child who was only described.' })
  readonly requestId!: string | null;

  @Field({ description: 'As in "Ruby, girl of 7", of the age on the day the search was made.' })
  readonly description!: string;
}

@ObjectType('SearchRecord', { description: 'A search that somebody asked for, as it is kept. Records never change.' })
export class SearchRecordType {
  @Field(() => ID)
  readonly id!: string;

  @Field(() => searchKinds)
  readonly kind!: SearchKind;

  @Field()
  readonly searchedBy!: string;

  @Field(() => DateTimeScalar, { description: 'When it was first answered.' })
  readonly recordedAt!: Date;

  @Field(() => Int, { description: 'How often the same person asked the same and was answered from the same facts.' })
  readonly timesAsked!: number;

  @Field(() => DateTimeScalar)
  readonly lastAskedAt!: Date;

  @Field(() => DateScalar)
  readonly judgedOn!: LocalDate;

  @Field(() => DateScalar, { description: 'The day the child, or the first of them, would move in.' })
  readonly startsOn!: LocalDate;

  @Field(() => [RecordedSearchChildType])
  readonly children!: readonly RecordedSearchChildType[];

  @Field(() => Float, { nullable: true, description: 'No more miles from home; null where no distance was asked.' })
  readonly withinMiles!: number | null;

  @Field(() => Int)
  readonly policyVersion!: number;

  @Field()
  readonly engineVersion!: string;

  @Field(() => Float, { description: 'The number of the last change of the register that the answer knew.' })
  readonly factsRevision!: number;

  @Field({ description: 'SHA-256 of everything the answer was made from.' })
  readonly factsDigest!: string;

  @Field(() => MatchRunCountsType, { nullable: true, description: 'Null of brothers and sisters.' })
  readonly counts!: MatchRunCountsType | null;
}

@ObjectType()
export class SearchRecordConnection extends connectionOf(SearchRecordType, 'SearchRecord') {}

@ObjectType('SearchReplay', { description: 'The frozen facts searched once more by the engine of today.' })
export class SearchReplayType {
  @Field({ description: 'Whether all that was shown would be shown again.' })
  readonly isSame!: boolean;

  @Field({ description: 'The same in a sentence, with the first thing that differs.' })
  readonly sentence!: string;

  @Field()
  readonly engineVersionThen!: string;

  @Field()
  readonly engineVersionNow!: string;
}

@ObjectType('SearchOnRecord', { description: 'A record with what was shown then.' })
export class SearchOnRecordType {
  @Field(() => SearchRecordType)
  readonly record!: SearchRecordType;

  @Field(() => FoundHomesType, {
    nullable: true,
    description: 'Word for word, whatever the engine of today would say; null of brothers and sisters.',
  })
  readonly answer!: FoundHomesType | null;

  @Field(() => SiblingGroupSearchType, { nullable: true, description: 'The same of brothers and sisters.' })
  readonly siblings!: SiblingGroupSearchType | null;
}

@ObjectType('SearchRecordNotFoundProblem', { implements: () => ProblemType })
export class SearchRecordNotFoundProblem extends ProblemType {
  constructor() {
    super('search-record-not-found', 'There is no record of a search like that.', 'id');
  }
}

export const SearchRecordAnswer = answerType('SearchRecordAnswer', SearchOnRecordType, [SearchRecordNotFoundProblem]);
