import { ApiError, Cluster, type Pod, seconds } from '../../engine';
import { createNamespaceWith } from '../../engine/bootstrap';
import type { DeleteOptions } from '../../engine/controllers/controller';
import type { WorkloadRef } from '../../engine/kubectl/api';
import { podRow } from '../../engine/view/pod-row';
import { type Action, KUBELET_STOPS, type Recording, type Story, type TraceLine } from './read-trace';
import { tellingOf } from './telling';

export interface Playing {
  readonly seed: number;
  /** The wall clock at 0, in Unix milliseconds. */
  readonly epoch: number;
  /** Where the manifest stands, for messages. */
  readonly file: string;
}

/** The cluster has stood for a while before the story begins, so that all its parts know of the node. */
const STANDS_FOR = seconds(10);

/** Plays a story on the engine under the `random` latencies, and answers what happened in the form of a recording. */
export function play(story: Story, { seed, epoch, file }: Playing): Pick<Recording, 'lines' | 'namespace'> {
  const cluster = new Cluster({ seed, epoch: epoch - STANDS_FOR, version: '1.36', latencies: 'random' });
  furnish(cluster);
  cluster.runUntil(STANDS_FOR);
  const namespace = story.actions.some(isDeletion) ? OWN_NAMESPACE : 'default';
  if (namespace !== 'default') createNamespaceWith(cluster.store, namespace);
  cluster.load(inNamespace(story.manifest, namespace), { file, line: 1 });
  cluster.applyLoaded();
  for (const action of story.actions) {
    cluster.runUntil(STANDS_FOR + dueAt(cluster, action, story.duration));
    perform(cluster, action);
  }
  cluster.runUntil(STANDS_FOR + story.duration);
  return { lines: linesOf(cluster), namespace };
}

/** A story that deletes its namespace needs one of its own. */
const OWN_NAMESPACE = 'recorded';
const NAMESPACE = '/api/v1/namespaces/$NS';

function isDeletion({ verb, path }: Action): boolean {
  return verb === 'DELETE' && path === NAMESPACE;
}

