import { conceptLists, standardNamespace } from './standard-words.js';

/**
 * As much of JSON-LD as files of the standard use, read leniently: inline contexts with prefixes and terms, the standard's
 * own context by name, graphs, arrays, value objects and references between nodes. Nothing is fetched.
 */

/** Terms of our own, for what the standard has no word for. A name, and no address. */
export const ownNamespace = 'urn:nearhome:terms:';

/** A value with its wrapping taken off. */
export type LdValue = string | number | boolean | LdReference | LdNode;

/** A name of something, to be looked up or to be a word of a list. */
export interface LdReference {
  readonly reference: string;
}

export interface LdNode {
  readonly id: string | null;
  /** Full names of its classes. */
  readonly types: readonly string[];
  /** By full name, in the order of the file; names that mean nothing in the file's context as they are written. */
  readonly properties: ReadonlyMap<string, readonly LdValue[]>;
  /** As the file has it, for giving it back. */
  readonly source: unknown;
}

export interface LdDocument {
  /** Every node that is not inside another, in the order of the file. */
  readonly nodes: readonly LdNode[];
  /** Contexts that are not the standard's own and are not written out in the file. */
  readonly unknownContexts: readonly string[];
  /** A word as the file writes it, `pu:Today` or `Today`, with a prefix of the file or of the standard written out. */
  readonly fullWord: (written: string) => string;
}

/** What names mean at a place of the file: what a name stands for, by name. */
type Context = ReadonlyMap<string, string>;

const standardPrefixes: Context = new Map([
  ['pl', standardNamespace],
  ['nearhome', ownNamespace],
  ['ex', 'https://example.org/placement/'],
  ['xsd', 'http://www.w3.org/2001/XMLSchema#'],
  ...conceptLists.map(({ prefix, namespace }) => [prefix, namespace] as const),
]);

type JsonObject = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

export const isNode = (value: LdValue): value is LdNode => typeof value === 'object' && 'properties' in value;
export const isReference = (value: LdValue): value is LdReference => typeof value === 'object' && 'reference' in value;

/** A file beside the data, or the standard's own address. */
const isStandardContext = (address: string): boolean =>
  address.startsWith(standardNamespace) ||
  (!/^[a-z][\d+.a-z-]*:/i.test(address) && /(^|\/)context\.jsonld$/.test(address));

const deepest = 40;

/** @returns what a parsed JSON document says, as nodes. */
export function readLdDocument(document: unknown): LdDocument {
  const unknownContexts = new Set<string>();
  const prefixes = new Map(standardPrefixes);

  const contextWith = (outer: Context, context: unknown): Context => {
    const merged = new Map(outer);
    for (const one of listOf(context)) {
      if (typeof one === 'string' && !isStandardContext(one)) unknownContexts.add(one);
      if (!isObject(one)) continue;
      for (const [name, definition] of Object.entries(one)) {
        const meaning = isObject(definition) ? definition['@id'] : definition;
        if (typeof meaning === 'string') {
          merged.set(name, meaning);
          prefixes.set(name, meaning);
        }
      }
    }
    return merged;
  };

  const contextOf = (outer: Context, object: JsonObject): Context =>
    object['@context'] === undefined ? outer : contextWith(outer, object['@context']);

  const valuesOf = (context: Context, value: unknown, depth: number): readonly LdValue[] => {
    if (depth > deepest || value === null || value === undefined) return [];
    if (Array.isArray(value)) return value.flatMap((one) => valuesOf(context, one, depth + 1));
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [value];
    if (!isObject(value)) return [];
    const keywords = keywordsOf(context, value);
    if ('@value' in keywords) return valuesOf(context, keywords['@value'], depth + 1);
    const grouped = keywords['@set'] ?? keywords['@list'];
    if (grouped !== undefined) return valuesOf(context, grouped, depth + 1);
    const id = keywords['@id'];
    const isOnlyReference = typeof id === 'string' && Object.keys(value).length === 1;
    return isOnlyReference ? [{ reference: fullName(context, id) }] : [nodeOf(context, value, depth + 1)];
  };

  const nodeOf = (outer: Context, object: JsonObject, depth: number): LdNode => {
    const context = contextOf(outer, object);
    const keywords = keywordsOf(context, object);
    const id = keywords['@id'];
    const properties = new Map<string, readonly LdValue[]>();
    for (const [name, value] of Object.entries(object)) {
      if (keywordOf(context, name) !== null) continue;
      const full = fullProperty(context, name);
      properties.set(full, [...(properties.get(full) ?? []), ...valuesOf(context, value, depth + 1)]);
    }
    return {
      id: typeof id === 'string' ? fullName(context, id) : null,
      types: listOf(keywords['@type'] ?? []).flatMap((type) =>
        typeof type === 'string' ? fullProperty(context, type) : [],
      ),
      properties,
      source: object,
    };
  };

  const topNodes = (outer: Context, value: unknown, depth: number): readonly LdNode[] => {
    if (depth > deepest) return [];
    if (Array.isArray(value)) return value.flatMap((one) => topNodes(outer, one, depth + 1));
    if (!isObject(value)) return [];
    const context = contextOf(outer, value);
    const graph = keywordsOf(context, value)['@graph'];
    const own = nodeOf(outer, value, depth);
    return [
      ...(own.properties.size > 0 || own.types.length > 0 ? [own] : []),
      ...(graph === undefined ? [] : topNodes(context, graph, depth + 1)),
    ];
  };

  const nodes = topNodes(standardPrefixes, document, 0);
  return { nodes, unknownContexts: [...unknownContexts], fullWord: (written) => fullName(prefixes, written) };
}

/** The keyword a name stands for, as `type` may stand for `@type`. */
function keywordOf(context: Context, name: string): string | null {
  if (name.startsWith('@')) return name;
  const meaning = context.get(name);
  return meaning?.startsWith('@') === true ? meaning : null;
}

const keywordsOf = (context: Context, object: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(object).flatMap(([name, value]) => {
      const keyword = keywordOf(context, name);
      return keyword === null ? [] : [[keyword, value]];
    }),
  );

/** @returns `pu:Today` with its prefix written out; anything else as it is. */
function fullName(context: Context, name: string): string {
  const colon = name.indexOf(':');
  if (colon < 0) return name;
  const namespace = context.get(name.slice(0, colon));
  if (namespace === undefined || name.startsWith('//', colon + 1)) return name;
  const meaning = namespace.includes(':') ? fullName(new Map(), namespace) : namespace;
  return `${meaning}${name.slice(colon + 1)}`;
}

/** A bare name is a term of the file's context, else one of its vocabulary, else one of the standard. */
function fullProperty(context: Context, name: string): string {
  const meaning = context.get(name);
  if (meaning !== undefined && !meaning.startsWith('@')) return fullName(context, meaning);
  if (name.includes(':')) return fullName(context, name);
  return `${context.get('@vocab') ?? standardNamespace}${name}`;
}
