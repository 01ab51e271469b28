import type { EndpointSlice, KubeObject, Service } from '../api/types';
import type { Latency } from '../profiles/latencies';
import type { Version } from '../profiles/versions';
import type { Simulation } from '../simulation/simulation';
import { type Duration, type Instant, seconds } from '../simulation/time';
import type { Store } from '../store/store';

/** What a proxy is told of one service. */
export interface Rules {
  /** Undefined when the service is gone. */
  readonly service: Service | undefined;
  readonly slices: readonly EndpointSlice[];
}

/** At least so long is between two syncs of a kube-proxy (`minSyncPeriod`). */
const PAUSE = seconds(1);

/** How many of a service's latest rules are kept before old ones are looked for. */
const SOME = 16;

/**
 * What the kube-proxy of each node knows: the services and their EndpointSlices, some time after they changed. A proxy writes its
 * rules at once when it has not done so for a second, else when that second is over, and needs time for it.
 * pkg/proxy/iptables/proxier.go, pkg/proxy/runner/bounded_frequency_runner.go
 */
// Simplified: the pause of a second between two syncs is the same on all nodes; how long each needs after it is its own.
export class ServiceRules {
  private readonly slices = new Map<string, Map<string, EndpointSlice>>();
  private readonly histories = new Map<string, History>();
  private lastSync: Instant = Number.NEGATIVE_INFINITY;
  /** How many changes there were when a node was cut off from the API server: of later ones its proxy does not know. */
  private readonly cutOff = new Map<string, number>();
  /** How many there were when the proxy of a node stopped, and when it starts again. */
  private readonly stopped = new Map<string, { readonly told: number; readonly until: Instant }>();
  private changes = 0;
  /** The labels of what kube-proxy does not watch. cmd/kube-proxy/app/server.go (Run) */
  private readonly notOurs: { readonly services: readonly string[]; readonly slices: readonly string[] };

  constructor(
    private readonly simulation: Simulation,
    private readonly store: Store,
    private readonly latency: Latency,
    version: Version,
  ) {
    const both = [OTHER_PROXY, HEADLESS];
    this.notOurs = version.has('proxyLabelsOfOneKind')
      ? { services: [OTHER_PROXY], slices: [HEADLESS] }
      : { services: both, slices: both };
    store.watch('Service', ({ type, object }) => {
      const service = object as Service;
      this.change(keyOf(service), type === 'DELETED' ? undefined : service);
    });
    store.watch('EndpointSlice', ({ type, before, object }) => {
      const slice = object as EndpointSlice;
      const old = before as EndpointSlice | undefined;
      const key = serviceOf(slice);
      const oldKey = old && serviceOf(old);
      if (oldKey !== undefined && oldKey !== key) this.put(oldKey, old!, false);
      if (key !== undefined) this.put(key, slice, type !== 'DELETED');
    });
  }

  /** The proxy of the node is told of nothing more, and goes on with what it knows. */
  nodeCutOff(node: string): void {
    this.cutOff.set(node, this.changes);
  }

  /** Its watches begin again, and what they missed comes at once. */
  nodeReconnected(node: string): void {
    this.cutOff.delete(node);
  }

  /** The proxy stops, and starts again after a while. Its rules are the kernel's, and stay; then it makes them anew, for what there is. */
  stopProxy(node: string, downFor: Duration): void {
    this.stopped.set(node, { told: this.changes, until: this.simulation.now + downFor });
  }

  isProxyDown(node: string): boolean {
    return (this.stopped.get(node)?.until ?? Number.NEGATIVE_INFINITY) > this.simulation.now;
  }

  isCutOff(node: string): boolean {
    return this.cutOff.has(node);
  }

  /** All slices of a service as they are now, for names. */
  slicesOf(namespace: string, name: string): readonly EndpointSlice[] {
    return [...(this.slices.get(`${namespace}/${name}`)?.values() ?? [])];
  }

