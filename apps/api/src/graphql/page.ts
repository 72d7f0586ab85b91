import { GraphQLError } from 'graphql';
import { type Connection } from './connection.type.js';

const longestPage = 100;

const badInput = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });

/** @throws GraphQLError when the page would be empty or longer than any list may be asked for. */
export function pageLength(first: number): number {
  if (first >= 1 && first <= longestPage) return first;
  throw badInput(`"first" is ${first}; a page holds 1 to ${longestPage}.`);
}

/** Cursors say where in the stated order a row stands; clients pass them back and never read them. */
export const cursorOf = (key: readonly string[]): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/**
 * @param parts how many parts a cursor of this list has.
 * @throws GraphQLError when the text is no cursor of such a list.
 */
export function keyOf(cursor: string, parts: number): readonly string[] {
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  try {
    const key: unknown = JSON.parse(text);
    if (Array.isArray(key) && key.length === parts && key.every((part) => typeof part === 'string')) return key;
  } catch {
    // Falls through to the refusal: a cursor that cannot be read is refused like one of another list.
  }
  throw badInput('"after" is not a cursor of this list.');
}

/** @returns the page as a connection. */
export function connectionFrom<Row, T>(
  page: { readonly rows: readonly Row[]; readonly hasNextPage: boolean; readonly totalCount: number },
  cursor: (row: Row) => string,
  node: (row: Row) => T,
): Connection<T> {
  const edges = page.rows.map((row) => ({ cursor: cursor(row), node: node(row) }));
  return {
    edges,
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: edges.at(-1)?.cursor ?? null },
    totalCount: page.totalCount,
  };
}
