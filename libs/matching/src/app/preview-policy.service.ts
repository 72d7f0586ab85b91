import { Injectable } from '@nestjs/common';
import { type Result, success } from '#kernel';
import { type PolicyNotSound, soundPolicy } from '../core/policy.js';
import { type ComparedRun, comparing, type PolicyPreview, previewOf } from '../core/policy-preview.js';
import { type PolicyDraft } from './adopt-policy.service.js';
import { MatchRunStore, PolicyStore } from './match-run.store.js';

export interface PreviewedPolicy extends PolicyPreview {
  readonly basedOn: number;
  readonly milliseconds: number;
}

@Injectable()
export class PreviewPolicy {
  constructor(
    private readonly policies: PolicyStore,
    private readonly runs: MatchRunStore,
  ) {}

  /**
   * What a draft would do to the last search of each request of the past year. Nothing is judged again and nothing is
   * stored: the measures kept with each search answer for every sound policy.
   *
   * @param authorityCode whose searches.
   */
  async preview(draft: PolicyDraft, authorityCode: string): Promise<Result<PreviewedPolicy, PolicyNotSound>> {
    const from = performance.now();
    const inUse = await this.policies.inUse();
    const sound = soundPolicy({ ...draft, version: inUse.version + 1 });
    if (!sound.ok) return sound;
    const compare = comparing(inUse, sound.value);
    const compared: ComparedRun[] = [];
    for await (const run of this.runs.measuredInAYear(authorityCode)) compared.push(compare(run));
    const milliseconds = Math.round(performance.now() - from);
    return success({ ...previewOf(compared), basedOn: inUse.version, milliseconds });
  }
}
