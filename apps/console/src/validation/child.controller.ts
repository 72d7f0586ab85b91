import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { returnedChildOperation } from './child.operations.js';
import { presentChild } from './child.presenter.js';

/** The record of a child as statutory returns tell it: where a finding leads. */
@Controller('children')
export class ChildController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get(':code')
  async child(@Param('code') code: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, returnedChild } = await this.api.ask(returnedChildOperation, { code }, sessionOf(request));
    if (returnedChild.__typename !== 'ReturnedChild') throw new NotFoundException();
    await this.pages.show(request, reply, 'validation/child', frameFor(me, 'validation'), presentChild(returnedChild));
  }
}
