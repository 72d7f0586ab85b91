import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import {
  applyStagedImportOperation,
  discardStagedImportOperation,
  stagedImportOperation,
} from './set-aside.operations.js';
import { presentPreview } from './set-aside.presenter.js';

/** What files would change, before anything does: applied or thrown away here. */
@Controller('load/preview/:id')
export class PreviewController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async show(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, stagedImport } = await this.api.ask(stagedImportOperation, { id }, sessionOf(request));
    const frame = frameFor(me, 'load');
    if (stagedImport.__typename === 'StagedImport') {
      await this.pages.show(request, reply, 'imports/preview', frame, presentPreview(stagedImport));
      return;
    }
    const gone = { title: 'These files wait no more', sentence: stagedImport.message };
    await this.pages.show(request, reply, 'imports/preview-gone', frame, gone, 404);
  }

  @Post('apply')
  async apply(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { applyStagedImport } = await this.api.ask(applyStagedImportOperation, { id }, sessionOf(request));
    // Applied twice, or a day later: the page of files that wait no more says so.
    const address =
      applyStagedImport.__typename === 'ImportReport'
        ? `/imports/${applyStagedImport.id}`
        : `/load/preview/${encodeURIComponent(id)}`;
    await reply.redirect(address, 303);
  }

  @Post('discard')
  async discard(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.api.ask(discardStagedImportOperation, { id }, sessionOf(request));
    await reply.redirect('/load', 303);
  }
}
