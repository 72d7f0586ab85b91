import { type LocalDate } from '#kernel';

/** The facts that a person is asked to find out before a child moves in. */
export type MissingFact =
  | 'age-of-the-child'
  | 'sex-of-the-child'
  | 'home-of-the-child'
  | 'school-of-the-child'
  | 'place-of-the-home'
  | 'area-of-the-home'
  | 'adjoining-authorities'
  | 'skills-of-the-home';

/** What would have to change, as data. The sentence is made at the edge. */
export type Remedy =
  /** Schedule 7, paragraph 4: in writing, naming the children, by the authority in whose area the carer lives. */
  | { readonly kind: 'exemption-by-area-authority'; readonly authority: string }
  /** The fostering service would have to record, renew or begin the approval. */
  | { readonly kind: 'approval-by-service'; readonly service: string }
  /** The fostering service would have to change the terms; in an emergency they may be left for six working days. */
  | { readonly kind: 'change-of-terms'; readonly service: string; readonly emergencyWorkingDays: 6 | null }
  | { readonly kind: 'start-on-or-after'; readonly startsOn: LocalDate }
  | { readonly kind: 'end-by'; readonly endsOn: LocalDate }
  | { readonly kind: 'free-a-place'; readonly places: number; readonly freeFrom: LocalDate | null }
  | { readonly kind: 'end-of-hold'; readonly endsOn: LocalDate | null; readonly reviewOn: LocalDate | null }
  | { readonly kind: 'ask-the-carer' }
  | { readonly kind: 'carer-changes-answer' }
  | { readonly kind: 'approval-by-authority'; readonly approver: Approver; readonly authority: string }
  | { readonly kind: 'record-evidence' }
  | { readonly kind: 'record-reason' }
  | { readonly kind: 'support-for-needs' }
  | { readonly kind: 'consider-fostering-for-adoption' }
  | { readonly kind: 'find-out'; readonly fact: MissingFact };

/** Who in the responsible authority has to agree. */
export type Approver =
  | 'nominated-officer'
  | 'director-of-childrens-services'
  /** The first where the home's authority adjoins, otherwise the second; nobody recorded which authorities adjoin. */
  | 'nominated-officer-or-director';
