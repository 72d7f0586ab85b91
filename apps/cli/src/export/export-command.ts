import { type Command } from 'commander';
import { ExportStandard } from '#ingest';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

/** Adds `export` with one command for each kind of file that leaves. */
export function addExportCommands(program: Command): void {
  const group = program.command('export').description('write what the register holds in the formats of others');
  addExportStandard(group);
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
