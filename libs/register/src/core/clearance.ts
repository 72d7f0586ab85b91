import { type LocalDate, type Problem } from '#kernel';

/** What others agreed to, approved or were told of for one child and one home, in the order people think of it. */
export const clearanceKinds = {
  /** the fostering service that approved the carer. */
  'consent-of-service': 'consent of the fostering service',
  /** another authority with a child in the home. */
  'consent-of-authority': 'consent of another authority with a child there',
  /** R-13b, R-13c: a home outside the area, with what the approver was satisfied of (R-13d). */
  'approval-outside-area': 'approval of a home outside the area',
  /** a move that disrupts key stage 4. */
  'approval-key-stage-4': 'approval of a move in years 10 and 11',
  /** the authority in whose area the home is. */
  'notice-to-area': 'notice to the authority where the home is',
} as const;
export type ClearanceKind = keyof typeof clearanceKinds;
export const isClearanceKind = (text: string): text is ClearanceKind => Object.hasOwn(clearanceKinds, text);

/** Who in the responsible authority approves. */
export const clearanceApprovers = {
  'nominated-officer': 'the nominated officer',
  'director-of-childrens-services': "the director of children's services",
} as const;
export type ClearanceApprover = keyof typeof clearanceApprovers;
export const isClearanceApprover = (text: string): text is ClearanceApprover => Object.hasOwn(clearanceApprovers, text);

/** What whoever approves a home outside the area was satisfied of (R-13d); that the area was told is a clearance of its own. */
export const clearanceEvidence = {
  'wishes-and-feelings': 'what the child wishes and feels',
  'care-plan': 'that the home is right for the child and the care plan',
  'relatives-consulted': 'relatives were consulted',
  'reviewing-officer-consulted': 'the independent reviewing officer was consulted',
  'area-authority-consulted-with-care-plan': 'the authority where the home is was consulted, with the care plan',
} as const;
export type ClearanceEvidence = keyof typeof clearanceEvidence;
export const isClearanceEvidence = (text: string): text is ClearanceEvidence => Object.hasOwn(clearanceEvidence, text);

/** A consent, an approval or a notice, as it holds. */
export interface Clearance {
  readonly householdId: string;
  readonly kind: ClearanceKind;
  /** The code of the authority that consented or was told; null for every other kind. */
  readonly authority: string | null;
  /** Null but for an approval. */
  readonly approver: ClearanceApprover | null;
  /** Empty but for the approval of a home outside the area. */
  readonly evidence: readonly ClearanceEvidence[];
  /** Who consented, approved or told them: name and role, as people wrote it. */
  readonly givenBy: string;
  readonly givenOn: LocalDate;
}

/** A clearance as a person writes it: words not yet checked. */
export interface WrittenClearance extends Omit<Clearance, 'kind' | 'approver' | 'evidence'> {
  readonly kind: string;
  readonly approver: string | null;
  readonly evidence: readonly string[];
}

/** Why a clearance cannot be kept as it is. */
export type ClearanceFault = Problem &
  (
    | {
        readonly kind: 'clearance-word-not-known';
        readonly field: 'kind' | 'approver' | 'evidence';
        readonly word: string;
      }
    | { readonly kind: 'giver-not-named'; readonly field: 'givenBy'; readonly mostCharacters: number }
    | { readonly kind: 'given-after-today'; readonly field: 'givenOn'; readonly today: LocalDate }
    | { readonly kind: 'authority-not-named'; readonly field: 'authority' }
    | { readonly kind: 'own-authority-named'; readonly field: 'authority' }
    | { readonly kind: 'approver-not-named'; readonly field: 'approver' }
    | { readonly kind: 'not-of-this-kind'; readonly field: 'authority' | 'approver' | 'evidence' }
  );

const mostCharacters = 200;
const namesAnAuthority: readonly string[] = ['consent-of-authority', 'notice-to-area'];
const isApproval = (kind: string): boolean => kind.startsWith('approval-');

/**
 * @param responsibleAuthority of the child: it consents to nothing and is told of nothing.
 * @returns every fault, in the order of the form.
 */
export function faultsOfClearance(
  { kind, authority, approver, evidence, givenBy, givenOn }: WrittenClearance,
  responsibleAuthority: string,
  today: LocalDate,
): readonly ClearanceFault[] {
  if (!isClearanceKind(kind)) return [{ kind: 'clearance-word-not-known', field: 'kind', word: kind }];
  return [
    ...faultsOfAuthority(kind, authority, responsibleAuthority),
    ...faultsOfApprover(kind, approver),
    ...(evidence.length > 0 && kind !== 'approval-outside-area'
      ? [{ kind: 'not-of-this-kind', field: 'evidence' } as const]
      : evidence
          .filter((word) => !isClearanceEvidence(word))
          .map((word) => ({ kind: 'clearance-word-not-known', field: 'evidence', word }) as const)),
    ...(givenBy.trim() === '' || givenBy.length > mostCharacters
      ? [{ kind: 'giver-not-named', field: 'givenBy', mostCharacters } as const]
      : []),
    ...(givenOn > today ? [{ kind: 'given-after-today', field: 'givenOn', today } as const] : []),
  ];
}

function faultsOfAuthority(
  kind: ClearanceKind,
  authority: string | null,
  responsibleAuthority: string,
): readonly ClearanceFault[] {
  const field = 'authority';
  if (!namesAnAuthority.includes(kind)) return authority === null ? [] : [{ kind: 'not-of-this-kind', field }];
  if (authority === null || !/^[A-Z]\d{8}$/.test(authority)) return [{ kind: 'authority-not-named', field }];
  return authority === responsibleAuthority ? [{ kind: 'own-authority-named', field }] : [];
}

function faultsOfApprover(kind: ClearanceKind, approver: string | null): readonly ClearanceFault[] {
  const field = 'approver';
  if (!isApproval(kind)) return approver === null ? [] : [{ kind: 'not-of-this-kind', field }];
  if (approver === null) return [{ kind: 'approver-not-named', field }];
  return isClearanceApprover(approver) ? [] : [{ kind: 'clearance-word-not-known', field, word: approver }];
}
