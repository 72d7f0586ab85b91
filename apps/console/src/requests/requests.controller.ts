import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { pageNumberIn } from '../web/page-number.js';
import { presentOpenRequests, requestsOnAPage } from './open-requests.presenter.js';
import { openRequestsOperation } from './request.operations.js';

@Controller('requests')
export class RequestsController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Query('after') after: string | undefined,
    @Query('page') page: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { first: requestsOnAPage, after: after ?? null };
    const { me, placementRequests } = await this.api.ask(openRequestsOperation, asked, sessionOf(request));
    const model = presentOpenRequests(placementRequests, {
      today: this.clock.today(),
      page: after === undefined ? 1 : pageNumberIn(page),
      mayOpenRequests: mayDo(me, 'request-open'),
    });
    await this.pages.show(request, reply, 'requests/list', frameFor(me, 'requests'), model);
  }
}
