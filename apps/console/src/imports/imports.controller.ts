import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import { importsOnAPage, presentImports } from './import.presenter.js';
import {
  importProblemsOperation,
  importProgressOperation,
  importReportOperation,
  importsOperation,
} from './import.operations.js';
import {
  presentImportProblems,
  presentImportProgress,
  presentImportReport,
  problemsOnAPage,
} from './import-report.presenter.js';

@Controller('imports')
export class ImportsController {
  constructor(
    private readonly api: ApiClient,
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

  /** How far a load is, for the script that follows it. */
  @Get(':id/progress')
  async progress(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { importReport } = await this.api.ask(importProgressOperation, { id }, sessionOf(request));
    if (importReport.__typename !== 'ImportReport') throw new NotFoundException();
    await reply.header('cache-control', 'no-store').send(presentImportProgress(importReport));
  }

  /** Every problem in the order they were met: the report itself tells them by kind. */
  @Get(':id/problems')
  async problems(
    @Param('id') id: string,
    @Query('after') after: string | undefined,
    @Query('page') page: string | undefined,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const asked = { id, first: problemsOnAPage, after: after ?? null };
    const { me, importReport } = await this.api.ask(importProblemsOperation, asked, sessionOf(request));
    if (importReport.__typename !== 'ImportReport') throw new NotFoundException();
    const number = after === undefined ? 1 : pageNumberIn(page);
    const model = presentImportProblems(importReport, importReport.problems, number);
    await this.pages.show(request, reply, 'imports/problems', frameFor(me, 'imports'), model);
  }

  @Get(':id')
  async report(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, importReport } = await this.api.ask(importReportOperation, { id }, sessionOf(request));
    if (importReport.__typename !== 'ImportReport') throw new NotFoundException();
    const model = presentImportReport(importReport, mayDo(me, 'import-run'));
    await this.pages.show(request, reply, 'imports/report', frameFor(me, 'imports'), model);
  }
}
