/**
 * One complaint of the API's validation about one field, and the ways in which it is printed.
 * https://github.com/kubernetes/kubernetes/blob/master/staging/src/k8s.io/apimachinery/pkg/util/validation/field/errors.go
 */
export interface FieldError {
  readonly field: string;
  readonly type: FieldErrorType;
  /** The value as it is printed: strings quoted, numbers bare, objects as JSON. Absent where none is printed. */
  readonly value?: string;
  readonly detail: string;
}

export type FieldErrorType =
  | 'Required value'
  | 'Invalid value'
  | 'Unsupported value'
  | 'Duplicate value'
  | 'Not found'
  | 'Forbidden'
  | 'Too long'
  | 'Too many'
  | 'Internal error';

export function required(field: string, detail = ''): FieldError {
  return { field, type: 'Required value', detail };
}

export function forbidden(field: string, detail: string): FieldError {
  return { field, type: 'Forbidden', detail };
}

export function invalid(field: string, value: unknown, detail: string): FieldError {
  return { field, type: 'Invalid value', value: printed(value), detail };
}

export function duplicate(field: string, value: unknown): FieldError {
  return { field, type: 'Duplicate value', value: printed(value), detail: '' };
}

export function notFound(field: string, value: unknown): FieldError {
  return { field, type: 'Not found', value: printed(value), detail: '' };
}

/** The allowed values are printed in the order given; most of the API's lists come from sorted sets. */
export function unsupported(field: string, value: unknown, supported: readonly string[]): FieldError {
  const list = supported.map(quoted).join(', ');
  return { field, type: 'Unsupported value', value: printed(value), detail: `supported values: ${list}` };
}

/** `unit` is `bytes` for most, `characters` or `items` for some. */
export function tooLong(field: string, limit: number, unit = 'bytes'): FieldError {
  return { field, type: 'Too long', detail: `may not be more than ${limit} ${unit}` };
}

export function tooMany(field: string, actual: number, limit: number): FieldError {
  return {
    field,
    type: 'Too many',
    value: String(actual),
    detail: `must have at most ${limit} item${limit === 1 ? '' : 's'}`,
  };
}

/** `Invalid value: 70000: must be between 1 and 65535, inclusive`, without the field. */
export function errorBody({ type, value, detail }: FieldError): string {
  let text: string = type;
  if (value !== undefined) text += `: ${value}`;
  if (detail !== '') text += `: ${detail}`;
  return text;
}

export function fieldErrorText(error: FieldError): string {
  return `${error.field}: ${errorBody(error)}`;
}

/** Several complaints as the server puts them into one message: alone, or `[a, b]`; the same text only once. */
export function joinedErrors(errors: readonly FieldError[]): string {
  const texts = [...new Set(errors.map(fieldErrorText))];
  return texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`;
}

/** A string in the quotes of Go's `%q`. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(
    /\\u00([0-9a-f]{2})/g,
    (_, code: string) => GO_ESCAPES.get(code) ?? `\\x${code}`,
  );
}

const GO_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['07', '\\a'],
  ['0b', '\\v'],
]);

function printed(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === undefined) return 'null';
  return JSON.stringify(value);
}
