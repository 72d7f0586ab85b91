import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { type FastifyRequest } from 'fastify';
import { type CallerReader } from '../access/caller-reader.service.js';
import { formatError } from './error-format.plugin.js';

/** More than any page of ours asks for; an operation of more words is refused before it is read to its end. */
const mostTokens = 3_000;

/** @param showsItsSchema whether clients may ask for the schema itself: the demonstration's may. */
export const graphqlOptions = (callers: CallerReader, showsItsSchema: boolean): ApolloDriverConfig => ({
  driver: ApolloDriver,
  path: '/graphql',
  autoSchemaFile: true,
  sortSchema: true,
  graphiql: false,
  introspection: showsItsSchema,
  hideSchemaDetailsFromClientErrors: !showsItsSchema,
  includeStacktraceInErrorResponses: false,
  allowBatchedHttpRequests: false,
  csrfPrevention: true,
  persistedQueries: false,
  parseOptions: { maxTokens: mostTokens },
  fieldResolverEnhancers: ['guards'],
  autoTransformHttpErrors: false,
  context: (request: FastifyRequest) => callers.contextOf(request),
  formatError,
});
