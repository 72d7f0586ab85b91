import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type LocalDate, parseLocalDate } from '#kernel';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { dateFieldsIn, dateFieldsOf, readDateFields, type TypedDate } from '../words/date-fields.js';
import { lookedAfterByDistanceOperation, whoAsksOperation } from './sufficiency.operations.js';
import { lastYearEnd, presentSufficiency } from './sufficiency.presenter.js';

const firstField = 'on-day';

/** The date may be in an address to share (`on=2026-03-31`) or in the three fields of the form. */
function dateIn(query: Readonly<Record<string, unknown>>, today: LocalDate): TypedDate {
  const typed = readDateFields(dateFieldsIn(query, 'on'), 'The date');
  if (typed.kind !== 'blank') return typed;
  if (Object.hasOwn(query, firstField)) return { kind: 'wrong', sentence: 'Enter a date' };
  if (query['on'] === undefined) return { kind: 'date', date: lastYearEnd(today) };
  const given = parseLocalDate(String(query['on']));
  return given.ok ? { kind: 'date', date: given.value } : { kind: 'wrong', sentence: 'The date must be a real date' };
}

/** The areas of another day, as the page's own control names it; whatever is no date asks for those of the day itself. */
function areasIn(query: Readonly<Record<string, unknown>>): LocalDate | null {
  const given = parseLocalDate(String(query['areas'] ?? ''));
  return given.ok ? given.value : null;
}

@Controller('sufficiency')
export class SufficiencyController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
    private readonly clock: Clock,
  ) {}

  @Get()
  async page(
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const token = sessionOf(request);
    const { me } = await this.api.ask(whoAsksOperation, {}, token);
    const asked = dateIn(query, this.clock.today());
    const frame = frameFor(me, 'sufficiency');
    if (asked.kind !== 'date') {
      const sentence = asked.kind === 'wrong' ? asked.sentence : 'Enter a date';
      const fields = dateFieldsIn(query, 'on');
      const model = presentSufficiency(me.authority.name, fields, null, { sentence, field: firstField });
      await this.pages.show(request, reply, 'sufficiency/sufficiency', frame, model, 400);
      return;
    }
    const variables = { authority: me.authority.code, on: asked.date, areasOn: areasIn(query) };
    const { lookedAfterByDistance: answer } = await this.api.ask(lookedAfterByDistanceOperation, variables, token);
    const found = answer.__typename === 'LookedAfterByDistance' ? answer : null;
    const problem =
      answer.__typename === 'LookedAfterByDistance' ? null : { sentence: answer.message, field: firstField };
    const model = presentSufficiency(me.authority.name, dateFieldsOf(asked.date), found, problem);
    await this.pages.show(request, reply, 'sufficiency/sufficiency', frame, model);
  }
}
