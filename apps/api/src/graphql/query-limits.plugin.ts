import { type ApolloServerPlugin, type GraphQLRequestListener } from '@apollo/server';
import { Plugin } from '@nestjs/apollo';
import { assertWithinLimits, queryLimits } from './query-limits.js';

/** Refuses an operation that asks for too much, before the first of its fields is answered. */
@Plugin()
export class QueryLimitsPlugin implements ApolloServerPlugin {
  requestDidStart(): Promise<GraphQLRequestListener<object>> {
    return Promise.resolve({
      didResolveOperation: ({ schema, document, operation, request }) => {
        if (operation) assertWithinLimits(schema, document, operation, request.variables ?? {}, queryLimits);
        return Promise.resolve();
      },
    });
  }
}
