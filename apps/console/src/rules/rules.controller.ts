import { Controller, Get, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { rulesOperation } from './rules.operations.js';
import { presentRules } from './rules.presenter.js';

@Controller('rules')
export class RulesController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async page(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, ruleRegister, policies } = await this.api.ask(rulesOperation, {}, sessionOf(request));
    const [inUse] = policies;
    if (!inUse) throw new Error('No policy is in use');
    await this.pages.show(request, reply, 'rules/rules', frameFor(me, 'rules'), presentRules(ruleRegister, inUse));
  }
}
