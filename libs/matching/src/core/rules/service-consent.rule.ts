import { day, overlaps } from '#kernel';
import { type Pair } from '../pair.js';
import { beforePlacing, needsAuthority, type Rule, type Verdict } from '../rule.js';

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

/**
 * A carer whom another fostering service approved: that service consents. An agency's offer of the home is its consent, so
 * that it is recorded before the child moves in; another authority's own carer is its to give. Any other authority with a
 * child there consents too.
 */
export const serviceConsent: Rule<ServiceToConsent | AuthoritiesToConsent> = {
  id: 'service-consent',
  number: 'R-04',
  title: 'Consent of the fostering service and of other authorities',
  class: 'AUTHORISE',
  level: 'hard',
  unit: 'consent needed',
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, regs 22(3) and 26',
  basis: 'analogue',
  version: 1,
  effective: { from: day('2011-04-01'), until: null },

  judge(pair) {
    if (pair.household.setting !== 'foster-home') return [];
    return [...consentOfService(pair), ...consentOfAuthorities(pair)];
  },
};

function consentOfService({ household: { service }, isOwnService }: Pair): readonly Verdict<ServiceToConsent>[] {
  if (isOwnService) return [];
  const isAgency = service.kind === 'agency';
  const because = { kind: 'service-to-consent', service: service.name, isAgency } as const;
  const remedy = { kind: 'consent-of-service', service: service.name } as const;
  return [isAgency ? beforePlacing(null, because, remedy) : needsAuthority(because, remedy)];
}

function consentOfAuthorities({ household, child, stay }: Pair): readonly Verdict<AuthoritiesToConsent>[] {
  const theirs = household.fosteredChildren
    .filter((other) => other.childId !== child.childId && overlaps(other.stay, stay))
    .map(({ responsibleAuthority }) => responsibleAuthority);
  // The authority whose own service it is consents as the service.
  const asked = new Set(theirs);
  asked.delete(child.responsibleAuthority);
  if (household.service.authorityCode !== null) asked.delete(household.service.authorityCode);
  if (asked.size === 0) return [];
  const authorities = [...asked].sort();
  return [
    needsAuthority({ kind: 'authorities-to-consent', authorities }, { kind: 'consent-of-authorities', authorities }),
  ];
}
