import { type Command } from 'commander';
import { type INestApplicationContext } from '@nestjs/common';
import {
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
} from '#ingest';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { personAtTheCommandLine } from '../person.js';
import { say } from '../say.js';
import { filesToImport } from './files-to-import.js';
import { outcomeSentences } from './outcome-sentences.js';
import { progressBar } from './progress-bar.js';

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

async function importNamed(
  named: readonly string[],
  folders: 'folders-too' | 'files-only',
  run: Importing,
): Promise<void> {
  const { files, totalBytes, leftOut } = await filesToImport(named, folders);
  for (const file of leftOut) say(`Left out: ${file} is not a table.`);
  const outcome = await withApplication(async (application) => {
    const bar = progressBar(totalBytes);
    try {
      return await run(application, { files, requestedBy: personAtTheCommandLine(), onProgress: bar.show });
    } finally {
      bar.stop();
    }
  });
  const sentences = outcomeSentences(outcome);
  if (outcome.status === 'refused') throw new CommandRefused(sentences.join('\n'));
  for (const sentence of sentences) say(sentence);
}

/** Adds `import` with one command for each kind of file. */
export function addImportCommands(program: Command): void {
  const group = program.command('import').description('load files: all of them, or nothing');
  for (const kind of importKinds) {
    if (kind === 'ssda903') {
      group
        .command(kind)
        .description('statutory returns (SSDA903): each folder is one year; several years in any order')
        .requiredOption('--authority <code>', 'the authority that sent the returns, like E10000020')
        .argument('<folder-or-file...>')
        .action((named: string[], { authority }: { authority: string }) =>
          importNamed(named, 'folders-too', (application, request) =>
            application.get(ImportSsda903).import({ ...request, authorityCode: authority }),
          ),
        );
    } else if (kind === 'postcodes') {
      group
        .command(kind)
        .description(
          'a release of postcodes: ONSPD or NSPL of any year, or Code-Point Open; plain, .gz or the published .zip',
        )
        .option('--release <name>', 'what the release is called; the name of its file where this is left out')
        .option('--accept <reason>', 'load it though a check of the whole release fails, and keep the reason')
        .argument('<file-or-folder...>')
        .action((named: string[], { release, accept }: { release?: string; accept?: string }) =>
          importNamed(named, 'folders-too', (application, request) =>
            application.get(ImportPostcodes).import({
              ...request,
              ...(release === undefined ? {} : { releaseName: release }),
              ...(accept === undefined ? {} : { acceptedBecause: accept }),
            }),
          ),
        );
    } else if (kind === 'standard') {
      group
        .command(kind)
        .description('requests and their placements in the open placements standard (JSON-LD)')
        .requiredOption('--authority <code>', 'the authority that looks after the children, like E10000020')
        .argument('<file...>')
        .action((named: string[], { authority }: { authority: string }) =>
          importNamed(named, 'files-only', (application, request) =>
            application.get(ImportStandard).import({ ...request, authorityCode: authority }),
          ),
        );
    } else {
      const { about, run } = importers[kind];
      group
        .command(kind)
        .description(about)
        .argument('<file...>')
        .action((named: string[]) => importNamed(named, 'files-only', run));
    }
  }
}
