import { writeFile } from 'node:fs/promises';
import { type INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { isAuthorityCode, ReadAuthorities } from '#geography';
import {
  findingsAsCsv,
  type ImportProblem,
  lastDayOf,
  parseCollectionYear,
  type ValidatedFiles,
  ValidateReturnFiles,
  type ValidatedReturn,
  WriteValidationReport,
} from '#ingest';
import { type LocalDate } from '#kernel';
import { Clock } from '#platform';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { demonstrationAuthorityCode } from '../demonstration/geography/plan.js';
import { filesToImport, type FilesToImport } from '../import/files-to-import.js';
import { put, say } from '../say.js';
import { leaveTrace } from '../trace.js';
import { reportSentences } from './report-sentences.js';

interface Options {
  readonly authority: string;
  readonly year: string;
  readonly previous?: string;
  readonly format: 'people' | 'csv' | 'xlsx';
  readonly out?: string;
}

const sentenceOf = ({ file, row, sentence }: ImportProblem): string =>
  [file, row === null ? null : `row ${row}`, sentence].filter((part) => part !== null && part !== '').join(': ');

const rowsIn = ({ tables }: ValidatedFiles): number =>
  Object.values(tables).reduce((sum, rows) => sum + rows.length, 0);

function checkedOptions({ authority, year, format, out }: Options): {
  readonly yearEndOn: ReturnType<typeof lastDayOf>;
} {
  if (!isAuthorityCode(authority)) {
    say(`"${authority}" has not the form of an authority's code, E and eight figures: nothing will lie in its area.`);
  }
  const collectionYear = parseCollectionYear(year);
  if (collectionYear === null) {
    throw new CommandRefused(`"${year}" is not a year of the return. Write 2020/21 for 1 April 2020 to 31 March 2021.`);
  }
  if (format === 'xlsx' && out === undefined) {
    throw new CommandRefused('A workbook needs a file to go to. Add --out FILE.xlsx.');
  }
  return { yearEndOn: lastDayOf(collectionYear) };
}

async function workbook(
  application: INestApplicationContext,
  { tables, findings, problems }: ValidatedFiles,
  { authority, previous }: Options,
  yearEndOn: LocalDate,
): Promise<Uint8Array> {
  const clock = application.get(Clock);
  const names = await application.get(ReadAuthorities).onDay(clock.today());
  const returned: ValidatedReturn = {
    authorityCode: authority,
    authorityName: names.find(({ code }) => code === authority)?.name ?? null,
    yearEndOn,
    tables,
    hadPreviousYear: previous !== undefined,
    checkedAt: clock.now(),
    isFictional: authority === demonstrationAuthorityCode,
    remarks: problems.map(sentenceOf),
  };
  return application.get(WriteValidationReport).workbook(returned, findings);
}

async function written(
  application: INestApplicationContext,
  validated: ValidatedFiles,
  options: Options,
  yearEndOn: LocalDate,
): Promise<void> {
  const { findings } = validated;
  const { format, out } = options;
  const content =
    format === 'xlsx'
      ? await workbook(application, validated, options, yearEndOn)
      : format === 'csv'
        ? findingsAsCsv(findings)
        : `${reportSentences(findings, rowsIn(validated)).join('\n')}\n`;
  if (out === undefined) {
    if (typeof content === 'string') await put(content);
    return;
  }
  try {
    await writeFile(out, content);
  } catch (error) {
    throw new CommandRefused(`${out} could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
  say(`Written to ${out}.`);
}

function tellLeftOut(...read: readonly (FilesToImport | null)[]): void {
  for (const files of read) for (const file of files?.leftOut ?? []) say(`Left out: ${file} is not a table.`);
}

/** Adds `validate`: the sector's rules over the files of a return, without loading them. */
export function addValidateCommand(program: Command): void {
  program
    .command('validate')
    .description("check a statutory return (SSDA903) by the sector's rules, without loading it")
    .requiredOption('--authority <code>', 'the authority that sends the return, like E10000020')
    .requiredOption('--year <year>', 'the year of the return: 2020/21 is 1 April 2020 to 31 March 2021')
    .option('--previous <folder>', 'the return of the year before: without it the rules across years say nothing')
    .addOption(
      new Option('--format <format>', 'for people to read, CSV, or a workbook')
        .choices(['people', 'csv', 'xlsx'])
        .default('people'),
    )
    .option('--out <file>', 'write there instead of to the screen')
    .argument('<folder-or-file>')
    .action(async (named: string, options: Options) => {
      const { authority, previous } = options;
      const { yearEndOn } = checkedOptions(options);
      const current = await filesToImport([named], 'folders-too');
      const before = previous === undefined ? null : await filesToImport([previous], 'folders-too');
      tellLeftOut(current, before);
      await withApplication(async (application) => {
        const subject = { subjectKind: 'return-in-files', subjectIds: [options.year], authorityCode: authority };
        await leaveTrace(application, { command: 'validate', permission: 'import-read', ...subject });
        const found = await application.get(ValidateReturnFiles).check({
          authorityCode: authority,
          yearEndOn,
          files: current.files,
          previous: before?.files ?? null,
        });
        const problems = found.ok ? found.value.problems : found.problem.problems;
        if (!found.ok) throw new CommandRefused(problems.map(sentenceOf).join('\n'));
        for (const problem of problems) say(sentenceOf(problem));
        await written(application, found.value, options, yearEndOn);
      });
    });
}
