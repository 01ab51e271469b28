import { corruptBase64At } from './base64';
import { ApiError } from './errors';
import { type FieldType, type Plain, type Struct, structOf } from './field-types';
import { isFields, memoised, setField } from './fields';
import { GoDurationError, parseGoDuration } from './go-duration';
import { jsonType } from './go-json';
import { KINDS, kindOfManifest, servedInstead } from './kinds';
import type { RawObject } from './manifest';
import { nearest } from './nearest';
import { parseQuantity, QuantityError } from './quantity';
import { type ApiRules, NEWEST_RULES } from './rules';

/**
 * Reads an object as the API server decodes a request with strict field validation, which kubectl asks for: unknown
 * fields and wrong types are refused (400 BadRequest). What Go leaves out when it writes the object again (null, empty
 * lists and maps) is left out of the result, and quantities are canonical. The same object gives the same result.
 * staging/src/k8s.io/apimachinery/pkg/runtime/serializer/json, sigs.k8s.io/json
 */
export function decode(object: RawObject, rules: ApiRules = NEWEST_RULES): RawObject {
  return decoded(rules)(object);
}

const decoded = memoised((rules: ApiRules) => memoised((object: RawObject) => decodeBy(rules, object)));

function decodeBy({ unknownFields }: ApiRules, object: RawObject): RawObject {
  const { apiVersion, kind } = object;
  const struct = kindOfManifest(apiVersion, kind) && structOf(apiVersion, kind);
  if (struct === undefined) throw noKind(object);
  const decoder = new Decoder(unknownFields);
  const result = decoder.struct(object, struct, '', '') as RawObject;
  if (decoder.problem !== undefined) throw cannotBeHandled(object, decoder.problem, decoder.problemPath);
  if (decoder.unknown.length > 0) {
    const error = cannotBeHandled(object, `strict decoding error: ${decoder.unknown.join(', ')}`);
    error.advice = decoder.advice;
    throw error;
  }
  return result;
}

/** What strict decoding makes of a struct that is no object of the API, such as a file of configuration. */
export interface Decoded {
  readonly value: object;
  /** Go's words for what is wrong with it. */
  readonly problem: string | undefined;
  /** Paths of fields that the struct does not have. */
  readonly unknown: readonly string[];
}

export function decodeStruct(value: object, struct: Struct, rules: ApiRules = NEWEST_RULES): Decoded {
  const decoder = new Decoder(rules.unknownFields);
  const result = decoder.struct(value, struct, '', '');
  return { value: result, problem: decoder.problem, unknown: decoder.unknownPaths };
}

/** What to do about a kind or version that no server has; undefined where nothing is near. */
export function kindHint({ apiVersion, kind }: RawObject): string | undefined {
  const served = servedInstead(kind);
  if (served !== undefined)
    return `Kubernetes 1.36 serves ${kind} as apiVersion: ${served}, not as ${apiVersion}.`;
  const near = nearest(
    kind,
    KINDS.map((info) => info.kind),
  );
  return near === undefined ? undefined : `Did you mean "kind: ${near}"?`;
}

export function noKind(object: RawObject): ApiError {
  const { apiVersion, kind, metadata } = object;
  const { name, namespace } = metadata ?? {};
  const error = new ApiError('NoKindMatch', `no matches for kind "${kind}" in version "${apiVersion}"`, {
    kind,
    name: typeof name === 'string' ? name : '',
    ...(typeof namespace === 'string' && { namespace }),
    path: servedInstead(kind) === undefined ? 'kind' : 'apiVersion',
  });
  error.advice = kindHint(object);
  return error;
}

export function cannotBeHandled({ apiVersion, kind }: RawObject, problem: string, path?: string): ApiError {
  const version = apiVersion.slice(apiVersion.indexOf('/') + 1);
  return new ApiError(
    'BadRequest',
    `${kind} in version "${version}" cannot be handled as a ${kind}: ${problem}`,
    path === undefined ? undefined : { kind, name: '', path },
  );
}

/**
 * Goes through an object with its fields in the order of their names, as kubectl sends them, for the first problem is
 * the one that is told.
 */
class Decoder {
  problem: string | undefined;
  /** Of the field that the problem is about, with the indices of lists. */
  problemPath: string | undefined;
  readonly unknownPaths: string[] = [];
  /** What the first unknown field may have been meant to be. */
  advice: string | undefined;
  private path = '';
  private structName = '';
  private aborted = false;

  constructor(private readonly unknownFields: ReadonlySet<string>) {}

  get unknown(): readonly string[] {
    return this.unknownPaths.map((path) => `unknown field ${JSON.stringify(path)}`);
  }

  /** `path` has the indices of lists (`spec.containers[0]`), `goPath` has not, as Go's messages have not. */
  struct(value: object, struct: Struct, path: string, goPath: string): object {
    let result: Record<string, unknown> | undefined;
    for (const name of Object.keys(value).sort()) {
      if (this.aborted) break;
      const given = (value as Record<string, unknown>)[name];
      const at = path === '' ? name : `${path}.${name}`;
      const type = struct.field(name);
      if (type === undefined || this.hides(struct, name)) {
        this.unknownPaths.push(at);
        this.advice ??= fieldHint(name, struct);
        continue;
      }
      this.structName = struct.name;
      const decoded = this.value(given, type, at, goPath === '' ? name : `${goPath}.${name}`);
      if (decoded === given) continue;
      result ??= { ...(value as Record<string, unknown>) };
      if (decoded === undefined) delete result[name];
      else result[name] = decoded;
    }
    return result ?? value;
  }

