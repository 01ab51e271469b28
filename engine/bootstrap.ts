import { defaultAccount, rootCertificate } from './api/namespace-furniture';
import { quantityValue } from './api/quantity';
import type { Labels, Node, ResourceList, Taint, Timestamp } from './api/types';
import { SYSTEM_CLASSES } from './api/validate-priority-class';
import { nodeAllocatable } from './kubelet/allocatable';
import { DEFAULT_CONFIGURATION, type KubeletConfiguration } from './kubelet/kubelet-configuration';
import { createApiService } from './network/api-service';
import type { Version } from './profiles/versions';
import type { NewObject, Store } from './store/store';

/** A node as a feature describes it. What is not said is ample: 64 CPUs, 256Gi, 110 pods. */
export interface NodeDescription {
  readonly name: string;
  readonly cpu?: string;
  readonly memory?: string;
  readonly pods?: string;
  readonly zone?: string;
  readonly labels?: Labels;
  readonly taints?: readonly Taint[];
  /** Devices and the like, by their names: `nvidia.com/gpu`. */
  readonly extended?: ResourceList;
}

/** Namespaces that every cluster has. */
const NAMESPACES = ['default', 'kube-node-lease', 'kube-public', 'kube-system'];

/** What is in a cluster before anybody has done anything. */
export function firstObjects(store: Store, version: Version, now: Timestamp): void {
  for (const name of NAMESPACES) createNamespaceWith(store, name);
  store.create(DEFAULT_CLASS, 'kube-apiserver');
  for (const one of PRIORITY_CLASSES) store.create(one, 'kube-apiserver');
  if (version.has('serviceCIDRs')) store.create(defaultRange(now), 'kube-apiserver');
  createApiService(store);
}

/** pkg/controlplane/controller/defaultservicecidr/default_servicecidr_controller.go */
const defaultRange = (lastTransitionTime: Timestamp) => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'ServiceCIDR',
  metadata: {
    name: 'kubernetes',
    uid: '5c0f4e1a-0000-4000-8000-000000000021',
    finalizers: ['networking.k8s.io/service-cidr-finalizer'],
  },
  spec: { cidrs: ['10.96.0.0/12'] },
  status: {
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: '',
        message: 'Kubernetes default Service CIDR is ready',
        lastTransitionTime,
      },
    ],
  },
});

/** As clusters of kind have it: volumes are directories of the node on which the first pod runs. docs/decisions/storage.md */
const DEFAULT_CLASS = {
  apiVersion: 'storage.k8s.io/v1',
  kind: 'StorageClass',
  metadata: {
    name: 'standard',
    // Its own, so that it takes part in no draw.
    uid: '5c0f4e1a-0000-4000-8000-000000000001',
    annotations: { 'storageclass.kubernetes.io/is-default-class': 'true' },
  },
  provisioner: 'rancher.io/local-path',
  reclaimPolicy: 'Delete',
  volumeBindingMode: 'WaitForFirstConsumer',
};

/** In the order in which the API server makes them. pkg/apis/scheduling/v1/helpers.go (SystemPriorityClasses) */
const PRIORITY_CLASSES = SYSTEM_CLASSES.map(({ name, value, description }, i) => ({
  apiVersion: 'scheduling.k8s.io/v1',
  kind: 'PriorityClass',
  metadata: { name, uid: `5c0f4e1a-0000-4000-8000-00000000001${i}`, generation: 1 },
  value,
  description,
  preemptionPolicy: 'PreemptLowerPriority',
}));

/** A namespace with its default service account, which its controller makes at once. */
export function createNamespaceWith(store: Store, name: string): void {
  const labels = { 'kubernetes.io/metadata.name': name };
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
    spec: { finalizers: ['kubernetes'] },
    status: { phase: 'Active' },
  };
  store.create(namespace, 'kube-apiserver');
  furnishNamespace(store, name);
}

/** Every namespace has a service account `default` and the cluster's certificate, and keeps them (controllers/namespace-furniture.ts). */
export function furnishNamespace(store: Store, namespace: string): void {
  store.create(defaultAccount(namespace), 'serviceaccount-controller');
  store.create(rootCertificate(namespace), 'root-ca-certificate-publisher');
}

/** The Node object of a description; `number` counts the nodes from 1 and gives the addresses. */
export function nodeObject(
  description: NodeDescription,
  number: number,
  version: string,
  now: Timestamp,
  configuration: KubeletConfiguration = DEFAULT_CONFIGURATION,
  /** Whether the configuration says itself what the hard thresholds are. */
  keepsFree = false,
): NewObject & Omit<Node, 'metadata'> {
  const { maxPods, podsPerCore, evictionHard } = configuration;
  const { name, cpu = '64', memory = '256Gi', zone, labels, taints } = description;
  // pkg/kubelet/nodestatus/setters.go (MachineInfo)
  const most = podsPerCore > 0 ? Math.min(quantityValue(cpu) * podsPerCore, maxPods) : maxPods;
  const pods = description.pods ?? String(most);
  const resources = {
    cpu,
    'ephemeral-storage': '100Gi',
    'hugepages-1Gi': '0',
    'hugepages-2Mi': '0',
    memory,
    pods,
    ...description.extended,
  };
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'beta.kubernetes.io/arch': 'amd64',
        'beta.kubernetes.io/os': 'linux',
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/hostname': name,
        'kubernetes.io/os': 'linux',
        ...(zone && { 'topology.kubernetes.io/zone': zone }),
        ...labels,
      },
    },
    spec: {
      podCIDR: `10.${244 + Math.floor((number - 1) / 256)}.${(number - 1) % 256}.0/24`,
      ...(taints && { taints }),
    },
    status: {
      capacity: resources,
      // Simplified: the default thresholds take nothing from what pods can ask for, so that a node said to have 8Gi takes
      // pods of 8Gi; those that a configuration names do.
      allocatable: nodeAllocatable(resources, {
        ...configuration,
        evictionHard: keepsFree ? evictionHard : {},
      }),
      conditions: CONDITIONS.map(([type, status, reason, message]) => ({
        type,
        status,
        lastHeartbeatTime: now,
        lastTransitionTime: now,
        reason,
        message,
      })),
      addresses: [
        { type: 'InternalIP', address: `10.0.${Math.floor(number / 256)}.${number % 256}` },
        { type: 'Hostname', address: name },
      ],
      nodeInfo: {
        architecture: 'amd64',
        containerRuntimeVersion: 'containerd://2.1.9',
        kernelVersion: '6.12.0',
        kubeletVersion: `v${version}.0`,
        operatingSystem: 'linux',
        osImage: 'Debian GNU/Linux 13 (trixie)',
      },
    },
  };
}

const CONDITIONS = [
  ['MemoryPressure', 'False', 'KubeletHasSufficientMemory', 'kubelet has sufficient memory available'],
  ['DiskPressure', 'False', 'KubeletHasNoDiskPressure', 'kubelet has no disk pressure'],
  ['PIDPressure', 'False', 'KubeletHasSufficientPID', 'kubelet has sufficient PID available'],
  ['Ready', 'True', 'KubeletReady', 'kubelet is posting ready status'],
] as const;
