import { type Container, KINDS, type KubeObject, kindOf, type Moment, type Pod } from '../engine';
import { AuthorError, didYouMean, quotedList } from './author-error';
import { madeUpNames } from './made-up-names';
import { isOwnedBy } from './ownership';
import { textMatches } from './wildcard';

/** How a step names an object: `pod "web"`, `the pod`, `the newest pod of deployment "web" in namespace "shop"`. */
export interface ObjectReference {
  /** The kind as it was written: `pod`, `deploy`, `Deployment`. */
  readonly kind: string;
  /** Exact, or a prefix with `*`; absent in `the pod`. */
  readonly name?: string;
  readonly namespace?: string;
  /** `first` is 0, `second` is 1 …; -1 is the newest. */
  readonly place?: number;
  readonly owner?: ObjectReference;
}

/** How a step names a container: `container "app"`, `the init container "migrate" of pod "web"`. */
export interface ContainerReference {
  readonly role: 'container' | 'init container' | 'sidecar' | 'ephemeral container';
  readonly name?: string;
  readonly pod?: ObjectReference;
}

/** An object that was found, by its key. */
export interface Target {
  readonly kind: string;
  /** Empty for cluster-scoped objects. */
  readonly namespace: string;
  readonly name: string;
}

export interface ContainerTarget {
  readonly pod: Target;
  readonly container: string;
}

/** Nothing that the words could mean; `why` says so. */
export interface Missing {
  readonly missing: string;
}

/** The object of each kind that a step named last: what `the pod` means where there are several. */
export type NamedLast = ReadonlyMap<string, Target>;

/** The one object that is meant, gone or not; an AuthorError when it could be several. */
export function resolveObject(
  reference: ObjectReference,
  moment: Moment,
  named: NamedLast,
): Target | Missing {
  const kind = kindNamed(reference.kind);
  if (reference.name === undefined && reference.place === undefined && reference.owner === undefined) {
    const last = named.get(kind);
    if (last !== undefined) return last;
  }
  const living = moment.list(kind).filter((object) => isMeant(reference, object, moment, named));
  const meant =
    living.length > 0
      ? living
      : moment.everSeen(kind).filter((object) => isMeant(reference, object, moment, named));
  if (meant.length === 0) return { missing: missingText(reference, kind, moment) };
  if (reference.place !== undefined) {
    const placed = meant.at(reference.place);
    return placed ? targetOf(placed) : { missing: `there are only ${meant.length} of them: ${names(meant)}` };
  }
  if (meant.length > 1) throw ambiguous(reference, meant);
  return targetOf(meant[0]!);
}

/** All objects that are meant and exist at the moment. */
export function objectsMeant(
  reference: ObjectReference,
  moment: Moment,
  named: NamedLast,
): readonly KubeObject[] {
  const kind = kindNamed(reference.kind);
  return moment.list(kind).filter((object) => isMeant(reference, object, moment, named));
}

/** The one container that is meant; an AuthorError when it could be several. */
export function resolveContainer(
  reference: ContainerReference,
  moment: Moment,
  named: NamedLast,
): ContainerTarget | Missing {
  const pods = podsOf(reference, moment, named);
  if ('missing' in pods) return pods;
  const having = pods.filter((pod) => containersMeant(reference, pod).length > 0);
  const living = having.filter(
    (pod) => moment.get('Pod', pod.metadata.namespace!, pod.metadata.name) !== undefined,
  );
  const last = named.get('Pod');
  const isLast = (pod: Pod) => pod.metadata.name === last?.name && pod.metadata.namespace === last.namespace;
  const [pod, another] = having.some(isLast) ? having.filter(isLast) : living.length > 0 ? living : having;
  if (pod === undefined) return { missing: missingContainer(reference, pods) };
  if (another !== undefined) throw ambiguousPod(reference, living.length > 0 ? living : having);
  const [container, second] = containersMeant(reference, pod);
  if (second !== undefined) throw ambiguousContainer(reference, pod);
  return { pod: targetOf(pod), container: container!.name };
}

/** What to do when an object that is not there was loaded from a manifest and only never applied. */
export function notApplied(reference: ObjectReference, loaded: readonly LoadedName[]): string {
  const kind = kindNamed(reference.kind);
  const { name = '*', namespace } = reference;
  const found = loaded.find(
    (one) =>
      one.kind === kind &&
      nameMatches(name, one.metadata?.name ?? '') &&
      (namespace === undefined || namespace === (one.metadata?.namespace ?? 'default')),
  );
  if (found === undefined || reference.owner !== undefined) return '';
  return `. ${kind} "${found.metadata?.name}" is loaded and not applied yet: When the manifest is applied`;
}

