import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { closeRequestOperation } from './new-request.operations.js';
import { placementRequestOperation } from './request.operations.js';

@Controller('requests/:id/close')
export class CloseRequestController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async form(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(id, '', null, request, reply);
  }

  @Post()
  async close(
    @Param('id') id: string,
    @Body() body: { readonly reason?: unknown },
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = typeof body.reason === 'string' ? body.reason.trim() : '';
    if (reason === '') {
      await this.show(id, reason, 'Say why the request is closed', request, reply);
      return;
    }
    const { closePlacementRequest: answer } = await this.api.ask(
      closeRequestOperation,
      { id, reason },
      sessionOf(request),
    );
    if ('message' in answer) {
      if (answer.__typename === 'RequestNotFoundProblem') throw new NotFoundException();
      await this.show(id, reason, answer.message, request, reply);
      return;
    }
    await reply.redirect(`/requests/${encodeURIComponent(id)}`, 303);
  }

  private async show(
    id: string,
    reason: string,
    error: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { me, placementRequest } = await this.api.ask(placementRequestOperation, { id }, sessionOf(request));
    if (!('child' in placementRequest)) throw new NotFoundException();
    const model = {
      id,
      reason,
      title: `Close the request for ${placementRequest.child.knownAs}`,
      caption: `Placement request ${placementRequest.reference}`,
      errors: error === null ? [] : [{ text: error, href: '#reason' }],
    };
    await this.pages.show(
      request,
      reply,
      'requests/close',
      frameFor(me, 'requests'),
      model,
      error === null ? 200 : 400,
    );
  }
}
