import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Log } from '#platform';
import { ApiFault, ApiUnreachable, NotAllowed, NotSignedIn } from '../api/api-refusals.js';
import { closeSession, sessionOf } from './cookies.js';
import { FormNotOurs } from './form-token.guard.js';
import { Pages } from './pages.service.js';

interface ErrorPage {
  readonly status: number;
  readonly template: string;
  readonly model: object;
}

/** Every way a page can fail ends in a calm page that says what to do; what went wrong is in the log, under a reference. */
@Catch()
export class PageErrorsFilter implements ExceptionFilter {
  constructor(
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  async catch(error: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    if (reply.sent) return;
    if (error instanceof NotSignedIn) {
      const wasSignedIn = sessionOf(request) !== null;
      closeSession(request, reply);
      await reply.redirect(signInAddress(request, wasSignedIn), 303);
      return;
    }
    const { status, template, model } = this.pageFor(error, request);
    await this.pages.show(request, reply, template, null, model, status);
  }

  private pageFor(error: unknown, request: FastifyRequest): ErrorPage {
    if (error instanceof NotAllowed) {
      return { status: 403, template: 'errors/not-allowed', model: { sentence: error.message } };
    }
    if (error instanceof FormNotOurs) return { status: 403, template: 'errors/form-not-ours', model: {} };
    if (error instanceof HttpException && error.getStatus() === 404) {
      return { status: 404, template: 'errors/not-found', model: {} };
    }
    const reference = error instanceof ApiFault && error.reference !== null ? error.reference : String(request.id);
    const facts = { reference, method: request.method, route: request.routeOptions.url, because: reasonOf(error) };
    this.log.error('A page could not be shown', error, facts);
    if (error instanceof ApiUnreachable) {
      return { status: 503, template: 'errors/api-unreachable', model: { reference } };
    }
    const status = error instanceof HttpException ? error.getStatus() : 500;
    return { status, template: 'errors/fault', model: { reference } };
  }
}

/** What our own errors say holds no facts about a child; what others say may, and is not logged. */
function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof ApiFault || error instanceof ApiUnreachable)) return undefined;
  return error.cause instanceof Error ? `${error.message}: ${error.cause.message}` : error.message;
}

function signInAddress({ method, url }: FastifyRequest, wasSignedIn: boolean): string {
  const query = new URLSearchParams();
  if (method === 'GET' && url !== '/') query.set('next', url);
  if (wasSignedIn) query.set('ended', 'yes');
  return query.size === 0 ? '/sign-in' : `/sign-in?${query.toString()}`;
}
