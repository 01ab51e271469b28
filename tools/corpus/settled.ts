import { type Cluster, type EventObject, eventsOf, type KubeObject, type Pod, podRow } from '../../engine';

type Workload = KubeObject & {
  readonly spec: { readonly replicas?: number; readonly completions?: number; readonly parallelism?: number };
  readonly status?: {
    readonly readyReplicas?: number;
    readonly numberReady?: number;
    readonly desiredNumberScheduled?: number;
    readonly conditions?: readonly {
      readonly type: string;
      readonly status: string;
      readonly message?: string;
    }[];
  };
};

/** Something that is not as its manifest wants it, and what the cluster says of it; without a word nobody would know why. */
export interface Unsettled {
  readonly what: string;
  readonly why: string | undefined;
}

/** What is not as it should be in a cluster that had its time. */
export function unsettled(cluster: Cluster): readonly Unsettled[] {
  const { store } = cluster;
  return [
    ...store.list<Pod>('Pod').flatMap((pod) => ofPod(cluster, pod)),
    ...REPLICATED.flatMap((kind) => store.list<Workload>(kind)).flatMap((one) => ofWorkload(cluster, one)),
    ...store.list('PersistentVolumeClaim').flatMap((claim) => ofClaim(cluster, claim)),
  ];
}

const REPLICATED = ['Deployment', 'ReplicaSet', 'ReplicationController', 'StatefulSet', 'DaemonSet'];

function ofPod(cluster: Cluster, pod: Pod): readonly Unsettled[] {
  const { status, metadata } = pod;
  const isReady = status.conditions?.some((one) => one.type === 'Ready' && one.status === 'True');
  if (isReady || status.phase === 'Succeeded') return [];
  const said = podRow(pod).status;
  const condition = status.conditions?.find((one) => one.status === 'False' && one.message)?.message;
  const why = SAYS_ALL.test(said) ? said : (warningOf(cluster, pod) ?? condition ?? status.message);
  return [{ what: `pod ${metadata.name} is ${said}`, why }];
}

/** Words of `kubectl get pods` that are reasons themselves. */
const SAYS_ALL = /BackOff|Err|OOMKilled|Evicted|Completed|Failed|DeadlineExceeded|Gated|^Init:/;

function ofWorkload(cluster: Cluster, object: Workload): readonly Unsettled[] {
  const { kind, metadata, spec, status = {} } = object;
  const [wanted, ready] =
    kind === 'DaemonSet'
      ? [status.desiredNumberScheduled ?? 0, status.numberReady ?? 0]
      : [spec.replicas ?? 1, status.readyReplicas ?? 0];
  if (ready >= wanted) return [];
  // What is wrong with its pods they say themselves.
  const pods = cluster.store.list<Pod>('Pod', metadata.namespace).filter((pod) => isOf(cluster, pod, object));
  const refused = status.conditions?.find((one) => one.type === 'ReplicaFailure')?.message;
  const why =
    pods.length > 0 && (pods.length >= wanted || kind === 'StatefulSet')
      ? 'its pods say why'
      : (refused ?? warningOf(cluster, object) ?? sayingDependent(cluster, object));
  return [{ what: `${kind} ${metadata.name} has ${ready} of ${wanted} ready`, why }];
}

function isOf(cluster: Cluster, object: KubeObject, owner: KubeObject): boolean {
  const reference = object.metadata.ownerReferences?.find(({ controller }) => controller);
  if (reference === undefined) return false;
  if (reference.uid === owner.metadata.uid) return true;
  const between = cluster.store.get(reference.kind, object.metadata.namespace ?? '', reference.name);
  return between !== undefined && isOf(cluster, between, owner);
}

/** A ReplicaSet that may not make pods says so, for its Deployment too. */
function sayingDependent(cluster: Cluster, owner: Workload): string | undefined {
  const sets = cluster.store
    .list('ReplicaSet', owner.metadata.namespace)
    .filter((one) => isOf(cluster, one, owner));
  return sets.map((one) => warningOf(cluster, one)).find((one) => one !== undefined);
}

function ofClaim(cluster: Cluster, claim: KubeObject): readonly Unsettled[] {
  const { spec, status } = claim as KubeObject & {
    spec: { volumeName?: string };
    status?: { phase?: string };
  };
  if (status?.phase === 'Bound') return [];
  // Of a volume that it names and that is not there nobody says a word, in a real cluster either; describe shows its name.
  const named = spec.volumeName && !cluster.store.get('PersistentVolume', '', spec.volumeName);
  const why =
    eventsAbout(cluster, claim).at(-1)?.message ??
    (named ? `there is no volume ${spec.volumeName}` : undefined);
  return [{ what: `claim ${claim.metadata.name} is ${status?.phase}`, why }];
}

function warningOf(cluster: Cluster, object: KubeObject): string | undefined {
  return eventsAbout(cluster, object).findLast(({ type }) => type === 'Warning')?.message;
}

function eventsAbout({ store }: Cluster, { kind, metadata }: KubeObject): readonly EventObject[] {
  return eventsOf(store.list<EventObject>('Event', metadata.namespace), {
    kind,
    namespace: metadata.namespace ?? '',
    name: metadata.name,
  });
}
