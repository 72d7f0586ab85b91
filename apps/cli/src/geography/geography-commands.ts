import { type Command } from 'commander';
import { PostcodeStore, ReadAuthorities } from '#geography';
import { movedAddressSentence, ReadMovedAddresses } from '#ingest';
import { Clock } from '#platform';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

const atOnce = 1_000;
const idForm = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Adds `releases` and `moved-addresses`: which postcodes are in use, and what their import moved. */
export function addGeographyCommands(program: Command): void {
  program
    .command('releases')
    .description('the releases of postcodes that were loaded, with their checksums; the latest first')
    .action(async () => {
      const releases = await withApplication((application) => application.get(PostcodeStore).releases(20));
      const lines = releases.map(
        ({ name, sha256, counts, state, loadedAt, importId }) =>
          `${state.padEnd(8)}  ${loadedAt.toISOString().slice(0, 16)}  ${counts.postcodes.toLocaleString('en-GB').padStart(9)}  ` +
          `${sha256}  ${name}${importId === null ? '' : `  (import ${importId})`}`,
      );
      await put(lines.length === 0 ? 'No release is loaded.\n' : `${lines.join('\n')}\n`);
    });
  program
    .command('moved-addresses')
    .description('the addresses of the register that an import of postcodes resolved differently')
    .requiredOption('--authority <code>', 'the authority whose children may be named, like E10000020')
    .argument('<import>', 'the id of the import, as `releases` prints it')
    .action(async (importId: string, { authority }: { authority: string }) => {
      if (!idForm.test(importId)) throw new CommandRefused(`"${importId}" is not the id of an import.`);
      await withApplication(async (application) => {
        const subject = { subjectKind: 'import', subjectIds: [importId], authorityCode: authority };
        await leaveTrace(application, { command: 'moved-addresses', permission: 'import-read', ...subject });
        const names = await application.get(ReadAuthorities).onDay(application.get(Clock).today());
        const nameOf = (code: string): string => names.find((named) => named.code === code)?.name ?? code;
        let after = 0;
        for (;;) {
          const asked = { importId, authorityCode: authority, first: atOnce, after };
          const { addresses } = await application.get(ReadMovedAddresses).page(asked);
          if (addresses.length === 0) break;
          await put(addresses.map((moved) => `${movedAddressSentence(moved, nameOf)}\n`).join(''));
          after = addresses.at(-1)?.ordinal ?? after;
        }
        if (after === 0) await put('No address of the register resolves differently by that import.\n');
      });
    });
}
