import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { Log } from '#platform';
import { RefusedAccess } from './refused-access.js';

interface HttpRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

const codes: Readonly<Record<number, string>> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  413: 'TOO_LARGE',
  503: 'NOT_READY',
};

/**
 * Answers routes in the shape of GraphQL's errors: a code, a sentence, and for a bug only a reference. What a GraphQL field
 * throws goes on to the formatting of GraphQL errors; without this filter the framework would log it, values and all.
 */
@Catch()
export class RefusalFilter implements ExceptionFilter {
  constructor(private readonly log: Log) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    if (host.getType<'graphql' | 'http'>() === 'graphql') throw thrown;
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { id } = host.switchToHttp().getRequest<FastifyRequest>();
    const { status, ...refusal } = this.refusalOf(thrown, id);
    await reply.status(status).send(refusal);
  }

  private refusalOf(thrown: unknown, reference: string): HttpRefusal {
    if (thrown instanceof RefusedAccess) {
      return { status: thrown.code === 'FORBIDDEN' ? 403 : 401, code: thrown.code, message: thrown.message };
    }
    const status = statusOf(thrown);
    if (thrown instanceof Error && status !== null) {
      const own = thrown instanceof HttpException ? thrown.getResponse() : {};
      const { code } = own as { readonly code?: string };
      return { status, code: code ?? codes[status] ?? 'BAD_REQUEST', message: thrown.message };
    }
    this.log.error('A request could not be answered', thrown, { reference });
    const message = `Something went wrong on our side. If it happens again, quote ${reference}.`;
    return { status: 500, code: 'INTERNAL_SERVER_ERROR', message };
  }
}

/** @returns the status of what was refused on purpose, by us or by the web server; null for a bug. */
function statusOf(thrown: unknown): number | null {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const statusCode = thrown instanceof Error && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
  return statusCode >= 400 && statusCode < 500 ? statusCode : null;
}
