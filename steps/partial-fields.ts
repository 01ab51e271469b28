import type { FieldType } from '../engine';
import { AuthorError } from './author-error';
import { checkClosed, fieldNamed, type KnownField, NUMBERS, rootOf, whatIs } from './known-fields';
import { isPattern } from './wildcard';

/** Where in a partial YAML something stands: the names of fields and the numbers of elements that lead to it. */
export type YamlPath = readonly (string | number)[];

/** A slip in a partial YAML, and where. */
export class PartialSlip extends AuthorError {
  constructor(
    what: string,
    advice: string,
    readonly path: YamlPath,
  ) {
    super(what, advice);
  }
}

/**
 * A field that no object of this kind has, a value of another type, or one that the field never has is the author's
 * mistake: an object would never match, and never cease to "not match". Throws a PartialSlip.
 */
export function checkPartial(kind: string, expected: object): void {
  const root = rootOf(kind);
  if (root !== undefined) checkValue(expected, root, [], '');
}

function checkValue(expected: unknown, { type, name }: KnownField, at: YamlPath, path: string): void {
  // `null` says that the field is absent, `*` that it is there.
  if (expected === null || expected === '*' || (type.is === 'plain' && type.plain === 'any')) return;
  if (Array.isArray(expected)) checkList(expected, { type, name }, at, path);
  else if (typeof expected === 'object') checkFields(expected as Fields, { type, name }, at, path);
  else {
    const advice = type.is === 'plain' ? scalarAdvice(expected, type.plain) : undefined;
    if (type.is !== 'plain' || advice !== undefined) throw wrongType(expected, type, advice ?? '', at, path);
    if (typeof expected === 'string') placed(at, () => checkClosed(name, expected, path));
  }
}

type Fields = Readonly<Record<string, unknown>>;

function checkFields(expected: Fields, { type, name }: KnownField, at: YamlPath, path: string): void {
  if (type.is !== 'struct' && type.is !== 'map')
    throw wrongType(expected, type, type.is === 'list' ? 'Its elements begin with "- ".' : '', at, path);
  for (const [key, value] of Object.entries(expected)) {
    const here = [...at, key];
    const text = path === '' ? key : `${path}.${key}`;
    const field =
      type.is === 'map'
        ? { type: type.of, name: `${name}[]` }
        : placed(here, () => fieldNamed(type.struct, key, text));
    if (ALWAYS_THERE.includes(field.name) && isEmpty(value))
      throw new PartialSlip(
        `${text} is always there, so this could not fail`,
        'Name a field below it.',
        here,
      );
    checkValue(value, field, here, text);
  }
}

/** Structs that the API writes in every object, with nothing in them where there is nothing to say. */
const ALWAYS_THERE = [
  'Pod.metadata',
  'Pod.spec',
  'Pod.status',
  'ContainerStatus.lastState',
  'ContainerStatus.state',
];

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function checkList(
  expected: readonly unknown[],
  { type, name }: KnownField,
  at: YamlPath,
  path: string,
): void {
  if (type.is !== 'list') throw wrongType(expected, type, '', at, path);
  expected.forEach((element, i) => {
    checkValue(element, { type: type.of, name }, [...at, i], `${path}[${keyOf(element) ?? i}]`);
  });
}

/** What to write instead of a scalar that the field never holds; nothing when it may. */
function scalarAdvice(expected: unknown, plain: string): string | undefined {
  const isText = typeof expected === 'string';
  if (NUMBERS.includes(plain)) {
    if (isText ? isExpression(expected) : typeof expected === 'number') return undefined;
    return 'Write it without quotes.';
  }
  switch (plain) {
    case 'bool':
      return typeof expected === 'boolean' || (isText && isExpression(expected))
        ? undefined
        : 'Write true or false.';
    case 'IntOrString':
      return isText || typeof expected === 'number' ? undefined : '';
    case 'time':
      return isText && (isPattern(expected) || /^(@\d|\d{4}-\d\d-\d\dT)/.test(expected))
        ? undefined
        : 'Write it as @40s or 2026-01-01T00:00:40Z.';
    default:
      return isText ? undefined : `Write it in quotes: "${expected}"`;
  }
}

/** Of what is no text only a regular expression can be asked. */
function isExpression(text: string): boolean {
  return text.startsWith('/') && isPattern(text);
}

function wrongType(
  expected: unknown,
  type: FieldType,
  advice: string,
  at: YamlPath,
  path: string,
): PartialSlip {
  const shown =
    typeof expected === 'object' ? (Array.isArray(expected) ? 'a list' : 'fields') : JSON.stringify(expected);
  return new PartialSlip(`${path} is ${whatIs(type)}, and so never ${shown}`, advice, at);
}

function placed<T>(at: YamlPath, check: () => T): T {
  try {
    return check();
  } catch (error) {
    throw error instanceof AuthorError ? new PartialSlip(error.message, error.advice, at) : error;
  }
}

function keyOf(element: unknown): string | undefined {
  const { name, type } = (element ?? {}) as { name?: unknown; type?: unknown };
  return [name, type].find((key) => typeof key === 'string') as string | undefined;
}
