import schema = require('./schema.json');

/** The type of a field: one of the plain ones, a list or map of a type, or a struct of Go. */
export type FieldType =
  | { readonly is: 'plain'; readonly plain: Plain; readonly go: string }
  | { readonly is: 'list'; readonly of: FieldType; readonly go: string }
  | { readonly is: 'map'; readonly of: FieldType; readonly go: string }
  | { readonly is: 'struct'; readonly struct: Struct; readonly go: string };

export type Plain =
  | 'string'
  | 'bool'
  | 'int32'
  | 'int64'
  | 'float64'
  | 'quantity'
  | 'IntOrString'
  | 'time'
  | 'duration'
  | 'bytes'
  | 'any';

/** A struct of the API's Go types, whose name stands in messages. */
export interface Struct {
  readonly name: string;
  /** All its fields. */
  readonly names: readonly string[];
  field(name: string): FieldType | undefined;
}

/**
 * The struct of a kind in Kubernetes 1.36, or `undefined` for a kind that no server has by default. The table is made
 * by tools/schema/generate.ts; types are looked up when first asked for.
 */
export function structOf(apiVersion: string, kind: string): Struct | undefined {
  const key = `${apiVersion}/${kind}`;
  const model = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
  return model === undefined ? undefined : struct(model);
}

const KINDS: Readonly<Record<string, string>> = schema.kinds;
const TYPES = schema.types as unknown as Readonly<
  Record<string, readonly [name: string, fields: Readonly<Record<string, string>>]>
>;

const structs = new Map<string, Struct>();

function struct(model: string): Struct {
  let known = structs.get(model);
  if (known === undefined) {
    const [name, fields] = TYPES[model]!;
    const types = new Map<string, FieldType>();
    known = {
      name,
      names: Object.keys(fields),
      field(field) {
        let type = types.get(field);
        if (type === undefined && Object.hasOwn(fields, field)) {
          type = typeOf(fields[field]!);
          types.set(field, type);
        }
        return type;
      },
    };
    structs.set(model, known);
  }
  return known;
}

const PLAIN = new Set<string>([
  'string',
  'bool',
  'int32',
  'int64',
  'float64',
  'quantity',
  'IntOrString',
  'time',
  'duration',
  'bytes',
  'any',
]);

const GO_NAMES = new Map([
  ['bytes', '[]uint8'],
  ['duration', 'string'],
]);

/** The type that a text such as `int32`, `[]string` or `map[string]string` names. */
export function typeOf(text: string): FieldType {
  if (text.startsWith('[]')) {
    const of = typeOf(text.slice(2));
    return { is: 'list', of, go: `[]${of.go}` };
  }
  if (text.startsWith('map[string]')) {
    const of = typeOf(text.slice('map[string]'.length));
    return {
      is: 'map',
      of,
      go: of.is === 'plain' && of.plain === 'quantity' ? 'v1.ResourceList' : `map[string]${of.go}`,
    };
  }
  if (PLAIN.has(text)) return { is: 'plain', plain: text as Plain, go: GO_NAMES.get(text) ?? text };
  // A string type with a name of its own, such as v1.RestartPolicy.
  if (/^v\d/.test(text)) return { is: 'plain', plain: 'string', go: text };
  const found = struct(text);
  const version = /V\d+((alpha|beta)\d+)?/.exec(text)![0].toLowerCase();
  return { is: 'struct', struct: found, go: `${version}.${found.name}` };
}
