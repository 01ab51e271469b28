import { type Cluster, minutes, seconds } from '../../engine';

/**
 * Something of which controllers have to make something, and what is done to it after a minute. Without a fault every scene comes
 * to a rest, and with one to the same.
 */
export interface Scene {
  readonly name: string;
  readonly items: readonly object[];
  readonly news: (cluster: Cluster) => void;
}

/** When the news come, and when all that they lead to must be over. */
export const NEWS = seconds(60);
export const REST = minutes(35);

const meta = (name: string, more: object = {}) => ({ name, ...more });
const containers = [{ name: 'app', image: 'nginx:1.27' }];
const labelled = (app: string, spec: object = {}) => ({
  metadata: { labels: { app } },
  spec: { containers, ...spec },
});
const apps = (kind: string, app: string, spec: object = {}, template: object = {}) => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: meta(app),
  spec: { selector: { matchLabels: { app } }, template: labelled(app, template), ...spec },
});
const core = (kind: string, name: string, more: object = {}, metadata: object = {}) => ({
  apiVersion: 'v1',
  kind,
  metadata: meta(name, metadata),
  ...more,
});
const pod = (name: string, spec: object = {}) => core('Pod', name, { spec: { containers, ...spec } });
const script = (command: string) => ({
  template: {
    spec: {
      restartPolicy: 'Never',
      containers: [{ name: 'app', image: 'busybox:1.36', command: ['sh', '-c', command] }],
    },
  },
});
const job = (name: string, spec: object) => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: meta(name),
  spec,
});
const cronJob = (name: string, spec: object) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: meta(name),
  spec: { schedule: '*/5 * * * *', jobTemplate: { spec: script('sleep 10') }, ...spec },
});
const claimSpec = (storageClassName: string, storage = '1Gi') => ({
  accessModes: ['ReadWriteOnce'],
  storageClassName,
  resources: { requests: { storage } },
});
const claim = (name: string, storageClassName: string, storage?: string) =>
  core('PersistentVolumeClaim', name, { spec: claimSpec(storageClassName, storage) });
const withClaim = (claimName: string) => ({
  volumes: [{ name: 'data', persistentVolumeClaim: { claimName } }],
});
const DISKS = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: meta('disks'),
  provisioner: 'ebs.csi.aws.com',
  allowVolumeExpansion: true,
};
const range = (name: string, cidr: string) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'ServiceCIDR',
  metadata: meta(name),
  spec: { cidrs: [cidr] },
});
const service = (name: string, spec: object) => core('Service', name, { spec });
const subset = (port: number) => ({ subsets: [{ addresses: [{ ip: '192.0.2.1' }], ports: [{ port }] }] });

export function apply(cluster: Cluster, items: readonly object[]): void {
  const list = { apiVersion: 'v1', kind: 'List', items };
  cluster.load(JSON.stringify(list), { file: 'scene.yaml', line: 1 });
  cluster.applyLoaded();
}

const applied =
  (...items: readonly object[]) =>
  (cluster: Cluster) =>
    apply(cluster, items);
const deleted =
  (...all: readonly (readonly [kind: string, name: string])[]) =>
  (cluster: Cluster) => {
    for (const [kind, name] of all)
      cluster.deleteObject(kind, CLUSTER_SCOPED.has(kind) ? '' : 'default', name);
  };
const CLUSTER_SCOPED = new Set(['Namespace', 'PersistentVolume', 'Node', 'ServiceCIDR']);

