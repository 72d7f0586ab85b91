import { readFile, stat } from 'node:fs/promises';
import { type Command } from 'commander';
import { ImportBankHolidays } from '#ingest';
import { longDate } from '#kernel';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { say } from '../say.js';
import { leaveTrace } from '../trace.js';

/** The published list is of a few kilobytes. */
const mostBytes = 1_000_000;

async function textOf(file: string): Promise<string> {
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new CommandRefused(`There is no file ${file}. Check its name and folder.`);
  if (found.size > mostBytes) throw new CommandRefused(`${file} is too large for a list of bank holidays.`);
  return readFile(file, 'utf8');
}

/** Adds `import bank-holidays`: a list so short that it needs neither quarantine nor a dry run. */
export function addBankHolidays(group: Command): void {
  group
    .command('bank-holidays')
    .description('bank holidays in England and Wales: the published JSON, or a CSV with a column called date')
    .argument('<file>')
    .action(async (file: string) => {
      const text = await textOf(file);
      const loaded = await withApplication(async (application) => {
        await leaveTrace(application, {
          ...{ command: 'import bank-holidays', permission: 'import-run', authorityCode: null },
          ...{ subjectKind: 'import', subjectIds: [] },
        });
        return application.get(ImportBankHolidays).import(text);
      });
      if (!loaded.ok) throw new CommandRefused(`${file}: ${loaded.problem.sentence}`);
      const { days, years, added, removed } = loaded.value;
      say(
        `${days} bank holidays of ${years.join(', ')} are known now: ${added.length} new, ${removed.length} taken out.`,
      );
      for (const day of added) say(`New: ${longDate(day)}.`);
      for (const day of removed) say(`Taken out: ${longDate(day)}.`);
    });
}
