import { Body, Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { formNameOfFact, readFacts } from './facts-form.js';
import { type SentForm } from './new-request.form.js';
import { type TypedRecord, typedRecordIn } from './record-form.js';
import { type ApiProblem } from './request.operations.js';
import {
  type BeforePlacing,
  changeFactsOperation,
  recordBeforeOperation,
  requestWithFactsOperation,
} from './request-facts.operations.js';
import { type FactsPart, presentFactsForm, typedBefore } from './request-facts.presenter.js';

interface Complaint {
  readonly errorOf: Readonly<Record<string, string>>;
  readonly general: string | null;
}
const noDays: BeforePlacing = {
  wishesAscertainedOn: null,
  reviewingOfficerInformedOn: null,
  placementPlanOn: null,
  delegatedAuthorityOn: null,
  longTermConfirmedOn: null,
};
const permissionOf = { before: 'placement-record', facts: 'request-open' } as const;

/** What is done before a child moves in, and what else is known of the child, recorded after a request was opened. */
@Controller('requests/:id')
export class RequestFactsController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get('before')
  async before(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show('before', id, null, null, request, reply);
  }

  @Post('before')
  async recordBefore(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedRecordIn(body);
    const { input, errors } = readFacts(typed);
    if (Object.keys(errors).length > 0) {
      await this.show('before', id, typed, { errorOf: errors, general: null }, request, reply);
      return;
    }
    const before = { ...noDays, ...(input?.['before'] as Partial<BeforePlacing> | undefined) };
    const answer = await this.api.ask(recordBeforeOperation, { id, before }, sessionOf(request));
    await this.answer('before', id, typed, answer.recordBeforePlacing, request, reply);
  }

  @Get('facts')
  async facts(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show('facts', id, null, null, request, reply);
  }

  @Post('facts')
  async changeFacts(
    @Param('id') id: string,
    @Body() body: SentForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const typed = typedRecordIn(body);
    const { input, errors } = readFacts(typed);
    if (input === null || Object.keys(errors).length > 0) {
      const general = Object.keys(errors).length === 0 ? 'Answer at least one question, or go back.' : null;
      await this.show('facts', id, typed, { errorOf: errors, general }, request, reply);
      return;
    }
    const answer = await this.api.ask(changeFactsOperation, { id, facts: input }, sessionOf(request));
    await this.answer('facts', id, typed, answer.changeRequestFacts, request, reply);
  }

  private async answer(
    part: FactsPart,
    id: string,
    typed: TypedRecord,
    answer: { readonly id: string } | ApiProblem,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    if ('id' in answer) {
      await reply.redirect(`/requests/${encodeURIComponent(id)}?recorded=${part}`, 303);
      return;
    }
    if (answer.__typename === 'RequestNotFoundProblem') throw new NotFoundException();
    const { field, message } = answer;
    const complaint =
      field === null
        ? { errorOf: {}, general: message }
        : { errorOf: { [formNameOfFact(field)]: message }, general: null };
    await this.show(part, id, typed, complaint, request, reply);
  }

  /** @param typed null shows what is recorded. */
  private async show(
    part: FactsPart,
    id: string,
    typed: TypedRecord | null,
    complaint: Complaint | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const asked = await this.api.ask(requestWithFactsOperation, { id }, sessionOf(request));
    const { me, placementRequest: found, requestChoices } = asked;
    if (!('child' in found)) throw new NotFoundException();
    if (!mayDo(me, permissionOf[part])) throw new NotAllowed('You may not change what is recorded of this request.');
    const shown = typed ?? (part === 'before' ? typedBefore(found.facts.before) : {});
    const { errorOf = {}, general = null } = complaint ?? {};
    const model = presentFactsForm(part, found, shown, requestChoices.factAnswers, errorOf, general);
    const status = complaint === null ? 200 : 400;
    await this.pages.show(request, reply, 'requests/facts', frameFor(me, 'requests'), model, status);
  }
}
