import type { Base, CatalogueEntry } from './catalogue/entry';
import { imageLayer } from './catalogue/layer';
import { ownProgram } from './catalogue/programs';
import { assumedServer, serverProgram } from './catalogue/servers';
import { CATALOGUE } from './catalogue/table';
import { baseName } from './file-names';
import type { Directory } from './file-nodes';
import { type ImageReference, parseImage } from './image-reference';
import { isSimulated, UTILITIES } from './utilities';
import { ONLY_IN_ALPINE, ONLY_IN_BUSYBOX, ONLY_IN_GNU } from './utilities/unsimulated';
import type { Image, Signal, Utility } from './utility';

export { assumedServer } from './catalogue/servers';
export { CATALOGUE } from './catalogue/table';
export { type ImageReference, InvalidImageName, imageNameError, keptAs, parseImage } from './image-reference';

/** An image as the runtime needs it, and what the kubelet and reports tell of it. */
export interface KnownImage extends Image {
  /** Compressed, in bytes: "Image size: 72324501 bytes". */
  readonly size: number;
  /** The files that its containers share, to be seen through a `FileView`. */
  readonly layer: Directory;
  /** Set when the image was taken for a copy of a known one: its name there. */
  readonly copyOf?: string;
  readonly source?: string;
}

/**
 * What is known of an image. A name is looked up without registry, tag and digest:
 * - `nginx` and `library/nginx` of Docker Hub are the entry `nginx`; `bitnami/nginx` is not, because another
 *   user's image on Docker Hub is as a rule another image.
 * - In any other registry the last part decides: `registry.k8s.io/nginx-slim`, `mirror.gcr.io/library/nginx`,
 *   `quay.io/team/busybox` and `registry.example/nginx` are copies (`copyOf` says of what).
 * - An entry with a `/` in its name matches the whole repository, in any registry.
 *
 * Any other image is not listed: it runs until it is stopped, listens on its `containerPorts`, and has a shell and
 * all simulated utilities. Throws `InvalidImageName`.
 */
export function imageOf(reference: string): KnownImage {
  const known = KNOWN.get(reference);
  if (known !== undefined) return known;
  const image = makeImage(reference);
  KNOWN.set(reference, image);
  return image;
}

/** The catalogue's entry for a name, if there is one. */
export function entryOf(reference: ImageReference): CatalogueEntry | undefined {
  const { registry, repository } = reference;
  const whole = BY_NAME.get(repository);
  if (whole !== undefined && repository.includes('/')) return whole;
  const onHub = registry === 'docker.io';
  if (onHub && !repository.startsWith('library/')) return undefined;
  return BY_NAME.get(baseName(repository));
}

/** Whether a utility is in an image; that of an image not listed is assumed to be there. */
export function hasUtility(image: Image, name: string): boolean {
  if (image.utilities === 'all') return true;
  return image.utilities !== 'none' && image.utilities.has(name);
}

/** A cache, not state: the same name always means the same image. */
const KNOWN = new Map<string, KnownImage>();

const BY_NAME: ReadonlyMap<string, CatalogueEntry> = new Map(
  CATALOGUE.flatMap((entry) => entry.names.map((name) => [name, entry] as const)),
);

const PATH = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

function makeImage(reference: string): KnownImage {
  const parsed = parseImage(reference);
  const entry = entryOf(parsed);
  return entry === undefined ? unlisted(reference, parsed) : listed(reference, parsed, entry);
}

function listed(name: string, parsed: ImageReference, entry: CatalogueEntry): KnownImage {
  const onAlpine = entry.alpineTag !== undefined && parsed.tag?.includes(entry.alpineTag);
  const base: Base = onAlpine ? 'alpine' : entry.base;
  const programs = new Map<string, Utility>();
  for (const [program, what] of Object.entries(entry.programs ?? {})) {
    const utility = ownProgram(what);
    if (utility !== undefined) programs.set(program, utility);
  }
  if (entry.server !== undefined) programs.set(entry.server.program, serverProgram(entry.server));
  const hasBash =
    base === 'debian' || base === 'ubuntu' || base === 'redhat' || (entry.adds ?? []).includes('bash');
  const utilities = utilitiesOf(base, entry.adds ?? []);
  const shell = SHELLS[base];
  const all = [
    ...utilities,
    ...Object.keys(entry.programs ?? {}),
    ...(entry.server ? [entry.server.program] : []),
  ];
  if (shell !== undefined) all.push('sh');
  if (hasBash) all.push('bash');
  const isCopy = parsed.registry !== 'docker.io' && !entry.anyRegistry;
  const workingDir = entry.workingDir ?? '/';
  return {
    name,
    listed: true,
    closed:
      CLOSED.has(base) && Object.keys(entry.programs ?? {}).every((p) => entry.programs![p] !== 'unknown'),
    ...(shell && { shell }),
    bash: hasBash,
    utilities: base === 'scratch' ? 'none' : utilities,
    flavour: base === 'busybox' || base === 'alpine' ? 'busybox' : 'gnu',
    entrypoint: entry.entrypoint ?? [],
    command: entry.command ?? [],
    env: new Map([['PATH', PATH], ...Object.entries(entry.env ?? {})]),
    workingDir,
    user: entry.user ?? 0,
    stopSignal: entry.stopSignal ?? 'SIGTERM',
    programs,
    files: new Map(Object.entries(entry.files ?? {})),
    size: entry.size,
    layer: imageLayer({
      base,
      programs: [...new Set(all)],
      files: entry.files ?? {},
      workingDir,
    }),
    ...(isCopy && { copyOf: entry.names[0]! }),
    ...(entry.source && { source: entry.source }),
  };
}

