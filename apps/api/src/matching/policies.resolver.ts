import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { AdoptPolicy, PreviewPolicy, ReadPolicies } from '#matching';
import { callerOf, type OperationContext } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { draftFrom, policyProblem, policyShape, previewShape } from './policy.shape.js';
import { AdoptPolicyAnswer, PolicyDraftInput, PolicyPreviewAnswer, PolicyType } from './policy.type.js';

@Resolver()
export class PoliciesResolver {
  constructor(
    private readonly read: ReadPolicies,
    private readonly previews: PreviewPolicy,
    private readonly adoption: AdoptPolicy,
  ) {}

  @Query(() => [PolicyType], { description: 'Every version ever adopted, the one in use first.' })
  @RequiresPermission('policy-read')
  async policies(): Promise<PolicyType[]> {
    const all = await this.read.all();
    const inUse = all[0]?.policy.version ?? 0;
    return all.map((adopted) => policyShape(adopted, inUse));
  }

  @Query(() => PolicyPreviewAnswer, {
    description: 'How the order of past searches would change. Names no child and no home; nothing is stored.',
  })
  @RequiresPermission('policy-read')
  async previewPolicy(
    @Args('draft') draft: PolicyDraftInput,
    @Context() context: OperationContext,
  ): Promise<typeof PolicyPreviewAnswer> {
    const inUse = await this.read.inUse();
    const preview = await this.previews.preview(draftFrom(draft, inUse), callerOf(context).authorityCode);
    return preview.ok ? previewShape(preview.value) : policyProblem(preview.problem);
  }

  @Mutation(() => AdoptPolicyAnswer, {
    description: 'Makes the draft the policy in use, as the next version. Earlier versions and their answers stay.',
  })
  @RequiresPermission('policy-adopt')
  async adoptPolicy(
    @Args('draft') draft: PolicyDraftInput,
    @Args('basedOn', { type: () => Int }) basedOn: number,
    @Args('reason') reason: string,
    @Context() context: OperationContext,
  ): Promise<typeof AdoptPolicyAnswer> {
    const inUse = await this.read.inUse();
    const adopted = await this.adoption.adopt({
      draft: draftFrom(draft, inUse),
      basedOn,
      adoptedBy: callerOf(context).name,
      reason,
    });
    return adopted.ok ? policyShape(adopted.value, adopted.value.policy.version) : policyProblem(adopted.problem);
  }
}
