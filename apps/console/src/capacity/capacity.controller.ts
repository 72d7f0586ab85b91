import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type LocalDate, parseLocalDate } from '#kernel';
import { Clock } from '#platform';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import { dateFieldsIn, dateFieldsOf, readDateFields, type TypedDate } from '../words/date-fields.js';
import { readCapacityFilters, variablesOf } from './capacity-filters.js';
import { capacityOperation } from './capacity.operations.js';
import { presentCapacity, presentCapacityProblem } from './capacity.presenter.js';

/** The date may be in an address to share (`on=2026-03-31`) or in the three fields of the form; without one it is today. */
function dateIn(query: Readonly<Record<string, unknown>>, today: LocalDate): TypedDate {
  const typed = readDateFields(dateFieldsIn(query, 'on'), 'The date');
  if (typed.kind !== 'blank') return typed;
  if (query['on'] === undefined) return { kind: 'date', date: today };
  const given = parseLocalDate(String(query['on']));
  return given.ok ? { kind: 'date', date: given.value } : { kind: 'wrong', sentence: 'The date must be a real date' };
}

@Controller('capacity')
export class CapacityController {
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
    const today = this.clock.today();
    const asked = dateIn(query, today);
    const on = asked.kind === 'date' ? asked.date : today;
    const filters = readCapacityFilters(query);
    const { me, capacityBoard: board } = await this.api.ask(
      capacityOperation,
      variablesOf(on, filters),
      sessionOf(request),
    );
    const frame = frameFor(me, 'capacity');
    if (asked.kind === 'wrong') {
      const model = presentCapacityProblem(dateFieldsIn(query, 'on'), asked.sentence);
      await this.pages.show(request, reply, 'capacity/capacity', frame, model, 400);
      return;
    }
    const model = presentCapacity(board, filters, dateFieldsOf(on), pageNumberIn(query['page']));
    await this.pages.show(request, reply, 'capacity/capacity', frame, model);
  }
}
