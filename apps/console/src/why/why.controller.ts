import { Controller, Get, NotFoundException, Param, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { changesOperation, compareHomesOperation, type Explained, whyNotOperation } from './why.operations.js';
import { presentChanges, presentComparison, presentWhyNot } from './why.presenter.js';

type Asked = Readonly<Record<string, unknown>>;
const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 100) : '');

interface FoundRun<Said> {
  readonly caption: string;
  readonly said: Said;
}

/** @throws NotFoundException when there is no such request, or no search of it has finished. */
function finishedRunOf<Said>({ placementRequest }: Explained<Said>): FoundRun<Said> {
  if (!('child' in placementRequest)) throw new NotFoundException();
  const { latestRun, child, reference } = placementRequest;
  if (latestRun?.status !== 'FINISHED') throw new NotFoundException();
  return { caption: `${child.description}, placement request ${reference}`, said: latestRun };
}

/** What a search says beyond its list: why not, side by side, and what changed. */
@Controller('requests/:id')
export class WhyController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get('why-not')
  async whyNot(
    @Param('id') id: string,
    @Query() query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [text, home] = [textIn(query['text']), textIn(query['home'])];
    const answer = await this.api.ask(whyNotOperation, { id, text, home, withHome: home !== '' }, sessionOf(request));
    const { caption, said } = finishedRunOf(answer);
    if (home !== '' && !said.whyNot) throw new NotFoundException();
    const model = presentWhyNot({ id, caption, text }, said);
    await this.pages.show(request, reply, 'why/why-not', frameFor(answer.me, 'requests'), model);
  }

  @Get('compare')
  async compare(
    @Param('id') id: string,
    @Query() query: Asked,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const homes = { a: textIn(query['a']), b: textIn(query['b']) };
    const answer = await this.api.ask(compareHomesOperation, { id, ...homes }, sessionOf(request));
    const { caption, said } = finishedRunOf(answer);
    if (said.compareHomes === null) throw new NotFoundException();
    const model = presentComparison(id, caption, said.compareHomes);
    await this.pages.show(request, reply, 'why/compare', frameFor(answer.me, 'requests'), model);
  }

  @Get('changes')
  async changes(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const answer = await this.api.ask(changesOperation, { id }, sessionOf(request));
    const { caption, said } = finishedRunOf(answer);
    const model = presentChanges(id, caption, said.changesSince?.homes ?? null);
    await this.pages.show(request, reply, 'why/changes', frameFor(answer.me, 'requests'), model);
  }
}