/**
 * An image that nobody has told of. Simplified: its `sh` is taken for dash, as on Debian, unless the tag says
 * alpine or busybox; its size is derived from its name.
 */
function unlisted(name: string, parsed: ImageReference): KnownImage {
  const onAlpine = /alpine|busybox/.test(parsed.tag ?? '');
  const program = baseName(parsed.repository);
  return {
    name,
    listed: false,
    closed: false,
    shell: onAlpine ? 'ash' : 'dash',
    bash: !onAlpine,
    utilities: SIMULATED,
    flavour: onAlpine ? 'busybox' : 'gnu',
    entrypoint: [`/${program}`],
    command: [],
    env: new Map([['PATH', PATH]]),
    workingDir: '/',
    user: 0,
    stopSignal: 'SIGTERM' satisfies Signal,
    programs: new Map([[program, assumedServer]]),
    files: new Map(),
    size: 20_000_000 + (Number.parseInt(parsed.id.slice(-6), 16) % 100_000_000),
    layer: onAlpine ? UNLISTED_ALPINE : UNLISTED_DEBIAN,
  };
}

const SHELLS: Readonly<Record<Base, Image['shell']>> = {
  busybox: 'ash',
  alpine: 'ash',
  debian: 'dash',
  ubuntu: 'dash',
  redhat: 'bash',
  scratch: undefined,
};

/** Images built on these hold nothing but what the catalogue lists. */
const CLOSED: ReadonlySet<Base> = new Set(['busybox', 'alpine', 'scratch']);

/** What BusyBox has not. https://busybox.net/downloads/BusyBox.html */
const NOT_IN_BUSYBOX = ['curl', 'dig', 'getent', 'grpc_health_probe', ...ONLY_IN_GNU];

/** What the small Debian and Red Hat images have not, as they lack procps, psmisc and all of the network. */
const NOT_IN_SLIM = [
  ...'bc curl dig free grpc_health_probe httpd kill killall nc nslookup pgrep pidof ping pkill ps uptime usleep watch wget'.split(
    ' ',
  ),
  ...ONLY_IN_BUSYBOX,
  'sysctl',
  ...ONLY_IN_ALPINE,
];

/** The packages procps and sysvinit-utils, which Ubuntu's image has. */
const IN_UBUNTU = ['free', 'kill', 'pgrep', 'pidof', 'pkill', 'ps', 'uptime', 'watch'];

const ABSENT: Readonly<Record<Exclude<Base, 'scratch'>, ReadonlySet<string>>> = {
  busybox: new Set([...NOT_IN_BUSYBOX, ...ONLY_IN_ALPINE]),
  alpine: new Set(NOT_IN_BUSYBOX.filter((name) => name !== 'getent')),
  debian: new Set(NOT_IN_SLIM),
  ubuntu: new Set(NOT_IN_SLIM.filter((name) => !IN_UBUNTU.includes(name))),
  redhat: new Set([...NOT_IN_SLIM.filter((name) => name !== 'curl'), 'apt', 'apt-get', 'dpkg']),
};

function utilitiesOf(base: Base, adds: readonly string[]): ReadonlySet<string> {
  if (base === 'scratch') return new Set();
  const here = [...UTILITIES.keys()].filter((name) => !ABSENT[base].has(name));
  return new Set([...here, ...adds.filter((name) => UTILITIES.has(name))]);
}

/** Of an image not listed, a name like `init` or `install` is more likely its own program. */
const SIMULATED: ReadonlySet<string> = new Set([...UTILITIES.keys()].filter(isSimulated));

const UNLISTED_DEBIAN = unlistedLayer('debian');
const UNLISTED_ALPINE = unlistedLayer('alpine');

function unlistedLayer(base: Base): Directory {
  const programs = ['sh', 'bash', ...SIMULATED];
  return imageLayer({ base, programs, files: {}, workingDir: '/' });
}
