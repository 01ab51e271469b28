import type { Secret } from '../api/types';
import { parseImage } from '../process/images';

/** A name and password for a registry, and the Secret that they are from. */
export interface PullCredential {
  readonly user: string;
  readonly password: string;
  /** `namespace/name/uid` of the Secret. */
  readonly from: string;
}

/**
 * What the Secrets of a pod have for the registry of an image, the closest address first: all of it is tried, one after the other. An
 * address may end in a path, which then begins the repository, and its host may have wildcards.
 * https://kubernetes.io/docs/concepts/containers/images/#config-json
 * pkg/credentialprovider/keyring.go (Lookup), pkg/credentialprovider/secrets/secrets.go (MakeDockerKeyring)
 */
export function credentialsFor(image: string, secrets: readonly Secret[]): readonly PullCredential[] {
  const { registry, repository } = parseImage(image);
  const entries = secrets.flatMap(entriesOf);
  const found = entries.filter(({ address }) => isFor(address, registry, repository));
  const hub = registry === 'docker.io' && found.length === 0;
  const chosen = hub ? entries.filter(({ address }) => address === DEFAULT_REGISTRY) : found;
  return [...chosen].sort(longestFirst).map(({ credential }) => credential);
}

/** Docker Hub, by the name that `docker login` writes. */
const DEFAULT_REGISTRY = 'index.docker.io';

interface Entry {
  readonly address: string;
  readonly credential: PullCredential;
}

/** The addresses are gone through from the last in the alphabet to the first. */
const longestFirst = (a: Entry, b: Entry) => (a.address < b.address ? 1 : a.address > b.address ? -1 : 0);

function entriesOf({ type, data = {}, metadata }: Secret): readonly Entry[] {
  const from = `${metadata.namespace}/${metadata.name}/${metadata.uid}`;
  const auths =
    type === 'kubernetes.io/dockerconfigjson'
      ? fieldsOf(fieldsOf(parsed(data['.dockerconfigjson'])).auths)
      : type === 'kubernetes.io/dockercfg'
        ? fieldsOf(parsed(data['.dockercfg']))
        : {};
  return Object.entries(auths).map(([address, entry]) => ({
    address: addressOf(address),
    credential: { ...namesIn(fieldsOf(entry)), from },
  }));
}

/** `auth` says both, and has the last word. (DockerConfigEntry.UnmarshalJSON) */
// Simplified: an `auth` without a colon, or a name that is no text, is as none, where a real kubelet pulls nothing and tells what is wrong with the Secret.
function namesIn({ username = '', password = '', auth }: Readonly<Record<string, unknown>>) {
  if (typeof auth !== 'string' || auth === '') return { user: textOf(username), password: textOf(password) };
  const text = Buffer.from(auth, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (colon < 0) return { user: '', password: '' };
  return { user: text.slice(0, colon), password: text.slice(colon + 1).replace(/\0+$/, '') };
}

/** Without its scheme, and without the version of the API that `docker login` used to write. (BasicDockerKeyring.Add) */
function addressOf(address: string): string {
  const [, host = '', path = ''] = /^(?:https?:\/\/)?([^/]*)(.*)$/.exec(address)!;
  const rest = path.replace(/^\/v[12]\//, '/');
  return rest === '/' ? host : host + rest;
}

/** A wildcard stands for what is between two dots, and there must be as many; the port must be the same. (URLsMatch) */
function isFor(address: string, registry: string, repository: string): boolean {
  const slash = address.indexOf('/');
  const host = slash < 0 ? address : address.slice(0, slash);
  const path = slash < 0 ? '' : address.slice(slash);
  const [name = '', port = ''] = host.split(':');
  const [wanted = '', itsPort = ''] = registry.split(':');
  const parts = name.split('.');
  const wantedParts = wanted.split('.');
  if (port !== itsPort || parts.length !== wantedParts.length) return false;
  return `/${repository}`.startsWith(path) && parts.every((part, index) => globs(part, wantedParts[index]!));
}

function globs(pattern: string, text: string): boolean {
  const [first = '', ...others] = pattern.split('*');
  if (others.length === 0) return pattern === text;
  if (!text.startsWith(first)) return false;
  const last = others.pop()!;
  let at = first.length;
  for (const part of others) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.endsWith(last) && text.length - last.length >= at;
}

/** What is no JSON has no credentials in it; the API refuses such Secrets. */
function parsed(base64: string | undefined): unknown {
  if (base64 === undefined) return undefined;
  try {
    return JSON.parse(Buffer.from(base64, 'base64').toString('utf8'));
  } catch {
    return undefined;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
