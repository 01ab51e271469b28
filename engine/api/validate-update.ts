import { Complaints } from './complaints';
import type { FieldError } from './field-error';
import { type Fields, fieldsOf, listOf, textOf } from './fields';
import { validateNew } from './validate';
import { validateBindingUpdate } from './validate-access';
import { validateServiceCidrUpdate } from './validate-cidr';
import {
  validateAttributesClassUpdate,
  validateCsiNodeUpdate,
  validateDriverUpdate,
  validateStorageCapacityUpdate,
} from './validate-drivers';
import { validateEndpointSliceUpdate } from './validate-endpoint-slice';
import { validateJobUpdate } from './validate-job-update';
import { sameValue, validatePodUpdate } from './validate-pod-update';
import { validatePriorityClassUpdate } from './validate-priority-class';
import { validateRuntimeClassUpdate } from './validate-runtime-class';
import { validateBalancerUpdate } from './validate-service-traffic';
import { validateClaimUpdate, validateStorageClassUpdate, validateVolumeUpdate } from './validate-storage';

/**
 * What is wrong with a change of an object: fields that never change, and all that would be wrong with a new one.
 * `next` is whole and defaulted.
 */
export function validateUpdate(next: Fields, old: Fields): readonly FieldError[] {
  if (next.kind === 'Pod') return validatePodUpdate(next, old);
  const complaints = new Complaints();
  const spec = fieldsOf(next.spec);
  const oldSpec = fieldsOf(old.spec);
  const fixed = (name: string): void => {
    if (!sameValue(spec[name], oldSpec[name])) {
      complaints.invalid(`spec.${name}`, spec[name] ?? null, 'field is immutable');
    }
  };
  switch (next.kind) {
    case 'ConfigMap':
      validateFrozen(next, old, ['data', 'binaryData'], complaints);
      break;
    case 'Secret':
      if (next.type !== old.type) complaints.invalid('type', next.type, 'field is immutable');
      validateFrozen(next, old, ['data'], complaints);
      break;
    case 'Deployment':
    case 'ReplicaSet':
    case 'DaemonSet':
      fixed('selector');
      break;
    case 'StatefulSet':
      validateStatefulSetUpdate(spec, oldSpec, complaints);
      break;
    case 'Job':
      validateJobUpdate(next, old, complaints);
      break;
    case 'PersistentVolumeClaim':
      validateClaimUpdate(next, old, complaints);
      break;
    case 'PersistentVolume':
      validateVolumeUpdate(next, old, complaints);
      break;
    case 'StorageClass':
      validateStorageClassUpdate(next, old, complaints);
      break;
    case 'ServiceCIDR':
      validateServiceCidrUpdate(next, old, complaints);
      break;
    case 'IngressClass':
      fixed('controller');
      break;
    case 'ResourceQuota':
      validateQuotaUpdate(spec, oldSpec, complaints);
      break;
    case 'PriorityClass':
      validatePriorityClassUpdate(next, old, complaints);
      break;
    case 'RuntimeClass':
      validateRuntimeClassUpdate(next, old, complaints);
      break;
    case 'CSIDriver':
      validateDriverUpdate(next, old, complaints);
      break;
    case 'CSINode':
      validateCsiNodeUpdate(next, old, complaints);
      break;
    case 'CSIStorageCapacity':
      validateStorageCapacityUpdate(next, old, complaints);
      break;
    case 'VolumeAttributesClass':
      validateAttributesClassUpdate(next, old, complaints);
      break;
    case 'EndpointSlice':
      validateEndpointSliceUpdate(next, old, complaints);
      break;
    case 'RoleBinding':
    case 'ClusterRoleBinding':
      validateBindingUpdate(next, old, complaints);
      break;
    case 'Service':
      validateAddressUpdate(spec, oldSpec, complaints);
      validateBalancerUpdate(spec, oldSpec, complaints);
  }
  const asNew = validateNew(next, undefined, false, old);
  return CHANGES_LAST.has(next.kind as string)
    ? [...asNew, ...complaints.list]
    : [...complaints.list, ...asNew];
}

/**
 * Of these the server tells what is wrong in itself before what must not change; of the others it is the other way round.
 * pkg/apis/apps/validation/validation.go (ValidateDeploymentUpdate, ValidateDaemonSetUpdate), pkg/registry/batch/job/strategy.go (ValidateUpdate)
 */
const CHANGES_LAST = new Set([
  ...['Deployment', 'ReplicaSet', 'StatefulSet', 'Job'],
  ...['PersistentVolume', 'ResourceQuota', 'RuntimeClass', 'StorageClass'],
  ...['CSIDriver', 'CSINode', 'CSIStorageCapacity', 'EndpointSlice', 'RoleBinding', 'ClusterRoleBinding'],
]);

/** https://kubernetes.io/docs/concepts/configuration/configmap/#configmap-immutable */
function validateFrozen(next: Fields, old: Fields, names: readonly string[], complaints: Complaints): void {
  if (old.immutable !== true) return;
  const frozen = 'field is immutable when `immutable` is set';
  if (next.immutable !== true) complaints.forbidden('immutable', frozen);
  for (const name of names) if (!sameValue(next[name], old[name])) complaints.forbidden(name, frozen);
}

const CHANGEABLE = [
  ...['replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit'],
  ...['persistentVolumeClaimRetentionPolicy', 'minReadySeconds'],
];

/** pkg/apis/apps/validation/validation.go (ValidateStatefulSetUpdate) */
function validateStatefulSetUpdate(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const rest = ({ ...fields }: Record<string, unknown>) => {
    for (const name of CHANGEABLE) delete fields[name];
    return fields;
  };
  if (sameValue(rest(spec), rest(oldSpec))) return;
  const list = CHANGEABLE.map((name) => `'${name}'`);
  const which = `${list.slice(0, -1).join(', ')} and ${list.at(-1)}`;
  complaints.forbidden('spec', `updates to statefulset spec for fields other than ${which} are forbidden`);
}

/** The scopes of a quota never change, whatever their order; its scopeSelector may. pkg/apis/core/validation/validation.go (ValidateResourceQuotaUpdate) */
function validateQuotaUpdate(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const sorted = (scopes: unknown) => [...new Set(listOf(scopes).map(textOf))].sort();
  if (!sameValue(sorted(spec.scopes), sorted(oldSpec.scopes)))
    complaints.invalid('spec.scopes', spec.scopes ?? null, 'field is immutable');
}

function validateAddressUpdate(spec: Fields, oldSpec: Fields, complaints: Complaints): void {
  const { clusterIP, type } = spec;
  if (!oldSpec.clusterIP || !clusterIP || clusterIP === oldSpec.clusterIP || type === 'ExternalName') return;
  complaints.invalid('spec.clusterIPs[0]', [clusterIP], 'may not change once set');
}
