import { type FieldType, type Struct, servedInstead, structOf } from '../engine';
import { AuthorError, didYouMean } from './author-error';
import { closedValues } from './closed-values';
import type { Comparison } from './field-values';
import { isPattern } from './wildcard';

/** A field of the API: what it can hold, and how it is called there. */
export interface KnownField {
  readonly type: FieldType;
  /** `PodStatus.phase` */
  readonly name: string;
}

/**
 * The field of a kind that a path means. A path that no object of this kind can have is the author's mistake, for nothing
 * that is said of it could ever fail, or hold. Answers nothing where the API lets anything stand.
 */
export function knownField(kind: string, path: string): KnownField | undefined {
  let field = rootOf(kind);
  let before = '';
  for (const [text, name, key] of path.matchAll(/\.?([A-Za-z][\w-]*)|\[([^\]]*)\]/g)) {
    if (field === undefined) return undefined;
    field = fieldBelow(field, { name, key: key?.replace(/^"|"$/g, '') }, before);
    before += text;
  }
  return field;
}

/** The type of an object of a kind; nothing for a kind that no server has by default. */
export function rootOf(kind: string): KnownField | undefined {
  const version = servedInstead(kind);
  const struct = version === undefined ? undefined : structOf(version, kind);
  return struct && { type: { is: 'struct', struct, go: kind }, name: kind };
}

/** A field by its name; an AuthorError for one that there is not. */
export function fieldNamed(struct: Struct, name: string, path: string): KnownField {
  const type = struct.field(name);
  if (type !== undefined) return { type, name: `${struct.name}.${name}` };
  throw new AuthorError(
    `there is no field ${path}: ${struct.name} has no "${name}"`,
    didYouMean(name, struct.names),
  );
}

/** A comparison that could never hold, or never fail, for what the field can hold is the author's mistake. */
export function checkComparison({ type, name }: KnownField, comparison: Comparison, path: string): void {
  const what = whatIs(type);
  const isNumber = type.is === 'plain' && NUMBERS.includes(type.plain);
  if ('number' in comparison) {
    if (isNumber || (type.is === 'plain' && ['IntOrString', 'any'].includes(type.plain))) return;
    throw new AuthorError(`${path} is ${what}, and so never ${comparison.say} ${comparison.number}`);
  }
  if (!('value' in comparison)) return;
  const { value } = comparison;
  if (isPattern(value) || type.is !== 'plain') return;
  if (isNumber && !/^-?\d+(\.\d+)?$/.test(value))
    throw new AuthorError(`${path} is ${what}, and so never "${value}"`);
  if (type.plain === 'bool' && value !== 'true' && value !== 'false')
    throw new AuthorError(`${path} is ${what}, and so never "${value}"`, 'It is true or false.');
  checkClosed(name, value, path);
}

/** A value that a field with few values never has is the author's mistake. */
export function checkClosed(name: string, value: string, path: string): void {
  const known = closedValues(name);
  if (known === undefined || known.includes(value) || isPattern(value)) return;
  throw new AuthorError(`"${value}" is no value of ${path}`, didYouMean(value, known));
}

/** `a number`, `a list`: what a field holds, in plain words. */
export function whatIs(type: FieldType): string {
  switch (type.is) {
    case 'list':
      return 'a list';
    case 'map':
      return 'a map';
    case 'struct':
      return `a struct (${type.struct.name})`;
    case 'plain':
      return PLAIN[type.plain] ?? 'a text';
  }
}

export const NUMBERS: readonly string[] = ['int32', 'int64', 'float64'];

const PLAIN: Readonly<Record<string, string>> = {
  int32: 'a number',
  int64: 'a number',
  float64: 'a number',
  bool: 'true or false',
  time: 'a time',
  quantity: 'a quantity',
  IntOrString: 'a number or a text',
};

/** A step of a path: `.name` or `[key]`. */
interface Step {
  readonly name?: string;
  readonly key?: string;
}

function fieldBelow(
  { type, name: owner }: KnownField,
  { name, key }: Step,
  before: string,
): KnownField | undefined {
  const step = (name ?? key)!;
  const path = name === undefined ? `${before}[${key}]` : `${before}${before && '.'}${name}`;
  switch (type.is) {
    case 'struct':
      return fieldNamed(type.struct, step, path);
    case 'map':
      return { type: type.of, name: `${owner}[]` };
    case 'list':
      checkElement(type.of, { name, key }, before);
      return { type: type.of, name: owner };
    case 'plain':
      if (type.plain === 'any') return undefined;
      throw new AuthorError(`there is no field ${path}: ${before} is ${whatIs(type)}`);
  }
}

/** Elements of a list are told apart by their place, or by their name or type where they have one. */
function checkElement(of: FieldType, { name, key }: Step, before: string): void {
  const isNamed =
    of.is === 'struct' && ['name', 'type'].some((field) => of.struct.field(field) !== undefined);
  const example = `As in: ${before}[${isNamed ? 'app' : '0'}]`;
  if (name !== undefined)
    throw new AuthorError(`${before} is a list, so "${name}" must say of which element`, example);
  if (!isNamed && !/^\d+$/.test(key!))
    throw new AuthorError(`the elements of ${before} have no name, so none is "${key}"`, example);
}
