import { type Command, Option } from 'commander';
import { type PlacementsByProvider, type PlacementsOfProvider, ReadProviders } from '#register';
import { withApplication } from '../application.js';
import { put, say } from '../say.js';
import { leaveTrace } from '../trace.js';

const header = 'URN,NAME,TYPE,PLACES,STATUS,CHILDREN_NOW,EPISODES,PLACEMENT_TYPES,DISAGREEMENTS';

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
const codes = (counts: PlacementsOfProvider['placementTypes']): string =>
  counts.map(({ code, episodes }) => `${code} ${episodes}`).join('; ');

/** The columns are a contract: other programs read them. */
const csvRow = ({
  urn,
  provider,
  childrenNow,
  episodes,
  placementTypes,
  disagreements,
}: PlacementsOfProvider): string =>
  [
    urn,
    provider?.name ?? '',
    provider?.kind ?? '',
    provider?.places?.toString() ?? '',
    provider === null ? 'not listed' : (provider.status ?? ''),
    String(childrenNow),
    String(episodes),
    codes(placementTypes),
    codes(disagreements),
  ]
    .map(csvCell)
    .join(',');

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** @returns what a person should look at again, as sentences. */
function concernsOf({
  providersListed,
  providers,
  notListed,
  closedWithChildren,
}: PlacementsByProvider): readonly string[] {
  if (providersListed === 0)
    return ['No list of providers is loaded, so no number is known. Import one: import providers FILE'];
  const disagreeing = providers.filter(({ disagreements }) => disagreements.length > 0).length;
  return [
    notListed === 0 ? '' : `${counted(notListed, 'number is', 'numbers are')} not in the list of providers.`,
    closedWithChildren === 0
      ? ''
      : `${counted(closedWithChildren, 'provider', 'providers')} with children now: closed, says the list.`,
    disagreeing === 0
      ? ''
      : `${counted(disagreeing, 'provider has', 'providers have')} placements of a type that a provider of its kind does not offer.`,
  ].filter((sentence) => sentence !== '');
}

/** Adds `placements-by-provider`: what an authority's returns say of providers, joined with the list of providers. */
export function addPlacementsByProviderCommand(program: Command): void {
  program
    .command('placements-by-provider')
    .description("the providers an authority's returns name, with what the list of providers knows of them")
    .requiredOption('--authority <code>', 'the responsible authority, like E10000020')
    .addOption(new Option('--format <format>').choices(['csv']).default('csv'))
    .action(async ({ authority }: { authority: string }) => {
      const found = await withApplication(async (application) => {
        const subject = { subjectKind: 'episodes-of-authority', subjectIds: [authority], authorityCode: authority };
        await leaveTrace(application, { command: 'placements-by-provider', permission: 'episode-read', ...subject });
        return application.get(ReadProviders).placementsByProvider(authority);
      });
      await put([header, ...found.providers.map(csvRow), ''].join('\n'));
      for (const sentence of concernsOf(found)) say(sentence);
    });
}
