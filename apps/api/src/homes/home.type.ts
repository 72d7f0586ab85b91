import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate } from '#kernel';
import { AuthorityType } from '../geography/authority.type.js';
import { SectorCentreType } from '../geography/sector-centre.type.js';
import { DateScalar } from '../graphql/date.scalar.js';
import { answerType, ProblemType } from '../graphql/problem.type.js';

export const settingKinds = {
  FOSTER_HOME: 'foster-home',
  SUPPORTED_ACCOMMODATION: 'supported-accommodation',
  OTHER_ARRANGEMENT: 'other-arrangement',
} as const;
registerEnumType(settingKinds, { name: 'SettingKind' });

export const approvalKindsShown = {
  FULL: 'full',
  TEMPORARY: 'temporary',
  FOSTERING_FOR_ADOPTION: 'fostering-for-adoption',
} as const;
registerEnumType(approvalKindsShown, { name: 'ApprovalKind' });

export const memberRoles = { ADULT: 'adult', OWN_CHILD: 'own-child' } as const;
registerEnumType(memberRoles, { name: 'HouseholdMemberRole' });

export const agreementStates = { SIGNED: 'signed', NONE: 'none', NOT_RECORDED: 'not-recorded' } as const;
registerEnumType(agreementStates, { name: 'AgreementState' });

@ObjectType('WordOfRegister', { description: 'A word of a list of the register, and how people say it.' })
export class WordOfRegisterType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly name!: string;
}

@ObjectType('DaysOfFact', { description: 'First and last day, both included.' })
export class DaysOfFactType {
  @Field(() => DateScalar)
  readonly firstDay!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'Null while no end is known.' })
  readonly lastDay!: LocalDate | null;
}

@ObjectType('HomeApproval')
export class HomeApprovalType {
  @Field(() => approvalKindsShown)
  readonly kind!: string;

  @Field(() => DaysOfFactType)
  readonly days!: DaysOfFactType;

  @Field(() => DateScalar, { nullable: true, description: 'The last day of a temporary approval that was extended.' })
  readonly extendedTo!: LocalDate | null;

  @Field(() => Int, { nullable: true, description: 'Null sets no limit, as with every term.' })
  readonly mostChildren!: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageTo!: number | null;

  @Field(() => String, { nullable: true, description: 'female or male, where the approval is for one of them only.' })
  readonly sex!: string | null;

  @Field(() => [WordOfRegisterType], { nullable: true })
  readonly placementTypes!: readonly WordOfRegisterType[] | null;

  @Field(() => DateScalar, { nullable: true })
  readonly resignationNoticeOn!: LocalDate | null;
}

@ObjectType('Bedroom')
export class BedroomType {
  @Field()
  readonly name!: string;

  @Field(() => Int)
  readonly beds!: number;
}

@ObjectType('HouseholdMember', { description: 'Somebody who is neither a carer nor fostered nor a Staying Put adult.' })
export class HouseholdMemberType {
  @Field(() => memberRoles)
  readonly role!: string;

  @Field(() => Int, { nullable: true, description: 'Today; null when it is not recorded.' })
  readonly ageInYears!: number | null;

  @Field({ description: 'Of what a criminal record check says, nothing is told here.' })
  readonly checkIsRecorded!: boolean;
}

@ObjectType('FosteringLimitExemption')
export class ExemptionType {
  @Field(() => AuthorityType)
  readonly authority!: AuthorityType;

  @Field(() => Int, { description: 'How many children it names.' })
  readonly children!: number;

  @Field(() => DaysOfFactType)
  readonly days!: DaysOfFactType;
}

@ObjectType('SharingAgreement', { description: 'An authority agreed that children of its own share a bedroom.' })
export class SharingAgreementType {
  @Field(() => AuthorityType)
  readonly authority!: AuthorityType;

  @Field(() => Int, { description: 'How many children it names.' })
  readonly children!: number;

  @Field(() => DateScalar)
  readonly agreedOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The day of the recorded assessment.' })
  readonly assessedOn!: LocalDate | null;
}

@ObjectType('HomeTraining')
export class HomeTrainingType {
  @Field(() => WordOfRegisterType)
  readonly skill!: WordOfRegisterType;

  @Field(() => DateScalar)
  readonly completedOn!: LocalDate;

  @Field(() => DateScalar, { nullable: true, description: 'The last day it counts; null where it does not lapse.' })
  readonly lastDay!: LocalDate | null;
}

@ObjectType('HomeExperience')
export class HomeExperienceType {
  @Field(() => WordOfRegisterType)
  readonly skill!: WordOfRegisterType;

  @Field(() => Int, { description: 'How many children with the need have lived there.' })
  readonly children!: number;
}

@ObjectType('CarerPreference', { description: 'What the carers prefer, as they said: never a term of approval.' })
export class CarerPreferenceType {
  @Field(() => Int, { nullable: true })
  readonly ageFrom!: number | null;

  @Field(() => Int, { nullable: true })
  readonly ageTo!: number | null;

  @Field(() => Int, { nullable: true })
  readonly mostChildren!: number | null;

  @Field(() => String, { nullable: true, description: 'female or male; null where the carers said nothing of it.' })
  readonly sex!: string | null;

  @Field(() => Boolean, { nullable: true })
  readonly takesSiblings!: boolean | null;

  @Field(() => [WordOfRegisterType], { description: 'Needs for which the carers said they are not ready.' })
  readonly notReadyFor!: readonly WordOfRegisterType[];
}

