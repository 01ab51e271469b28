import { defaultBinding } from './default-access';
import { defaultAttachment, defaultDriver } from './default-drivers';
import { defaultLimitRange, defaultResourceQuota } from './default-limits';
import { defaultNetworkPolicy } from './default-network-policy';
import { defaultPodSpec } from './default-pod';
import { defaultWorkload } from './default-workloads';
import { isExternallyAccessible } from './externally-accessible';
import {
  change,
  changeEach,
  changePart,
  type Fields,
  fieldsOf,
  interned,
  isFields,
  listOf,
  setField,
  textOf,
  withDefaults,
} from './fields';
import { canonicalResources } from './quantity';
import type { ResourceList } from './types';

/**
 * The object with everything filled in that the API fills in at decoding. Parts that need nothing stay the same
 * objects.
 * pkg/apis/core/v1/defaults.go
 */
export function defaulted<T extends Fields>(object: T): T {
  return byKind(object.kind as string, object) as T;
}

function byKind(kind: string, object: Fields): Fields {
  switch (kind) {
    case 'Pod':
      return changePart(object, 'spec', (spec) => defaultPodSpec(interned(spec)) as unknown as Fields);
    case 'Namespace':
      return defaultNamespace(object);
    case 'Secret':
      return withDefaults(withStringData(object), { type: 'Opaque' });
    case 'Service':
      return change(withDefaults(object, { spec: {} }), 'spec', defaultService);
    case 'Event':
      return change(withDefaults(object, EMPTY_EVENT), 'involvedObject', (about) =>
        withDefaults(about, { kind: '', namespace: '', name: '' }),
      );
    case 'Node':
      return change(object, 'status', defaultNodeStatus);
    case 'StorageClass':
      return withDefaults(object, { reclaimPolicy: 'Delete', volumeBindingMode: 'Immediate' });
    case 'PriorityClass':
      return withDefaults(object, { preemptionPolicy: 'PreemptLowerPriority' });
    case 'LimitRange':
      return defaultLimitRange(object);
    case 'ResourceQuota':
      return defaultResourceQuota(object);
    case 'NetworkPolicy':
      return defaultNetworkPolicy(object);
    case 'CSIDriver':
      return defaultDriver(object);
    case 'CSINode':
    case 'Lease':
    case 'PodDisruptionBudget':
      return withDefaults(object, { spec: {} });
    case 'EndpointSlice':
      return changeEach(object, 'ports', (port) => withDefaults(port, { name: '', protocol: 'TCP' }));
    case 'VolumeAttachment':
      return defaultAttachment(object);
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      return defaultBinding(object);
    case 'PersistentVolumeClaim':
      return change(withDefaults(object, { spec: {}, status: { phase: 'Pending' } }), 'spec', defaultClaim);
    case 'PersistentVolume':
      return change(withDefaults(object, { status: { phase: 'Pending' } }), 'spec', (spec) =>
        withDefaults(
          change(spec, 'capacity', (capacity) => canonicalResources(capacity as ResourceList) as Fields),
          { persistentVolumeReclaimPolicy: 'Retain', volumeMode: 'Filesystem' },
        ),
      );
    default:
      return defaultWorkload(kind, object);
  }
}

/** Fields that every Event has, were they empty: they are not optional in Go. */
const EMPTY_EVENT = {
  involvedObject: {},
  reason: '',
  message: '',
  type: '',
  source: {},
  firstTimestamp: null,
  lastTimestamp: null,
  eventTime: null,
  reportingComponent: '',
  reportingInstance: '',
};

/** What is written as plain text is stored in base64, over what `data` says. */
function withStringData(secret: Fields): Fields {
  const { stringData, ...rest } = secret;
  if (!isFields(stringData)) return secret;
  const data = { ...fieldsOf(secret.data) };
  for (const [key, text] of Object.entries(stringData)) {
    setField(data, key, Buffer.from(textOf(text), 'utf8').toString('base64'));
  }
  return { ...rest, data };
}

/**
 * Every namespace is labelled with its own name, begins as Active, and is held by the controller that empties it, whatever its
 * spec says. pkg/registry/core/namespace/strategy.go
 */
function defaultNamespace(object: Fields): Fields {
  const metadata = fieldsOf(object.metadata);
  const name = textOf(metadata.name);
  const labels =
    name === '' ? metadata.labels : { ...fieldsOf(metadata.labels), 'kubernetes.io/metadata.name': name };
  const spec = fieldsOf(object.spec);
  const finalizers = listOf(spec.finalizers);
  return {
    ...object,
    metadata: { ...metadata, ...(isFields(labels) && { labels }) },
    spec: finalizers.includes('kubernetes') ? spec : { ...spec, finalizers: [...finalizers, 'kubernetes'] },
    status: { phase: 'Active', ...fieldsOf(object.status) },
  };
}

/** A service keeps a client with its pod for three hours, where it does not say how long; without affinity it says no time. pkg/apis/core/v1/defaults.go (SetDefaults_Service) */
function withAffinityTime({ sessionAffinityConfig: config, ...spec }: Fields): Fields {
  const given = config === undefined ? spec : { ...spec, sessionAffinityConfig: config };
  if (spec.sessionAffinity !== 'ClientIP') return spec.sessionAffinity === 'None' ? spec : given;
  const { timeoutSeconds } = fieldsOf(fieldsOf(config).clientIP);
  if (timeoutSeconds !== undefined && timeoutSeconds !== null) return given;
  return { ...spec, sessionAffinityConfig: { clientIP: { timeoutSeconds: 10_800 } } };
}

function defaultService(spec: Fields): Fields {
  let result = withDefaults(spec, { type: 'ClusterIP', sessionAffinity: 'None' });
  const { type } = result;
  result = withAffinityTime(result);
  if (isExternallyAccessible(result)) result = withDefaults(result, { externalTrafficPolicy: 'Cluster' });
  if (type !== 'ExternalName') result = withDefaults(result, { internalTrafficPolicy: 'Cluster' });
  if (type === 'LoadBalancer') result = withDefaults(result, { allocateLoadBalancerNodePorts: true });
  return changeEach(result, 'ports', (port) => {
    const target = port.targetPort === 0 ? { ...port, targetPort: undefined } : port;
    return withDefaults(target, { protocol: 'TCP', targetPort: port.port });
  });
}

/** Allocatable is all that there is; an image without names is listed all the same. */
function defaultNodeStatus(given: Fields): Fields {
  const status = changeEach(given, 'images', (image) => withDefaults(image, { names: [] }));
  if (!isFields(status.capacity)) return status;
  const capacity = canonicalResources(status.capacity as ResourceList);
  return { allocatable: capacity, ...status, capacity };
}

function defaultClaim(spec: Fields): Fields {
  const resources = change(fieldsOf(spec.resources), 'requests', (requests) =>
    canonicalResources(requests as ResourceList),
  );
  const whole = Object.keys(resources).length === 0 ? spec : { ...spec, resources };
  return withDefaults(whole, { volumeMode: 'Filesystem' });
}