function inNamespace(manifest: string, namespace: string): string {
  return namespace === 'default'
    ? manifest
    : manifest.replace(/^metadata: \{/gm, `metadata: {namespace: ${namespace}, `);
}

/**
 * The recorder's surroundings: one node with the images on it, and a registry beside it that answers in about 20 ms and
 * has not got `nosuch`.
 */
function furnish(cluster: Cluster): void {
  cluster.addNode({ name: 'node1', cpu: '2', memory: '24Gi' });
  cluster.imageIsOnNode('busybox:1.36', 'node1');
  cluster.imageIsOnNode('web:1', 'node1');
  cluster.overrideLatencies({ registry: REGISTRY_ANSWERS });
  for (const image of ['nosuch:1', 'nosuch:2']) cluster.declareImage(image, { cannotBePulled: {} });
}

const REGISTRY_ANSWERS = [10, 30] as const;

/** When an action is due after the beginning of the story: at its time, or some time after a pod's row first showed a status. */
function dueAt(cluster: Cluster, { at, after }: Action, limit: number): number {
  if (after === undefined) return at!;
  const shown = () =>
    linesOf(cluster).find(
      (line) => line.src === 'row' && line.name.startsWith(after.pod) && line.status === after.status,
    );
  const stillToCome = () =>
    cluster.store
      .list<Pod>('Pod')
      .some((pod) => pod.metadata.name.startsWith(after.pod) && podRow(pod).status === after.status);
  if (shown() === undefined) cluster.runUntilTrue(stillToCome, STANDS_FOR + limit);
  const first = shown();
  if (first === undefined)
    throw new Error(`no pod "${after.pod}*" ever showed ${after.status} in ${limit / seconds(1)}s`);
  return first.t + after.delay;
}

const POD = /^\/api\/v1\/namespaces\/\$NS\/pods\/([^/]+)$/;
const RESIZE = /^\/api\/v1\/namespaces\/\$NS\/pods\/([^/]+)\/resize$/;
const WORKLOAD = /^\/apis\/apps\/v1\/namespaces\/\$NS\/(deployments|replicasets)\/([^/]+)$/;
const EVICTION = /^\/api\/v1\/namespaces\/\$NS\/pods\/([^/]+)\/eviction$/;
const PATCHED =
  /^(?:\/api\/v1\/(nodes)|\/apis\/policy\/v1\/namespaces\/\$NS\/(poddisruptionbudgets))\/([^/]+)$/;
const OBJECTS = /^\/api\/v1\/namespaces\/\$NS\/[a-z]+$/;

function perform(cluster: Cluster, action: Action): void {
  const { verb, path, body, after } = action;
  if (isDeletion(action)) {
    cluster.deleteObject('Namespace', '', OWN_NAMESPACE);
    return;
  }
  if (verb === KUBELET_STOPS) {
    cluster.disturbances.restartKubelet('node1', (body as { downFor: number }).downFor);
    return;
  }
  if (verb === 'POST' && OBJECTS.test(path)) {
    cluster.load(JSON.stringify(body), { file: path, line: 1 });
    cluster.applyLoaded();
    return;
  }
  const [, node, budget, patched] = PATCHED.exec(path) ?? [];
  if (verb === 'PATCH' && patched !== undefined) {
    const ref = node
      ? { kind: 'Node', namespace: '', name: patched }
      : { kind: budget && 'PodDisruptionBudget', namespace: 'default', name: patched };
    cluster.workloads.patch(ref as WorkloadRef, body as Record<string, unknown>);
    return;
  }
  const evicted = EVICTION.exec(path)?.[1];
  if (verb === 'POST' && evicted !== undefined) return evict(cluster, podNamed(cluster, evicted, after)!);
  const resized = RESIZE.exec(path)?.[1];
  if (verb === 'PATCH' && resized !== undefined) {
    cluster.resources.resizePod({ namespace: 'default', name: resized }, body as { readonly spec: object });
    return;
  }
  const [, kind, workload] = WORKLOAD.exec(path) ?? [];
  if (kind !== undefined && (verb === 'PATCH' || verb === 'DELETE')) {
    const ref = {
      kind: kind === 'deployments' ? 'Deployment' : 'ReplicaSet',
      namespace: 'default',
      name: workload!,
    };
    if (verb === 'PATCH') cluster.workloads.patch(ref, body as Record<string, unknown>);
    else cluster.deleteObject(ref.kind, ref.namespace, ref.name, body as DeleteOptions);
    return;
  }
  const name = podNamed(cluster, POD.exec(path)?.[1], after);
  if (verb === 'PATCH' && name !== undefined) {
    cluster.workloads.patch({ kind: 'Pod', namespace: 'default', name }, body as Record<string, unknown>);
    return;
  }
  if (verb !== 'DELETE' || name === undefined)
    throw new Error(`the engine cannot be asked yet to ${verb} ${path}`);
  cluster.deletePod(
    { namespace: 'default', name },
    (body as { gracePeriodSeconds?: number } | undefined)?.gracePeriodSeconds,
  );
}

/** A budget may refuse, as it did in the recording. */
function evict(cluster: Cluster, name: string): void {
  const pod = cluster.store.get<Pod>('Pod', 'default', name);
  if (pod === undefined) throw new Error(`there is no pod "${name}" to evict`);
  try {
    cluster.api.nodes.evict(pod);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  }
}

/** `$POD` is the pod whose row the action waited for. */
function podNamed(cluster: Cluster, name: string | undefined, after: Action['after']): string | undefined {
  if (name !== '$POD' || after === undefined) return name;
  const pods = cluster.store.list<Pod>('Pod');
  return pods.find((pod) => pod.metadata.name.startsWith(after.pod) && podRow(pod).status === after.status)
    ?.metadata.name;
}

function linesOf(cluster: Cluster): TraceLine[] {
  const lines = tellingOf(cluster.journal.entries, podRow);
  return lines.map((line) => ({ ...line, t: line.t - STANDS_FOR }));
}
