import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { isTemplateKind, Templates } from '#ingest';
import { RequiresPermission } from '../access/operation-permission.js';
import { sendFile } from './sent-file.js';

/** Empty files to fill in; they hold facts about nobody. */
@Controller('templates')
export class TemplatesController {
  constructor(private readonly templates: Templates) {}

  @Get(':name')
  @RequiresPermission('import-read')
  async template(@Param('name') name: string, @Res() reply: FastifyReply): Promise<void> {
    const [, kind = '', format] = /^([a-z]+)\.(csv|xlsx)$/.exec(name) ?? [];
    if (!isTemplateKind(kind)) throw new NotFoundException('There is no template like that.');
    const saved = this.templates.fileName(kind, 'csv').replace(/\.csv$/, '');
    if (format === 'csv') await sendFile(reply, 'csv', saved, this.templates.csv(kind));
    else await sendFile(reply, 'xlsx', saved, await this.templates.xlsx(kind));
  }
}
