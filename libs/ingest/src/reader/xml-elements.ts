import sax, { type SAXOptions } from 'sax';
import { type ImportProblem, xmlBroken, xmlWithDoctype } from '../core/index.js';
import { UnreadableFile } from '../app/unreadable-file.js';

/** Told of elements as they open and close. Names are without their namespace. */
export interface ElementListener {
  opened(name: string, attributes: Readonly<Record<string, string>>, line: number): void;
  text(text: string): void;
  closed(name: string): void;
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

type Attributes = Readonly<Record<string, string>>;

/** Most elements have no attribute with a namespace, and there may be millions of them. */
function withLocalNames(attributes: Attributes): Attributes {
  const names = Object.keys(attributes);
  if (!names.some((name) => name.includes(':'))) return attributes;
  return Object.fromEntries(names.map((name) => [localName(name), attributes[name] ?? '']));
}

/**
 * Walks XML as it arrives. Nothing is looked up or put in: no document types, no entities but the five of XML itself.
 *
 * @returns after each piece of text, so that what the listener has gathered can be passed on.
 * @throws UnreadableFile naming line and column.
 */
export async function* xmlPieces(
  file: string,
  text: AsyncIterable<string>,
  listener: ElementListener,
): AsyncGenerator<void> {
  const options: SAXOptions & { readonly strictEntities: boolean } = { position: true, strictEntities: true };
  const parser = sax.parser(true, options);
  const found: { problem?: ImportProblem } = {};
  parser.onerror = () => {
    found.problem ??= xmlBroken(file, parser.line + 1, parser.column + 1);
  };
  parser.ondoctype = () => {
    found.problem ??= xmlWithDoctype(file);
  };
  parser.onopentag = ({ name, attributes }) => {
    if (!found.problem) listener.opened(localName(name), withLocalNames(attributes as Attributes), parser.line + 1);
  };
  parser.onclosetag = (name) => {
    if (!found.problem) listener.closed(localName(name));
  };
  parser.ontext = parser.oncdata = (part) => {
    if (!found.problem) listener.text(part);
  };
  const throwIfBroken = (): void => {
    if (found.problem) throw new UnreadableFile(found.problem);
  };
  for await (const part of text) {
    safely(() => parser.write(part));
    throwIfBroken();
    yield;
  }
  safely(() => parser.close());
  throwIfBroken();
  yield;
}

/** Once it has told an error, sax throws that error at the next write; the first telling has the place. */
function safely(write: () => unknown): void {
  try {
    write();
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
  }
}
