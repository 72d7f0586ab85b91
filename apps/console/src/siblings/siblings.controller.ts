import { Controller, Get, NotFoundException, Param, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { siblingGroupOperation } from './siblings.operations.js';
import { presentSiblings } from './siblings.presenter.js';

@Controller('requests/:id/siblings')
export class SiblingsController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async page(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, siblingGroupSearch: answer } = await this.api.ask(
      siblingGroupOperation,
      { requestId: id },
      sessionOf(request),
    );
    const frame = frameFor(me, 'requests');
    if ('message' in answer) {
      if (answer.__typename === 'RequestNotFoundProblem') throw new NotFoundException();
      const model = { id, title: 'Brothers and sisters together', problem: answer.message };
      await this.pages.show(request, reply, 'siblings/siblings', frame, model, 409);
      return;
    }
    await this.pages.show(request, reply, 'siblings/siblings', frame, presentSiblings(id, answer));
  }
}
