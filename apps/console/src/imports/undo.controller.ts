import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { importReportOperation } from './import.operations.js';
import { presentUndo } from './import-report.presenter.js';
import { undoImportOperation } from './set-aside.operations.js';

/** Undoing a load: asked once more first, as nothing brings it back but loading the files again. */
@Controller('imports/:id/undo')
export class UndoController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async ask(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(id, null, request, reply);
  }

  @Post()
  async undo(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { undoImport } = await this.api.ask(undoImportOperation, { id }, sessionOf(request));
    if (undoImport.__typename === 'ImportNotFoundProblem') throw new NotFoundException();
    if (undoImport.__typename === 'ImportUndone') await reply.redirect(`/imports/${encodeURIComponent(id)}`, 303);
    else await this.show(id, undoImport.message, request, reply);
  }

  private async show(id: string, problem: string | null, request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const { me, importReport } = await this.api.ask(importReportOperation, { id }, sessionOf(request));
    if (importReport.__typename !== 'ImportReport') throw new NotFoundException();
    if (!mayDo(me, 'import-run')) throw new NotAllowed('Only a data manager may undo a load.');
    const model = presentUndo(importReport, problem);
    await this.pages.show(request, reply, 'imports/undo', frameFor(me, 'imports'), model, problem === null ? 200 : 409);
  }
}
