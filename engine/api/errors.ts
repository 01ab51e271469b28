import { type FieldError, fieldErrorText, joinedErrors } from './field-error';

/** A place in a text that the author wrote. Lines and columns count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

export type Reason = keyof typeof CODES;

/** What an ApiError is about, for messages that name it again. */
export interface ErrorDetails {
  /** The kind for `Invalid` (`Pod`), the resource for the others (`pods`). */
  readonly kind: string;
  readonly name: string;
  /** Of what no kind is known of, as it is written. */
  readonly namespace?: string;
  /** The single complaints of an `Invalid`. */
  readonly causes?: readonly FieldError[];
  /** The path of the field that could not be read, where the message does not name it. */
  readonly path?: string;
}

/**
 * A refusal by the API server, in its own words: `message` is the server's, `kubectlMessage` what kubectl makes
 * of it. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/
 */
export class ApiError extends Error {
  override name = 'ApiError';
  /** Where in the author's text the refused field stands, when it came from a manifest. */
  place?: Place;
  /** What the author may have meant, or can do; the server says nothing of it. */
  advice?: string;

  constructor(
    readonly reason: Reason,
    message: string,
    readonly details?: ErrorDetails,
  ) {
    super(message);
  }

  /** The HTTP status. */
  get code(): number {
    return CODES[this.reason];
  }

  /** The path of the first field that is complained of, such as `spec.containers[0].image`; nothing where none is named. */
  get field(): string | undefined {
    return (
      this.details?.causes?.[0]?.field ??
      this.details?.path ??
      /(?:unknown|duplicate) field "([^"]+)"/.exec(this.message)?.[1]
    );
  }

  /**
   * What kubectl prints on stderr; with `file` as `kubectl create -f file` and `kubectl apply -f file` do.
   * staging/src/k8s.io/kubectl/pkg/cmd/util/helpers.go
   */
  kubectlMessage(file?: string, did = 'creating'): string {
    const { reason, message, details } = this;
    if (reason === 'NoKindMatch') return noKindMatch(message, details, file);
    if (reason === 'Invalid' && details !== undefined) return invalidForReaders(details, message);
    return `Error from server${reason === 'Unknown' ? '' : ` (${reason})`}: ${file === undefined ? '' : `error when ${did} "${file}": `}${message}`;
  }
}

/** HTTP 422: the object is understood and breaks rules. `groupKind` is `Pod` or `Deployment.apps`. */
export function invalidObject(groupKind: string, name: string, causes: readonly FieldError[]): ApiError {
  const message = `${groupKind} ${JSON.stringify(name)} is invalid: ${joinedErrors(causes)}`;
  return new ApiError('Invalid', message, { kind: groupKind.split('.')[0]!, name, causes });
}

/** HTTP 404. `resource` is `pods` or `deployments.apps`. */
export function objectNotFound(resource: string, name: string): ApiError {
  return new ApiError('NotFound', `${resource} "${name}" not found`, { kind: resource, name });
}

/** HTTP 409: somebody else has written to the object since the version that a writer names. */
export function objectModified(resource: string, name: string): ApiError {
  const again = 'please apply your changes to the latest version and try again';
  const message = `Operation cannot be fulfilled on ${resource} "${name}": the object has been modified; ${again}`;
  return new ApiError('Conflict', message, { kind: resource, name });
}

/** HTTP 403, as the plugins of admission say it. */
export function forbiddenObject(resource: string, name: string, why: string): ApiError {
  return new ApiError('Forbidden', `${resource} "${name}" is forbidden: ${why}`, { kind: resource, name });
}

/**
 * A slip by the author of a manifest or feature, found before any API server would see it: `message` says what,
 * `where` names file, line and column.
 */
export class ManifestError extends Error {
  override name = 'ManifestError';

  constructor(
    message: string,
    readonly place: Place,
    /** What kubectl says to the same text, with `{file}` where it names the file. */
    private readonly inKubectl = `error: error parsing {file}: ${message}`,
  ) {
    super(message);
  }

  /** `features/pods/phase.feature:14:5` */
  get where(): string {
    const { file, line, column } = this.place;
    return `${file}:${line}:${column}`;
  }

  kubectlMessage(file: string): string {
    return this.inKubectl.replaceAll('{file}', () => file);
  }
}

const CODES = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  /** Not a reason of the API: the client's own answer to a kind that no server knows. */
  NoKindMatch: 404,
  MethodNotAllowed: 405,
  AlreadyExists: 409,
  Conflict: 409,
  Gone: 410,
  Expired: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  TooManyRequests: 429,
  InternalError: 500,
  /** What the server passes on without a reason. */
  Unknown: 500,
  ServiceUnavailable: 503,
} as const;

function invalidForReaders({ kind, name, causes = [] }: ErrorDetails, message: string): string {
  const subject = kind === '' ? 'The request is invalid' : `The ${kind} "${name}" is invalid`;
  const texts = [...new Set(causes.map(fieldErrorText))];
  if (texts.length === 0) return `${subject}: ${message}`;
  const list = texts.length === 1 ? texts[0] : `\n${texts.map((text) => `* ${text}`).join('\n')}`;
  return `${subject}: ${list}`;
}

/** staging/src/k8s.io/cli-runtime/pkg/resource/mapper.go (infoForData): the namespace is the one of the manifest, not that of `-n`. */
function noKindMatch(message: string, details: ErrorDetails | undefined, file: string | undefined): string {
  const { name = '', namespace = '' } = details ?? {};
  const which = `name: ${JSON.stringify(name)} namespace: ${JSON.stringify(namespace)}`;
  const from = file === undefined ? '' : ` from ${JSON.stringify(file)}`;
  return `error: resource mapping not found for ${which}${from}: ${message}\nensure CRDs are installed first`;
}
