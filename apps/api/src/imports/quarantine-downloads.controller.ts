import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ReadQuarantine } from '#ingest';
import { CallerReader } from '../access/caller-reader.service.js';
import { callerOf } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { routeKey } from '../access/permission.guard.js';
import { sendFile } from './sent-file.js';

/** Rows that were set aside, in the layout of their file, each with its reason: to be mended and sent again. */
@Controller('imports')
export class QuarantineDownloadsController {
  constructor(
    private readonly rowsSetAside: ReadQuarantine,
    private readonly callers: CallerReader,
  ) {}

  @Get(':id/quarantine/:name')
  @RequiresPermission('import-run')
  async rows(
    @Param('id') id: string,
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const context = this.callers.contextOf(request);
    context.trace.shows(routeKey, 'import', [id]);
    const [, file = ''] = /^(.+)\.csv$/.exec(name) ?? [];
    const found = await this.rowsSetAside.asCsv(id, file, callerOf(context).authorityCode);
    if (!found.ok) {
      context.trace.refused(routeKey);
      throw new NotFoundException('There are no rows like that to download.');
    }
    const { fileName, content } = found.value;
    await sendFile(reply, 'csv', fileName.replace(/\.csv$/, ''), content);
  }
}
