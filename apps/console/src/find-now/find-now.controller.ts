import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { type SentForm } from '../requests/new-request.form.js';
import { requestChoicesOperation } from '../requests/new-request.operations.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { emptyForm, type FindNowErrors, type FindNowTyped, readFindNow, typedIn } from './find-now.form.js';
import { findNowOperation, type FoundHomes } from './find-now.operations.js';
import { errorsOfSearch, presentFindNow } from './find-now.presenter.js';

/** Five o'clock on a Friday: a home for a child of whom little is known yet. */
@Controller('find-now')
export class FindNowController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(emptyForm(this.clock.today()), {}, null, request, reply);
  }

  /** Sent, not linked to: what is known of a child belongs in no address. */
  @Post()
  async search(@Body() body: SentForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = typedIn(body);
    const read = readFindNow(typed);
    if (!read.ok) {
      await this.show(typed, read.errors, null, request, reply);
      return;
    }
    const { child, withinMiles } = read;
    const { searchHomes: answer } = await this.api.ask(findNowOperation, { child, withinMiles }, sessionOf(request));
    if ('message' in answer) await this.show(typed, errorsOfSearch(answer), null, request, reply);
    else await this.show(typed, {}, answer, request, reply);
  }

  private async show(
    typed: FindNowTyped,
    errorOf: FindNowErrors,
    found: FoundHomes | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { me, requestChoices } = await this.api.ask(requestChoicesOperation, {}, sessionOf(request));
    const model = presentFindNow(typed, requestChoices, errorOf, found);
    const status = Object.keys(errorOf).length === 0 ? 200 : 400;
    await this.pages.show(request, reply, 'find-now/find-now', frameFor(me, 'find-now'), model, status);
  }
}