export const SCENES: readonly Scene[] = [
  {
    name: 'workloads that are scaled',
    items: [
      apps('Deployment', 'web', { replicas: 2 }),
      apps('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }),
      core('ReplicationController', 'old', { spec: { replicas: 1, template: labelled('old') } }),
      apps('ReplicaSet', 'set', { replicas: 1 }),
    ],
    news: applied(
      apps('Deployment', 'web', { replicas: 3 }),
      apps('StatefulSet', 'db', { replicas: 3, serviceName: 'db' }),
      core('ReplicationController', 'old', { spec: { replicas: 2, template: labelled('old') } }),
      apps('ReplicaSet', 'set', { replicas: 3 }),
    ),
  },
  {
    name: 'workloads that are rolled out',
    items: [
      apps('Deployment', 'web', { replicas: 3 }),
      apps('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }),
      apps('DaemonSet', 'agent'),
    ],
    news: applied(
      apps('Deployment', 'web', { replicas: 3 }, { terminationGracePeriodSeconds: 5 }),
      apps('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }, { terminationGracePeriodSeconds: 5 }),
      apps('DaemonSet', 'agent', {}, { terminationGracePeriodSeconds: 5 }),
    ),
  },
  {
    name: 'a workload that is deleted',
    items: [apps('Deployment', 'web', { replicas: 2 }), apps('StatefulSet', 'db', { serviceName: 'db' })],
    news: deleted(['Deployment', 'web'], ['StatefulSet', 'db']),
  },
  {
    name: 'Jobs',
    items: [
      job('kept', { completions: 3, parallelism: 2, ...script('sleep 30') }),
      job('gone', { ttlSecondsAfterFinished: 60, ...script('sleep 20') }),
    ],
    news: applied(job('late', { backoffLimit: 1, ...script('sleep 5; exit 1') })),
  },
  {
    name: 'a CronJob',
    items: [cronJob('often', { successfulJobsHistoryLimit: 2 })],
    news: applied(cronJob('other', { schedule: '*/7 * * * *', concurrencyPolicy: 'Forbid' })),
  },
  {
    name: 'services',
    items: [
      apps('Deployment', 'web', { replicas: 2 }),
      service('web', { selector: { app: 'web' }, ports: [{ port: 80 }] }),
      service('outside', { ports: [{ port: 80 }] }),
      core('Endpoints', 'outside', subset(80)),
    ],
    news: applied(
      apps('Deployment', 'web', { replicas: 4 }),
      core('Endpoints', 'outside', subset(81)),
      service('headless', { clusterIP: 'None', selector: { app: 'web' }, ports: [{ port: 80 }] }),
    ),
  },
  {
    name: 'a range of addresses that is deleted',
    items: [range('more', '10.200.0.0/24'), range('kept', '10.201.0.0/24')],
    news: deleted(['ServiceCIDR', 'more']),
  },
  {
    name: 'claims and volumes',
    items: [
      DISKS,
      claim('disk', 'disks'),
      pod('user', withClaim('disk')),
      claim('local', 'standard'),
      pod('near', withClaim('local')),
      core('PersistentVolume', 'own', {
        spec: {
          capacity: { storage: '1Gi' },
          accessModes: ['ReadWriteOnce'],
          persistentVolumeReclaimPolicy: 'Retain',
          storageClassName: 'own',
          hostPath: { path: '/data' },
        },
      }),
    ],
    news: (cluster) => {
      apply(cluster, [
        claim('mine', 'own'),
        claim('second', 'disks'),
        pod('second', withClaim('second')),
        pod('scratch', {
          volumes: [{ name: 'tmp', ephemeral: { volumeClaimTemplate: { spec: claimSpec('standard') } } }],
        }),
      ]);
      deleted(['PersistentVolumeClaim', 'local'], ['Pod', 'near'])(cluster);
    },
  },
  {
    name: 'a claim that is enlarged',
    items: [DISKS, claim('disk', 'disks'), pod('user', withClaim('disk'))],
    news: applied(claim('disk', 'disks', '2Gi')),
  },
  {
    name: 'a volume that is deleted with its claim',
    items: [DISKS, claim('disk', 'disks')],
    news: (cluster) => {
      const [volume] = cluster.store.list('PersistentVolume');
      deleted(['PersistentVolume', volume!.metadata.name], ['PersistentVolumeClaim', 'disk'])(cluster);
    },
  },
  {
    name: 'a namespace that is deleted',
    items: [
      core('Namespace', 'shop'),
      core('ConfigMap', 'x', {}, { namespace: 'shop' }),
      core('Pod', 'slow', { spec: { containers, terminationGracePeriodSeconds: 20 } }, { namespace: 'shop' }),
    ],
    news: deleted(['Namespace', 'shop']),
  },
  {
    name: 'what every namespace has',
    items: [core('ConfigMap', 'x')],
    news: deleted(['ServiceAccount', 'default'], ['ConfigMap', 'kube-root-ca.crt']),
  },
  {
    name: 'a quota',
    items: [
      core('ResourceQuota', 'few', { spec: { hard: { pods: '3', services: '2' } } }),
      pod('one'),
      pod('two'),
      service('x', { ports: [{ port: 80 }] }),
    ],
    news: deleted(['Pod', 'one'], ['Service', 'x']),
  },
  {
    name: 'a quota that holds a workload up until it is raised',
    items: [
      core('ResourceQuota', 'few', { spec: { hard: { pods: '1' } } }),
      apps('Deployment', 'web', { replicas: 3 }),
      apps('StatefulSet', 'db', { replicas: 2, serviceName: 'db' }),
    ],
    news: applied(core('ResourceQuota', 'few', { spec: { hard: { pods: '9' } } })),
  },
  {
    name: 'a budget',
    items: [
      apps('Deployment', 'web', { replicas: 3 }),
      {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: meta('web'),
        spec: { minAvailable: '50%', selector: { matchLabels: { app: 'web' } } },
      },
    ],
    news: applied(apps('Deployment', 'web', { replicas: 6 })),
  },
  {
    name: 'an autoscaler',
    items: [apps('Deployment', 'web', {}, { containers: [requesting('100m')] }), autoscaler(1)],
    news: applied(autoscaler(3)),
  },
  {
    name: 'a node that dies',
    items: [apps('Deployment', 'web', { replicas: 3 })],
    news: ({ disturbances }) => disturbances.cutPower('node-1'),
  },
  {
    name: 'a node that is taken away',
    items: [
      apps('Deployment', 'web', { replicas: 3 }),
      pod('alone', { nodeName: 'node-1', terminationGracePeriodSeconds: 1 }),
    ],
    news: (cluster) => {
      cluster.disturbances.cutPower('node-1');
      deleted(['Node', 'node-1'])(cluster);
    },
  },
];

function requesting(cpu: string): object {
  return { name: 'app', image: 'nginx:1.27', resources: { requests: { cpu } } };
}

function autoscaler(minReplicas: number): object {
  const resource = { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } };
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: meta('web'),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas,
      maxReplicas: 6,
      metrics: [{ type: 'Resource', resource }],
    },
  };
}
