import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { addDays, type LocalDate, parseLocalDate } from '#kernel';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { ConsoleSettings } from '../console-settings.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { fairnessOperation, transparencyOperation } from './fairness.operations.js';
import { presentFairness, transparencyMarkdown } from './fairness.presenter.js';

const daysInAYear = 365;

@Controller()
export class FairnessController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
    private readonly settings: ConsoleSettings,
  ) {}

  @Get('fairness')
  async fairness(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const today = this.clock.today();
    const to = dayIn(query['to']) ?? today;
    const from = dayIn(query['from']) ?? addDays(to, -daysInAYear);
    const { me, fairnessReport: answer } = await this.api.ask(fairnessOperation, { from, to }, sessionOf(request));
    const isRefused = 'message' in answer;
    const model = isRefused
      ? { title: 'Do searches go alike for all children?', from, to, problem: answer.message }
      : presentFairness(answer, from, to);
    await this.pages.show(request, reply, 'fairness/fairness', frameFor(me, 'fairness'), model, isRefused ? 400 : 200);
  }

  @Get('transparency')
  async transparency(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, transparencyRecord: sections } = await this.api.ask(transparencyOperation, {}, sessionOf(request));
    const model = { title: 'Transparency record', sections };
    await this.pages.show(request, reply, 'fairness/transparency', frameFor(me, 'rules'), model);
  }

  @Get('transparency.md')
  async download(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { transparencyRecord: sections } = await this.api.ask(transparencyOperation, {}, sessionOf(request));
    await reply
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="transparency-record.md"')
      .type('text/markdown; charset=utf-8')
      .send(transparencyMarkdown(sections, this.settings.demonstration));
  }
}

function dayIn(text: unknown): LocalDate | null {
  if (typeof text !== 'string') return null;
  const parsed = parseLocalDate(text);
  return parsed.ok ? parsed.value : null;
}
