import { type HouseholdFacts } from './facts.js';

type Seen = Pick<HouseholdFacts, 'service' | 'connectedTo'>;

/**
 * Who may see a home at all, before any rule judges it: an authority sees the homes of its own service, the homes of
 * agencies that are on its framework or on nobody's, another authority's own homes only over a framework, and every home
 * that is connected to one of its children. Policy of this service; in no law.
 *
 * @param authority the code of the authority that asks.
 */
export function isVisibleTo(authority: string, { service, connectedTo }: Seen): boolean {
  if (service.authorityCode === authority || service.frameworkOf.includes(authority)) return true;
  if (connectedTo.some(({ child }) => child.startsWith(`${authority}/`))) return true;
  return service.kind === 'agency' && service.frameworkOf.length === 0;
}
