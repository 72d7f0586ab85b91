import { Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { type Ladder, ladderOperation } from '../why/why.operations.js';
import { frameFor, type Me } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { pageNumberIn } from '../web/page-number.js';
import { readHomeFilters } from './home-filters.js';
import {
  findHomesOperation,
  type PlacementRequest,
  placementRequestOperation,
  searchProgressOperation,
} from './request.operations.js';
import { presentRequestPage, progressOf } from './request-page.presenter.js';
import { Shortlist } from './shortlist.service.js';

interface FoundRequest {
  readonly me: Me;
  readonly placementRequest: PlacementRequest;
}

const noLadder: Ladder = { steps: [], noStepBecause: null };

@Controller('requests/:id')
export class RequestPageController {
  constructor(
    private readonly api: ApiClient,
    private readonly shortlist: Shortlist,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(
    @Param('id') id: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(await this.find(id, request), query, null, request, reply);
  }

  /** Asking twice is safe: while a search runs, the api answers with that one. */
  @Post('find-homes')
  async findHomes(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { requestMatchRun: answer } = await this.api.ask(findHomesOperation, { requestId: id }, sessionOf(request));
    if (answer.__typename === 'RequestNotFoundProblem') throw new NotFoundException();
    if (answer.message !== undefined) {
      await this.show(await this.find(id, request), {}, answer.message, request, reply);
      return;
    }
    await reply.redirect(`/requests/${encodeURIComponent(id)}`, 303);
  }

  /** How far the search is, for the script that follows it. */
  @Get('progress')
  async progress(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { placementRequest } = await this.api.ask(searchProgressOperation, { id }, sessionOf(request));
    const progress = placementRequest.latestRun ? progressOf(placementRequest.latestRun) : null;
    await reply
      .header('cache-control', 'no-store')
      .send(progress === null ? { ended: true } : { ended: false, ...progress });
  }

  private async find(id: string, request: FastifyRequest): Promise<FoundRequest> {
    const { me, placementRequest } = await this.api.ask(placementRequestOperation, { id }, sessionOf(request));
    if (placementRequest.__typename !== 'PlacementRequest') throw new NotFoundException();
    return { me, placementRequest: placementRequest as PlacementRequest };
  }

  /** What may be relaxed, asked only where nothing fits or others wait too: every home is judged again for it. */
  private async ladderOf(runId: string, token: string | null): Promise<Ladder> {
    return (await this.api.ask(ladderOperation, { runId }, token)).matchRun.ladder ?? noLadder;
  }

  private async show(
    { me, placementRequest }: FoundRequest,
    query: Readonly<Record<string, unknown>>,
    problem: string | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const token = sessionOf(request);
    const filters = readHomeFilters(query);
    const page = filters.standing === 'all' ? 1 : pageNumberIn(query['page']);
    const run = placementRequest.latestRun;
    const [found, areas] =
      run?.status === 'FINISHED'
        ? await Promise.all([
            this.shortlist.read(run.id, filters, page, token),
            this.shortlist.areas(run.judgedOn, token),
          ])
        : [[], []];
    const mayNeedIt = run?.counts?.eligible === 0 || placementRequest.siblingsNote !== null;
    const ladder = run?.status === 'FINISHED' && mayNeedIt ? await this.ladderOf(run.id, token) : noLadder;
    const model = presentRequestPage({
      request: placementRequest,
      today: this.clock.today(),
      permissions: me.permissions,
      filters,
      page,
      found,
      areas,
      ladder,
      problem,
      recorded: typeof query['recorded'] === 'string' ? query['recorded'] : null,
    });
    await this.pages.show(
      request,
      reply,
      'requests/request',
      frameFor(me, 'requests'),
      model,
      problem === null ? 200 : 409,
    );
  }
}
