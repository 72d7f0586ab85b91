import { Controller, Get, Header, NotFoundException, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { isTemplateKind, Templates } from '#ingest';
import { RequiresPermission } from '../access/operation-permission.js';

export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Empty files to fill in; they hold facts about nobody. */
@Controller('templates')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get(':name')
  @RequiresPermission('import-read')
  @Header('x-content-type-options', 'nosniff')
  async template(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const [, kind = '', format] = /^([a-z]+)\.(csv|xlsx)$/.exec(name) ?? [];
    if (!isTemplateKind(kind)) throw new NotFoundException('There is no template like that.');
    const isCsv = format === 'csv';
    const content = isCsv ? this.templates.csv(kind) : Buffer.from(await this.templates.xlsx(kind));
    await reply
      .type(isCsv ? 'text/csv; charset=utf-8' : excelType)
      .header('content-disposition', `attachment; filename="${this.templates.fileName(kind, isCsv ? 'csv' : 'xlsx')}"`)
      .send(content);
  }
}
