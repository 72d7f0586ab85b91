import { Injectable } from '@nestjs/common';
import { refusal, type Result, success } from '#kernel';
import { ChildHistories, type ChildHistory } from './child-history.js';
import { type ChildNotFound } from './read-child.service.js';

/** Reads what statutory returns have told of one child. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ReadChildHistory {
  constructor(private readonly histories: ChildHistories) {}

  /** @param authorityCode the caller's authority; children of others are not found. */
  async byCode(authorityCode: string, code: string): Promise<Result<ChildHistory, ChildNotFound>> {
    const history = await this.histories.of(authorityCode, code);
    return history === null ? refusal({ kind: 'child-not-found' }) : success(history);
  }
}
