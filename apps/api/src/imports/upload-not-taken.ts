import { HttpException } from '@nestjs/common';

/** An upload that cannot be taken at all; one whose files are refused is answered, not thrown. */
export class UploadNotTaken extends HttpException {
  constructor(status: 403 | 404 | 409 | 413 | 415, code: string, message: string) {
    super({ code, message }, status);
  }
}
