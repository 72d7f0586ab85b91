import { ServerFault } from '../app/server-fault.js';
import { codeOf } from './error-code.js';

const sentences: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: (place) => `The disk is full: there is no room for the database in ${place}.`,
  EDQUOT: (place) => `The disk quota is used up: there is no room for the database in ${place}.`,
  EACCES: (place) => `The folder ${place} cannot be written by this account; choose another with NEARHOME_DATA.`,
  EPERM: (place) => `The folder ${place} cannot be written by this account; choose another with NEARHOME_DATA.`,
  EROFS: (place) => `The folder ${place} is on a read-only disk; choose another with NEARHOME_DATA.`,
  ENOTDIR: (place) => `${place} is not a folder; choose another with NEARHOME_DATA.`,
  EEXIST: (place) => `${place} is not a folder; choose another with NEARHOME_DATA.`,
};

/** Does `work` on the folder `place`; what the disk refuses becomes a sentence, what is a bug stays as it is. */
export function onDisk<T>(place: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const sentence = sentences[codeOf(error)];
    if (!sentence) throw error;
    throw new ServerFault(sentence(place), { cause: error });
  }
}

/** @returns the sentence for a server program that gave up, made from what it wrote. */
export function faultFromOutput(program: string, place: string, output: string): ServerFault {
  if (/no space left on device|wrote only \d+ of \d+ bytes/i.test(output))
    return new ServerFault(sentences['ENOSPC']!(place));
  if (/could not (create|access|open|write).*permission denied/i.test(output)) {
    return new ServerFault(sentences['EACCES']!(place));
  }
  const lines = output.split('\n').map((line) => line.trim());
  const said =
    lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.findLast((line) => line !== '') ?? 'nothing';
  return new ServerFault(`PostgreSQL could not be started in ${place}: ${program} said "${said}".`);
}
