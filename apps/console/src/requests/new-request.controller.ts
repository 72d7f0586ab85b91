import { Body, Controller, Get, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { type FieldErrors, type NewRequestTyped, readNewRequest, type SentForm, typedIn } from './new-request.form.js';
import { openRequestOperation, requestChoicesOperation } from './new-request.operations.js';
import { errorsOf, presentNewRequest } from './new-request.presenter.js';

interface Complaint {
  readonly errorOf: FieldErrors;
  readonly general: string | null;
}

@Controller('requests/new')
export class NewRequestController {
  constructor(
    private readonly api: ApiClient,
    private readonly pages: Pages,
  ) {}

  @Get()
  async form(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(typedIn({}), null, request, reply);
  }

  @Post()
  async open(@Body() body: SentForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const typed = typedIn(body);
    const form = readNewRequest(typed);
    if (!form.ok) {
      await this.show(typed, { errorOf: form.errors, general: null }, request, reply);
      return;
    }
    const asked = { input: form.input };
    const { openPlacementRequest: answer } = await this.api.ask(openRequestOperation, asked, sessionOf(request));
    if ('id' in answer) {
      await reply.redirect(`/requests/${encodeURIComponent(answer.id)}`, 303);
      return;
    }
    const errorOf = errorsOf(answer);
    await this.show(typed, { errorOf: errorOf ?? {}, general: errorOf ? null : answer.message }, request, reply);
  }

  /** The form, filled in with what was asked when a home was looked for at once. */
  @Post('with-facts')
  async withFacts(@Body() body: SentForm, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(typedIn(body), null, request, reply);
  }

  private async show(
    typed: NewRequestTyped,
    complaint: Complaint | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { me, requestChoices } = await this.api.ask(requestChoicesOperation, {}, sessionOf(request));
    const model = presentNewRequest(typed, requestChoices, complaint?.errorOf ?? {}, complaint?.general ?? null);
    await this.pages.show(
      request,
      reply,
      'requests/new',
      frameFor(me, 'requests'),
      model,
      complaint === null ? 200 : 400,
    );
  }
}
