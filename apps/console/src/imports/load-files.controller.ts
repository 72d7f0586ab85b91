import { Controller, Get, NotFoundException, Param, Post, Req, Res } from '@nestjs/common';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiClient } from '../api/api-client.service.js';
import { NotAllowed } from '../api/api-refusals.js';
import { sessionOf } from '../web/cookies.js';
import { frameFor, mayDo } from '../web/page-frame.js';
import { Pages } from '../web/pages.service.js';
import { loadedFilesOperation } from './import.operations.js';
import { ImportUpload, type UploadOutcome } from './import-upload.service.js';
import { presentLoadFiles } from './load-files.presenter.js';
import { stepOf } from './load-steps.js';

/** Where a data manager starts: every kind of file, what is loaded of it, and the way to load it. */
@Controller('load')
export class LoadFilesController {
  constructor(
    private readonly api: ApiClient,
    private readonly upload: ImportUpload,
    private readonly pages: Pages,
  ) {}

  @Get()
  async steps(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await this.show(null, request, reply);
  }

  /** The address says what the files are, as the body goes on to the api unread. */
  @Post(':kind')
  async load(@Param('kind') kind: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const step = stepOf(kind);
    if (step === null) throw new NotFoundException();
    const route = step.isPreviewed ? `/imports/${step.kind}/preview` : `/imports/${step.kind}`;
    const outcome = await this.upload.pass(route, request.raw, sessionOf(request));
    // Only the script that shows how much has been sent asks for anything but a page.
    if (request.headers.accept?.startsWith('application/json')) {
      await reply.status(outcome.kind === 'not-taken' ? 400 : 200).send(answerForScript(outcome));
      return;
    }
    const address = addressAfter(outcome);
    if (address !== null) await reply.redirect(address, 303);
    else await this.show({ kind: step.kind, sentence: sentenceOf(outcome) }, request, reply);
  }

  private async show(
    problem: { readonly kind: string; readonly sentence: string } | null,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<void> {
    const { me, loadedFiles } = await this.api.ask(loadedFilesOperation, {}, sessionOf(request));
    if (!mayDo(me, 'import-run')) throw new NotAllowed('Only a data manager may load files.');
    const model = presentLoadFiles(loadedFiles, problem);
    await this.pages.show(request, reply, 'imports/load', frameFor(me, 'load'), model, problem === null ? 200 : 400);
  }
}

/** @returns the page to go to; null when the files were not taken. */
function addressAfter(outcome: UploadOutcome): string | null {
  if (outcome.kind === 'taken') return `/imports/${encodeURIComponent(outcome.importId)}`;
  return outcome.kind === 'staged' ? `/load/preview/${encodeURIComponent(outcome.stagedId)}` : null;
}

const sentenceOf = (outcome: UploadOutcome): string => (outcome.kind === 'not-taken' ? outcome.sentence : '');

const answerForScript = (outcome: UploadOutcome): object => ({
  address: addressAfter(outcome),
  sentence: sentenceOf(outcome),
});
