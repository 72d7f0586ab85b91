import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { parseLocalDate } from '#kernel';

const shape = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

function instantOf(value: unknown): Date {
  const parts = typeof value === 'string' ? shape.exec(value) : null;
  const instant = new Date(parts && parseLocalDate(parts[1] ?? '').ok ? String(value) : Number.NaN);
  if (Number.isNaN(instant.getTime())) {
    throw new GraphQLError(`${JSON.stringify(value)} is not an instant; write it as 2026-03-04T05:06:07Z.`);
  }
  return instant;
}

function textOf(value: unknown): string {
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
  return instantOf(value).toISOString();
}

/** An instant in ISO 8601 with its zone, answered in UTC. Strict, unlike the one that comes with the framework. */
export const DateTimeScalar = new GraphQLScalarType<Date, string>({
  name: 'DateTime',
  description: 'An instant, written as in 2026-03-04T05:06:07Z.',
  serialize: textOf,
  parseValue: instantOf,
  parseLiteral: (node) => instantOf(node.kind === Kind.STRING ? node.value : null),
});