@ObjectType('ServiceFramework')
export class ServiceFrameworkType {
  @Field(() => AuthorityType)
  readonly authority!: AuthorityType;

  @Field(() => DaysOfFactType)
  readonly days!: DaysOfFactType;
}

@ObjectType('HomeHold', { description: 'A hold by the fostering service: policy, not law. No child is named.' })
export class HomeHoldType {
  @Field({ description: 'all, new-children or named-child.' })
  readonly scope!: string;

  @Field(() => DaysOfFactType)
  readonly days!: DaysOfFactType;

  @Field(() => DateScalar, { nullable: true })
  readonly reviewOn!: LocalDate | null;

  @Field()
  readonly decidedBy!: string;
}

@ObjectType('PlacesNotAvailable', { description: 'Places of a home that nobody can move into, and why.' })
export class PlacesNotAvailableType {
  @Field(() => Int)
  readonly places!: number;

  @Field(() => WordOfRegisterType)
  readonly reason!: WordOfRegisterType;

  @Field(() => DaysOfFactType)
  readonly days!: DaysOfFactType;
}

@ObjectType('HomeSkill', { description: 'A skill of the carers, and the last day it counts.' })
export class HomeSkillType {
  @Field(() => WordOfRegisterType)
  readonly skill!: WordOfRegisterType;

  @Field(() => DateScalar, { nullable: true })
  readonly lastDay!: LocalDate | null;
}

@ObjectType('Home', { description: 'A home of the register as it is today. A list that is null is not recorded.' })
export class HomeType {
  @Field(() => ID)
  readonly id!: string;

  @Field()
  readonly reference!: string;

  @Field()
  readonly name!: string;

  @Field()
  readonly serviceName!: string;

  @Field(() => [ServiceFrameworkType])
  readonly frameworks!: readonly ServiceFrameworkType[];

  @Field(() => SectorCentreType, { nullable: true, description: 'Where it is, no finer than a postcode sector.' })
  readonly area!: SectorCentreType | null;

  @Field(() => settingKinds)
  readonly setting!: string;

  @Field(() => Boolean, { nullable: true })
  readonly isRegistered!: boolean | null;

  @Field(() => Int)
  readonly places!: number;

  @Field(() => [HomeApprovalType])
  readonly approvals!: readonly HomeApprovalType[];

  @Field(() => agreementStates)
  readonly agreement!: string;

  @Field(() => DateScalar, { nullable: true })
  readonly agreementSignedOn!: LocalDate | null;

  @Field(() => DateScalar, { nullable: true })
  readonly lastReviewOn!: LocalDate | null;

  @Field(() => [BedroomType], { nullable: true })
  readonly rooms!: readonly BedroomType[] | null;

  @Field(() => [HouseholdMemberType])
  readonly members!: readonly HouseholdMemberType[];

  @Field({ description: 'Whether a criminal record check of every carer and every adult is recorded.' })
  readonly everybodyIsChecked!: boolean;

  @Field(() => [ExemptionType])
  readonly exemptions!: readonly ExemptionType[];

  @Field(() => [SharingAgreementType])
  readonly sharingAgreements!: readonly SharingAgreementType[];

  @Field(() => Int, { description: 'Children who come, or came, for short breaks.' })
  readonly childrenOnShortBreaks!: number;

  @Field(() => Int, { description: 'Children of the own authority of whom a carer is a connected person.' })
  readonly connectedChildren!: number;

  @Field(() => [WordOfRegisterType], { nullable: true })
  readonly petKinds!: readonly WordOfRegisterType[] | null;

  @Field(() => [WordOfRegisterType], { nullable: true })
  readonly adaptations!: readonly WordOfRegisterType[] | null;

  @Field(() => [String], { description: 'Besides English.' })
  readonly languages!: readonly string[];

  @Field(() => [WordOfRegisterType], {
    nullable: true,
    description: "Faiths whose practice the carers can support: never the carers' own.",
  })
  readonly faithsSupported!: readonly WordOfRegisterType[] | null;

  @Field(() => [String], { nullable: true })
  readonly culturesSupported!: readonly string[] | null;

  @Field(() => Int, { description: 'Children fostered there today, of any authority.' })
  readonly fosteredChildren!: number;

  @Field(() => Int, { description: 'Young adults who stay with their former carers; each uses a place.' })
  readonly stayingPutAdults!: number;

  @Field(() => [HomeHoldType], { description: 'Holds that the service recorded, past ones too.' })
  readonly holds!: readonly HomeHoldType[];

  @Field(() => [PlacesNotAvailableType], { description: 'Past and to come.' })
  readonly notAvailable!: readonly PlacesNotAvailableType[];

  @Field(() => [HomeSkillType])
  readonly skills!: readonly HomeSkillType[];

  @Field(() => [HomeTrainingType])
  readonly training!: readonly HomeTrainingType[];

  @Field(() => [HomeExperienceType])
  readonly experience!: readonly HomeExperienceType[];

  @Field(() => CarerPreferenceType, { nullable: true })
  readonly preference!: CarerPreferenceType | null;

  @Field(() => Int, { nullable: true, description: 'Stays that ended before the plan, in the last two years.' })
  readonly unplannedEndings!: number | null;
}

@ObjectType('HouseholdNotFoundProblem', { implements: () => ProblemType })
export class HouseholdNotFoundProblem extends ProblemType {
  constructor() {
    super('household-not-found', 'There is no home like that.', 'id');
  }
}

export const HomeAnswer = answerType('HomeAnswer', HomeType, [HouseholdNotFoundProblem]);
