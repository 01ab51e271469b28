import type { EngineRule } from './rules';

/** Rules that a reader looks for together, wherever their code stands. */
export interface Area {
  /** Of its page: `coverage-rules-jobs.html`. */
  readonly id: string;
  readonly title: string;
  /** Beginnings of places below `engine/`; of several areas the first that fits counts. */
  readonly places: readonly string[];
}

export const AREAS: readonly Area[] = [
  {
    id: 'scheduling',
    title: 'Scheduling and preemption',
    places: [
      'scheduler/',
      'api/affinity',
      'api/host-ports',
      'api/narrowed-nodes',
      'api/node-affinity',
      'api/pod-requests',
      'api/pod-totals',
      'api/requirement',
      'api/tolerations',
      'admission/label-keys',
      'admission/priority',
      'admission/scheduling-gates',
    ],
  },
  {
    id: 'probes',
    title: 'Probes',
    places: ['kubelet/probe', 'kubelet/http-get', 'kubelet/status-patch'],
  },
  {
    id: 'configuration',
    title: 'Configuration, environment and files of containers',
    places: [
      'kubelet/downward',
      'kubelet/environment',
      'kubelet/service-variables',
      'kubelet/volume-files',
      'kubelet/volume-mounts',
      'kubelet/references',
    ],
  },
  {
    id: 'storage',
    title: 'Storage',
    places: [
      'kubelet/claimed-files',
      'kubelet/host-path',
      'kubelet/volume',
      'controllers/attach',
      'controllers/ephemeral-volumes',
      'controllers/storage',
      'controllers/volume',
      'api/attachable-volumes',
      'api/storage',
      'api/volume',
      'admission/default-storage-class',
      'admission/changes.ts#checkClaimGrowth',
    ],
  },
  {
    id: 'nodes',
    title: 'Nodes: their resources, pressure, health and shutdown',
    places: [
      'kubelet/allocatable',
      'kubelet/configuration',
      'kubelet/critical-pods',
      'kubelet/eviction',
      'kubelet/image-collector',
      'kubelet/kubelet-configuration',
      'kubelet/local-storage',
      'kubelet/node',
      'kubelet/runtime-outages',
      'kubelet/shutdown-groups',
      'controllers/node',
      'controllers/pod-garbage',
      'controllers/stale-disruptions',
      'controllers/taint',
      'controllers/tolerated-for',
    ],
  },
  { id: 'pods', title: 'Pods and containers on their node', places: ['kubelet/'] },
  {
    id: 'services',
    title: 'Services, endpoints, ingresses and names',
    places: [
      'network/',
      'controllers/endpoint',
      'controllers/ingress',
      'controllers/mirrored-endpoints',
      'controllers/pod-endpoint',
      'controllers/service',
      'controllers/slice',
      'controllers/traffic',
      'controllers/trigger-times',
      'api/ingress',
      'admission/default-ingress-class',
      'admission/service-allocation',
      'admission/service-node-ports',
      'admission/service-type-change',
    ],
  },
  {
    id: 'deployments',
    title: 'Deployments and ReplicaSets',
    places: [
      'controllers/deployment',
      'controllers/replica-set',
      'controllers/pod-template-hash',
      'controllers/slow-start',
      'controllers/victims',
      'api/same-template',
    ],
  },
  {
    id: 'stateful-sets',
    title: 'StatefulSets and their revisions',
    places: ['controllers/stateful-set', 'controllers/controller-'],
  },
  {
    id: 'daemon-sets',
    title: 'DaemonSets',
    places: ['controllers/daemon', 'controllers/failure-back-off', 'api/template-generation'],
  },
  {
    id: 'jobs',
    title: 'Jobs and CronJobs',
    places: [
      'controllers/cron-job',
      'controllers/job',
      'controllers/ttl-after-finished',
      'admission/job-selector',
      'api/cron',
    ],
  },
  {
    id: 'autoscaling',
    title: 'Autoscaling',
    places: [
      'controllers/autoscaler',
      'controllers/horizontal-pod-autoscaler',
      'controllers/replica-calculator',
      'controllers/scale-target',
      'controllers/metrics',
    ],
  },
  {
    id: 'disruption',
    title: 'Disruption budgets and evictions',
    places: ['controllers/budget', 'api/disruption'],
  },
  {
    id: 'quotas',
    title: 'Quotas and limits',
    places: [
      'controllers/resource-quota',
      'admission/limit',
      'admission/resource-quota',
      'api/default-limits',
      'api/held-totals',
      'api/quota',
      'api/resource-lists',
    ],
  },
  {
    id: 'ownership',
    title: 'Ownership, garbage collection and namespaces',
    places: [
      'controllers/',
      'admission/finalizers',
      'admission/graceful-deletion',
      'admission/namespace',
      'api/owner',
    ],
  },
  { id: 'validation', title: 'What the API refuses', places: ['api/validate'] },
  { id: 'admission', title: 'Admission, changes and deletion', places: ['admission/'] },
  { id: 'api', title: 'What the API reads and fills in', places: ['api/'] },
];

/** The area of a rule; undefined where none says that it is its own. */
export function areaOf({ place }: Pick<EngineRule, 'place'>): Area | undefined {
  const inEngine = place.slice('engine/'.length);
  return AREAS.find(({ places }) => places.some((beginning) => inEngine.startsWith(beginning)));
}
