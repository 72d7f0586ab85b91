import { type LocalDate } from '#kernel';
import { type AccessNeed, type PetKind, type PlacementType } from '#register/core';
import { type ChildReference } from './facts.js';

/** The facts that a person is asked to find out before a child moves in. */
export type MissingFact =
  | 'age-of-the-child'
  | 'birthday-of-the-child'
  | 'sex-of-the-child'
  | 'home-of-the-child'
  | 'school-of-the-child'
  | 'place-of-the-home'
  | 'area-of-the-home'
  | 'adjoining-authorities'
  | 'skills-of-the-home'
  | 'parent-who-comes-too'
  | 'parent-looked-after'
  | 'age-of-the-parent'
  | 'carers-of-the-home'
  | 'bedrooms-of-the-home'
  | 'children-of-the-home'
  | 'pets-of-the-home'
  | 'end-of-the-stay'
  | 'place-of-the-court-order'
  | 'place-to-avoid'
  | 'school-year-of-the-child'
  | 'agreement-of-the-home'
  | 'offences-in-the-home'
  | 'checks-of-the-home'
  | 'review-of-the-home'
  | 'registration-of-the-home'
  | 'place-of-family-time'
  | 'adaptations-of-the-home'
  | 'languages-of-the-home'
  | 'faiths-supported-by-the-home'
  | 'cultures-supported-by-the-home'
  | 'ages-of-the-children-there'
  | 'room-in-the-hub';

/** The term of an approval as it would have to be; never more than this child needs. */
export type NeededTerm =
  | { readonly term: 'number'; readonly children: number }
  | { readonly term: 'age'; readonly ageInYears: number }
  | { readonly term: 'sex'; readonly sex: 'male' | 'female' }
  | { readonly term: 'placement-type'; readonly placementType: PlacementType }
  | { readonly term: 'named-child'; readonly child: ChildReference };

/**
 * What would have to change, as data. The sentence is made at the edge. The remedy of a finding that blocks is the smallest
 * change by which its rule passes, and carries what it takes to be applied (`applyRemedy`).
 */
