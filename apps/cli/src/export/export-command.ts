import { type Command } from 'commander';
import { ExportReturn, ExportStandard, ExportVacancies, returnFileNames, yearEndOfWords } from '#ingest';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { demonstrationAuthorityCode } from '../demonstration/geography/plan.js';
import { put, say } from '../say.js';
import { leaveTrace } from '../trace.js';
import { writeFolder } from './write-folder.js';

/** Adds `export` with one command for each kind of file that leaves. */
export function addExportCommands(program: Command): void {
  const group = program.command('export').description('write what the register holds in the formats of others');
  addExportStandard(group);
  addExportReturn(group);
  addExportVacancies(group);
}

function addExportStandard(group: Command): void {
  group
    .command('standard')
    .description('a request and its placement in the open placements standard (JSON-LD), to standard output')
    .argument('<request>', 'the reference of the request, like NH-000123, or its id')
    .action(async (named: string) => {
      const exported = await withApplication(async (application) => {
        const answer = await application.get(ExportStandard).request(named);
        if (answer.ok) {
          const { requestId, childId, authorityCode } = answer.value;
          const read = { command: 'export standard', permission: 'request-read', authorityCode };
          await leaveTrace(application, { ...read, subjectKind: 'request', subjectIds: [requestId] });
          await leaveTrace(application, { ...read, subjectKind: 'child', subjectIds: [childId] });
        }
        return answer;
      });
      if (exported.ok) {
        await put(`${JSON.stringify(exported.value.document, null, 2)}\n`);
        return;
      }
      const { problem } = exported;
      throw new CommandRefused(
        problem.kind === 'request-not-found'
          ? `There is no request ${named}. Check its reference.`
          : `The request ${named} cannot be exported yet: the placements standard requires what is not recorded.\n` +
              `Not recorded: ${problem.fields.join(', ')}.`,
      );
    });
}

const noticeName = 'NOTICE-fictional.md';
const notice = {
  name: noticeName,
  text: '# Everything here is fictional\n\nThese files are of the demonstration of Nearhome. No child, home or place in them is a real one.\n',
};

const isReturnFile = (name: string): boolean => {
  const parts = name.split('/');
  if (name === noticeName) return true;
  const isOfYear = parts.length === 1 || (parts.length === 2 && /^\d{4}-\d\d$/.test(parts[0] ?? ''));
  return isOfYear && returnFileNames.includes(parts.at(-1) ?? '');
};

function addExportReturn(group: Command): void {
  group
    .command('ssda903')
    .description(
      'the statutory returns as loaded, as CSV files in a folder (several years: a folder each); they load back the same',
    )
    .requiredOption('--authority <code>', 'the authority that sent the returns, like E10000020')
    .option('--year <year>', 'only this year, like 2020/21 for the year to 31 March 2021')
    .option('--replace', 'write over the files of an earlier export in the folder', false)
    .argument('<folder>', 'new or empty')
    .action(async (folder: string, asked: { authority: string; year?: string; replace: boolean }) => {
      const { authority, year, replace } = asked;
      const yearEndOn = year === undefined ? null : yearEndOfWords(year);
      if (year !== undefined && yearEndOn === null) {
        throw new CommandRefused(`"${year}" is not a year of returns. Write it like 2020/21.`);
      }
      const exported = await withApplication(async (application) => {
        const answer = await application.get(ExportReturn).ofAuthority(authority, yearEndOn);
        const subject = { subjectKind: 'episodes-of-authority', subjectIds: [authority], authorityCode: authority };
        if (answer.ok) {
          await leaveTrace(application, { command: 'export ssda903', permission: 'episode-read', ...subject });
        }
        return answer;
      });
      if (!exported.ok) {
        const { years } = exported.problem;
        throw new CommandRefused(
          years.length === 0
            ? `No return of the authority ${authority} is loaded. Check the code, or import its returns.`
            : `The year ${year ?? ''} of ${authority} is not loaded. There is ${years.join(', ')}.`,
        );
      }
      const returns = exported.value;
      const files = returns.flatMap((one) =>
        one.files.map(({ name, text }) => ({
          name: returns.length === 1 ? name : `${one.year.replace('/', '-')}/${name}`,
          text,
        })),
      );
      const isFictional = authority === demonstrationAuthorityCode;
      await writeFolder(folder, isFictional ? [...files, notice] : files, { replace, old: isReturnFile });
      for (const one of returns) {
        const tables = one.files.map(({ name, rows }) => `${name} ${rows.toLocaleString('en-GB')}`).join(', ');
        say(`Wrote ${one.year}: ${tables} (rows).`);
      }
      const open = returns.filter(({ closesStaleEpisodes }) => !closesStaleEpisodes).map((one) => one.year);
      if (open.length > 0) {
        say(`Loaded with --close-stale off: ${open.join(', ')}. Load them back the same way.`);
      }
    });
}

function addExportVacancies(group: Command): void {
  group
    .command('vacancies')
    .description(
      "the homes of an authority's own service and their vacancies today (JSON, open schema), to standard output",
    )
    .requiredOption('--authority <code>', 'the authority whose service it is, like E10000020')
    .action(async ({ authority }: { authority: string }) => {
      const exported = await withApplication(async (application) => {
        const answer = await application.get(ExportVacancies).ofAuthority(authority);
        if (answer.ok) {
          const subject = { subjectKind: 'household', subjectIds: answer.value.householdIds, authorityCode: authority };
          await leaveTrace(application, { command: 'export vacancies', permission: 'household-read', ...subject });
        }
        return answer;
      });
      if (!exported.ok) {
        throw new CommandRefused(
          `No home of ${authority}'s own service is loaded. Check the code, or import the households.`,
        );
      }
      await put(`${JSON.stringify(exported.value.list, null, 2)}\n`);
    });
}
