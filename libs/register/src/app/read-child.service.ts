import { Injectable } from '@nestjs/common';
import { type Problem, refusal, type Result, success } from '#kernel';
import { type Child } from '../core/child.js';
import { ChildStore } from './child.store.js';

/** No such child, or one that another authority looks after: the caller is not told which. */
export interface ChildNotFound extends Problem {
  readonly kind: 'child-not-found';
}

/** Reads one child. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ReadChild {
  constructor(private readonly children: ChildStore) {}

  /** @param authorityCode the caller's authority; children of others are not found. */
  async byId(id: string, authorityCode: string): Promise<Result<Child, ChildNotFound>> {
    const child = await this.children.byId(id, authorityCode);
    return child === null ? refusal({ kind: 'child-not-found' }) : success(child);
  }

  /** @param authorityCode the caller's authority; children of others are not found. */
  async byCode(authorityCode: string, code: string): Promise<Result<Child, ChildNotFound>> {
    const child = await this.children.byCode(authorityCode, code);
    return child === null ? refusal({ kind: 'child-not-found' }) : success(child);
  }

  /** @returns the ids of those children of the authority that the register has, by code: for links to their records. */
  idsOf(authorityCode: string, codes: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.children.idsOf(authorityCode, [...new Set(codes)]);
  }
}
