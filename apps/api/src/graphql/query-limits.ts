import {
  type ArgumentNode,
  type DocumentNode,
  type FragmentDefinitionNode,
  getNamedType,
  GraphQLError,
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  isCompositeType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

/** What one operation may ask for at most. */
export interface QueryLimits {
  /** Fields within fields. */
  readonly depth: number;
  /** Fields of the answer, lists counted at the length asked for. */
  readonly cost: number;
  /** Queries or mutations in one operation, aliases counted each. */
  readonly rootFields: number;
}

export const queryLimits: QueryLimits = { depth: 14, cost: 50_000, rootFields: 12 };

/** How many a list is taken to hold when its field does not say. */
const presumedLength = 10;

/** Lists whose length was asked for, by `first`, at the field that holds them: they are not counted again. */
const pagedLists: readonly string[] = ['edges', 'ranked', 'nearMisses'];

/** Lists that are never longer than so many, whatever is asked: seven brothers and sisters share a handful of homes. */
const knownLengths: Readonly<Record<string, number>> = {
  'SiblingGroupSearch.allTogether': 5,
  'SiblingGroupSearch.withinOneConstellation': 5,
  'SiblingGroupSearch.splits': 5,
  'SiblingSharing.homes': 3,
  'SiblingsInHome.siblings': 3,
};

interface Walk {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly limits: QueryLimits;
  cost: number;
}

const refused = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'QUERY_TOO_LARGE', http: { status: 400 } } });

/**
 * @param operation an operation that is valid by `schema`; so its fragments are known and none contains itself.
 * @throws GraphQLError `QUERY_TOO_LARGE` when it asks for more than the limits. The walk stops there, so that a small
 *   text of many nested fragments cannot make it long.
 */
export function assertWithinLimits(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  limits: QueryLimits,
): void {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const root = schema.getRootType(operation.operation);
  if (!root) return;
  const walk: Walk = { schema, fragments, variables, limits, cost: 0 };
  weigh(walk, operation.selectionSet, root.name, 1, 1);

  const rootFields = countFields(walk, operation.selectionSet);
  if (rootFields > limits.rootFields) {
    throw refused(`One request may hold ${limits.rootFields} queries; this one holds ${rootFields}.`);
  }
}

function weigh(walk: Walk, selections: SelectionSetNode, typeName: string, depth: number, times: number): void {
  if (depth > walk.limits.depth) {
    throw refused(`A query may be ${walk.limits.depth} levels deep; this one is deeper.`);
  }
  for (const selection of selections.selections) {
    walk.cost += times;
    if (walk.cost > walk.limits.cost) {
      throw refused('This query asks for too much at once. Ask for shorter pages or fewer fields.');
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment) weigh(walk, fragment.selectionSet, fragment.typeCondition.name.value, depth, times);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      weigh(walk, selection.selectionSet, selection.typeCondition?.name.value ?? typeName, depth, times);
    } else if (selection.selectionSet) {
      const field = fieldOf(walk.schema, typeName, selection.name.value);
      const type = field && getNamedType(field.type);
      if (!isCompositeType(type)) continue;
      const known = knownLengths[`${typeName}.${selection.name.value}`];
      const length = known ?? lengthOf(walk, field, selection.arguments ?? []);
      weigh(walk, selection.selectionSet, type.name, depth + 1, times * length);
    }
  }
}

function countFields(walk: Walk, selections: SelectionSetNode): number {
  let fields = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) fields += 1;
    else if (selection.kind === Kind.INLINE_FRAGMENT) fields += countFields(walk, selection.selectionSet);
    else {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment) fields += countFields(walk, fragment.selectionSet);
    }
  }
  return fields;
}

/** Fields of introspection are not found here: they are of the schema, bounded by GraphQL itself and off by default. */
function fieldOf(schema: GraphQLSchema, typeName: string, name: string): GraphQLField<unknown, unknown> | undefined {
  const type = schema.getType(typeName);
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
}

/** A page is as long as was asked for; what it holds is not counted again. */
function lengthOf(
  walk: Walk,
  field: GraphQLField<unknown, unknown> | undefined,
  given: readonly ArgumentNode[],
): number {
  if (!field) return 1;
  const first = field.args.find((argument) => argument.name === 'first');
  if (!first) return isList(field.type) && !pagedLists.includes(field.name) ? presumedLength : 1;
  const node = given.find((argument) => argument.name.value === 'first')?.value;
  const asked = node?.kind === Kind.VARIABLE ? walk.variables[node.name.value] : node;
  if (typeof asked === 'number') return Math.max(asked, 1);
  if (node?.kind === Kind.INT) return Math.max(Number(node.value), 1);
  return typeof first.defaultValue === 'number' ? first.defaultValue : presumedLength;
}

const isList = (type: GraphQLOutputType): boolean => isListType(isNonNullType(type) ? type.ofType : type);
