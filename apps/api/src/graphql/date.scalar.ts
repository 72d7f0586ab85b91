import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { type LocalDate, parseLocalDate } from '#kernel';

function dayOf(value: unknown): LocalDate {
  const parsed = typeof value === 'string' ? parseLocalDate(value) : null;
  if (!parsed?.ok) {
    throw new GraphQLError(`${JSON.stringify(value)} is not a day of the calendar; write it as yyyy-mm-dd.`);
  }
  return parsed.value;
}

/** A day of the calendar as `yyyy-mm-dd`. Strict: 30 February and words are refused, on the way in and on the way out. */
export const DateScalar = new GraphQLScalarType<LocalDate, string>({
  name: 'Date',
  description: 'A day of the calendar, written yyyy-mm-dd.',
  serialize: dayOf,
  parseValue: dayOf,
  parseLiteral: (node) => dayOf(node.kind === Kind.STRING ? node.value : null),
});
