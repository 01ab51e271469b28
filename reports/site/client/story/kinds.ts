import { type JournalEntry, KINDS, type KubeObject, kindOf } from '../../../../engine';

/** An object of a story, by its name. */
export interface Named {
  /** `Pod/default/web` */
  readonly key: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** The times of an object's life, as numbers of entries told: there from `from` on, and before `to`. */
export interface Life {
  readonly from: number;
  /** The entry that tells that it is gone. */
  readonly to?: number;
}

export interface Lived extends Named {
  /** In order; a name may be used again. */
  readonly lives: readonly Life[];
  /** Whether the cluster made it by itself, around what the story is about. */
  readonly isSurrounding: boolean;
}

/**
 * All objects that a story ever tells of, by kind and then as they came. Events are none: they are told of others.
 * @param ground what was there before the first entry, where the story does not begin with the beginning
 */
export function objectsOf(
  entries: readonly JournalEntry[],
  ground: readonly KubeObject[] = [],
): readonly Lived[] {
  const found = new Map<string, Living>();
  const take = (kind: string, namespace: string, name: string, isSurrounding: boolean): Living => {
    const key = `${kind}/${namespace}/${name}`;
    let one = found.get(key);
    if (one === undefined) {
      one = { key, kind, namespace, name, lives: [], isSurrounding };
      found.set(key, one);
    }
    return one;
  };
  for (const { kind, metadata } of ground) {
    if (UNTOLD.has(kind)) continue;
    const { namespace = '', name } = metadata;
    // Who made it is not known any more.
    const isSurrounding = !MAIN.includes(kind) || (namespace === 'default' && name === 'kubernetes');
    take(kind, namespace, name, isSurrounding).lives.push({ from: 0 });
  }
  entries.forEach(({ object: { kind, namespace, name }, change, by }, i) => {
    if (UNTOLD.has(kind) || change.what === 'process' || change.what === 'note') return;
    const { lives } = take(kind, namespace, name, change.what === 'created' && isOfCluster(kind, by));
    const last = lives.at(-1);
    const isThere = last !== undefined && last.to === undefined;
    if (change.what === 'deleted')
      lives[lives.length - (isThere ? 1 : 0)] = { from: last?.from ?? 0, to: i + 1 };
    else if (!isThere) lives.push({ from: change.what === 'created' ? i + 1 : 0 });
  });
  return [...found.values()]
    .map((one, i) => ({ one, i }))
    .sort((a, b) => rank(a.one.kind) - rank(b.one.kind) || a.i - b.i)
    .map(({ one }) => one);
}

interface Living extends Lived {
  readonly lives: Life[];
}

const UNTOLD: ReadonlySet<string> = new Set(['Event', 'Lease']);

/** How an object stands when so many entries are told. */
export function standing(
  { lives }: Pick<Lived, 'lives'>,
  written: number,
): { readonly is: 'there' } | { readonly is: 'gone' | 'to come'; readonly entry: number } {
  const begun = lives.filter(({ from }) => from <= written);
  const last = begun.at(-1);
  if (last === undefined) return { is: 'to come', entry: (lives[0]?.from ?? 1) - 1 };
  return last.to === undefined || last.to > written ? { is: 'there' } : { is: 'gone', entry: last.to - 1 };
}

/** A table beside the slider. */
export interface KindShown {
  readonly kind: string;
  /** The words after `kubectl`. */
  readonly argv: readonly string[];
  /** Where all of its objects are, empty for those that are in none; undefined where they are in several, which the table then shows. */
  readonly namespace?: string;
  /** Whether it is shown at once, or only when the reader asks for more. */
  readonly isMain: boolean;
}

/**
 * The kinds of which a story has objects beside its surroundings, and how kubectl is asked for them. They are the same throughout the story,
 * so that tables keep their place while the slider moves.
 */
export function kindsShown(objects: readonly Lived[]): readonly KindShown[] {
  const own = objects.filter(({ isSurrounding }) => !isSurrounding);
  const kinds = [...new Set(own.map(({ kind }) => kind))];
  return kinds.map((kind) => {
    const ofKind = own.filter((one) => one.kind === kind);
    return {
      kind,
      argv: ['get', pluralOf(kind), ...scopeOf(ofKind)],
      namespace: onlyNamespace(ofKind),
      isMain: MAIN.includes(kind),
    };
  });
}

/** How kubectl is asked for objects of a kind. */
function pluralOf(kind: string): string {
  return kindOf(kind)?.plural ?? kind.toLowerCase();
}

/** How kubectl is asked for one of them. */
export function singularOf(kind: string): string {
  return kindOf(kind)?.singular ?? kind.toLowerCase();
}

/** What the reader looks at before choosing anything: a pod, or else what the story is about. */
export function firstChoice(objects: readonly Lived[]): Lived | undefined {
  const own = objects.filter(({ isSurrounding }) => !isSurrounding);
  return (
    own.find(({ kind }) => kind === 'Pod') ?? own.find(({ kind }) => kind !== 'Node') ?? own[0] ?? objects[0]
  );
}

/** The flags that show all of some objects. */
export function scopeOf(objects: readonly Named[]): readonly string[] {
  const only = onlyNamespace(objects);
  if (only === undefined) return objects.length > 0 ? ['-A'] : [];
  return only === '' || only === 'default' ? [] : ['-n', only];
}

function onlyNamespace(objects: readonly Named[]): string | undefined {
  const [first] = objects;
  return objects.every(({ namespace }) => namespace === first?.namespace) ? first?.namespace : undefined;
}

/** Kinds that are shown at once, in the order in which a reader looks. */
const MAIN: readonly string[] = (
  'Pod Deployment ReplicaSet StatefulSet DaemonSet Job CronJob ReplicationController HorizontalPodAutoscaler ' +
  'PodDisruptionBudget Service EndpointSlice Ingress PersistentVolumeClaim PersistentVolume ResourceQuota Node'
).split(' ');

const OTHERS: readonly string[] = KINDS.map(({ kind }) => kind);

/** Who makes what every cluster and every namespace has. */
const SURROUNDERS: ReadonlySet<string> = new Set([
  'kube-apiserver',
  'serviceaccount-controller',
  'root-ca-certificate-publisher',
]);

/** A node's CSINode comes with it, as its kubelet makes it. */
const isOfCluster = (kind: string, by: string): boolean => SURROUNDERS.has(by) || kind === 'CSINode';

function rank(kind: string): number {
  const main = MAIN.indexOf(kind);
  if (main >= 0) return main;
  const other = OTHERS.indexOf(kind);
  return MAIN.length + (other >= 0 ? other : OTHERS.length);
}
