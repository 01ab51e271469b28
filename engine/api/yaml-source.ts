import type { YamlNode, YamlPair } from './yaml-values';

/**
 * A value on one line as its author wrote it, with the quotes that were chosen. What stands on several lines is put into brackets, and
 * quoted where it must be: what comes out is YAML and means the same. Undefined where it has none of its own text, as an alias.
 */
export function sourceText(node: YamlNode | null, text: string): string | undefined {
  const slice = sliceOf(node, text);
  const isAlias = node !== null && node.items === undefined && node.type === undefined;
  if (node === null || slice === undefined || isAlias) return undefined;
  const isWhole = node.items === undefined || slice.startsWith('[') || slice.startsWith('{');
  if (isWhole && slice !== '' && !slice.includes('\n')) return slice;
  if (node.items === undefined) return JSON.stringify(node.value);
  const isMap = node.items.some((item) => item !== null && Object.hasOwn(item as object, 'key'));
  const inner = isMap
    ? (node.items as readonly YamlPair[]).map(({ key, value }) => pairText(key, value, text))
    : (node.items as readonly (YamlNode | null)[]).map((item) => itemText(item, text));
  if (inner.includes(undefined)) return undefined;
  return isMap ? `{ ${inner.join(', ')} }` : `[${inner.join(', ')}]`;
}

function pairText(key: YamlNode | null, value: YamlNode | null, text: string): string | undefined {
  const told = itemText(value, text);
  return told === undefined ? undefined : `${sliceOf(key, text)}: ${told}`;
}

/** What needs no quotes on a line of its own may need them in brackets. */
function itemText(node: YamlNode | null, text: string): string | undefined {
  const told = sourceText(node, text);
  if (told === undefined || node?.type !== 'PLAIN') return told;
  return ENDS_IN_BRACKETS.test(told) ? JSON.stringify(node.value) : told;
}

const ENDS_IN_BRACKETS = /[,[\]{}]/;

function sliceOf(node: YamlNode | null, text: string): string | undefined {
  return node?.range ? text.slice(node.range[0], node.range[1]).trimEnd() : undefined;
}
