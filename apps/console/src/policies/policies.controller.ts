import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, type Me, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import {
  adoptPolicyOperation,
  policiesOperation,
  type Policy,
  type PolicyPreview,
  previewPolicyOperation,
} from './policies.operations.js';
import {
  draftOf,
  type PolicyFormProblem,
  presentPolicies,
  presentPolicyForm,
  type WrittenPolicy,
} from './policies.presenter.js';

@Controller('policies')
export class PoliciesController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async inUse(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, policies } = await this.api.ask(policiesOperation, {}, sessionOf(request));
    const model = presentPolicies(policies, mayDo(me, 'policy-adopt'));
    await this.pages.show(request, reply, 'policies/policies', frameFor(me, 'policies'), model);
  }

  @Get('change')
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, inUse } = await this.read(request);
    await this.show(me, inUse, {}, null, null, request, reply);
  }

  /** The form is shown again with what it would change, or the draft is adopted: the button pressed says which. */
  @Post('change')
  async change(@Body() body: unknown, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const fields = textsIn(body);
    const { me, inUse } = await this.read(request);
    const draft = draftOf(fields, inUse);
    if (fields['what'] === 'adopt') {
      const basedOn = Number(fields['basedOn'] ?? inUse.version);
      const { adoptPolicy: answer } = await this.api.ask(
        adoptPolicyOperation,
        { draft, basedOn: Number.isSafeInteger(basedOn) ? basedOn : 0, reason: fields['reason'] ?? '' },
        sessionOf(request),
      );
      if (!('message' in answer)) {
        await reply.redirect('/policies', 303);
        return;
      }
      await this.show(me, inUse, fields, null, answer, request, reply);
      return;
    }
    const { previewPolicy: answer } = await this.api.ask(previewPolicyOperation, { draft }, sessionOf(request));
    if ('message' in answer) await this.show(me, inUse, fields, null, answer, request, reply);
    else await this.show(me, inUse, fields, answer, null, request, reply);
  }

  private async read(request: FastifyRequest): Promise<{ readonly me: Me; readonly inUse: Policy }> {
    const { me, policies } = await this.api.ask(policiesOperation, {}, sessionOf(request));
    const [inUse] = policies;
    if (!inUse) throw new Error('No policy is in use');
    return { me, inUse };
  }

  private async show(
    me: Me,
    inUse: Policy,
    fields: WrittenPolicy,
    preview: PolicyPreview | null,
    problem: PolicyFormProblem | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const model = { ...presentPolicyForm(inUse, fields, preview, problem), mayAdopt: mayDo(me, 'policy-adopt') };
    const status = problem === null ? 200 : 400;
    await this.pages.show(request, reply, 'policies/change', frameFor(me, 'policies'), model, status);
  }
}

const textsIn = (body: unknown): WrittenPolicy =>
  typeof body === 'object' && body !== null
    ? Object.fromEntries(
        Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};
