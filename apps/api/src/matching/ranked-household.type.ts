import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { type RankedHousehold } from '#matching';
import { AuthorityType } from '../geography/authority.type.js';
import { connectionOf } from '../graphql/connection.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { RuleType } from './rule.type.js';

export const standings = {
  ELIGIBLE: 'eligible',
  NEEDS_AUTHORITY: 'needs-authority',
  NEAR_MISS: 'near-miss',
} as const;
export type RankedStanding = (typeof standings)[keyof typeof standings];
registerEnumType(standings, { name: 'Standing' });

export const findingEffects = {
  MET: 'met',
  COSTS_POINTS: 'costs-points',
  WARNS: 'warns',
  CHECK: 'check',
  BEFORE_PLACING: 'before-placing',
  NEEDS_AUTHORITY: 'needs-authority',
  BLOCKS: 'blocks',
} as const;
export type FindingEffect = (typeof findingEffects)[keyof typeof findingEffects];
registerEnumType(findingEffects, { name: 'FindingEffect' });

export const serviceKinds = { AUTHORITY: 'authority', AGENCY: 'agency' } as const;
export type ServiceKind = (typeof serviceKinds)[keyof typeof serviceKinds];
registerEnumType(serviceKinds, { name: 'ServiceKind' });

export const constellationRoles = { HUB: 'hub', SATELLITE: 'satellite' } as const;
export type ConstellationRole = (typeof constellationRoles)[keyof typeof constellationRoles];
registerEnumType(constellationRoles, { name: 'ConstellationRole' });

@ObjectType('Finding', { description: 'What one rule says of one home for this child.' })
export class FindingType {
  @Field(() => RuleType)
  readonly rule!: RuleType;

  @Field(() => findingEffects)
  readonly effect!: FindingEffect;

  @Field(() => Int, { description: 'Never more than 0.' })
  readonly points!: number;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Of something to do: the last day for it; null when it is due before the child moves in.',
  })
  readonly dueOn!: LocalDate | null;

  @Field()
  readonly sentence!: string;

  @Field(() => String, { nullable: true, description: 'The way out, where there is one.' })
  readonly remedy!: string | null;
}

@ObjectType('HouseholdConstellation')
export class HouseholdConstellationType {
  @Field()
  readonly name!: string;

  @Field(() => constellationRoles)
  readonly role!: ConstellationRole;
}

@ObjectType('HouseholdCard', { description: 'A home as it stood when the ranking was made.' })
export class HouseholdCardType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly serviceName!: string;

  @Field(() => serviceKinds)
  readonly serviceKind!: ServiceKind;

  @Field(() => AuthorityType, {
    nullable: true,
    description: 'The authority where the home is; null when not recorded.',
  })
  readonly areaAuthority!: AuthorityType | null;

  @Field(() => Int)
  readonly vacantPlaces!: number;

  @Field(() => Int)
  readonly places!: number;

  @Field(() => HouseholdConstellationType, { nullable: true })
  readonly constellation!: HouseholdConstellationType | null;

  /** Not shown: where the map's pin stands is made of it. */
  readonly postcodeSector!: string | null;
}

@ObjectType('RankedHousehold')
export class RankedHouseholdType {
  @Field(() => Int, { description: 'Counts from 1 through the whole ranking.' })
  readonly place!: number;

  @Field(() => standings)
  readonly standing!: RankedStanding;

  @Field(() => Int)
  readonly points!: number;

  @Field(() => Float, { nullable: true })
  readonly milesFromHome!: number | null;

  @Field(() => Float, { nullable: true })
  readonly milesFromSchool!: number | null;

  /** Not shown: what the fields of the resolver are made of. */
  readonly judged!: RankedHousehold;
  readonly childId!: string;
}

@ObjectType('RankedHouseholdConnection')
export class RankedHouseholdConnection extends connectionOf(RankedHouseholdType, 'RankedHousehold') {}