  /** What the proxy of a node knows of a service (`namespace/name`) at this moment. */
  known(key: string, node: string): Rules | undefined {
    const history = this.histories.get(key);
    if (history === undefined) return undefined;
    const { now } = this.simulation;
    const told = this.toldTo(node);
    for (let i = history.length - 1; i >= 0; i -= 1) {
      const entry = history[i]!;
      if (entry.number <= told && entry.due + this.delay(entry, node) <= now) return entry;
    }
    return undefined;
  }

  /** Of how many changes the proxy of a node can know. */
  private toldTo(node: string): number {
    const told = this.cutOff.get(node) ?? this.changes;
    return this.isProxyDown(node) ? Math.min(told, this.stopped.get(node)!.told) : told;
  }

  private put(key: string, slice: EndpointSlice, isThere: boolean): void {
    let slices = this.slices.get(key);
    if (slices === undefined) this.slices.set(key, (slices = new Map()));
    if (isThere) slices.set(slice.metadata.name, slice);
    else slices.delete(slice.metadata.name);
    const [namespace, name] = key.split('/') as [string, string];
    this.change(key, this.store.get<Service>('Service', namespace, name));
  }

  private change(key: string, service: Service | undefined): void {
    const { now } = this.simulation;
    // What changes while a sync is due is part of it.
    if (now > this.lastSync) this.lastSync = Math.max(now, this.lastSync + PAUSE);
    this.changes += 1;
    const slices = [...(this.slices.get(key)?.values() ?? [])];
    const entry: Entry = {
      service: service && hasNone(service, this.notOurs.services) ? service : undefined,
      slices: slices.filter((slice) => hasNone(slice, this.notOurs.slices)),
      number: this.changes,
      due: this.lastSync,
      delays: undefined,
    };
    const history = this.histories.get(key);
    if (history === undefined) this.histories.set(key, [entry]);
    else {
      history.push(entry);
      if (history.length > SOME) this.forgetOld(key, history);
    }
  }

  /** Draws a node's delay when it is first asked for. */
  private delay(entry: Entry, node: string): Duration {
    const { watch, proxy } = this.latency.table;
    if (watch[1] === 0 && proxy[1] === 0) return 0;
    entry.delays ??= new Map();
    let delay = entry.delays.get(node);
    if (delay === undefined) {
      delay = this.latency.of('watch') + this.latency.of('proxy');
      entry.delays.set(node, delay);
    }
    return delay;
  }

  /** What every proxy has replaced by newer rules is of no use. */
  private forgetOld(key: string, history: History): void {
    const { watch, proxy } = this.latency.table;
    const known = this.simulation.now - watch[1] - proxy[1];
    // A node that is cut off, or whose proxy has stopped, goes on with what was there then.
    const nodes = [...this.cutOff.keys(), ...this.stopped.keys()];
    const told = Math.min(this.changes, ...nodes.map((node) => this.toldTo(node)));
    let first = 0;
    for (const { due, number } of history.slice(1)) {
      if (due > known || number > told) break;
      first += 1;
    }
    if (first > 0) history.splice(0, first);
    if (history.length === 1 && history[0]!.service === undefined && this.slices.get(key)?.size === 0)
      this.slices.delete(key);
  }
}

interface Entry extends Rules {
  /** Changes are counted, of all services together. */
  readonly number: number;
  /** When the proxies sync; each needs its own time from then on. */
  readonly due: Instant;
  delays: Map<string, Duration> | undefined;
}

type History = Entry[];

/** On a service: another proxy has it. pkg/proxy/apis/well_known_labels.go */
const OTHER_PROXY = 'service.kubernetes.io/service-proxy-name';
/** On an EndpointSlice: its service has no address. staging/src/k8s.io/api/core/v1/well_known_labels.go */
const HEADLESS = 'service.kubernetes.io/headless';

/** An object with one of the labels is to kube-proxy as one that is gone. */
const hasNone = ({ metadata: { labels } }: KubeObject, not: readonly string[]): boolean =>
  labels === undefined || !not.some((label) => label in labels);

const keyOf = ({ metadata }: Service): string => `${metadata.namespace}/${metadata.name}`;

function serviceOf({ metadata }: EndpointSlice): string | undefined {
  const name = metadata.labels?.['kubernetes.io/service-name'];
  return name ? `${metadata.namespace}/${name}` : undefined;
}
