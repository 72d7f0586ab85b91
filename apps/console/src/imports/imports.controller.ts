import { Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { whoIsSignedInOperation } from '../sign-in/sign-in.operations.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo, type PageFrame } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import {
  importsOnAPage,
  presentImportReport,
  presentImports,
  presentNewImport,
  problemsOnAPage,
} from './import.presenter.js';
import { importReportOperation, importsOperation } from './import.operations.js';
import { ImportUpload } from './import-upload.service.js';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly api: ApiClient,
    private readonly upload: ImportUpload,
    private readonly pages: Pages,
  ) {}

  @Get()
  async list(
    @Query('after') after: string | undefined,
    @Query('page') page: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { first: importsOnAPage, after: after ?? null };
    const { me, imports } = await this.api.ask(importsOperation, asked, sessionOf(request));
    const model = presentImports(imports, {
      page: after === undefined ? 1 : pageNumberIn(page),
      mayImport: mayDo(me, 'import-run'),
    });
    await this.pages.show(request, reply, 'imports/list', frameFor(me, 'imports'), model);
  }

  /** First what the files hold, then the files: the address of an upload says what it is, as its body is never read here. */
  @Get('new')
  async choose(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const frame = await this.frameOfSomebodyWhoMayLoad(request);
    // A form sent without a choice names no kind at all.
    const kind = query['kind'] ?? (query['asked'] === undefined ? undefined : '');
    const model = presentNewImport(kind, null);
    await this.pages.show(request, reply, 'imports/new', frame, model, model.errors.length === 0 ? 200 : 400);
  }

  @Post('new/:kind')
  async load(@Param('kind') kind: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const outcome = await this.upload.pass(kind, request.raw, sessionOf(request));
    if (outcome.kind === 'taken') {
      await reply.redirect(`/imports/${encodeURIComponent(outcome.importId)}`, 303);
      return;
    }
    const frame = await this.frameOfSomebodyWhoMayLoad(request);
    await this.pages.show(request, reply, 'imports/new', frame, presentNewImport(kind, outcome.sentence), 400);
  }

  @Get(':id')
  async report(
    @Param('id') id: string,
    @Query('after') after: string | undefined,
    @Query('page') page: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { id, first: problemsOnAPage, after: after ?? null };
    const { me, importReport } = await this.api.ask(importReportOperation, asked, sessionOf(request));
    if (importReport.__typename !== 'ImportReport') throw new NotFoundException();
    const model = presentImportReport(importReport, {
      page: after === undefined ? 1 : pageNumberIn(page),
      mayImport: mayDo(me, 'import-run'),
    });
    await this.pages.show(request, reply, 'imports/report', frameFor(me, 'imports'), model);
  }

  private async frameOfSomebodyWhoMayLoad(request: FastifyRequest): Promise<PageFrame> {
    const { me } = await this.api.ask(whoIsSignedInOperation, {}, sessionOf(request));
    if (!mayDo(me, 'import-run')) throw new NotAllowed('Only a data manager may load files.');
    return frameFor(me, 'imports');
  }
}
