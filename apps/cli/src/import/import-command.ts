import { type Command, Option } from 'commander';
import { type INestApplicationContext } from '@nestjs/common';
import {
  DescribeDifference,
  type DifferenceInWords,
  ImportAuthorities,
  ImportAvailability,
  ImportBoundaries,
  ImportCarers,
  ImportHouseholds,
  type ImportKind,
  importKinds,
  type ImportOutcome,
  ImportPostcodes,
  ImportProviders,
  type ImportRequest,
  ImportRequests,
  ImportSsda903,
  ImportStandard,
  yearEndOfWords,
} from '#ingest';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { personAtTheCommandLine } from '../person.js';
import { put, say } from '../say.js';
import { addBankHolidays } from './bank-holidays-command.js';
import { filesToImport } from './files-to-import.js';
import { outcomeAsJson } from './outcome-as-json.js';
import { differenceSentences, outcomeSentences } from './outcome-sentences.js';
import { progressBar } from './progress-bar.js';
import { addQuarantineCommands } from './quarantine-commands.js';

type Importer = { import(request: ImportRequest): Promise<ImportOutcome> };
type Importing = (application: INestApplicationContext, request: ImportRequest) => Promise<ImportOutcome>;

const by =
  (importer: abstract new (...services: never[]) => Importer): Importing =>
  (application, request) =>
    application.get<Importer>(importer).import(request);

const importers: Readonly<
  Record<Exclude<ImportKind, 'ssda903' | 'postcodes' | 'standard'>, { readonly about: string; readonly run: Importing }>
> = {
  authorities: { about: 'the list of authorities and who adjoins whom', run: by(ImportAuthorities) },
  boundaries: { about: 'the boundaries of authorities (GeoJSON or TopoJSON in metres)', run: by(ImportBoundaries) },
  households: { about: 'the register of homes and carers', run: by(ImportHouseholds) },
  carers: { about: 'the carers of homes, with their checks and training', run: by(ImportCarers) },
  availability: { about: 'which places of homes are not available, and holds', run: by(ImportAvailability) },
  providers: { about: 'the list of registered providers', run: by(ImportProviders) },
  requests: { about: 'open placement requests', run: by(ImportRequests) },
};

/** What every import may be asked. */
interface ImportOptions {
  readonly format: 'text' | 'json';
  readonly dryRun?: true;
}

interface Ended {
  readonly outcome: ImportOutcome;
  readonly difference: DifferenceInWords | null;
}

/** Runs an import and says how it went: data on standard output, sentences on standard error. */
async function importNamed(
  named: readonly string[],
  folders: 'folders-too' | 'files-only',
  { format, dryRun }: ImportOptions,
  run: Importing,
): Promise<void> {
  const { files, totalBytes, leftOut } = await filesToImport(named, folders);
  for (const file of leftOut) say(`Left out: ${file} is not a table.`);
  const isDryRun = dryRun === true;
  const { outcome, difference } = await withApplication(async (application): Promise<Ended> => {
    const bar = progressBar(totalBytes);
    try {
      const request = { files, requestedBy: personAtTheCommandLine(), onProgress: bar.show, isDryRun };
      const ended = await run(application, request);
      const changes = ended.difference;
      return {
        outcome: ended,
        difference: changes === null ? null : await application.get(DescribeDifference).describe(changes),
      };
    } finally {
      bar.stop();
    }
  });
  if (format === 'json') await put(`${JSON.stringify(outcomeAsJson(outcome, isDryRun), null, 2)}\n`);
  const sentences = [...outcomeSentences(outcome), ...(difference === null ? [] : differenceSentences(difference))];
  if (outcome.status === 'refused') throw new CommandRefused(sentences.join('\n'));
  for (const sentence of sentences) say(sentence);
}

const withImportOptions = (command: Command): Command =>
  command
    .addOption(
      new Option('--format <format>', 'the summary on standard output as JSON')
        .choices(['text', 'json'])
        .default('text'),
    )
    .option('--dry-run', 'say what would change, and change nothing');

function addReturns(group: Command): void {
  interface ReturnOptions extends ImportOptions {
    readonly authority: string;
    readonly closeStale: 'on' | 'off';
    readonly year?: string;
  }
  withImportOptions(group.command('ssda903'))
    .description(
      'statutory returns (SSDA903) as CSV, XML, workbooks or an archive: each folder is one year; several years in any order',
    )
    .requiredOption('--authority <code>', 'the authority that sent the returns, like E10000020')
    .option('--year <year>', 'the year of the return, like 2020/21; left out, it is found in the return')
    .addOption(
      new Option('--close-stale <rule>', 'take open episodes that a later return does not mention as ended')
        .choices(['on', 'off'])
        .default('on'),
    )
    .argument('<folder-or-file...>')
    .action((named: string[], options: ReturnOptions) => {
      const yearEndOn = options.year === undefined ? undefined : yearEndOfWords(options.year);
      if (yearEndOn === null) throw new CommandRefused(`"${options.year}" is not a year. Write it like 2020/21.`);
      return importNamed(named, 'folders-too', options, (application, request) =>
        application.get(ImportSsda903).import({
          ...request,
          authorityCode: options.authority,
          closesStaleEpisodes: options.closeStale === 'on',
          ...(yearEndOn === undefined ? {} : { yearEndOn }),
        }),
      );
    });
}

function addPostcodes(group: Command): void {
  interface PostcodeOptions extends ImportOptions {
    readonly release?: string;
    readonly accept?: string;
  }
  withImportOptions(group.command('postcodes'))
    .description(
      'a release of postcodes: ONSPD or NSPL of any year, or Code-Point Open; plain, .gz or the published .zip',
    )
    .option('--release <name>', 'what the release is called; the name of its file where this is left out')
    .option('--accept <reason>', 'load it though a check of the whole release fails, and keep the reason')
    .argument('<file-or-folder...>')
    .action((named: string[], { release, accept, ...options }: PostcodeOptions) =>
      importNamed(named, 'folders-too', options, (application, request) =>
        application.get(ImportPostcodes).import({
          ...request,
          ...(release === undefined ? {} : { releaseName: release }),
          ...(accept === undefined ? {} : { acceptedBecause: accept }),
        }),
      ),
    );
}

function addStandard(group: Command): void {
  withImportOptions(group.command('standard'))
    .description('requests and their placements in the open placements standard (JSON-LD)')
    .requiredOption('--authority <code>', 'the authority that looks after the children, like E10000020')
    .argument('<file...>')
    .action((named: string[], { authority, ...options }: ImportOptions & { authority: string }) =>
      importNamed(named, 'files-only', options, (application, request) =>
        application.get(ImportStandard).import({ ...request, authorityCode: authority }),
      ),
    );
}

/** Adds `import` with one command for each kind of file, and those for what became of an import. */
export function addImportCommands(program: Command): void {
  const group = program
    .command('import')
    .description('load files: every row that can be read, or nothing; and undo or mend what was loaded');
  for (const kind of importKinds) {
    if (kind === 'ssda903') addReturns(group);
    else if (kind === 'postcodes') addPostcodes(group);
    else if (kind === 'standard') addStandard(group);
    else {
      const { about, run } = importers[kind];
      withImportOptions(group.command(kind))
        .description(about)
        .argument('<file...>')
        .action((named: string[], options: ImportOptions) => importNamed(named, 'files-only', options, run));
    }
  }
  addBankHolidays(group);
  addQuarantineCommands(group, withImportOptions);
}
