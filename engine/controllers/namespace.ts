import type { KindInfo } from '../api/kinds';
import type { KubeObject, Namespace, Pod } from '../api/types';
import { seconds } from '../simulation/time';
import type { ControllerContext } from './controller';
import { type ContentFound, namespaceConditions } from './namespace-conditions';
import { type KindLeft, leftOf, longestGrace, NAMESPACED } from './namespace-content';
import { keyOf, splitKey } from './owner-references';
import { WorkQueue } from './work-queue';

const NAME = 'namespace-controller';
const FINALIZER = 'kubernetes';

/** From a change of a namespace until it is looked at, for other API servers to learn of it. (namespaceDeletionGracePeriod) */
const GRACE = seconds(5);

/** (nsControllerRateLimiter) */
const RETRIES = { first: 5, longest: seconds(60) };

/**
 * Empties a namespace that was deleted: all pods first, then everything else; then the namespace may go. What is left is waited
 * for, and asked to go again.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/ , pkg/controller/namespace
 */
export function startNamespaceController(context: ControllerContext): void {
  new Namespaces(context);
}

class Namespaces {
  private readonly queue: WorkQueue;

  constructor(private readonly context: ControllerContext) {
    const { simulation, store, latency } = context;
    this.queue = new WorkQueue(simulation, NAME, (key) => this.work(key), RETRIES);
    store.watch('Namespace', ({ type, object }) => {
      if (type === 'DELETED' || object.metadata.deletionTimestamp === undefined) return;
      this.queue.addAfter(keyOf(object), GRACE + latency());
    });
    context.switches.addQueue(NAME, this.queue, (add) => {
      for (const one of store.list('Namespace'))
        if (one.metadata.deletionTimestamp !== undefined) add(keyOf(one));
    });
  }

  private work(key: string): void {
    const [, name] = splitKey(key);
    const { store, api } = this.context;
    const namespace = store.get<Namespace>('Namespace', '', name);
    const { finalizers = [] } = namespace?.spec ?? {};
    if (namespace?.metadata.deletionTimestamp === undefined || finalizers.length === 0) return;
    const { estimate, failed } = this.empty(namespace);
    if (failed) this.queue.retry(key);
    else if (estimate > 0) this.queue.addAfter(key, seconds(Math.floor(estimate / 2) + 1));
    else {
      this.queue.forget(key);
      const newest = store.get<Namespace>('Namespace', '', name)!;
      const spec = { ...newest.spec, finalizers: finalizers.filter((one) => one !== FINALIZER) };
      api.update<Namespace>(newest, { ...newest, spec }, NAME);
    }
  }

  /** Asks everything to go that has its turn; answers how long what is left may take. (deleteAllContent) */
  private empty(namespace: Namespace): { readonly estimate: number; readonly failed: boolean } {
    const ordered = this.context.version.has('podsGoBeforeTheirNamespace');
    const left: (readonly [KindInfo, KindLeft])[] = [];
    for (const info of ordered ? PODS_FIRST : NAMESPACED) {
      const one = this.emptyOf(info, namespace);
      if (one.count > 0) left.push([info, one]);
      if (ordered && info.kind === 'Pod' && one.count > 0) break;
    }
    const podsLeft = ordered && left.some(([info]) => info.kind === 'Pod');
    const errors = left.flatMap(([, { error }]) => error ?? []);
    const found = {
      // While pods are left, what remains is not told.
      remaining: podsLeft
        ? undefined
        : left.map(([info, { count }]) => [`${info.plural}.${info.group}`, count] as const),
      finalizers: sumOf(left.map(([, { finalizers }]) => finalizers)),
      errors: podsLeft
        ? errors.map(
            (text) => `failed to delete pods for namespace: ${namespace.metadata.name}, err: ${text}`,
          )
        : errors,
    };
    this.tell(namespace, found);
    return { estimate: Math.max(0, ...left.map(([, one]) => one.estimate)), failed: errors.length > 0 };
  }

  private emptyOf(info: KindInfo, { metadata }: Namespace): KindLeft {
    const { store, api, simulation, calendar } = this.context;
    const objects = store.list(info.kind, metadata.name);
    if (objects.length === 0) return leftOf(info, metadata.name, [], 0, 0);
    const grace = info.kind === 'Pod' ? longestGrace(objects as readonly Pod[]) : 0;
    for (const object of objects) api.delete(object, NAME, { propagationPolicy: 'Background' });
    const since = (simulation.now - calendar.instant(metadata.deletionTimestamp!)) / 1_000;
    return leftOf(info, metadata.name, store.list<KubeObject>(info.kind, metadata.name), grace, since);
  }

  private tell(namespace: Namespace, found: ContentFound): void {
    const { simulation, calendar, store } = this.context;
    const { conditions = [] } = namespace.status ?? {};
    const next = namespaceConditions(conditions, found, calendar.timestamp(simulation.now));
    if (next === conditions) return;
    const status = { ...namespace.status, conditions: next };
    store.update<Namespace>(namespace, { ...namespace, status }, NAME);
  }
}

const PODS_FIRST = [...NAMESPACED].sort((a, b) => Number(b.kind === 'Pod') - Number(a.kind === 'Pod'));

function sumOf(maps: readonly ReadonlyMap<string, number>[]): ReadonlyMap<string, number> {
  const sum = new Map<string, number>();
  for (const map of maps) for (const [name, count] of map) sum.set(name, (sum.get(name) ?? 0) + count);
  return sum;
}
