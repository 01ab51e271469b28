import { setField } from './fields';
import { keyText, plainScalar } from './yaml-scalars';

/** The parts of the YAML package's nodes that are read here; only manifest.ts knows the package itself. */
export interface YamlNode {
  readonly anchor?: string;
  readonly tag?: string;
  readonly range?: readonly [number, number, number] | null;
  /** Pairs of a mapping, or nodes of a sequence. */
  readonly items?: readonly unknown[];
  /** Text of a scalar. */
  readonly value?: unknown;
  /** `PLAIN` for a scalar without quotes. */
  readonly type?: string;
  /** The anchor an alias names. */
  readonly source?: string;
}

export interface YamlPair {
  readonly key: YamlNode | null;
  readonly value: YamlNode | null;
}

/** What is the matter with a document, and the offset in the text at which. */
export class YamlValueError extends Error {
  constructor(
    message: string,
    readonly offset: number,
    readonly mayBeTemplate = false,
  ) {
    super(message);
  }
}

/** More levels than this have no meaning in any manifest; the deepest kinds of Kubernetes need about twenty. */
export const DEEPEST = 100;
/** How many values aliases may stand for in one document. */
export const MOST_ALIASED = 100_000;

/**
 * Turns the nodes of one document into plain values as kubectl does. Safe for any input: keys such as `__proto__`
 * are ordinary data, depth and the growth through aliases are bounded, and no value contains itself.
 */
export class YamlValues {
  private readonly anchors = new Map<string, YamlNode>();
  private readonly values = new Map<YamlNode, { readonly value: unknown; readonly size: number }>();
  private readonly open = new Set<YamlNode>();
  private size = 0;
  private aliased = 0;
  /** Keys that stand twice in one mapping; kubectl takes the last of them. */
  readonly duplicateKeys: { readonly key: string; readonly offset: number }[] = [];

  constructor(private readonly kindOf: (node: YamlNode) => 'map' | 'list' | 'scalar' | 'alias') {}

  /** The value of the root node of a document. */
  of(node: YamlNode | null): unknown {
    return this.valueOf(node, 0);
  }

  private valueOf(node: YamlNode | null, depth: number): unknown {
    this.size += 1;
    if (node === null) return null;
    const kind = this.kindOf(node);
    if (kind === 'alias') return this.aliasValue(node);
    if (depth > DEEPEST) {
      throw new YamlValueError(`the document is nested more than ${DEEPEST} levels deep`, offsetOf(node));
    }
    if (node.anchor === undefined) return this.plainValue(node, kind, depth);
    this.anchors.set(node.anchor, node);
    const before = this.size;
    this.open.add(node);
    const value = this.plainValue(node, kind, depth);
    this.open.delete(node);
    this.values.set(node, { value, size: this.size - before + 1 });
    return value;
  }

  private plainValue(node: YamlNode, kind: 'map' | 'list' | 'scalar', depth: number): unknown {
    if (kind === 'scalar') return scalarValue(node);
    const items = node.items ?? [];
    if (kind === 'list') return items.map((item) => this.valueOf(item as YamlNode | null, depth + 1));
    const object: Record<string, unknown> = {};
    const merged: unknown[] = [];
    for (const item of items as readonly YamlPair[]) this.addPair(object, item, merged, depth);
    for (const source of merged) {
      for (const [key, value] of Object.entries(source as object)) {
        if (!Object.hasOwn(object, key)) setField(object, key, value);
      }
    }
    return object;
  }

  private addPair(
    object: Record<string, unknown>,
    { key, value }: YamlPair,
    merged: unknown[],
    depth: number,
  ): void {
    const name = key === null ? 'null' : this.keyOf(key);
    if (name === '<<' && key?.type === 'PLAIN') {
      merged.push(...this.mergeSources(value, depth));
      return;
    }
    if (Object.hasOwn(object, name)) this.duplicateKeys.push({ key: name, offset: offsetOf(key) });
    setField(object, name, this.valueOf(value, depth + 1));
  }

  private keyOf(key: YamlNode): string {
    const node = this.kindOf(key) === 'alias' ? this.anchors.get(key.source ?? '') : key;
    if (node === undefined || this.kindOf(node) !== 'scalar') {
      throw new YamlValueError(
        'a key of a mapping must be a word, not a mapping or a list',
        offsetOf(key),
        true,
      );
    }
    if (key.anchor !== undefined) this.anchors.set(key.anchor, key);
    return keyText(scalarValue(node));
  }

  private mergeSources(node: YamlNode | null, depth: number): readonly unknown[] {
    const value = this.valueOf(node, depth + 1);
    const sources = Array.isArray(value) ? value : [value];
    if (sources.some((source) => source === null || typeof source !== 'object' || Array.isArray(source))) {
      throw new YamlValueError('map merge requires map or sequence of maps as the value', offsetOf(node));
    }
    return sources;
  }

  private aliasValue(node: YamlNode): unknown {
    const name = node.source ?? '';
    const target = this.anchors.get(name);
    if (target === undefined) throw new YamlValueError(`unknown anchor '${name}' referenced`, offsetOf(node));
    if (this.open.has(target))
      throw new YamlValueError(`anchor '${name}' value contains itself`, offsetOf(node));
    const known = this.values.get(target) ?? { value: scalarValue(target), size: 1 };
    this.size += known.size;
    this.aliased += known.size;
    if (this.aliased > MOST_ALIASED) {
      throw new YamlValueError('document contains excessive aliasing', offsetOf(node));
    }
    return known.value;
  }
}

function scalarValue(node: YamlNode): string | number | boolean | null {
  const text = typeof node.value === 'string' ? node.value : '';
  const { tag } = node;
  if (tag === undefined) return node.type === 'PLAIN' ? plainScalar(text) : text;
  if (!CORE_TAGS.has(tag)) return text;
  const value = plainScalar(text);
  const wanted = tag.slice(tag.lastIndexOf(':') + 1);
  const isIt =
    wanted === 'null'
      ? value === null
      : wanted === 'bool'
        ? value === true || value === false
        : isNumber(value);
  if (isIt) return value;
  throw new YamlValueError(`cannot decode !!str \`${text}\` as a !!${wanted}`, offsetOf(node));
}

const CORE_TAGS = new Set(['null', 'bool', 'int', 'float'].map((name) => `tag:yaml.org,2002:${name}`));
const isNumber = (value: unknown): boolean => typeof value === 'number';
const offsetOf = (node: YamlNode | null): number => node?.range?.[0] ?? 0;
