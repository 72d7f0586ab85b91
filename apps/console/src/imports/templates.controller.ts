import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { sessionOf } from '../web/cookies.js';
import { ApiDownload } from './api-download.service.js';

/** Empty files to fill in. */
@Controller('templates')
export class TemplatesController {
  constructor(private readonly download: ApiDownload) {}

  @Get(':name')
  async template(
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.download.pass(`/templates/${encodeURIComponent(name)}`, sessionOf(request), reply);
  }
}
