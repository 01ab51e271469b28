import { jsonText } from './json';
import { type Action, JsonPathError, parseJsonPath, type Step, type Template } from './jsonpath-syntax';

export { JsonPathError };

/**
 * What `kubectl -o jsonpath=TEMPLATE` prints of an object: texts as they are, lists and objects as JSON, the results of one
 * action with blanks between. A field that is not there prints nothing.
 * https://kubernetes.io/docs/reference/kubectl/jsonpath/
 * staging/src/k8s.io/client-go/util/jsonpath/jsonpath.go
 */
export function jsonPathText(template: string, object: unknown): string {
  return templateText(parseJsonPath(template), object);
}

/** The same of a template that has been read. */
export function templateText(template: Template, object: unknown): string {
  return printed(template, [object]);
}

/** The values at a path such as `.metadata.name`, `{.spec.containers[*].image}` or `metadata.name`. */
export function valuesAt(path: string, object: unknown): readonly unknown[] {
  const [part] = parseJsonPath(relaxedPath(path));
  return part !== undefined && 'action' in part ? walk([object], part.action) : [];
}

/**
 * As `--sort-by` and `custom-columns` take a path: with or without braces, with or without the dot.
 * staging/src/k8s.io/kubectl/pkg/cmd/get/customcolumn.go (RelaxedJSONPathExpression)
 */
export function relaxedPath(path: string): string {
  const [, inBraces, bare] = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(path) ?? [];
  const fields = inBraces ?? bare;
  if (fields !== undefined) return `{.${fields}}`;
  throw new JsonPathError(
    "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'",
  );
}

function printed(template: Template, current: readonly unknown[]): string {
  return template
    .map((part) => {
      if ('text' in part) return part.text;
      if ('action' in part) return walk(current, part.action).map(valueText).join(' ');
      return walk(current, part.range)
        .map((value) => printed(part.body, [value]))
        .join('');
    })
    .join('');
}

/** A text or number as it is, the rest as JSON. */
export function valueText(value: unknown): string {
  return typeof value === 'object' && value !== null ? jsonText(value) : String(value);
}

function walk(values: readonly unknown[], action: Action): readonly unknown[] {
  return action.reduce(follow, values);
}

function follow(values: readonly unknown[], step: Step): readonly unknown[] {
  switch (step.step) {
    case 'constant':
      return values.map(() => step.value);
    case 'field':
      return values.flatMap((value) => fieldOf(value, step.name));
    case 'wildcard':
      return values.flatMap(childrenOf);
    case 'recursive':
      return values.flatMap(descendantsOf);
    case 'union':
      return step.of.flatMap((action) => walk(values, action));
    case 'element':
      return values.flatMap((value) => elements(value, step.index, step.index + 1, 1, step.index === -1));
    case 'slice':
      return values.flatMap((value) => elements(value, step.from ?? 0, step.to, step.by ?? 1));
    case 'filter':
      return values.flatMap((value) => filtered(value, step));
  }
}

function fieldOf(value: unknown, name: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const found = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  return found === undefined ? [] : [found];
}

/** kubectl walks over a Go map in another order each time; here it is that of the names. */
function childrenOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (typeof value === 'string') return [...Buffer.from(value)];
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Readonly<Record<string, unknown>>;
  return Object.keys(fields)
    .sort()
    .map((name) => fields[name])
    .filter((child) => child !== undefined);
}

/** The value itself and all below that have something in them. */
function descendantsOf(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  const children = childrenOf(value);
  return children.length === 0 ? [] : [value, ...children.flatMap(descendantsOf)];
}

/** @param toEnd the end is that of the list: the element before it was asked for by -1 */
function elements(
  value: unknown,
  from: number,
  to: number | undefined,
  by: number,
  toEnd = false,
): readonly unknown[] {
  if (value === null || value === undefined) return [];
  if (!Array.isArray(value)) throw new JsonPathError(`${goType(value)} is not array or slice`);
  const { length } = value;
  const start = from < 0 ? from + length : from;
  const end = to === undefined || toEnd ? length : to < 0 ? to + length : to;
  if (start === end) return [];
  if (start >= length || start < 0) throw outOfBounds(start, length);
  if (end > length || end < 0) throw outOfBounds(end - 1, length);
  if (start > end) throw new JsonPathError(`starting index ${start} is greater than ending index ${end}`);
  if (by <= 0) throw new JsonPathError('step must be > 0');
  return value.slice(start, end).filter((_, i) => i % by === 0);
}

function outOfBounds(index: number, length: number): JsonPathError {
  return new JsonPathError(`array index out of bounds: index ${index}, length ${length}`);
}

function goType(value: unknown): string {
  if (typeof value === 'object') return 'map[string]interface {}';
  return typeof value === 'number' ? 'int64' : typeof value === 'boolean' ? 'bool' : 'string';
}

function filtered(
  value: unknown,
  { left, operator, right }: Step & { readonly step: 'filter' },
): readonly unknown[] {
  if (!Array.isArray(value))
    throw new JsonPathError(`${valueText(value)} is not array or slice and cannot be filtered`);
  return value.filter((element) => {
    const lefts = walk([element], left);
    if (operator === 'exists') return lefts.length > 0;
    const rights = walk([element], right);
    if (lefts.length === 0 || rights.length === 0) return false;
    if (lefts.length > 1 || rights.length > 1)
      throw new JsonPathError('can only compare one element at a time');
    return compares(lefts[0], operator, rights[0]);
  });
}

function compares(left: unknown, operator: string, right: unknown): boolean {
  if (typeof left !== typeof right) throw new JsonPathError('incompatible types for comparison');
  const [a, b] = [left as string, right as string];
  switch (operator) {
    case '==':
      return a === b;
    case '!=':
      return a !== b;
    case '<':
      return a < b;
    case '<=':
      return a <= b;
    case '>':
      return a > b;
    case '>=':
      return a >= b;
    default:
      throw new JsonPathError(`unrecognized filter operator ${operator}`);
  }
}
