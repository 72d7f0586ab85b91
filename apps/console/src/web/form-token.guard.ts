import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { ConsoleSettings } from '../console-settings.js';
import { sessionOf, visitorOf } from './cookies.js';
import { formTokenHolds } from './form-token.js';

/** The form came from another site, or from a page given to another session. */
export class FormNotOurs extends Error {}

const readingMethods = ['GET', 'HEAD', 'OPTIONS'];

/** A request that could change something must carry the token of a page of ours: in a field, or in the address of an upload. */
@Injectable()
export class FormTokenGuard implements CanActivate {
  constructor(private readonly settings: ConsoleSettings) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    if (readingMethods.includes(request.method)) return true;
    const { form: inBody } = (request.body ?? {}) as { form?: unknown };
    const { form: inAddress } = request.query as { form?: unknown };
    const sent = inBody ?? inAddress;
    if (formTokenHolds(sent, visitorOf(request), sessionOf(request), this.settings.secret)) return true;
    throw new FormNotOurs();
  }
}
