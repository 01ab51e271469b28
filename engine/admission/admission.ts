import { decode } from '../api/decode';
import { defaulted } from '../api/defaults';
import { invalidObject } from '../api/errors';
import { type Fields, fieldsOf, listOf, memoised } from '../api/fields';
import { groupKind, isNamespaced } from '../api/kinds';
import type { RawObject } from '../api/manifest';
import { qosClass } from '../api/qos';
import { annotationsOfNew } from '../api/template-generation';
import type { PodSpec } from '../api/types';
import { validateNew } from '../api/validate';
import { apiRules } from './api-rules';
import type { AdmissionContext, AdmittedObject } from './context';
import { withDefaultIngressClass } from './default-ingress-class';
import { withDefaultClass } from './default-storage-class';
import { withDefaultTolerations } from './default-toleration-seconds';
import { withoutDisabledFields, withoutGatedFields } from './dropped-fields';
import { withoutDisabledJobFields } from './dropped-job-fields';
import { withGeneratedSelector } from './job-selector';
import { withLabelKeys } from './label-keys';
import { checkLimitRanges, withLimitRangeDefaults } from './limit-ranger';
import { checkNamespace } from './namespace-lifecycle';
import { withNotReadyTaint } from './node-taint';
import { checkPodSecurity } from './pod-security';
import { checkPriorityClass, withPriority } from './priority';
import { checkOverhead, withRuntimeClass } from './runtime-class';
import { withServiceAccount } from './service-account';
import { withAllocations } from './service-allocation';

/**
 * What the API server does with a new object before it is stored, in its order: decode strictly, fill in defaults,
 * let the plugins change and refuse, validate. Throws an ApiError in the server's words. The parts that pods of one
 * manifest have in common are the same objects in all of them.
 * https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/
 */
export function admit(object: RawObject, context: AdmissionContext): AdmittedObject {
  return admitDecoded(decode(object, apiRules(context.version)), context);
}

/** The same for an object that was decoded already, or was made of parts that were: a pod of a template. */
export function admitDecoded(decoded: RawObject, context: AdmissionContext): AdmittedObject {
  const rules = apiRules(context.version);
  let admitted = prepared(defaulted(decoded));
  checkNamespace(admitted, context.store);
  if (admitted.kind === 'Pod') admitted = admittedPod(admitted, context);
  admitted = withoutGatedFields(admitted, context.version);
  if (admitted.kind === 'Job') admitted = keptJob(admitted, context);
  if (admitted.kind === 'PersistentVolumeClaim') admitted = withDefaultClass(admitted, context.store);
  if (admitted.kind === 'Ingress') admitted = withDefaultIngressClass(admitted, context.store);
  if (admitted.kind === 'Service') admitted = withAllocations(admitted, context);
  if (admitted.kind === 'Node') admitted = withNotReadyTaint(admitted);
  admitted = named(admitted, context);
  if (admitted.kind === 'Job') admitted = withGeneratedSelector(admitted, context);
  const errors = validateNew(admitted, rules);
  if (errors.length > 0) throw invalidObject(groupKind(admitted.kind), admitted.metadata.name, errors);
  checkLimitRanges(admitted, context.store);
  checkPodSecurity(admitted, context);
  checkPriorityClass(admitted, context.store);
  checkOverhead(admitted, context.store);
  return admitted;
}

/** What only has the beginning of a name gets the rest before it is validated. staging/src/k8s.io/apiserver/pkg/registry/rest/create.go (BeforeCreate) */
function named(object: AdmittedObject, context: AdmissionContext): AdmittedObject {
  const { metadata } = object;
  if (metadata.name !== '' || !metadata.generateName) return object;
  return { ...object, metadata: { ...metadata, name: context.generatedName(metadata.generateName) } };
}

function admittedPod(given: AdmittedObject, context: AdmissionContext): AdmittedObject {
  const kept = withoutDisabledFields(fieldsOf(given.spec), context.version) as unknown as PodSpec;
  const pod = withLimitRangeDefaults(kept === given.spec ? given : { ...given, spec: kept }, context.store);
  let spec = pod.spec as PodSpec;
  spec = withLabelKeys(spec, pod.metadata.labels, context.version);
  spec = withServiceAccount(pod, spec, context);
  spec = withPriority(pod, spec, context.store);
  spec = withDefaultTolerations(spec);
  spec = withRuntimeClass(pod, spec, context.store);
  return { ...pod, spec, status: { phase: 'Pending', qosClass: qosOf(spec) } };
}

function keptJob(job: AdmittedObject, { version }: AdmissionContext): AdmittedObject {
  const spec = withoutDisabledJobFields(fieldsOf(job.spec), version);
  return spec === job.spec ? job : { ...job, spec };
}

const qosOf = memoised(qosClass);

/** Fields that only the server writes, and kinds whose changes it counts. */
const OF_THE_SERVER = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
];
const NOT_COUNTED = new Set([
  'ConfigMap',
  'Endpoints',
  'ControllerRevision',
  'Event',
  'HorizontalPodAutoscaler',
  'LimitRange',
  'Namespace',
  'Node',
  'PersistentVolume',
  'PersistentVolumeClaim',
  'ResourceQuota',
  'Secret',
  'Service',
  'ServiceAccount',
]);

/** What the plugin StorageObjectInUseProtection puts on claims and volumes. */
const PROTECTED = new Map([
  ['PersistentVolumeClaim', 'kubernetes.io/pvc-protection'],
  ['PersistentVolume', 'kubernetes.io/pv-protection'],
]);

function withOne(list: readonly unknown[], one: string): readonly unknown[] {
  return list.includes(one) ? list : [...list, one];
}

/** What a new object's status says before its controller has seen it: the fields that are written even when they are 0. */
const FIRST_STATUS: ReadonlyMap<string, Fields> = new Map<string, Fields>([
  ['CronJob', {}],
  [
    'DaemonSet',
    { currentNumberScheduled: 0, numberMisscheduled: 0, desiredNumberScheduled: 0, numberReady: 0 },
  ],
  ['Deployment', {}],
  ['HorizontalPodAutoscaler', { desiredReplicas: 0, currentMetrics: null }],
  ['Ingress', { loadBalancer: {} }],
  ['Job', {}],
  ['Namespace', { phase: 'Active' }],
  ['ReplicaSet', { replicas: 0 }],
  ['ReplicationController', { replicas: 0 }],
  ['Service', { loadBalancer: {} }],
  ['ResourceQuota', {}],
  ['StatefulSet', { replicas: 0, availableReplicas: 0 }],
  ['PodDisruptionBudget', { disruptionsAllowed: 0, currentHealthy: 0, desiredHealthy: 0, expectedPods: 0 }],
]);

function prepared(object: RawObject): AdmittedObject {
  const given = fieldsOf(object.metadata);
  const metadata: Record<string, unknown> = { ...given, name: given.name ?? '' };
  for (const field of [...OF_THE_SERVER, 'generation', 'selfLink', 'managedFields']) delete metadata[field];
  if (!isNamespaced(object.kind)) delete metadata.namespace;
  else if (!metadata.namespace) metadata.namespace = 'default';
  if (!NOT_COUNTED.has(object.kind)) metadata.generation = 1;
  const protection = PROTECTED.get(object.kind);
  if (protection !== undefined) metadata.finalizers = withOne(listOf(given.finalizers), protection);
  if (object.kind === 'DaemonSet') metadata.annotations = annotationsOfNew(given.annotations);
  const status = FIRST_STATUS.get(object.kind);
  return { ...(object as Fields), metadata, ...(status && { status }) } as unknown as AdmittedObject;
}
