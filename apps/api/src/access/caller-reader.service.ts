import { Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { Clock, SettingsPort } from '#platform';
import { refusal, type Result } from '#kernel';
import { readAccessToken, type TokenRefused } from './access-token.js';
import { type Caller } from './caller.js';
import { type OperationContext } from './operation-context.js';
import { OperationTrace } from './operation-trace.js';

/** Reads who is asking from a request's bearer token, and opens the context that the request is answered in. */
@Injectable()
export class CallerReader {
  private readonly contexts = new WeakMap<FastifyRequest, OperationContext>();

  constructor(
    private readonly clock: Clock,
    private readonly settings: SettingsPort,
  ) {}

  /** @returns the one context of this request. */
  contextOf(req: FastifyRequest): OperationContext {
    const known = this.contexts.get(req);
    if (known) return known;
    const context = { req, reference: req.id, caller: this.callerOf(req), trace: new OperationTrace() };
    this.contexts.set(req, context);
    return context;
  }

  private callerOf(req: FastifyRequest): Result<Caller, TokenRefused> {
    const token = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '')?.[1];
    if (token === undefined) return refusal({ kind: 'token-missing' });
    return readAccessToken(token, this.clock.now(), this.settings.secret);
  }
}
