import { importError, importWarning, type ImportProblem, quoted } from './import-problem.js';

/** What is wrong with archives and compressed files, in words. */

export const archiveBroken = (file: string): ImportProblem =>
  importError(
    'archive-broken',
    { file },
    'The archive is damaged or cut off. Pack it again, or send the files inside as they are.',
  );

export const archiveEncrypted = (file: string): ImportProblem =>
  importError(
    'archive-encrypted',
    { file },
    'This file in the archive is locked with a password. Pack it again without a password.',
  );

export const archiveInArchive = (file: string): ImportProblem =>
  importError(
    'archive-in-archive',
    { file },
    'This is an archive inside an archive. Take it out, then import it by itself.',
  );

export const packedInAnotherWay = (file: string, method: number): ImportProblem =>
  importError(
    'archive-packed-in-another-way',
    { file },
    `The file is packed by a method that is not read here (number ${method}). Pack it again as an ordinary ZIP.`,
  );

export const nothingInArchive = (file: string): ImportProblem =>
  importError(
    'nothing-in-archive',
    { file },
    'There is no table in the archive: no CSV, XML or Excel file. Choose the archive that holds the files of the return.',
  );

export const archiveTooLargeToHold = (file: string, megabytes: number): ImportProblem =>
  importError(
    'archive-too-large-to-hold',
    { file },
    `An archive or workbook sent this way may have ${megabytes} MB at most. Import it at the command line, or send what is in it.`,
  );

/** Two tiny files can unpack to more than a disk holds, on purpose or by a fault. */
export const archiveUnpacksToTooMuch = (file: string): ImportProblem =>
  importError(
    'archive-unpacks-to-too-much',
    { file },
    'The archive unpacks to far more than such files hold. It is damaged or was made to do harm; nothing of it is read.',
  );

export const tooManyFilesInArchive = (file: string, most: number): ImportProblem =>
  importError(
    'too-many-files-in-archive',
    { file },
    `There are more than ${most} files in the archive. Pack only those of the return.`,
  );

export const passedOverInArchive = (archive: string, names: readonly string[]): ImportProblem => {
  const shown = names.slice(0, 5).map(quoted).join(', ');
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  return importWarning(
    'passed-over-in-archive',
    { file: archive },
    `Passed over in the archive, because ${names.length === 1 ? 'it is no table' : 'they are no tables'}: ${shown}${more}.`,
  );
};
