import { type INestApplicationContext } from '@nestjs/common';
import { type Command } from 'commander';
import {
  ReadSearchRecords,
  type Replay,
  type ReplayDifference,
  ReplayMatchRun,
  type SearchDifference,
  type SearchReplay,
} from '#matching';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

const where = (difference: ReplayDifference | SearchDifference): string => {
  switch (difference.kind) {
    case 'home-differs':
      return `at place ${difference.place}, home ${difference.reference}`;
    case 'home-not-shown-differs':
      return `of home ${difference.reference}, which the list does not show`;
    case 'facts-do-not-match-their-digest':
      return 'since the stored facts do not match their digest';
    case 'counts-differ':
      return 'in the counts';
    case 'rule-counts-differ':
      return 'in the homes counted by rule';
    case 'further-away-differs':
      return 'in the homes further away';
    case 'way-differs':
      return `at ${difference.of.replace(/-/g, ' ')} ${difference.place}, of the ways to place brothers and sisters`;
  }
};

const sentenceOf = ({ difference, engineVersionThen, engineVersionNow }: Replay | SearchReplay): string => {
  const engines = `Engine then ${engineVersionThen}, now ${engineVersionNow}.`;
  return difference === null ? `The same answer. ${engines}` : `Another answer, ${where(difference)}. ${engines}`;
};

interface Replayed {
  readonly subjectKind: 'match-run' | 'search-record';
  readonly replay: Replay | SearchReplay | null;
}

/** A run by that id or, where there is none, a search on record. */
async function replayed(application: INestApplicationContext, id: string): Promise<Replayed> {
  const run = await application.get(ReplayMatchRun).replay(id);
  if (run.ok) return { subjectKind: 'match-run', replay: run.value };
  const search = await application.get(ReadSearchRecords).replay(id);
  return search.ok
    ? { subjectKind: 'search-record', replay: search.value }
    : { subjectKind: 'match-run', replay: null };
}

/** Adds `replay`: a stored answer judged once more from the facts it was made from. */
export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .argument('<search>', 'the id of a finished run, or of a search on record')
    .description('judge a stored search once more, from its own facts and policy, and compare the answers')
    .action(async (id: string) => {
      const replay = await withApplication(async (application) => {
        const answer = await replayed(application, id);
        const subject = { subjectKind: answer.subjectKind, subjectIds: [id], authorityCode: null };
        await leaveTrace(application, { command: 'replay', permission: 'match-read', ...subject });
        return answer.replay;
      });
      if (replay === null) {
        throw new CommandRefused(
          `There is no finished run ${id}, and no search on record is called so. Check the id, or wait until the run has finished.`,
        );
      }
      await put(`${sentenceOf(replay)}\n`);
      if (!replay.isSame) process.exitCode = 1;
    });
}