export type Remedy =
  /** Schedule 7, paragraph 4: in writing, naming the children, by the authority in whose area the carer lives. */
  | {
      readonly kind: 'exemption-by-area-authority';
      readonly authority: string;
      /** Every child it has to name, this one first; answers of engine 1 were stored without them. */
      readonly children?: readonly ChildReference[];
    }
  /** The fostering service would have to record, renew or begin the approval. */
  | { readonly kind: 'approval-by-service'; readonly service: string }
  /** The fostering service would have to change the terms; in an emergency they may be left for six working days. */
  | {
      readonly kind: 'change-of-terms';
      readonly service: string;
      readonly emergencyWorkingDays: 6 | null;
      /** Absent in answers of engine 1. */
      readonly needed?: NeededTerm;
    }
  /** Sign the foster care agreement by the day the child moves in. */
  | { readonly kind: 'sign-foster-care-agreement'; readonly service: string; readonly signedBy: LocalDate }
  /** The service that approved the carer, or authorities with a child already there, have to consent. */
  | { readonly kind: 'consent-of-service'; readonly service: string }
  | { readonly kind: 'consent-of-authorities'; readonly authorities: readonly string[] }
  /** New enhanced criminal record checks by the day the child moves in. */
  | { readonly kind: 'renew-checks'; readonly people: number; readonly renewedBy: LocalDate }
  /** A review of the approval by the day the child moves in. */
  | { readonly kind: 'review-approval'; readonly service: string; readonly reviewedBy: LocalDate }
  /** Before a temporary approval ends: full approval, or the child moves on. */
  | { readonly kind: 'full-approval-by'; readonly service: string; readonly endsOn: LocalDate }
  /** A nominated officer extends a temporary approval, once. */
  | { readonly kind: 'extend-temporary-approval'; readonly authority: string; readonly until: LocalDate }
  /** The law leaves no way for this home: another kind of home is needed. */
  | { readonly kind: 'register-accommodation' }
  | { readonly kind: 'choose-a-foster-home' }
  /** The child moves in later and leaves on the day that was planned. */
  | { readonly kind: 'start-on-or-after'; readonly startsOn: LocalDate }
  /** The fostering service extends the approval that ends on `endsOn`; `until` is the first day it need not hold. */
  | {
      readonly kind: 'approval-extended';
      readonly service: string;
      readonly endsOn: LocalDate;
      readonly until: LocalDate;
    }
  | { readonly kind: 'end-by'; readonly endsOn: LocalDate }
  | { readonly kind: 'free-a-place'; readonly places: number; readonly freeFrom: LocalDate | null }
  /** each authority agrees, on a recorded assessment, that these children share a bedroom. */
  | {
      readonly kind: 'agreement-to-share-bedroom';
      /** Those that have not agreed. */
      readonly authorities: readonly string[];
      readonly children: readonly ChildReference[];
    }
  /** The home makes so many more bedrooms free, of one bed each. */
  | { readonly kind: 'free-a-bedroom'; readonly bedrooms: number }
  | { readonly kind: 'assess-parent-risk' }
  /** planned, reviewed and visited as any other placement. */
  | { readonly kind: 'plan-as-full-placement' }
  | { readonly kind: 'court-changes-order' }
  /** Those who know the children assess again and find that this child and these may live together. */
  | { readonly kind: 'assess-living-together'; readonly children: readonly ChildReference[] }
  | { readonly kind: 'assess-place-to-avoid' }
  /** The carers find another home for animals of these kinds. */
  | { readonly kind: 'home-without-pets'; readonly pets: readonly PetKind[] }
  /** The child moves in when the hold has ended; without an end that leaves a day of the stay the hold would have to be lifted. */
  | { readonly kind: 'end-of-hold'; readonly endsOn: LocalDate | null; readonly reviewOn: LocalDate | null }
  | { readonly kind: 'ask-the-carer' }
  | { readonly kind: 'carer-changes-answer' }
  | { readonly kind: 'approval-by-authority'; readonly approver: Approver; readonly authority: string }
  | { readonly kind: 'record-evidence' }
  /** A record, or a person informed, that a placement is not complete without (R-16, R-17, R-17a). */
  | { readonly kind: 'record-before-placing'; readonly what: RecordBefore }
  /** in writing, to the authority in whose area the home is. */
  | { readonly kind: 'notify-area-authority'; readonly authority: string }
  | { readonly kind: 'record-reason' }
  | { readonly kind: 'support-for-needs' }
  | { readonly kind: 'adapt-the-home'; readonly needs: readonly AccessNeed[] }
  /** Who helps the child keep language, faith or culture alive, and how. */
  | { readonly kind: 'identity-support-plan'; readonly about: 'language' | 'faith' | 'culture' }
  | { readonly kind: 'talk-about-wishes' }
  | { readonly kind: 'support-for-family-time' }
  | { readonly kind: 'plan-for-living-together' }
  | { readonly kind: 'ask-what-would-have-helped' }
  | { readonly kind: 'consider-fostering-for-adoption' }
  | { readonly kind: 'find-out'; readonly fact: MissingFact };

/** What is recorded of a request before the child moves in, or soon after. */
export type RecordBefore =
  'placement-plan' | 'wishes-and-feelings' | 'reviewing-officer-informed' | 'delegated-authority';

/** Who in the responsible authority has to agree. */
export type Approver =
  | 'nominated-officer'
  | 'director-of-childrens-services'
  /** Confirms a long-term match, on the advice of a panel. */
  | 'agency-decision-maker'
  /** The first where the home's authority adjoins, otherwise the second; nobody recorded which authorities adjoin. */
  | 'nominated-officer-or-director';
