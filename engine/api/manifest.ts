import { Composer, type CST, isAlias, isMap, isSeq, Lexer, LineCounter, Parser } from 'yaml';
import { ManifestError, type Place } from './errors';
import { fieldPathSteps } from './field-path';
import { kubectlYamlError, Slip, templateHint, templateIn } from './yaml-errors';
import { sourceText } from './yaml-source';
import { checkCharacters, countLines, isBlank, splitDocuments } from './yaml-text';
import { DEEPEST, type YamlNode, type YamlPair, YamlValueError, YamlValues } from './yaml-values';

/** Where a text stands: its file, and the line of that file on which the text begins (1 for a whole file). */
export interface Source {
  readonly file: string;
  readonly line: number;
}

/** An object as its author wrote it: it has an apiVersion and a kind; the rest is not looked at yet. */
export interface RawObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string; readonly generateName?: string };
  readonly [field: string]: unknown;
}

export interface LoadedObject {
  /** Shared by all who load the same text: read-only. */
  readonly object: RawObject;
  /**
   * The place of a field such as `spec.containers[0].image` or `data[a.b]`; of the nearest field around it that was
   * written, where this one was not. Without a path, of the object.
   */
  where(path?: string): Place;
  /** What stands at a field, on one line; undefined where no text says it. */
  written?(path: string): string | undefined;
  /** What kubectl accepts and a reader should still know: keys that stand twice, of which the last counts. */
  readonly warnings: readonly string[];
}

/** A text above this is refused unread: it is an accident, or an attack. In UTF-16 units. */
export const LONGEST_TEXT = 16 * 1024 * 1024;
/** The API server's limit for one request, and so for one document. staging/src/k8s.io/apiserver/pkg/server/config.go */
export const LONGEST_DOCUMENT = 3 * 1024 * 1024;

/**
 * Reads YAML or JSON as `kubectl apply -f` does: several documents, lists of objects, YAML 1.1's booleans. Texts read
 * before are not read again. Throws a ManifestError that tells the place.
 */
export function readManifests(text: string, source: Source): readonly LoadedObject[] {
  return inFile(source, () => {
    checkLength(text);
    const objects = objectsOf(text);
    if (objects.length === 0)
      throw new Slip('no objects passed to apply', 1, 1, 'error: no objects passed to apply');
    return objects.map((entry) => loaded(entry, source));
  });
}

/** Reads one YAML value that need not be an object of the API, such as the fragment after `matches:`. */
export function readYaml(
  text: string,
  source: Source,
): { readonly value: unknown; where(path?: string): Place } {
  return inFile(source, () => {
    const [first] = documentsOf(text);
    return {
      value: first?.value ?? null,
      where: (path = '') => (first === undefined ? { ...source, column: 1 } : placeIn(first, path, source)),
    };
  });
}

// ------------------------------------------------------------------------------------------- objects

interface ParsedObject {
  readonly object: RawObject;
  readonly document: ParsedDocument;
  /** `items[2]` for an object in a list, else empty. */
  readonly base: string;
}

const MOST_CACHED = 256;
const cache = new Map<string, readonly ParsedObject[]>();

function objectsOf(text: string): readonly ParsedObject[] {
  const known = cache.get(text);
  if (known !== undefined) return known;
  const objects = documentsOf(text).flatMap((document) => objectsIn(document, document.value, ''));
  if (cache.size >= MOST_CACHED) cache.delete(cache.keys().next().value!);
  if (text.length <= LONGEST_DOCUMENT) cache.set(text, objects);
  return objects;
}

function objectsIn(document: ParsedDocument, value: unknown, base: string): readonly ParsedObject[] {
  if (value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value))
    throw notValid(document, base, 'invalid object to validate');
  const { apiVersion, kind, items } = value as Record<string, unknown>;
  const missing = [
    ...(typeof apiVersion === 'string' && apiVersion !== '' ? [] : ['apiVersion not set']),
    ...(typeof kind === 'string' && kind !== '' ? [] : ['kind not set']),
  ];
  if (missing.length > 0) {
    throw notValid(document, base, missing.length === 1 ? missing[0]! : `[${missing.join(', ')}]`);
  }
  if (!(kind as string).endsWith('List') || !Array.isArray(items)) {
    return [{ object: value as RawObject, document, base }];
  }
  return items.flatMap((item, index) => objectsIn(document, item, `${base}${base && '.'}items[${index}]`));
}

