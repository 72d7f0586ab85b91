import { type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import { Plugin } from '@nestjs/apollo';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Log } from '#platform';
import { type OperationContext } from '../access/operation-context.js';
import { RefusedAccess } from '../access/refused-access.js';

/** Refusals of the request itself: their words were written for the client. */
const saidToTheClient = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'BAD_REQUEST',
  'BAD_USER_INPUT',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'QUERY_TOO_LARGE',
]);

const isOrdinary = (error: unknown, code: unknown): boolean =>
  error instanceof RefusedAccess || (error instanceof GraphQLError && saidToTheClient.has(String(code)));

/** Logs a bug with the reference that its masked answer quotes. */
@Plugin()
export class BugLogPlugin implements ApolloServerPlugin<OperationContext> {
  constructor(private readonly log: Log) {}

  requestDidStart(): Promise<GraphQLRequestListener<OperationContext>> {
    return Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) {
          const cause = unwrapResolverError(error);
          if (isOrdinary(cause, error.extensions['code'])) continue;
          const { reference } = contextValue;
          error.extensions['reference'] = reference;
          this.log.error('A field could not be answered', cause, { reference, path: error.path?.join('.') });
        }
        return Promise.resolve();
      },
    });
  }
}

/** @returns what the client is told: a refusal in its own words, a bug as a reference and nothing more. */
export function formatError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const cause = unwrapResolverError(error);
  const where = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (cause instanceof RefusedAccess) {
    return { message: cause.message, ...where, extensions: { code: cause.code } };
  }
  const code = formatted.extensions?.['code'];
  if (isOrdinary(error, code)) return { message: formatted.message, ...where, extensions: { code } };

  const reference = formatted.extensions?.['reference'];
  const quote = typeof reference === 'string' ? ` If it happens again, quote ${reference}.` : '';
  return {
    message: `Something went wrong on our side.${quote}`,
    ...where,
    extensions: { code: 'INTERNAL_SERVER_ERROR', ...(quote && { reference }) },
  };
}
