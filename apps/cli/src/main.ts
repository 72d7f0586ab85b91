import { Command, CommanderError } from 'commander';
import { withApplication } from './application.js';
import { CommandRefused } from './command-refused.js';
import { registerDemonstrationCommands } from './demonstration/index.js';
import { addExportCommands } from './export/export-command.js';
import { addEpisodesCommand } from './figures/episodes-command.js';
import { addPlacementsByProviderCommand } from './figures/placements-by-provider-command.js';
import { addSufficiencyCommand } from './figures/sufficiency-command.js';
import { addGeographyCommands } from './geography/geography-commands.js';
import { addCodesCommand } from './import/codes-command.js';
import { addImportCommands } from './import/import-command.js';
import { addTemplateCommand } from './import/template-command.js';
import { addReplayCommand } from './matching/replay-command.js';
import { say } from './say.js';
import { addValidateCommand } from './validate/validate-command.js';

/** "error: unknown command 'x'" as a sentence that says what to do. */
function sentenceOf(message: string): string {
  const text = message
    .trim()
    .replace(/^error: /, '')
    .replaceAll("'", '"');
  const stopped = /[.?)]$/.test(text) ? text : `${text}.`;
  return `${stopped.charAt(0).toUpperCase()}${stopped.slice(1)} Try: npm run -s nearhome -- help`;
}

function theProgram(): Command {
  const program = new Command('nearhome')
    .description('Find a child a foster home near home, and know whether there are enough.')
    .configureOutput({ outputError: (message, write) => write(`${sentenceOf(message)}\n`) })
    .exitOverride();
  addImportCommands(program);
  addExportCommands(program);
  addTemplateCommand(program);
  addCodesCommand(program);
  addEpisodesCommand(program);
  addPlacementsByProviderCommand(program);
  addSufficiencyCommand(program);
  addGeographyCommands(program);
  addReplayCommand(program);
  addValidateCommand(program);
  registerDemonstrationCommands(program);
  program
    .command('migrate')
    .description('bring the database up to date')
    .action(async () => {
      await withApplication(() => Promise.resolve());
      say('The database is up to date.');
    });
  const inherit = (command: Command): void => {
    for (const child of command.commands) {
      child.copyInheritedSettings(command);
      inherit(child);
    }
  };
  inherit(program);
  return program;
}

/** @returns the exit code, having said what there is to say. */
async function run(words: readonly string[]): Promise<number> {
  try {
    await theProgram().parseAsync([...words], { from: 'user' });
    // A command that was carried out may have found something wrong: it has set the code.
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof CommandRefused) {
      say(error.message);
      return 1;
    }
    say(
      `Nearhome failed. Please report this:\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
    return 70;
  }
}

/** A reader that has seen enough, such as `head`, is no fault. */
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exit(await run(process.argv.slice(2)));
