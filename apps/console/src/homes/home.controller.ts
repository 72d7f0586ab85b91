import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { homeOperation } from './home.operations.js';
import { presentHomePage } from './home.presenter.js';

/** One home of the register, as the rules read it today. A home the authority may not see is not found. */
@Controller('homes/:id')
export class HomeController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(
    @Param('id') id: string,
    @Query('recorded') recorded: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { me, home } = await this.api.ask(homeOperation, { id }, sessionOf(request));
    if (!('places' in home)) throw new NotFoundException();
    const model = presentHomePage(home, this.clock.today(), mayDo(me, 'household-record'), recorded === 'yes');
    await this.pages.show(request, reply, 'homes/home', frameFor(me, null), model);
  }
}
