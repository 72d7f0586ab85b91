import { Injectable } from '@nestjs/common';
import { parseLocalDate, type Problem, refusal, type Result, success } from '#kernel';
import { type PlacementRequest } from '../core/placement-request.js';
import { PlacementRequestStore, type RequestPosition, type RequestStatus } from './placement-request.store.js';

/** No such request, or one for a child of another authority: the caller is not told which. */
export interface RequestNotFound extends Problem {
  readonly kind: 'request-not-found';
}

/** The cursor did not come from this list. */
export interface CursorNotValid extends Problem {
  readonly kind: 'cursor-not-valid';
  readonly field: 'after';
}

export interface RequestPage {
  readonly edges: readonly { readonly cursor: string; readonly node: PlacementRequest }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

const mostOnAPage = 100;

/** Reads placement requests of one authority's children. Writes no audit entry: whoever knows the caller does. */
@Injectable()
export class ReadRequests {
  constructor(private readonly requests: PlacementRequestStore) {}

  /**
   * Ordered by needed-by day, then reference. A cursor names a place in that order, so a page stays right when requests
   * before it are opened or closed.
   *
   * @param asked.first 1 to 100; more is taken as 100.
   * @param asked.status null for open and closed together.
   */
  async page(asked: {
    readonly authorityCode: string;
    readonly status: RequestStatus | null;
    readonly first: number;
    readonly after: string | null;
  }): Promise<Result<RequestPage, CursorNotValid>> {
    const after = asked.after === null ? null : positionOf(asked.after);
    if (after === 'not-valid') return refusal({ kind: 'cursor-not-valid', field: 'after' });

    const first = Math.min(Math.max(asked.first, 1), mostOnAPage);
    const [found, totalCount] = await Promise.all([
      this.requests.page({ ...asked, first: first + 1, after }),
      this.requests.count(asked),
    ]);
    const edges = found.slice(0, first).map((node) => ({ cursor: cursorOf(node), node }));
    return success({ edges, hasNextPage: found.length > first, totalCount });
  }

  /** @param authorityCode the caller's authority; requests for children of others are not found. */
  async byId(id: string, authorityCode: string): Promise<Result<PlacementRequest, RequestNotFound>> {
    const request = await this.requests.byId(id, authorityCode);
    return request === null ? refusal({ kind: 'request-not-found' }) : success(request);
  }
}

const cursorOf = ({ neededBy, reference }: RequestPosition): string =>
  Buffer.from(`${neededBy} ${reference}`).toString('base64url');

function positionOf(cursor: string): RequestPosition | 'not-valid' {
  const text = Buffer.from(cursor, 'base64url').toString();
  const neededBy = parseLocalDate(text.slice(0, 10));
  const reference = text.slice(11);
  return neededBy.ok && reference !== '' && text[10] === ' ' ? { neededBy: neededBy.value, reference } : 'not-valid';
}
