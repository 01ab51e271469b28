import { Cluster, type JournalEntry, type KubeObject, type LatencyProfileName, type Pod } from '../../engine';

/** Something that makes pods, and how one knows that it has what it wants. */
export interface Workload {
  readonly name: string;
  readonly manifest: object;
  isWell(cluster: Cluster): boolean;
  /** What it writes although nothing went wrong. */
  isUsual?(entry: JournalEntry): boolean;
}

type Counted = KubeObject & { readonly status?: Readonly<Record<string, unknown>> };

const TEMPLATE = {
  metadata: { labels: { app: 'web' } },
  spec: { containers: [{ name: 'app', image: 'nginx:1.27' }] },
};
const selector = { matchLabels: { app: 'web' } };
const apps = (kind: string, spec: object): object => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name: 'web' },
  spec: { selector, template: TEMPLATE, ...spec },
});
/** What it says of itself, and what there is: a status may be an old one. */
const readyOf =
  (kind: string, wanted: number, field = 'readyReplicas') =>
  ({ store }: Cluster) =>
    store.get<Counted>(kind, 'default', 'web')?.status?.[field] === wanted &&
    store.list<Pod>('Pod', 'default').filter(isWorking).length === (kind === 'Job' ? 0 : wanted);
const isWorking = ({ metadata, status }: Pod) =>
  metadata.deletionTimestamp === undefined &&
  status.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'True');
const script = (command: string) => ({
  template: {
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'app', image: 'busybox', command: ['sh', '-c', command] }],
    },
  },
});

export const WORKLOADS: readonly Workload[] = [
  {
    name: 'a Deployment',
    manifest: apps('Deployment', { replicas: 3 }),
    isWell: readyOf('Deployment', 3, 'availableReplicas'),
  },
  { name: 'a ReplicaSet', manifest: apps('ReplicaSet', { replicas: 3 }), isWell: readyOf('ReplicaSet', 3) },
  {
    name: 'a ReplicationController',
    manifest: {
      apiVersion: 'v1',
      kind: 'ReplicationController',
      metadata: { name: 'web' },
      spec: { replicas: 3, template: TEMPLATE },
    },
    isWell: readyOf('ReplicationController', 3),
  },
  {
    name: 'a StatefulSet',
    manifest: apps('StatefulSet', { replicas: 3, serviceName: 'web' }),
    isWell: readyOf('StatefulSet', 3),
  },
  { name: 'a DaemonSet', manifest: apps('DaemonSet', {}), isWell: readyOf('DaemonSet', 3, 'numberReady') },
  {
    name: 'a Job',
    manifest: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'web' },
      spec: { completions: 4, parallelism: 2, backoffLimit: 6, ...script('sleep 40') },
    },
    isWell: readyOf('Job', 4, 'succeeded'),
  },
  {
    name: 'an autoscaler with its Deployment',
    manifest: {
      apiVersion: 'v1',
      kind: 'List',
      items: [
        apps('Deployment', { replicas: 3 }),
        {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name: 'web' },
          spec: {
            scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
            minReplicas: 3,
            maxReplicas: 6,
            metrics: [
              {
                type: 'Resource',
                resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } },
              },
            ],
          },
        },
      ],
    },
    isWell: readyOf('Deployment', 3, 'availableReplicas'),
  },
];

/** A cluster of three nodes to which the workload was just applied. */
export function clusterOf({ manifest }: Workload, latencies: LatencyProfileName = 'ideal'): Cluster {
  const cluster = new Cluster({ latencies });
  for (const name of ['node-1', 'node-2', 'node-3']) cluster.addNode({ name });
  cluster.load(JSON.stringify(manifest), { file: 'workload.yaml', line: 1 });
  cluster.applyLoaded();
  return cluster;
}
