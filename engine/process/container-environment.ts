import type { ContainerStart } from './container';
import type { KnownImage } from './images';

const HOST_NAME = 'HOSTNAME';

/**
 * All variables that the processes of a container start with: the image's, what the runtime adds, then the manifest's.
 * Containers of one image that are told the same differ in the name of their host alone, and share all else.
 */
export function containerEnvironment(image: KnownImage, start: ContainerStart): ReadonlyMap<string, string> {
  const home = (start.user ?? image.user) === 0 ? '/root' : '/';
  const { hostname } = start.sandbox;
  let last = lastOf.get(image);
  if (last?.told !== start.env || last.home !== home) {
    last = { told: start.env, home, all: allOf(image, start.env, hostname, home) };
    lastOf.set(image, last);
  }
  return start.env.has(HOST_NAME) ? last.all : new OnHost(last.all, hostname);
}

interface Last {
  readonly told: ReadonlyMap<string, string>;
  readonly home: string;
  readonly all: ReadonlyMap<string, string>;
}

/** A cache, not state: what the last container of an image was told. */
const lastOf = new WeakMap<KnownImage, Last>();

function allOf(
  image: KnownImage,
  told: ReadonlyMap<string, string>,
  hostname: string,
  home: string,
): ReadonlyMap<string, string> {
  const env = new Map(image.env);
  env.set(HOST_NAME, hostname);
  if (!env.has('HOME')) env.set('HOME', home);
  for (const [name, value] of told) env.set(name, value);
  return env;
}

/** The shared variables, with the name of this host in the place where they have another's. */
class OnHost implements ReadonlyMap<string, string> {
  constructor(
    private readonly shared: ReadonlyMap<string, string>,
    private readonly hostname: string,
  ) {}

  get size(): number {
    return this.shared.size;
  }

  get(name: string): string | undefined {
    return name === HOST_NAME ? this.hostname : this.shared.get(name);
  }

  has(name: string): boolean {
    return this.shared.has(name);
  }

  keys(): MapIterator<string> {
    return this.shared.keys();
  }

  *values(): MapIterator<string> {
    for (const [, value] of this) yield value;
  }

  *entries(): MapIterator<[string, string]> {
    for (const [name, value] of this.shared) yield [name, name === HOST_NAME ? this.hostname : value];
  }

  [Symbol.iterator](): MapIterator<[string, string]> {
    return this.entries();
  }

  forEach(act: (value: string, name: string, map: ReadonlyMap<string, string>) => void): void {
    for (const [name, value] of this) act(value, name, this);
  }
}
