import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ReadValidation } from '#ingest';
import { SettingsPort } from '#platform';
import { CallerReader } from '../access/caller-reader.service.js';
import { callerOf } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { routeKey } from '../access/permission.guard.js';
import { sendFile } from '../imports/sent-file.js';

/** A validation report as a file: every row that a rule flags. */
@Controller('validation')
export class ValidationDownloadsController {
  constructor(
    private readonly reports: ReadValidation,
    private readonly callers: CallerReader,
    private readonly settings: SettingsPort,
  ) {}

  @Get(':name')
  @RequiresPermission('episode-read')
  async report(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const context = this.callers.contextOf(request);
    const [, id = '', format] = /^(.+)\.(csv|xlsx)$/.exec(name) ?? [];
    const report = await this.reports.byId(id, callerOf(context).authorityCode);
    context.trace.shows(routeKey, 'validation', report.ok ? [report.value.id] : []);
    if (!report.ok) {
      context.trace.refused(routeKey);
      throw new NotFoundException('There is no report like that.');
    }
    const year = report.value.yearEndOn.slice(0, 4);
    const isFictional = this.settings.demonstration;
    const saved = `${isFictional ? 'fictional-' : ''}return-to-march-${year}-checked`;
    if (format === 'csv') await sendFile(reply, 'csv', saved, await this.reports.asCsv(report.value));
    else await sendFile(reply, 'xlsx', saved, await this.reports.asWorkbook(report.value, { isFictional }));
  }
}
