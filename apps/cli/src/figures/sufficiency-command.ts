import { type Command, Option } from 'commander';
import { parseLocalDate } from '#kernel';
import { LookedAfterByDistance, type LookedAfterByDistanceCounts } from '#sufficiency';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

/** The names and their order are a contract: other programs read them. */
const printed: readonly (keyof LookedAfterByDistanceCounts)[] = [
  'lookedAfter',
  'inAreaWithin20',
  'inAreaOver20',
  'inAreaUnknown',
  'outOfAreaWithin20',
  'outOfAreaOver20',
  'outOfAreaUnknown',
  'locationUnknown',
  'shortBreaksLeftOut',
];

/** Adds `sufficiency`: children looked after on a day, by where they live. */
export function addSufficiencyCommand(program: Command): void {
  program
    .command('sufficiency')
    .description('children looked after on a day, in and out of the area, 20 miles or less from home and over')
    .requiredOption('--authority <code>', 'the responsible authority, like E10000020')
    .requiredOption('--on <date>', 'the day, as yyyy-mm-dd')
    .addOption(new Option('--format <format>').choices(['json']).default('json'))
    .action(async ({ authority, on }: { authority: string; on: string }) => {
      const date = parseLocalDate(on);
      if (!date.ok) throw new CommandRefused(`"${on}" is not a date. Write it as yyyy-mm-dd, like 2025-03-31.`);
      const figures = await withApplication(async (application) => {
        const subject = { subjectKind: 'authority', subjectIds: [authority], authorityCode: authority };
        await leaveTrace(application, { command: 'sufficiency', permission: 'sufficiency-read', ...subject });
        return application.get(LookedAfterByDistance).on({ authorityCode: authority, on: date.value });
      });
      if (!figures.ok) {
        throw new CommandRefused(
          `Nothing of the authority ${authority} is loaded. Check the code, or import its returns.`,
        );
      }
      const counts = Object.fromEntries(printed.map((name) => [name, figures.value[name]]));
      await put(`${JSON.stringify(counts, null, 2)}\n`);
    });
}
