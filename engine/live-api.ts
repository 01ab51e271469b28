import { ApiError } from './api/errors';
import { type Fields, fieldsOf, textOf } from './api/fields';
import { hasSubresource, type Subresource } from './api/scale';
import type { KubeObject, Node, Pod } from './api/types';
import type { KubeApiServer } from './api-server';
import type { Cluster } from './cluster';
import type {
  Api,
  Deeds,
  ExecAnswer,
  LogLine,
  MetricsVerbs,
  ObjectVerbs,
  WorkloadVerbs,
} from './kubectl/api';
import { logRequest } from './kubelet/container-log-request';
import type { Kubelet } from './kubelet/kubelet';
import { NO_ANSWER } from './kubelet/runtime-errors';
import { mustReachLogs, unreachedExec } from './kubelet-port';
import type { Manifests } from './manifests';
import { NodeDeeds } from './node-deeds';
import { ObjectDeeds } from './object-deeds';
import { type ExecResult, Undeclared } from './process/container';
import type { ContainerRuntime } from './process/runtime';
import { type Duration, days, hours, type Instant } from './simulation/time';
import type { StoreChange } from './store/store';
import type { Origin } from './story/origins';
import { rulesOfRelease, warningOfKind } from './story/past-api';
import type { Moment } from './view/cells';

/** The cluster as kubectl sees it now. */
export class LiveApi implements Api, Deeds {
  /** Commands that `exec` waits for. */
  private readonly awaited = new Map<number, ExecResult | undefined>();
  readonly objects: ObjectVerbs;

  constructor(
    private readonly cluster: Cluster,
    private readonly runtime: ContainerRuntime,
    private readonly kubelet: Kubelet,
    private readonly manifests: Manifests,
    server: KubeApiServer,
  ) {
    this.nodes = new NodeDeeds(cluster, server);
    this.objects = new ObjectDeeds(cluster, server, manifests);
  }

  get moment(): Moment {
    const { now, calendar, version } = this.cluster;
    return { now, calendar, rules: rulesOfRelease(version) };
  }

  hasSubresource(kind: string, subresource: Subresource): boolean {
    return hasSubresource(kind, subresource, this.cluster.version);
  }

  warningOf(kind: string): string | undefined {
    return warningOfKind(kind, this.cluster.version);
  }

  /** What is done to nodes, and to pods for their sake. */
  readonly nodes: NodeDeeds;

  get workloads(): WorkloadVerbs {
    return this.cluster.workloads;
  }

  get metrics(): MetricsVerbs {
    return this.cluster.metrics;
  }

  get deeds(): Deeds {
    return this;
  }

  list(kind: string): readonly KubeObject[] {
    const stored = this.cluster.store.list(kind);
    return kind === 'Lease' ? [...stored, ...this.leases()].sort(byNamespaceAndName) : stored;
  }

  /** Each node has a lease, as it is now. */
  private leases(): readonly KubeObject[] {
    const { store, calendar, now } = this.cluster;
    return store.list<Node>('Node').flatMap((node) => {
      const renewed = store.leases.renewedAt(node.metadata.name, now);
      return renewed === undefined ? [] : [leaseOf(node, calendar.microTimestamp(renewed))];
    });
  }

  /** Where all objects were written. */
  origins(): readonly Origin[] {
    return this.manifests.origins();
  }

  lastApplied({ metadata }: KubeObject): unknown {
    return this.manifests.lastApplied(textOf(fieldsOf(metadata).uid));
  }

  log(pod: Pod, container: string, previous: boolean): readonly LogLine[] {
    // A pod without a node has no kubelet to ask, and its log is empty. pkg/registry/core/pod/strategy.go (LogLocation)
    if (!pod.spec.nodeName) return [];
    const { store } = this.cluster;
    const request = logRequest(pod, container, previous);
    if ('refused' in request) throw new ApiError('BadRequest', request.refused);
    mustReachLogs(pod, container, previous, store, this.kubelet.disturbances);
    const id = request.containerID.slice(request.containerID.lastIndexOf('/') + 1);
    const { runtime } = this;
    const { calendar, now } = this.cluster;
    // A container that never started has an empty log; the run before one that has ended is removed.
    const isDown = this.kubelet.disturbances.outages.isDown(pod.spec.nodeName);
    if (isDown || !runtime.exists(id)) {
      if (!isDown && !previous) return [];
      const text = `unable to retrieve container logs for ${request.containerID}`;
      return [{ at: nanoseconds(calendar.microTimestamp(now)), text }];
    }
    return runtime
      .logLines(id)
      .map(({ at, text }) => ({ at: nanoseconds(calendar.microTimestamp(at)), text }));
  }

