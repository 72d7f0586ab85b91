import { type Command, Option } from 'commander';
import { type LocatedEpisode, ReadEpisodes } from '#register';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

const header = 'CHILD,DECOM,PL_LA,PL_LOCATION,PL_DISTANCE';

const csvCell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The columns are a contract: other programs read them. */
const csvRow = (episode: LocatedEpisode): string =>
  [
    episode.childCode,
    episode.startedOn,
    episode.placementAreaCode ?? '',
    episode.placementLocation ?? '',
    episode.placementMiles?.toFixed(1) ?? '',
  ]
    .map(csvCell)
    .join(',');

/** Adds `episodes`: the derived fields of every loaded episode of an authority. */
export function addEpisodesCommand(program: Command): void {
  program
    .command('episodes')
    .description("an authority's episodes with the authority, location and distance of each placement")
    .requiredOption('--authority <code>', 'the responsible authority, like E10000020')
    .addOption(new Option('--format <format>').choices(['csv']).default('csv'))
    .action(async ({ authority }: { authority: string }) => {
      const found = await withApplication(async (application) => {
        const subject = { subjectKind: 'episodes-of-authority', subjectIds: [authority], authorityCode: authority };
        await leaveTrace(application, { command: 'episodes', permission: 'episode-read', ...subject });
        return application.get(ReadEpisodes).ofAuthority(authority);
      });
      if (!found.ok) {
        throw new CommandRefused(
          `Nothing of the authority ${authority} is loaded. Check the code, or import its returns.`,
        );
      }
      await put([header, ...found.value.map(csvRow), ''].join('\n'));
    });
}