  private hides(struct: Struct, name: string): boolean {
    return this.unknownFields.size > 0 && this.unknownFields.has(`${struct.name}.${name}`);
  }

  private value(value: unknown, type: FieldType, path: string, goPath: string): unknown {
    if (value === null || value === undefined) return undefined;
    this.path = path;
    if (type.is === 'plain') return this.plain(value, type.plain, type.go, goPath);
    if (type.is === 'list') return this.list(value, type.of, type.go, path, goPath);
    if (!isFields(value)) return this.mismatch(value, type.go, goPath);
    if (type.is === 'map') return this.map(value, type.of, path, goPath);
    const outer = this.structName;
    const result = this.struct(value, type.struct, path, goPath);
    this.structName = outer;
    return result;
  }

  private list(value: unknown, of: FieldType, go: string, path: string, goPath: string): unknown {
    if (!Array.isArray(value)) return this.mismatch(value, go, goPath);
    if (value.length === 0) return undefined;
    const zero = zeroOf(of);
    const result = value.map(
      (element, index) => this.value(element, of, `${path}[${index}]`, goPath) ?? zero,
    );
    return result.every((element, index) => element === value[index]) ? value : result;
  }

  private map(value: object, of: FieldType, path: string, goPath: string): unknown {
    const keys = Object.keys(value).sort();
    if (keys.length === 0) return undefined;
    let result: Record<string, unknown> | undefined;
    for (const key of keys) {
      const given = (value as Record<string, unknown>)[key];
      const decoded = this.value(given, of, `${path}.${key}`, goPath) ?? zeroOf(of);
      if (decoded === given) continue;
      result ??= { ...(value as Record<string, unknown>) };
      setField(result, key, decoded);
    }
    return result ?? value;
  }

  private plain(value: unknown, plain: Plain, go: string, goPath: string): unknown {
    switch (plain) {
      case 'any':
        return value;
      case 'quantity':
        return this.quantity(value);
      case 'IntOrString':
        return typeof value === 'string' ? value : this.intOrString(value);
      case 'bool':
        return typeof value === 'boolean' ? value : this.mismatch(value, go, goPath);
      case 'float64':
        return typeof value === 'number' ? value : this.mismatch(value, go, goPath);
      case 'int32':
      case 'int64':
        return typeof value === 'number'
          ? this.integer(value, plain, goPath)
          : this.mismatch(value, go, goPath);
      case 'time':
        return typeof value === 'string'
          ? this.time(value)
          : this.abort(`parsing time ${JSON.stringify(value)}`);
      case 'duration':
        return typeof value === 'string'
          ? this.duration(value)
          : this.abort(`json: cannot unmarshal ${jsonType(value)} into Go value of type string`);
      case 'bytes':
        return typeof value === 'string' ? this.bytes(value) : this.mismatch(value, go, goPath);
      case 'string':
        return typeof value === 'string' ? value : this.mismatch(value, go, goPath);
    }
  }

  private integer(value: number, plain: 'int32' | 'int64', goPath: string): unknown {
    const most = plain === 'int32' ? 2_147_483_647 : Number.MAX_SAFE_INTEGER;
    if (Number.isInteger(value) && value <= most && value >= -most - 1) return value;
    return this.note(
      `json: cannot unmarshal number ${value} into Go struct field ${this.structName}.${goPath} of type ${plain}`,
    );
  }

  private intOrString(value: unknown): unknown {
    if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) <= 2_147_483_647)
      return value;
    const what = typeof value === 'number' ? `number ${value}` : jsonType(value);
    return this.abort(`json: cannot unmarshal ${what} into Go value of type int32`);
  }

  private quantity(value: unknown): unknown {
    try {
      const text = typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value);
      return parseQuantity(text).text;
    } catch (error) {
      if (error instanceof QuantityError) return this.abort(error.message);
      throw error;
    }
  }

  private time(text: string): unknown {
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text)) return text;
    return this.abort(
      `parsing time ${JSON.stringify(text)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(text)} as "2006"`,
    );
  }

  private duration(text: string): unknown {
    try {
      parseGoDuration(text);
      return text;
    } catch (error) {
      if (error instanceof GoDurationError) return this.abort(error.message);
      throw error;
    }
  }

  private bytes(text: string): unknown {
    const at = corruptBase64At(text);
    return at === undefined ? text : this.note(`illegal base64 data at input byte ${at}`);
  }

  private mismatch(value: unknown, go: string, goPath: string): unknown {
    return this.note(
      `json: cannot unmarshal ${jsonType(value)} into Go struct field ${this.structName}.${goPath} of type ${go}`,
    );
  }

  private note(problem: string): unknown {
    if (this.problem === undefined) this.problemPath = this.path;
    this.problem ??= problem;
    return undefined;
  }

  private abort(problem: string): unknown {
    if (!this.aborted) {
      this.problem = problem;
      this.problemPath = this.path;
    }
    this.aborted = true;
    return undefined;
  }
}

function fieldHint(name: string, struct: Struct): string | undefined {
  const near = nearest(name, struct.names);
  return near === undefined ? undefined : `Did you mean "${near}"?`;
}

/** What Go makes of a null in a list or map. */
function zeroOf(type: FieldType): unknown {
  if (type.is === 'struct') return {};
  if (type.is !== 'plain' || type.plain === 'any') return null;
  if (type.plain === 'quantity') return '0';
  if (type.plain === 'bool') return false;
  return /^(int|float)/.test(type.plain) ? 0 : '';
}
