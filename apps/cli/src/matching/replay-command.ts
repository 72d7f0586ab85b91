import { type Command } from 'commander';
import { type Replay, type ReplayDifference, ReplayMatchRun } from '#matching';
import { withApplication } from '../application.js';
import { CommandRefused } from '../command-refused.js';
import { put } from '../say.js';
import { leaveTrace } from '../trace.js';

const where = (difference: ReplayDifference): string => {
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
  }
};

const sentenceOf = ({ difference, engineVersionThen, engineVersionNow }: Replay): string => {
  const engines = `Engine then ${engineVersionThen}, now ${engineVersionNow}.`;
  return difference === null ? `The same answer. ${engines}` : `Another answer, ${where(difference)}. ${engines}`;
};

/** Adds `replay`: a stored answer judged once more from the facts it was made from. */
export function addReplayCommand(program: Command): void {
  program
    .command('replay')
    .argument('<run>', 'the id of a finished run')
    .description('judge a stored run once more, from its own facts and policy, and compare the answers')
    .action(async (runId: string) => {
      const replay = await withApplication(async (application) => {
        const answer = await application.get(ReplayMatchRun).replay(runId);
        const subject = { subjectKind: 'match-run', subjectIds: [runId], authorityCode: null };
        await leaveTrace(application, { command: 'replay', permission: 'match-read', ...subject });
        return answer;
      });
      if (!replay.ok)
        throw new CommandRefused(`There is no finished run ${runId}. Check the id, or wait until it has finished.`);
      await put(`${sentenceOf(replay.value)}\n`);
      if (!replay.value.isSame) process.exitCode = 1;
    });
}
