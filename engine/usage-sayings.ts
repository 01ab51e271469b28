import { type LabelSelector, matches, selectorOf } from './api/selectors';
import type { CrossVersionObjectReference, KubeObject, Pod } from './api/types';
import { controllerOf } from './controllers/owner-references';
import { isReady } from './controllers/pod-availability';
import type { Instant } from './simulation/time';
import type { Store } from './store/store';

/** How much of something is used, or what a metric is. */
export type Usage =
  /** Percent of what each container requests. */
  | { readonly percent: number }
  /** Thousandths, of each pod. */
  | { readonly each: number }
  /** Thousandths, which the pods that are ready share. */
  | { readonly total: number }
  | 'unknown';

/** What a step said. */
export interface UsageSaying {
  /** `cpu`, `memory`, or the name of a metric. */
  readonly of: string;
  readonly isMetric: boolean;
  readonly about: { readonly kind: string; readonly namespace: string; readonly name: string };
  readonly container?: string;
  readonly usage: Usage;
}

/** Since when it holds, and the entry of the journal that says so. */
interface Kept extends UsageSaying {
  readonly at: Instant;
  readonly entry: number;
}

/** What steps said of resources and of metrics. It holds for an object and all its pods, until something else is said of it. */
export class UsageSayings {
  /** The newest first. */
  private sayings: Kept[] = [];
  /** The newest entry of the journal that the answers went by. */
  private newest = -1;
  /** How many pods share what was said to be used in total, as long as one question is answered. */
  private readonly sharers = new Map<UsageSaying, number>();

  constructor(private readonly store: Store) {}

  /** Keeps what was said, and notes it in the journal. */
  say(saying: UsageSaying, at: Instant): void {
    const { kind, namespace, name } = saying.about;
    const object = this.store.get(kind, namespace, name);
    const entry = object === undefined ? -1 : this.store.note(object, 'user', textOf(saying));
    this.sayings.unshift({ ...saying, at, entry });
  }

  /** The newest entry of the journal that the answers since the last such question went by; -1 where it was none. */
  takeCause(): number {
    const { newest } = this;
    this.newest = -1;
    return newest;
  }

  /** Comes before a question: pods that were ready when the last was answered may be so no more. */
  begin(): void {
    this.sharers.clear();
  }

  /** Whether anything was said of any metric. */
  get tellOfMetrics(): boolean {
    return this.sayings.some(({ isMetric }) => isMetric);
  }

  /** What was said last before a moment of a resource of a container. */
  ofResource(pod: Pod, resource: string, container: string, at: Instant): UsageSaying | undefined {
    return this.find(pod, resource, false, container, at);
  }

  /** A metric of a pod, in thousandths. */
  metricOfPod(pod: Pod, metric: string, at: Instant): number | undefined {
    return this.amountOf(this.find(pod, metric, true, undefined, at));
  }

  /** A metric of another object of the namespace, in thousandths. */
  metricOfObject(
    metric: string,
    namespace: string,
    { kind, name }: CrossVersionObjectReference,
    at: Instant,
  ): number | undefined {
    const where = kind === 'Namespace' ? '' : namespace;
    const saying = this.metricsIn(where, metric, at).find(
      ({ about }) => about.kind === kind && about.name === name,
    );
    return wholeOf(saying?.usage);
  }

  /** A metric of whatever objects of the namespace have such labels, in thousandths. */
  metricOfAny(
    metric: string,
    namespace: string,
    selector: LabelSelector | undefined,
    at: Instant,
  ): readonly number[] {
    const requirements = selectorOf(selector ?? {}) ?? [];
    const told = new Set<string>();
    const values: number[] = [];
    for (const { about, usage } of this.metricsIn(namespace, metric, at)) {
      const key = `${about.kind}/${about.name}`;
      if (told.has(key)) continue;
      told.add(key);
      const object = this.store.get(about.kind, about.namespace, about.name);
      const value = matches(requirements, object?.metadata.labels) ? wholeOf(usage) : undefined;
      if (value !== undefined) values.push(value);
    }
    return values;
  }

  /** What a pod has of an amount that was said, in thousandths; undefined where it is none. */
  amountOf(saying: UsageSaying | undefined): number | undefined {
    if (saying === undefined || saying.usage === 'unknown') return undefined;
    if ('each' in saying.usage) return saying.usage.each;
    if ('percent' in saying.usage) return undefined;
    return Math.floor(saying.usage.total / Math.max(1, this.sharersOf(saying)));
  }

  private metricsIn(namespace: string, metric: string, at: Instant): readonly UsageSaying[] {
    const found = this.sayings.filter(
      (one) => one.isMetric && one.of === metric && one.about.namespace === namespace && one.at <= at,
    );
    for (const one of found) this.goesBy(one);
    return found;
  }

  /** The pods that share an amount: those that are ready, of what it was said of. */
  private sharersOf(saying: UsageSaying): number {
    const known = this.sharers.get(saying);
    if (known !== undefined) return known;
    const sharing = this.store
      .list<Pod>('Pod', saying.about.namespace)
      .filter(
        (pod) =>
          isReady(pod) && pod.metadata.deletionTimestamp === undefined && isAbout(saying, this.makersOf(pod)),
      );
    this.sharers.set(saying, sharing.length);
    return sharing.length;
  }

  private find(
    pod: Pod,
    of: string,
    isMetric: boolean,
    container: string | undefined,
    at: Instant,
  ): UsageSaying | undefined {
    if (this.sayings.length === 0) return undefined;
    const makers = this.makersOf(pod);
    const found = this.sayings.find(
      (one) =>
        one.of === of &&
        one.isMetric === isMetric &&
        one.at <= at &&
        (one.container === undefined || one.container === container) &&
        isAbout(one, makers),
    );
    this.goesBy(found);
    return found;
  }

  private goesBy(saying: Kept | undefined): void {
    if (saying !== undefined && saying.entry > this.newest) this.newest = saying.entry;
  }

  /** The pod itself, its owner, and the owner's. */
  private makersOf(pod: Pod): readonly KubeObject[] {
    const makers: KubeObject[] = [pod];
    for (let object: KubeObject | undefined = pod; object !== undefined; ) {
      const owner = controllerOf(object);
      object = owner && this.store.get(owner.kind, pod.metadata.namespace ?? '', owner.name);
      if (object !== undefined) makers.push(object);
    }
    return makers;
  }
}

function isAbout({ about }: UsageSaying, makers: readonly KubeObject[]): boolean {
  return makers.some(
    ({ kind, metadata: { name, namespace = '' } }) =>
      kind === about.kind && name === about.name && namespace === about.namespace,
  );
}

function wholeOf(usage: Usage | undefined): number | undefined {
  if (usage === undefined || usage === 'unknown' || 'percent' in usage) return undefined;
  return 'each' in usage ? usage.each : usage.total;
}

function textOf({ of, isMetric, container, usage }: UsageSaying): string {
  const what = isMetric ? `metric "${of}"` : `${of === 'cpu' ? 'CPU' : of} usage`;
  const where = container === undefined ? '' : ` of container "${container}"`;
  if (usage === 'unknown') return `the ${what}${where} is unknown`;
  if ('percent' in usage) return `the ${what}${where} is ${usage.percent}% of the request`;
  const amount = 'each' in usage ? usage.each : usage.total;
  const number = of === 'cpu' && !isMetric ? `${amount}m` : String(amount / 1_000);
  return `the ${what}${where} is ${number}${'total' in usage ? ' in total' : ''}`;
}
