import { Injectable } from '@nestjs/common';
import { FilesInUse, type FilesOfKind, type ReturnInUse } from './files-in-use.js';

/** Tells an authority what it has loaded and what it has not: the state of every step of a first afternoon. */
@Injectable()
export class ReadFilesInUse {
  constructor(private readonly files: FilesInUse) {}

  /** @param authorityCode the caller's authority. */
  ofEachKind(authorityCode: string): Promise<readonly FilesOfKind[]> {
    return this.files.ofEachKind(authorityCode);
  }

  /** @param authorityCode the caller's authority. */
  returns(authorityCode: string): Promise<readonly ReturnInUse[]> {
    return this.files.returns(authorityCode);
  }
}
