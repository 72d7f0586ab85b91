import { Controller, Get, NotFoundException, Param, Res } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { Assets } from './assets.service.js';

@Controller('assets')
export class AssetsController {
  constructor(private readonly assets: Assets) {}

  @Get(':version/:name')
  async asset(
    @Param('version') version: string,
    @Param('name') name: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = this.assets.find(version, name);
    if (!found) throw new NotFoundException();
    await reply.header('cache-control', 'public, max-age=31536000, immutable').type(found.type).send(found.content);
  }
}
