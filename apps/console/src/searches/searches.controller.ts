import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import { searchRecordOperation, searchRecordsOperation } from './searches.operations.js';
import { presentSearch, presentSearches, searchesOnAPage } from './searches.presenter.js';

/** What was shown to whom, when homes were looked for: kept, and shown again word for word. */
@Controller('searches')
export class SearchesController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(
    @Query('request') of: string | undefined,
    @Query('after') after: string | undefined,
    @Query('page') page: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const requestId = typeof of === 'string' && of !== '' ? of : null;
    const asked = { first: searchesOnAPage, after: after ?? null, requestId };
    const { me, searchRecords } = await this.api.ask(searchRecordsOperation, asked, sessionOf(request));
    const model = presentSearches(searchRecords, { page: after === undefined ? 1 : pageNumberIn(page), requestId });
    await this.pages.show(request, reply, 'searches/list', frameFor(me, 'find-now'), model);
  }

  @Get(':id')
  async search(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, searchRecord: answer } = await this.api.ask(searchRecordOperation, { id }, sessionOf(request));
    if ('message' in answer) throw new NotFoundException();
    await this.pages.show(request, reply, 'searches/search', frameFor(me, 'find-now'), presentSearch(answer));
  }
}
