import { Complaints } from './complaints';
import type { FieldError } from './field-error';
import { type Fields, fieldsOf } from './fields';
import { type ApiRules, NEWEST_RULES } from './rules';
import { validateBinding, validateRole } from './validate-access';
import { validateServiceCidr } from './validate-cidr';
import { validateConfigMap, validateSecret } from './validate-data';
import {
  validateAttachment,
  validateAttributesClass,
  validateCsiNode,
  validateDriver,
  validateStorageCapacity,
} from './validate-drivers';
import { validateEndpointSlice } from './validate-endpoint-slice';
import { validateClassAnnotation, validateIngress, validateIngressClass } from './validate-ingress';
import { validateLease } from './validate-lease';
import { validateLimitRange } from './validate-limits';
import { validateMetadata } from './validate-metadata';
import { validateNetworkPolicy } from './validate-network-policy';
import { validatePod } from './validate-pod';
import { validatePriorityClass } from './validate-priority-class';
import { validateResourceQuota } from './validate-quota';
import { validateRuntimeClass } from './validate-runtime-class';
import { validateService } from './validate-service';
import { validateClaim, validateStorageClass, validateVolume } from './validate-storage';
import { validateWorkload } from './validate-workloads';

/**
 * What is wrong with a new object, after defaulting, in the API's words and order. None for an object that the API
 * would take. Some rules hold only those to account that are made just now.
 */
// Simplified: of kinds that are not listed here only the metadata is looked at.
export function validateNew(
  object: Fields,
  rules: ApiRules = NEWEST_RULES,
  isNew = true,
  old: Fields = {},
): readonly FieldError[] {
  const kind = object.kind as string;
  if (kind === 'Pod') return validatePod(object, rules);
  const complaints = new Complaints(rules);
  validateMetadata(fieldsOf(object.metadata), kind, complaints);
  if (kind === 'ConfigMap') validateConfigMap(object, complaints);
  else if (kind === 'Secret') validateSecret(object, complaints);
  else if (kind === 'PersistentVolumeClaim') validateClaim(object, complaints);
  else if (kind === 'PersistentVolume') validateVolume(object, complaints);
  else if (kind === 'StorageClass') validateStorageClass(object, complaints);
  else if (kind === 'LimitRange') validateLimitRange(object, complaints);
  else if (kind === 'ResourceQuota') validateResourceQuota(object, complaints);
  else if (kind === 'Ingress') {
    validateIngress(object, complaints);
    if (isNew) validateClassAnnotation(object, complaints);
  } else if (kind === 'IngressClass') validateIngressClass(object, complaints);
  else if (kind === 'Service') validateService(object, complaints, fieldsOf(old.spec));
  else if (kind === 'RuntimeClass') validateRuntimeClass(object, complaints);
  else if (kind === 'ServiceCIDR') validateServiceCidr(object, complaints);
  else if (kind === 'NetworkPolicy') validateNetworkPolicy(object, complaints);
  else if (kind === 'PriorityClass') validatePriorityClass(object, complaints);
  else if (kind === 'Lease') validateLease(object, complaints);
  else if (OTHERS.has(kind)) OTHERS.get(kind)!(object, complaints);
  else validateWorkload(kind, object, complaints);
  return complaints.list;
}

const OTHERS: ReadonlyMap<string, (object: Fields, complaints: Complaints) => void> = new Map([
  ['CSIDriver', validateDriver],
  ['CSINode', validateCsiNode],
  ['CSIStorageCapacity', validateStorageCapacity],
  ['VolumeAttributesClass', validateAttributesClass],
  ['VolumeAttachment', validateAttachment],
  ['EndpointSlice', validateEndpointSlice],
  ['Role', validateRole],
  ['ClusterRole', validateRole],
  ['RoleBinding', validateBinding],
  ['ClusterRoleBinding', validateBinding],
]);