function notValid(document: ParsedDocument, path: string, what: string): Slip {
  const { line, column } = placeIn(document, path, { file: '', line: 1 });
  const said = `error validating data: ${what}`;
  const advice = 'if you choose to ignore these errors, turn validation off with --validate=false';
  return new Slip(said, line, column, `error: error validating "{file}": ${said}; ${advice}`);
}

function loaded({ object, document, base }: ParsedObject, source: Source): LoadedObject {
  return {
    object,
    where: (path = '') => placeIn(document, within(base, path), source),
    written: (path) => {
      const { node, isThere } = nodeAt(document, within(base, path));
      return isThere ? sourceText(node, document.text) : undefined;
    },
    warnings: document.duplicateKeys.map(({ key, offset }) => {
      const { line } = placeAt(document, offset, source);
      return `${source.file}:${line}: the key "${key}" stands twice in one mapping; the last one counts`;
    }),
  };
}

const within = (base: string, path: string) => (base && path ? `${base}.${path}` : base + path);

function inFile<T>(source: Source, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof Slip)) throw error;
    const place = { file: source.file, line: source.line + error.line - 1, column: error.column };
    throw new ManifestError(error.message, place, error.inKubectl);
  }
}

// ----------------------------------------------------------------------------------------- documents

interface ParsedDocument {
  readonly value: unknown;
  readonly text: string;
  readonly root: YamlNode | null;
  readonly lines: LineCounter;
  /** Lines of the whole text before this document. */
  readonly linesBefore: number;
  readonly duplicateKeys: YamlValues['duplicateKeys'];
}

/** Comes before anything else: even to look a text up among those that are known, all of it has to be read. */
function checkLength(text: string): void {
  if (text.length <= LONGEST_TEXT) return;
  const size = `${Math.round(text.length / 1024 / 1024)} MiB`;
  throw new Slip(
    `this manifest is too long: ${size}, and at most ${LONGEST_TEXT / 1024 / 1024} MiB are read`,
    1,
    1,
  );
}

function documentsOf(text: string): readonly ParsedDocument[] {
  checkLength(text);
  checkCharacters(text);
  const documents: ParsedDocument[] = [];
  let linesBefore = 0;
  for (const part of splitDocuments(text.startsWith('\ufeff') ? text.slice(1) : text)) {
    if (!isBlank(part)) documents.push(parseDocument(part, linesBefore));
    linesBefore += countLines(part);
  }
  return documents;
}

function parseDocument(text: string, linesBefore: number): ParsedDocument {
  if (text.length > LONGEST_DOCUMENT) {
    const message = `Request entity too large: limit is ${LONGEST_DOCUMENT}`;
    throw new Slip(message, linesBefore + 1, 1, `Error from server (RequestEntityTooLarge): ${message}`);
  }
  const lines = new LineCounter();
  // JSON may be indented by tabs, YAML may not; in JSON a tab is never part of a string.
  const json = text.trimStart().startsWith('{');
  const slip = (message: string, offset: number, inKubectl?: string): Slip => {
    const { line, col } = lines.linePos(offset);
    return new Slip(message, linesBefore + line, col, inKubectl);
  };
  const tokens = tokensOf(json ? text.replaceAll('\t', ' ') : text, lines, slip);
  const deep = tokens.map(deepToken).find((offset) => offset !== undefined);
  if (deep !== undefined) throw tooDeep(slip, deep);
  const [document] = [...new Composer(COMPOSER_OPTIONS).compose(tokens)];
  const [problem] = document?.errors ?? [];
  if (problem !== undefined) {
    const template = templateIn(text);
    if (template !== undefined) throw slip(templateHint(template.text), template.offset);
    throw slip(kubectlYamlError(problem.code, problem.message, text, problem.pos[0]), problem.pos[0]);
  }
  const root = (document?.contents ?? null) as YamlNode | null;
  const values = new YamlValues((node) =>
    isMap(node) ? 'map' : isSeq(node) ? 'list' : isAlias(node) ? 'alias' : 'scalar',
  );
  try {
    return { value: values.of(root), text, root, lines, linesBefore, duplicateKeys: values.duplicateKeys };
  } catch (error) {
    if (!(error instanceof YamlValueError)) throw error;
    const template = error.mayBeTemplate ? templateIn(text) : undefined;
    if (template !== undefined) throw slip(templateHint(template.text), template.offset);
    throw slip(`error converting YAML to JSON: yaml: ${error.message}`, error.offset);
  }
}

