import { Field, Int, ObjectType } from '@nestjs/graphql';

/** Where a pin may stand: the centre of a postcode sector, never the address. */
@ObjectType('SectorCentre')
export class SectorCentreType {
  @Field(() => Int, { description: 'Metres east on the National Grid.' })
  readonly easting!: number;

  @Field(() => Int, { description: 'Metres north on the National Grid.' })
  readonly northing!: number;

  @Field({ description: 'Such as "ZN4 7".' })
  readonly postcodeSector!: string;
}
