import { Controller, Get, NotFoundException, Param, Post, Query, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type LocalDate, parseLocalDate } from '#kernel';
import { ApiClient } from '../api/api-client.service.js';
import { ApiDownload } from '../imports/api-download.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { pageNumberIn } from '../web/page-number.js';
import { Pages } from '../web/pages.service.js';
import {
  flaggedRowsOperation,
  returnYearsOperation,
  validateReturnOperation,
  validationByChildOperation,
  validationByRuleOperation,
} from './validation.operations.js';
import {
  childrenOnAPage,
  presentFlaggedRows,
  presentReturnYears,
  presentValidationByChild,
  presentValidationByRule,
  rowsOnAPage,
} from './validation.presenter.js';

const textIn = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** @throws NotFoundException when an address names no day. */
function dayIn(text: string): LocalDate {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new NotFoundException();
  return parsed.value;
}

/** What the sector's rules say of each year's return, by rule, by child and row by row. */
@Controller('validation')
export class ValidationController {
  constructor(
    private readonly api: ApiClient,
    private readonly download: ApiDownload,
    private readonly pages: Pages,
  ) {}

  @Get()
  async years(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, returnYears, validationRuleCount } = await this.api.ask(returnYearsOperation, {}, sessionOf(request));
    const model = presentReturnYears(returnYears, { rules: validationRuleCount, mayCheck: mayDo(me, 'import-run') });
    await this.pages.show(request, reply, 'validation/years', frameFor(me, 'validation'), model);
  }

  /** Checking twice is safe: the year's report takes the place of its earlier one. */
  @Post(':year')
  async check(@Param('year') year: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const yearEndOn = dayIn(year);
    const { validateReturn } = await this.api.ask(validateReturnOperation, { yearEndOn }, sessionOf(request));
    if (validateReturn.__typename !== 'ValidationReport') throw new NotFoundException();
    await reply.redirect(`/validation/${yearEndOn}`, 303);
  }

  @Get('download/:name')
  async file(@Param('name') name: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.download.pass(`/validation/${encodeURIComponent(name)}`, sessionOf(request), reply);
  }

  @Get(':year')
  async byRule(@Param('year') year: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { me, validationReport, validationRuleCount } = await this.api.ask(
      validationByRuleOperation,
      { yearEndOn: dayIn(year) },
      sessionOf(request),
    );
    if (validationReport.__typename !== 'ValidationReport') throw new NotFoundException();
    const model = presentValidationByRule(validationReport, {
      rules: validationRuleCount,
      mayCheck: mayDo(me, 'import-run'),
    });
    await this.pages.show(request, reply, 'validation/by-rule', frameFor(me, 'validation'), model);
  }

  @Get(':year/children')
  async byChild(
    @Param('year') year: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const after = textIn(query['after']) || null;
    const { me, validationReport } = await this.api.ask(
      validationByChildOperation,
      { yearEndOn: dayIn(year), first: childrenOnAPage, after },
      sessionOf(request),
    );
    if (validationReport.__typename !== 'ValidationReport') throw new NotFoundException();
    const model = presentValidationByChild(validationReport, {
      page: after === null ? 1 : pageNumberIn(query['page']),
      mayCheck: mayDo(me, 'import-run'),
    });
    await this.pages.show(request, reply, 'validation/by-child', frameFor(me, 'validation'), model);
  }

  @Get(':year/rows')
  async rows(
    @Param('year') year: string,
    @Query() query: Readonly<Record<string, unknown>>,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const [rule, child, after] = [textIn(query['rule']), textIn(query['child']), textIn(query['after']) || null];
    const { me, validationReport } = await this.api.ask(
      flaggedRowsOperation,
      { yearEndOn: dayIn(year), ruleCode: rule || null, child: child || null, first: rowsOnAPage, after },
      sessionOf(request),
    );
    if (validationReport.__typename !== 'ValidationReport') throw new NotFoundException();
    const page = after === null ? 1 : pageNumberIn(query['page']);
    const model = presentFlaggedRows(validationReport, { rule, child, page });
    await this.pages.show(request, reply, 'validation/rows', frameFor(me, 'validation'), model);
  }
}
