/** An image's name taken apart. */
export interface ImageReference {
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: string;
  /** As containerd and the container's status show it: `docker.io/library/nginx:latest`. */
  readonly normalized: string;
  /** As a runtime keeps it, and a node lists it: where there is a digest, the tag is dropped. */
  readonly kept: string;
  /** What a status shows as `imageID`: `docker.io/library/nginx@sha256:…`. */
  readonly id: string;
}

/** The image's name cannot be read; the kubelet waits with InvalidImageName and this message. */
export class InvalidImageName extends Error {
  override name = 'InvalidImageName';
}

/**
 * Takes an image's name apart as the kubelet and containerd do: Docker Hub and `library/` where nothing else is
 * said, `latest` where there is neither tag nor digest. Throws `InvalidImageName`.
 * https://github.com/distribution/reference/blob/main/normalize.go
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/util/parsers/parsers.go
 */
export function parseImage(reference: string): ImageReference {
  const known = PARSED.get(reference);
  if (known !== undefined) return known;
  const parsed = parse(reference);
  PARSED.set(reference, parsed);
  return parsed;
}

/** Why a name cannot be read, or undefined when it can. */
export function imageNameError(reference: string): string | undefined {
  try {
    parseImage(reference);
    return undefined;
  } catch (error) {
    if (error instanceof InvalidImageName) return error.message;
    throw error;
  }
}

/** The name under which a runtime keeps an image; undefined for what is no name of an image. */
export function keptAs(reference: string): string | undefined {
  return imageNameError(reference) === undefined ? parseImage(reference).kept : undefined;
}

/** A cache, not state: the same name always means the same. */
const PARSED = new Map<string, ImageReference>();

function parse(reference: string): ImageReference {
  const refuse = (why: string) => new InvalidImageName(`couldn't parse image name "${reference}": ${why}`);
  if (/^[a-f0-9]{64}$/.test(reference))
    throw refuse(`invalid repository name (${reference}), cannot specify 64-byte hexadecimal strings`);
  const { registry, rest } = splitRegistry(reference);
  const colon = rest.indexOf(':');
  const name = colon < 0 ? rest : rest.slice(0, colon);
  if (name.toLowerCase() !== name)
    throw refuse(`invalid reference format: repository name (${name}) must be lowercase`);
  const match = REST.exec(rest);
  if (match === null || !REGISTRY.test(registry)) throw refuse('invalid reference format');
  const [, repository, tag, digest] = match as unknown as [string, string, string?, string?];
  if (repository.length > 255) throw refuse('repository name must not be more than 255 characters');
  if (digest !== undefined) {
    const [algorithm, hex] = digest.split(':') as [string, string];
    const length = { sha256: 64, sha384: 96, sha512: 128 }[algorithm];
    if (length === undefined) throw refuse('unsupported digest algorithm');
    if (hex.length !== length || !/^[a-f0-9]+$/.test(hex)) throw refuse('invalid checksum digest length');
  }
  const shownTag = tag ?? (digest === undefined ? 'latest' : undefined);
  const full = `${registry}/${repository}`;
  const normalized = `${full}${shownTag ? `:${shownTag}` : ''}${digest ? `@${digest}` : ''}`;
  return {
    registry,
    repository,
    ...(shownTag && { tag: shownTag }),
    ...(digest && { digest }),
    normalized,
    kept: digest === undefined ? normalized : `${full}@${digest}`,
    id: `${full}@${digest ?? `sha256:${fingerprint(normalized)}`}`,
  };
}

/** The first part is a registry only if it looks like a host name: with a dot, a port, a capital, or `localhost`. */
function splitRegistry(reference: string): { registry: string; rest: string } {
  const slash = reference.indexOf('/');
  const first = reference.slice(0, Math.max(slash, 0));
  const isHost = /[.:]/.test(first) || first === 'localhost' || first.toLowerCase() !== first;
  if (!isHost) return { registry: 'docker.io', rest: slash < 0 ? `library/${reference}` : reference };
  const rest = reference.slice(slash + 1);
  if (first !== 'docker.io' && first !== 'index.docker.io') return { registry: first, rest };
  return { registry: 'docker.io', rest: rest.includes('/') ? rest : `library/${rest}` };
}

const COMPONENT = '[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*';
const REST = new RegExp(
  `^(${COMPONENT}(?:/${COMPONENT})*)(?::([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?` +
    '(?:@([A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}))?$',
);
const LABEL = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])';
const REGISTRY = new RegExp(`^(?:${LABEL}(?:\\.${LABEL})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?$`);

/** 64 hexadecimal digits that always stand for the same text: no registry is asked for the true digest. */
function fingerprint(text: string): string {
  let hex = '';
  for (let word = 1; word <= 8; word += 1) {
    let h = Math.imul(word, 0x9e37_79b1);
    for (let i = 0; i < text.length; i += 1) h = Math.imul(h ^ text.charCodeAt(i), 0x0100_0193);
    h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
    hex += ((h ^ (h >>> 13)) >>> 0).toString(16).padStart(8, '0');
  }
  return hex;
}
