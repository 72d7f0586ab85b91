import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import nunjucks from 'nunjucks';
import { ConsoleSettings } from '../console-settings.js';
import { Assets } from './assets.service.js';
import { sessionOf, visitorFor } from './cookies.js';
import { formTokenFor } from './form-token.js';
import { type PageFrame } from './page-frame.js';
import { places } from './places.js';

/** Renders a template with what its presenter made, inside the frame that every page has. */
@Injectable()
export class Pages {
  private readonly engine: nunjucks.Environment;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly assets: Assets,
  ) {
    const folders = [join(places.console, 'views'), join(places.govukFrontend, 'dist')];
    this.engine = new nunjucks.Environment(new nunjucks.FileSystemLoader(folders), {
      autoescape: true,
      trimBlocks: true,
      lstripBlocks: true,
    });
  }

  /**
   * @param frame who is signed in and where they may go; null where nobody is.
   * @param model what the page's presenter made.
   */
  async show(
    request: FastifyRequest,
    reply: FastifyReply,
    template: string,
    frame: PageFrame | null,
    model: object,
    status = 200,
  ): Promise<void> {
    const visitor = visitorFor(request, reply);
    const html = this.engine.render(`${template}.njk`, {
      ...model,
      frame,
      formToken: formTokenFor(visitor, sessionOf(request), this.settings.secret),
      cspNonce: reply.cspNonce.script,
      assetPath: this.assets.address,
      demonstration: this.settings.demonstration,
    });
    await reply.status(status).header('cache-control', 'no-store').type('text/html; charset=utf-8').send(html);
  }
}
