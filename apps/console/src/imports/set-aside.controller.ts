import { Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import { ApiDownload } from './api-download.service.js';
import { ImportUpload } from './import-upload.service.js';
import { movedAddressesOperation, quarantineOperation } from './set-aside.operations.js';
import { movedOnAPage, presentMoved, presentSetAside, rowsSetAsideOnAPage } from './set-aside.presenter.js';

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** The rows of a load that were set aside: to see, to download, to mend and to send again. */
@Controller('imports/:id')
export class SetAsideController {
  constructor(
    private readonly api: ApiClient,
    private readonly upload: ImportUpload,
    private readonly download: ApiDownload,
    private readonly pages: Pages,
  ) {}

  @Get('set-aside')
  async rows(
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(id, query, null, request, reply);
  }

  @Get('set-aside/:name')
  async file(
    @Param('id') id: string,
    @Param('name') name: string,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const route = `/imports/${encodeURIComponent(id)}/quarantine/${encodeURIComponent(name)}`;
    await this.download.pass(route, sessionOf(request), reply);
  }

  @Post('mended')
  async mended(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const route = `/imports/${encodeURIComponent(id)}/mended`;
    const outcome = await this.upload.pass(route, request.raw, sessionOf(request));
    const address = outcome.kind === 'taken' ? `/imports/${encodeURIComponent(outcome.importId)}` : null;
    const sentence = outcome.kind === 'not-taken' ? outcome.sentence : '';
    if (request.headers.accept?.startsWith('application/json')) {
      await reply.status(address === null ? 400 : 200).send({ address, sentence });
    } else if (address === null) {
      await this.show(id, {}, sentence, request, reply);
    } else {
      await reply.redirect(address, 303);
    }
  }

  /** What a load of postcodes moved. */
  @Get('moved')
  async moved(
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = textIn(query['after']);
    const asked = { id, first: movedOnAPage, after };
    const { me, movedAddresses } = await this.api.ask(movedAddressesOperation, asked, sessionOf(request));
    if (movedAddresses.__typename !== 'MovedAddressConnection') throw new NotFoundException();
    const model = presentMoved(id, movedAddresses, after === null ? 1 : pageNumberIn(query['page']));
    await this.pages.show(request, reply, 'imports/moved', frameFor(me, 'imports'), model);
  }

  private async show(
    id: string,
    query: Readonly<Record<string, unknown>>,
    problem: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const [after, file] = [textIn(query['after']), textIn(query['file'])];
    const asked = { id, first: rowsSetAsideOnAPage, after, file };
    const { me, importReport, quarantine } = await this.api.ask(quarantineOperation, asked, sessionOf(request));
    if (importReport.__typename !== 'ImportReport' || quarantine.__typename !== 'Quarantine') {
      throw new NotFoundException();
    }
    const page = after === null ? 1 : pageNumberIn(query['page']);
    const model = presentSetAside(quarantine, importReport, { page, file, problem });
    await this.pages.show(
      request,
      reply,
      'imports/set-aside',
      frameFor(me, 'imports'),
      model,
      problem === null ? 200 : 400,
    );
  }
}
