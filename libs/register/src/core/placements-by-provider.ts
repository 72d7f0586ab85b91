import { disagrees, type Provider } from './provider.js';

/** Episodes of one number and placement code. */
export interface EpisodesOfProvider {
  /** As `normalUrn` gives it, or as the return writes it where it is none. */
  readonly urn: string;
  readonly placementType: string;
  readonly episodes: number;
  /** Of them, those without an end. */
  readonly openEpisodes: number;
  /** Children with an open episode there. */
  readonly childrenNow: number;
  readonly provider: Provider | null;
}

/** What an authority's returns and the list of providers say of one provider together. */
export interface PlacementsOfProvider {
  readonly urn: string;
  /** Null when the list has no provider of this number. */
  readonly provider: Provider | null;
  readonly episodes: number;
  readonly openEpisodes: number;
  readonly childrenNow: number;
  /** Placement codes of its episodes, most first. */
  readonly placementTypes: readonly { readonly code: string; readonly episodes: number }[];
  /** Placement codes that a provider of this type cannot explain, such as a children's home (K2) of a fostering service. */
  readonly disagreements: readonly { readonly code: string; readonly episodes: number }[];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/**
 * @param episodes by number and placement code; each pair once.
 * @returns one entry for each number: most children now first, then most episodes, then by number.
 */
export function placementsByProvider(episodes: readonly EpisodesOfProvider[]): readonly PlacementsOfProvider[] {
  const byUrn = new Map<string, EpisodesOfProvider[]>();
  for (const one of episodes) byUrn.set(one.urn, [...(byUrn.get(one.urn) ?? []), one]);
  const providers = [...byUrn].map(([urn, all]): PlacementsOfProvider => {
    const provider = all[0]?.provider ?? null;
    const placementTypes = all
      .map(({ placementType, episodes: many }) => ({ code: placementType, episodes: many }))
      .sort((a, b) => b.episodes - a.episodes || (a.code < b.code ? -1 : 1));
    return {
      urn,
      provider,
      episodes: sum(all.map((one) => one.episodes)),
      openEpisodes: sum(all.map((one) => one.openEpisodes)),
      childrenNow: sum(all.map((one) => one.childrenNow)),
      placementTypes,
      disagreements: provider === null ? [] : placementTypes.filter(({ code }) => disagrees(provider.kind, code)),
    };
  });
  return providers.sort((a, b) => b.childrenNow - a.childrenNow || b.episodes - a.episodes || (a.urn < b.urn ? -1 : 1));
}
