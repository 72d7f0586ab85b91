import { Field, ID, Int, ObjectType } from '@nestjs/graphql';

/** An authority's area as a map draws it. */
@ObjectType('Area')
export class AreaType {
  @Field(() => ID)
  readonly code!: string;

  @Field()
  readonly name!: string;

  @Field(() => [[[Int]]], {
    description: 'Rings of [easting, northing] in metres on the National Grid; a ring within another is a hole.',
  })
  readonly rings!: readonly (readonly (readonly number[])[])[];
}