  exec(pod: Pod, container: string, argv: readonly string[]): ExecAnswer {
    const { cluster, runtime, awaited } = this;
    const { name, uid } = pod.metadata;
    if (!pod.spec.nodeName) throw new ApiError('BadRequest', `pod ${name} does not have a host assigned`);
    const silent = unreachedExec(pod, container, argv, cluster.store, this.kubelet.disturbances);
    if (silent !== undefined) return { exitCode: 1, stdout: '', stderr: '', notStarted: silent };
    if (this.kubelet.disturbances.outages.isDown(pod.spec.nodeName))
      return {
        exitCode: 1,
        stdout: '',
        stderr: '',
        notStarted: `unable to upgrade connection: ${NO_ANSWER}`,
      };
    const id = this.kubelet.containerId(uid, container);
    if (id === undefined || !runtime.running(id)) {
      const notStarted = `unable to upgrade connection: container not found ("${container}")`;
      return { exitCode: 1, stdout: '', stderr: '', notStarted };
    }
    const exec = runtime.exec(id, argv);
    awaited.set(exec, undefined);
    const ended = cluster.runUntilTrue(() => awaited.get(exec) !== undefined, cluster.now + LONGEST_COMMAND);
    const result = awaited.get(exec);
    awaited.delete(exec);
    if (!ended) {
      throw new Undeclared(
        `kubectl exec ${name} -- ${argv.join(' ')} has not ended after 1h. Let it end by itself: nobody stops it.`,
      );
    }
    const { exitCode, stdout = '', stderr, error } = result!;
    // Over a stream the error comes without the code that ExecSync has before and after it.
    const notStarted = error
      ?.replace(/^rpc error: code = \w+ desc = /, NOT_STARTED)
      .replace(/: unknown$/, '');
    return { exitCode, stdout, stderr, ...(notStarted && { notStarted }) };
  }

  /** A command of `exec` ended; false where it was another's. */
  execFinished(id: number, result: ExecResult): boolean {
    if (!this.awaited.has(id)) return false;
    this.awaited.set(id, result);
    return true;
  }

  debug({ metadata: { namespace = '', name } }: Pod, container: Fields): void {
    this.cluster.resources.addEphemeralContainer({ namespace, name }, container);
  }

  nameSuffix(): string {
    return this.cluster.simulation.choices.nameSuffix();
  }

  delete(
    { kind, metadata }: KubeObject,
    gracePeriodSeconds: number | undefined,
    propagationPolicy?: 'Background' | 'Foreground' | 'Orphan',
  ): void {
    const { name, namespace = '' } = metadata;
    const options = { gracePeriodSeconds, ...(propagationPolicy && { propagationPolicy }) };
    this.cluster.deleteObject(kind, namespace, name, options);
  }

  runUntilTrue(holds: () => boolean, limit: Instant): boolean {
    return this.cluster.runUntilTrue(holds, limit);
  }

  waitUntilGone({ kind, metadata }: KubeObject): void {
    const { name, namespace = '', uid } = metadata;
    const { cluster } = this;
    const isGone = () => cluster.store.get(kind, namespace, name)?.metadata.uid !== uid;
    if (cluster.runUntilTrue(isGone, cluster.now + LONGEST_DELETION)) return;
    throw new Undeclared(`kubectl delete waited a week, and ${kind} "${name}" is still there.`);
  }

  follow(
    object: KubeObject,
    tell: (now: KubeObject | undefined) => boolean,
    timeout: Duration | undefined,
  ): boolean {
    const { cluster } = this;
    const { kind, metadata } = object;
    const changes: (KubeObject | undefined)[] = [object];
    const watcher = ({ type, object: after }: StoreChange) => {
      if (after.metadata.uid === metadata.uid) changes.push(type === 'DELETED' ? undefined : after);
    };
    const isEnough = () => {
      while (changes.length > 0) if (tell(changes.shift())) return true;
      return false;
    };
    cluster.store.watch(kind, watcher);
    try {
      if (cluster.runUntilTrue(isEnough, cluster.now + (timeout ?? LONGEST_ROLLOUT))) return true;
    } finally {
      cluster.store.unwatch(kind, watcher);
    }
    if (timeout !== undefined) return false;
    throw new Undeclared(
      `kubectl has followed ${kind} "${metadata.name}" for a day, and there is no end to it. Say how long it waits, as in: --timeout=10m`,
    );
  }
}

/** pkg/kubelet/kubelet.go (setNodeOwnerFunc), staging/src/k8s.io/component-helpers/apimachinery/lease */
function leaseOf({ apiVersion, kind, metadata }: Node, renewTime: string): KubeObject {
  const { name, uid, creationTimestamp, resourceVersion } = metadata;
  const ownerReferences = [{ apiVersion, kind, name, uid }];
  const own = { name, namespace: 'kube-node-lease', uid: `${uid}-lease`, creationTimestamp, resourceVersion };
  const spec = { holderIdentity: name, leaseDurationSeconds: 40, renewTime };
  const lease = {
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: { ...own, ownerReferences },
    spec,
  };
  return lease as KubeObject;
}

/** As the API lists them. */
function byNamespaceAndName({ metadata: a }: KubeObject, { metadata: b }: KubeObject): number {
  const [one, other] = [`${a.namespace}/${a.name}`, `${b.namespace}/${b.name}`];
  return one < other ? -1 : Number(one > other);
}

const LONGEST_ROLLOUT = days(1);
const LONGEST_COMMAND = hours(1);
/** staging/src/k8s.io/kubectl/pkg/cmd/delete/delete.go */
const LONGEST_DELETION = days(7);
/** How the API server passes on what the runtime said. */
const NOT_STARTED = 'Internal error occurred: error executing command in container: ';

/** Of the six digits of a MicroTime nine. */
function nanoseconds(microTimestamp: string): string {
  return microTimestamp.replace('Z', '000Z');
}
