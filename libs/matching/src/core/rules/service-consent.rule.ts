import { day, type LocalDate, overlaps } from '#kernel';
import { clearancesHere } from '../clearances.js';
import { type FosteredChild } from '../facts.js';
import { type Pair } from '../pair.js';
import { beforePlacing, met, needsAuthority, type Rule, type Verdict } from '../rule.js';

export interface ServiceToConsent {
  readonly kind: 'service-to-consent';
  readonly service: string;
  readonly isAgency: boolean;
}
export interface AuthoritiesToConsent {
  readonly kind: 'authorities-to-consent';
  /** Codes, in order: every other authority with a child in the home on some day of the stay. */
  readonly authorities: readonly string[];
}
export interface ServiceConsented {
  readonly kind: 'service-consented';
  readonly service: string;
  /** Name and role, as people wrote it. */
  readonly by: string;
  readonly on: LocalDate;
}
export interface AuthorityConsented {
  readonly kind: 'authority-consented';
  readonly authority: string;
  readonly by: string;
  readonly on: LocalDate;
}

/**
 * A carer whom another fostering service approved: that service consents. An agency's offer of the home is its consent, so
 * that it is recorded before the child moves in; another authority's own carer is its to give. Any other authority with a
 * child there consents too. A consent that is recorded meets it.
 */
export const serviceConsent: Rule<ServiceToConsent | AuthoritiesToConsent | ServiceConsented | AuthorityConsented> = {
  id: 'service-consent',
  number: 'R-04',
  title: 'Consent of the fostering service and of other authorities',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'consent needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 22(3) and 26',
  basis: 'analogue',
  version: 2,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    if (pair.household.setting !== 'foster-home') return [];
    return [...consentOfService(pair), ...consentOfAuthorities(pair)];
  },
};

function consentOfService(pair: Pair): readonly Verdict<ServiceToConsent | ServiceConsented>[] {
  const { service } = pair.household;
  if (pair.isOwnService) return [];
  const [consent] = clearancesHere(pair, 'consent-of-service');
  if (consent) {
    return [met({ kind: 'service-consented', service: service.name, by: consent.givenBy, on: consent.givenOn })];
  }
  const isAgency = service.kind === 'agency';
  const because = { kind: 'service-to-consent', service: service.name, isAgency } as const;
  const remedy = { kind: 'consent-of-service', service: service.name } as const;
  return [isAgency ? beforePlacing(null, because, remedy) : needsAuthority(because, remedy)];
}

function consentOfAuthorities(pair: Pair): readonly Verdict<AuthoritiesToConsent | AuthorityConsented>[] {
  const { household, child, stay } = pair;
  // The authority whose own service it is consents as the service.
  const hasASay = ({ responsibleAuthority }: FosteredChild): boolean =>
    responsibleAuthority !== child.responsibleAuthority && responsibleAuthority !== household.service.authorityCode;
  const theirs = household.fosteredChildren.filter(
    (other) => hasASay(other) && other.childId !== child.childId && overlaps(other.stay, stay),
  );
  if (theirs.length === 0) return [];
  const asked = new Set(theirs.map(({ responsibleAuthority }) => responsibleAuthority));
  const consented = clearancesHere(pair, 'consent-of-authority').flatMap(({ authority, givenBy, givenOn }) =>
    authority !== null && asked.delete(authority)
      ? [met({ kind: 'authority-consented', authority, by: givenBy, on: givenOn } as const)]
      : [],
  );
  if (asked.size === 0) return consented;
  const authorities = [...asked].sort();
  return [
    ...consented,
    needsAuthority({ kind: 'authorities-to-consent', authorities }, { kind: 'consent-of-authorities', authorities }),
  ];
}
