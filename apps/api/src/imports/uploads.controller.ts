import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { type ImportFile, isImportKind, PreviewImport, type Previewed, SendMendedRows } from '#ingest';
import { CallerReader } from '../access/caller-reader.service.js';
import { callerOf } from '../access/operation-context.js';
import { RequiresPermission } from '../access/operation-permission.js';
import { routeKey } from '../access/permission.guard.js';
import { FollowedUpload, type UploadAnswer } from './followed-upload.service.js';
import { importKinds } from './import-report.type.js';
import { ImportUseCases, isOfAnAuthority } from './import-use-cases.js';
import { UploadNotTaken } from './upload-not-taken.js';

const kindNotKnown = (kind: string): UploadNotTaken => {
  const known = Object.values(importKinds).join(', ');
  return new UploadNotTaken(
    404,
    'IMPORT_KIND_NOT_KNOWN',
    `There is no import of "${kind.slice(0, 40)}"; there are ${known}.`,
  );
};

const ofAnotherAuthority = (): UploadNotTaken =>
  new UploadNotTaken(403, 'FORBIDDEN', 'You may load the files of your own authority only.');

const notAForm = (): UploadNotTaken =>
  new UploadNotTaken(415, 'NOT_A_FORM', 'Send the files as a form (multipart/form-data).');

const importNotFound = (): UploadNotTaken =>
  new UploadNotTaken(404, 'NOT_FOUND', 'There is no load of files like that.');

@Controller('imports')
export class UploadsController {
  constructor(
    private readonly imports: ImportUseCases,
    private readonly followed: FollowedUpload,
    private readonly previews: PreviewImport,
    private readonly mend: SendMendedRows,
    private readonly callers: CallerReader,
  ) {}

  /** Takes files to be looked at: what they would change is kept with them, and nothing is loaded. */
  @Post(':kind/preview')
  @HttpCode(200)
  @RequiresPermission('import-run')
  async preview(@Param('kind') kind: string, @Req() request: FastifyRequest): Promise<Previewed> {
    const context = this.callers.contextOf(request);
    const { authorityCode, name } = callerOf(context);
    if (!isImportKind(kind)) throw kindNotKnown(kind);
    if (!request.isMultipart()) throw notAForm();
    const files = filesOf(request);
    const previewed = await this.previews.preview(kind, {
      ...{ files, requestedBy: name },
      authorityCode: isOfAnAuthority(kind) ? authorityCode : null,
    });
    if (!previewed.ok) throw new UploadNotTaken(413, 'UPLOAD_TOO_LARGE', previewed.problem.sentence);
    context.trace.shows(routeKey, 'import', [previewed.value.importId]);
    return previewed.value;
  }

  /** Takes rows that an import set aside, mended: they are added to what it loaded. */
  @Post(':id/mended')
  @HttpCode(200)
  @RequiresPermission('import-run')
  async mended(@Param('id') id: string, @Req() request: FastifyRequest): Promise<UploadAnswer> {
    const context = this.callers.contextOf(request);
    const { authorityCode, name } = callerOf(context);
    if (!request.isMultipart()) throw notAForm();
    const answer = await this.followed.answer(filesOf(request), async (upload) => {
      const sent = await this.mend.send(id, { ...upload, requestedBy: name, authorityCode });
      if (sent.ok) return sent.value;
      context.trace.refused(routeKey);
      if (sent.problem.kind === 'import-not-found') throw importNotFound();
      throw new UploadNotTaken(409, 'NOT_TO_BE_MENDED', sent.problem.sentence);
    });
    context.trace.shows(routeKey, 'import', [answer.importId]);
    return answer;
  }

  /**
   * Takes files as they arrive; nothing is kept on the way but archives of postcodes, and an upload that breaks off loads
   * nothing. GraphQL's importReport tells how it went, also while it still runs.
   */
  @Post(':kind')
  @HttpCode(200)
  @RequiresPermission('import-run')
  async upload(
    @Param('kind') kind: string,
    @Query('authority') authority: string | undefined,
    @Req() request: FastifyRequest,
  ): Promise<UploadAnswer> {
    const context = this.callers.contextOf(request);
    const { authorityCode, name } = callerOf(context);
    const run = this.imports.ofKind(kind);
    if (!run) throw kindNotKnown(kind);
    if (authority !== undefined && authority !== authorityCode) {
      context.trace.refused(routeKey);
      throw ofAnotherAuthority();
    }
    if (!request.isMultipart()) throw notAForm();

    const answer = await this.followed.answer(
      filesOf(request),
      (upload) => run({ ...upload, requestedBy: name, authorityCode }),
      kind === 'postcodes' ? 'on-disk' : 'in-memory',
    );
    context.trace.shows(routeKey, 'import', [answer.importId]);
    return answer;
  }
}

/** A form's file field that nobody filled comes without a name and is no file. */
async function* filesOf(request: FastifyRequest): AsyncGenerator<ImportFile> {
  for await (const { filename, file } of request.files()) {
    if (filename) yield { name: filename, content: file };
    else file.resume();
  }
}
