import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import { type ImportOutcome, type QuarantineDownload, ReadQuarantine, SendMendedRows, UndoImport } from '#ingest';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { personAtTheCommandLine } from '../person.js';
import { put, say } from '../say.js';
import { leaveTrace } from '../trace.js';
import { filesToImport } from './files-to-import.js';
import { outcomeAsJson } from './outcome-as-json.js';
import { outcomeSentences } from './outcome-sentences.js';

const noImport = (id: string): CommandRefused => new CommandRefused(`There is no import ${id}.`);
const rowsOf = (count: number): string => `${count.toLocaleString('en-GB')} ${count === 1 ? 'row' : 'rows'}`;

async function undo(id: string): Promise<void> {
  const answer = await withApplication((application) =>
    application.get(UndoImport).undo(id, personAtTheCommandLine(), null),
  );
  if (answer.ok) {
    const { rows } = answer.value;
    say(`Undone.${rows > 0 ? ` ${rowsOf(rows)} ${rows === 1 ? 'is as it was' : 'are as they were'} before.` : ''}`);
    return;
  }
  throw answer.problem.kind === 'import-not-found' ? noImport(id) : new CommandRefused(answer.problem.sentence);
}

async function downloadsOf(application: INestApplicationContext, id: string): Promise<readonly QuarantineDownload[]> {
  const quarantine = application.get(ReadQuarantine);
  const files = await quarantine.files(id, null);
  if (!files.ok) throw noImport(id);
  await leaveTrace(application, {
    ...{ command: 'import quarantine', permission: 'import-read', authorityCode: null },
    ...{ subjectKind: 'import', subjectIds: [id] },
  });
  const downloads: QuarantineDownload[] = [];
  for (const file of files.value) {
    const download = await quarantine.asCsv(id, file.id, null);
    if (download.ok) downloads.push(download.value);
  }
  return downloads;
}

const isFolder = async (name: string): Promise<boolean> => {
  try {
    return (await stat(name)).isDirectory();
  } catch {
    return false;
  }
};

async function writeQuarantine(id: string, target: string | undefined): Promise<void> {
  const downloads = await withApplication((application) => downloadsOf(application, id));
  if (downloads.length === 0) {
    say('No row of this import waits to be mended.');
    return;
  }
  const folder = target === undefined ? '.' : (await isFolder(target)) ? target : null;
  if (folder === null && downloads.length > 1) {
    const names = downloads.map(({ fileName }) => fileName).join(', ');
    throw new CommandRefused(`There are ${downloads.length} files to write (${names}). Name a folder that exists.`);
  }
  for (const { fileName, content, rows } of downloads) {
    const file = folder === null ? (target ?? fileName) : path.join(folder, fileName);
    await writeNew(file, content);
    say(`${rowsOf(rows)} to mend: ${file}`);
  }
}

async function writeNew(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content, { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new CommandRefused(`${file} is there already. Move it away, or name another file.`);
    if (code === 'ENOENT') throw new CommandRefused(`There is no folder ${path.dirname(file)}.`);
    if (code === 'EACCES' || code === 'EPERM') throw new CommandRefused(`${file} may not be written by you.`);
    throw error;
  }
}

async function sendMended(
  id: string,
  named: readonly string[],
  options: { readonly format: 'text' | 'json'; readonly dryRun?: true },
): Promise<void> {
  const isDryRun = options.dryRun === true;
  const { files } = await filesToImport(named, 'files-only');
  const answer = await withApplication((application) =>
    application
      .get(SendMendedRows)
      .send(id, { files, requestedBy: personAtTheCommandLine(), authorityCode: null, isDryRun }),
  );
  if (!answer.ok) {
    throw answer.problem.kind === 'import-not-found' ? noImport(id) : new CommandRefused(answer.problem.sentence);
  }
  const outcome: ImportOutcome = answer.value;
  if (options.format === 'json') await put(`${JSON.stringify(outcomeAsJson(outcome, isDryRun), null, 2)}\n`);
  const sentences = outcomeSentences(outcome);
  if (outcome.status === 'refused') throw new CommandRefused(sentences.join('\n'));
  for (const sentence of sentences) say(sentence);
}

/** Adds `import undo`, `import quarantine` and `import mended`. */
export function addQuarantineCommands(group: Command, withImportOptions: (command: Command) => Command): void {
  group
    .command('undo')
    .description('put everything back as it was before an import')
    .argument('<import>', 'the import, as the record names it')
    .action(undo);
  group
    .command('quarantine')
    .description('write the rows an import could not load, each with its reason, to be mended')
    .argument('<import>', 'the import, as the record names it')
    .argument('[file]', 'the file to write, or a folder; left out, files are written here')
    .action(writeQuarantine);
  withImportOptions(group.command('mended'))
    .description('add rows of an import that were mended')
    .argument('<import>', 'the import whose rows they are')
    .argument('<file...>')
    .action(sendMended);
}