/** As much of a loaded object as a reference looks at. */
export interface LoadedName {
  readonly kind?: unknown;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** In a namespace that never was there cannot be anything: an AuthorError, with the nearest that there is. */
export function checkNamespace(
  { present }: { readonly present: Moment },
  namespace: string | undefined,
): void {
  if (namespace === undefined) return;
  const names = present.everSeen('Namespace').map(({ metadata }) => metadata.name);
  if (!names.includes(namespace))
    throw new AuthorError(`there is no namespace "${namespace}"`, didYouMean(namespace, names));
}

/** The API's spelling of a kind, from any name that kubectl takes. */
export function kindNamed(word: string): string {
  const info = kindOf(word);
  if (info !== undefined) return info.kind;
  const known = KINDS.flatMap(({ singular, shortNames }) => [singular, ...shortNames]);
  throw new AuthorError(`there is no kind "${word}"`, didYouMean(word, known));
}

/** Whether a kind is named as that of several: `pods`. */
export function isPlural(word: string): boolean {
  return kindOf(word)?.plural === word.toLowerCase();
}

/** `pod "web"`, `pod "web" in namespace "shop"` */
export function written({ kind, namespace, name }: Target): string {
  const place = namespace === '' || namespace === 'default' ? '' : ` in namespace "${namespace}"`;
  return `${kind.toLowerCase()} "${name}"${place}`;
}

/** All containers of a pod: init containers, then app containers, then ephemeral ones. */
export function containersOf(pod: Pod): readonly Container[] {
  return [
    ...(pod.spec.initContainers ?? []),
    ...pod.spec.containers,
    ...(pod.spec.ephemeralContainers ?? []),
  ];
}

function isMeant(reference: ObjectReference, object: KubeObject, moment: Moment, named: NamedLast): boolean {
  const { name, namespace, owner } = reference;
  if (name !== undefined && !nameMatches(name, object.metadata.name)) return false;
  if (namespace !== undefined && object.metadata.namespace !== namespace) return false;
  if (owner === undefined) return true;
  const target = resolveObject(owner, moment, named);
  return !('missing' in target) && isOwnedBy(object, target, moment);
}

/** Whether there is or was anything of a kind with such a name. */
export function wasNamed({ kind, name }: ObjectReference, moment: Moment): boolean {
  return (
    name === undefined ||
    moment.everSeen(kindNamed(kind)).some(({ metadata }) => nameMatches(name, metadata.name))
  );
}

/** Only a prefix may stand for more; other patterns would be letters of a name nowhere else. */
function nameMatches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? textMatches(pattern, name) : pattern === name;
}

function podsOf(reference: ContainerReference, moment: Moment, named: NamedLast): readonly Pod[] | Missing {
  if (reference.pod === undefined) return moment.everSeen('Pod') as readonly Pod[];
  const target = resolveObject(reference.pod, moment, named);
  if ('missing' in target) return target;
  const seen = moment.lastSeen(target.kind, target.namespace, target.name);
  return seen === undefined ? { missing: `there is no ${written(target)}` } : [seen.object as Pod];
}

function containersMeant({ role, name }: ContainerReference, pod: Pod): readonly Container[] {
  const candidates = ofRole(role, pod, name !== undefined);
  return name === undefined ? candidates : candidates.filter((container) => container.name === name);
}

/** `container "x"` may be any container; `the container` is one of the app's. */
function ofRole(role: ContainerReference['role'], pod: Pod, named: boolean): readonly Container[] {
  switch (role) {
    case 'container':
      return named ? containersOf(pod) : pod.spec.containers;
    case 'init container':
      return pod.spec.initContainers ?? [];
    case 'sidecar':
      return (pod.spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always');
    case 'ephemeral container':
      return pod.spec.ephemeralContainers ?? [];
  }
}

function targetOf({ kind, metadata }: KubeObject): Target {
  return { kind, namespace: metadata.namespace ?? '', name: metadata.name };
}

function missingText(reference: ObjectReference, kind: string, moment: Moment): string {
  const word = kind.toLowerCase();
  if (reference.name === undefined) return `there is no ${word}`;
  const place = reference.namespace ? ` in namespace "${reference.namespace}"` : '';
  const others = moment.everSeen(kind).map(({ metadata }) => metadata.name);
  const said = `there is no ${word} "${reference.name}"${place}`;
  return others.length === 0
    ? `${said}, nor any other ${word}`
    : `${said}. ${didYouMean(reference.name, [...new Set(others)])}${madeUpNames(reference.name, kind, moment)}`;
}

function missingContainer(reference: ContainerReference, pods: readonly Pod[]): string {
  const all = pods.flatMap((pod) => ofRole(reference.role, pod, true)).map(({ name }) => name);
  const which = reference.name === undefined ? reference.role : `${reference.role} "${reference.name}"`;
  if (pods.length === 0) return `there is no ${which}, for there is no pod`;
  const owner = pods.length === 1 ? `pod "${pods[0]!.metadata.name}"` : 'any pod';
  return `there is no ${which} in ${owner}. ${reference.name ? didYouMean(reference.name, [...new Set(all)]) : ''}`.trim();
}

function ambiguous(reference: ObjectReference, meant: readonly KubeObject[]): AuthorError {
  const word = reference.kind;
  const said = reference.name === undefined ? `"the ${word}"` : `${word} "${reference.name}"`;
  const first = meant[0]!.metadata;
  const sameName = meant.every(({ metadata }) => metadata.name === first.name);
  const example = sameName
    ? `${word} "${first.name}" in namespace "${first.namespace}"`
    : `${word} "${first.name}"`;
  const which = sameName
    ? `of namespace ${meant.map(({ metadata }) => `"${metadata.namespace}"`).join(', ')}`
    : names(meant);
  return new AuthorError(
    `${said} could be any ${sameName ? '' : 'of '}${which}.`,
    `Say which one, as in: ${example}`,
  );
}

function ambiguousPod(reference: ContainerReference, pods: readonly Pod[]): AuthorError {
  const name = reference.name ?? pods[0]!.spec.containers[0]!.name;
  return new AuthorError(
    `${reference.role} "${name}" could be that of any of ${names(pods)}.`,
    `Say which one, as in: ${reference.role} "${name}" of pod "${pods[0]!.metadata.name}"`,
  );
}

function ambiguousContainer(reference: ContainerReference, pod: Pod): AuthorError {
  const meant = containersMeant(reference, pod).map(({ name }) => name);
  return new AuthorError(
    `"the ${reference.role}" of pod "${pod.metadata.name}" could be any of ${quotedList(meant)}.`,
    `Say which one, as in: ${reference.role} "${meant[0]}"`,
  );
}

function names(objects: readonly KubeObject[]): string {
  return objects.map(({ metadata }) => `"${metadata.name}"`).join(', ');
}
