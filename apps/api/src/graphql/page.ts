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

/** @throws GraphQLError always: what was sent as a cursor came from another list, or from nowhere. */
export function refuseCursor(): never {
  throw badInput('"after" is not a cursor of this list.');
}

/** A page as use-cases give it. */
interface Page<Row> {
  readonly edges: readonly { readonly cursor: string; readonly node: Row }[];
  readonly hasNextPage: boolean;
  readonly totalCount: number;
}

/** @returns the page as a connection, each row in the shape that `node` gives it. */
export function connectionFrom<Row, Node>(page: Page<Row>, node: (row: Row) => Node): Connection<Node> {
  return {
    edges: page.edges.map((edge) => ({ cursor: edge.cursor, node: node(edge.node) })),
    pageInfo: { hasNextPage: page.hasNextPage, endCursor: page.edges.at(-1)?.cursor ?? null },
    totalCount: page.totalCount,
  };
}