const COMPOSER_OPTIONS = {
  version: '1.1',
  schema: 'failsafe',
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
} as const;

/** Lexes and parses; stops early where a text has more signs in it than any manifest that people write. */
function tokensOf(
  text: string,
  lines: LineCounter,
  slip: (message: string, offset: number) => Slip,
): CST.Token[] {
  const parser = new Parser(lines.addNewLine);
  lines.addNewLine(0);
  const tokens: CST.Token[] = [];
  let offset = 0;
  let lexemes = 0;
  let brackets = 0;
  for (const lexeme of new Lexer().lex(text)) {
    lexemes += 1;
    if (lexemes > MOST_LEXEMES) throw slip('this document is too large to be read as YAML', offset);
    // What is nested too deeply in brackets is not read to its end.
    if (lexeme === '[' || lexeme === '{') brackets += 1;
    else if (lexeme === ']' || lexeme === '}') brackets -= 1;
    if (brackets > DEEPEST + 1) throw tooDeep(slip, offset);
    offset += lexeme.length;
    for (const token of parser.next(lexeme)) tokens.push(token);
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

function tooDeep(slip: (message: string, offset: number) => Slip, offset: number): Slip {
  return slip(`the document is nested more than ${DEEPEST} levels deep`, offset);
}

/** Names, values, spaces and marks in one document: 50,000 lines of ordinary YAML have about as many. */
const MOST_LEXEMES = 300_000;

/** The offset of the first token that is nested too deeply; found before anything recursive sees the tokens. */
function deepToken(document: CST.Token): number | undefined {
  const open: { readonly token: CST.Token; readonly depth: number }[] = [{ token: document, depth: 0 }];
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { token, depth } = top;
    if (depth > DEEPEST + 1) return token.offset;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth: depth + 1 });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items as readonly CST.CollectionItem[]) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return undefined;
}

// -------------------------------------------------------------------------------------------- places

function placeIn(document: ParsedDocument, path: string, source: Source): Place {
  return placeAt(document, nodeAt(document, path).offset, source);
}

/** A field and the offset of its key; of what is not there, those of the nearest around it. */
function nodeAt({ root }: ParsedDocument, path: string) {
  let node = root;
  let offset = node?.range?.[0] ?? 0;
  for (const step of fieldPathSteps(path)) {
    if (node === null || node.items === undefined) return { node, offset, isThere: false };
    if (isSeq(node)) {
      node = (node.items[Number(step)] ?? null) as YamlNode | null;
      offset = node?.range?.[0] ?? offset;
    } else {
      const pair = (node.items as readonly YamlPair[]).findLast(({ key }) => key?.value === String(step));
      if (pair === undefined) return { node, offset, isThere: false };
      offset = pair.key?.range?.[0] ?? offset;
      node = pair.value;
    }
  }
  return { node, offset, isThere: true };
}

function placeAt(document: ParsedDocument, offset: number, source: Source): Place {
  const { line, col } = document.lines.linePos(offset);
  return { file: source.file, line: source.line + document.linesBefore + line - 1, column: col };
}
