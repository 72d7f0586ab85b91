import { type Command, Option } from 'commander';
import { type LocalDate, parseLocalDate } from '#kernel';
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

const countsOf = (counts: LookedAfterByDistanceCounts): Readonly<Record<string, number>> =>
  Object.fromEntries(printed.map((name) => [name, counts[name]]));

function dayFrom(text: string): LocalDate {
  const date = parseLocalDate(text);
  if (!date.ok) throw new CommandRefused(`"${text}" is not a date. Write it as yyyy-mm-dd, like 2025-03-31.`);
  return date.value;
}

/** Adds `sufficiency`: children looked after on a day, by where they live. */
export function addSufficiencyCommand(program: Command): void {
  program
    .command('sufficiency')
    .description('children looked after on a day, in and out of the area, 20 miles or less from home and over')
    .requiredOption('--authority <code>', 'the responsible authority, like E10000020')
    .requiredOption('--on <date>', 'the day, as yyyy-mm-dd')
    .option('--areas-on <date>', 'as if the areas of this day had held, as yyyy-mm-dd')
    .addOption(new Option('--format <format>').choices(['json']).default('json'))
    .action(async ({ authority, on, areasOn }: { authority: string; on: string; areasOn?: string }) => {
      const date = dayFrom(on);
      const areasOfDay = areasOn === undefined ? date : dayFrom(areasOn);
      const figures = await withApplication(async (application) => {
        const subject = { subjectKind: 'authority', subjectIds: [authority], authorityCode: authority };
        await leaveTrace(application, { command: 'sufficiency', permission: 'sufficiency-read', ...subject });
        const question = { authorityCode: authority, on: date, areasOn: areasOfDay };
        return application.get(LookedAfterByDistance).underAreasOf(question);
      });
      if (!figures.ok) {
        throw new CommandRefused(
          `Nothing of the authority ${authority} is loaded. Check the code, or import its returns.`,
        );
      }
      const { whole, parts } = figures.value;
      const asIf =
        areasOn === undefined
          ? {}
          : {
              areasOn: areasOfDay,
              parts: parts.map((part) => ({
                ...{ authority: part.authorityCode, name: part.authorityName },
                ...countsOf(part),
              })),
            };
      await put(`${JSON.stringify({ ...countsOf(whole), ...asIf }, null, 2)}\n`);
    });
}
