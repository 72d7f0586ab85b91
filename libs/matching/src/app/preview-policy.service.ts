import { Injectable } from '@nestjs/common';
import { type Result, success } from '#kernel';
import { canonicalJson } from '../core/canonical-json.js';
import { type MatchFacts } from '../core/facts.js';
import { factsAsKnownToday } from '../core/frozen-facts.js';
import { type Policy, type PolicyNotSound, soundPolicy } from '../core/policy.js';
import { type PolicyPreview, previewOf } from '../core/policy-preview.js';
import { judgeRun, type RunAnswer } from '../core/run.js';
import { type PolicyDraft } from './adopt-policy.service.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';

/** How homes would stand otherwise where what blocks or warns is changed. */
export interface JudgedAgain {
  /** The latest searches, judged again from their frozen facts. */
  readonly runs: number;
  readonly eligible: { readonly now: number; readonly then: number };
  readonly needsAuthority: { readonly now: number; readonly then: number };
  readonly nearMisses: { readonly now: number; readonly then: number };
  readonly excluded: { readonly now: number; readonly then: number };
}

export interface PreviewedPolicy extends PolicyPreview {
  readonly basedOn: number;
  /** Null unless the draft changes what blocks, warns or counts as a near miss. */
  readonly judgedAgain: JudgedAgain | null;
  readonly milliseconds: number;
}

const runsJudgedAgain = 6;

/** What blocks and what is near: the limits that no order of stored points can answer for. */
const whatBlocks = ({ limits }: Pick<Policy, 'limits'>): unknown => [
  limits.modes,
  limits.usualLimitCountedFor,
  limits.keyStage4SchoolMiles,
  limits.nearMissRules,
  limits.nearMissesShown,
  limits.nearMissShortfall,
];

@Injectable()
export class PreviewPolicy {
  constructor(
    private readonly policies: PolicyStore,
    private readonly runs: MatchRunStore,
  ) {}

  /**
   * What a draft would do to the last search of each request of the past year. Stored answers are put in order again from
   * their measures, which takes less than a second for a year; where the draft changes what blocks, the latest searches are
   * judged again as well. Nothing is stored.
   *
   * @param authorityCode whose searches.
   */
  async preview(draft: PolicyDraft, authorityCode: string): Promise<Result<PreviewedPolicy, PolicyNotSound>> {
    const from = performance.now();
    const inUse = await this.policies.inUse();
    const sound = soundPolicy({ ...draft, version: inUse.version + 1 });
    if (!sound.ok) return sound;
    const measured = await this.runs.measuredInAYear(authorityCode);
    const preview = previewOf(measured, inUse, sound.value);
    const blocksOtherwise = canonicalJson(whatBlocks(inUse)) !== canonicalJson(whatBlocks(sound.value));
    const latest = measured.slice(0, runsJudgedAgain).map(({ runId }) => runId);
    const judgedAgain = blocksOtherwise ? await this.judgeAgain(latest, inUse, sound.value) : null;
    const milliseconds = Math.round(performance.now() - from);
    return success({ ...preview, basedOn: inUse.version, judgedAgain, milliseconds });
  }

  private async judgeAgain(runIds: readonly string[], inUse: Policy, draft: Policy): Promise<JudgedAgain> {
    const counts: (readonly [now: RunAnswer['counts'], then: RunAnswer['counts']])[] = [];
    for (const runId of runIds) {
      const stored = await this.runs.stored(runId);
      if (stored === null) throw new Error(`Run ${runId} is measured and not finished`);
      const facts = factsAsKnownToday(JSON.parse(stored.facts) as MatchFacts);
      counts.push([judgeRun(facts, inUse).counts, judgeRun(facts, draft).counts]);
    }
    const sum = (kind: Exclude<keyof RunAnswer['counts'], 'register'>) => ({
      now: counts.reduce((total, [now]) => total + now[kind], 0),
      then: counts.reduce((total, [, then]) => total + then[kind], 0),
    });
    return {
      runs: runIds.length,
      eligible: sum('eligible'),
      needsAuthority: sum('needsAuthority'),
      nearMisses: sum('nearMisses'),
      excluded: sum('excluded'),
    };
  }
}
