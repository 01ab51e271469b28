import { forbiddenObject } from '../api/errors';
import { fieldsOf, listOf } from '../api/fields';
import { resourceName } from '../api/kinds';
import { compareQuantities } from '../api/quantity';
import type { KubeObject, PersistentVolumeClaim, Quantity, StorageClass } from '../api/types';
import type { AdmissionContext, AdmittedObject } from './context';
import { checkLimitRanges } from './limit-ranger';
import { checkNamespaceOfChange } from './namespace-lifecycle';
import { checkNamespaceLabels, checkPodSecurity } from './pod-security';
import { checkPriorityClass } from './priority';

/**
 * What the plugins say to a change that a client asks for, after it is validated. Throws an ApiError in their words.
 * plugin/pkg/admission, staging/src/k8s.io/pod-security-admission
 */
export function checkChange(before: KubeObject, after: KubeObject, context: AdmissionContext): void {
  checkNamespaceOfChange(after, context.store);
  switch (after.kind) {
    case 'PersistentVolumeClaim':
      checkLimitRanges(after as unknown as AdmittedObject, context.store);
      checkClaimGrowth(before as PersistentVolumeClaim, after as PersistentVolumeClaim, context);
      break;
    case 'Namespace':
      checkNamespaceLabels(before, after, context);
      break;
    case 'PriorityClass':
      checkPriorityClass(after as unknown as AdmittedObject, context.store, false);
      break;
    case 'Pod':
      if (imagesOf(before) !== imagesOf(after)) checkPodSecurity(after as unknown as AdmittedObject, context);
      break;
    default:
      checkPodSecurity(after as unknown as AdmittedObject, context);
  }
}

/** A claim grows only when it is bound, and only where its class allows it. plugin/pkg/admission/storage/persistentvolume/resize */
function checkClaimGrowth(
  before: PersistentVolumeClaim,
  after: PersistentVolumeClaim,
  { store }: AdmissionContext,
): void {
  const sizeOf = ({ spec }: PersistentVolumeClaim): Quantity => spec.resources?.requests?.storage ?? 0;
  if (compareQuantities(sizeOf(after), sizeOf(before)) <= 0) return;
  const refuse = (why: string) => forbiddenObject(resourceName(after.kind), after.metadata.name, why);
  if (before.status.phase !== 'Bound') throw refuse('Only bound persistent volume claims can be expanded');
  const storageClass = store.get<StorageClass>('StorageClass', '', after.spec.storageClassName ?? '');
  if (storageClass?.allowVolumeExpansion === true) return;
  throw refuse(
    'only dynamically provisioned pvc can be resized and the storageclass that provisions the pvc must support resize',
  );
}

/** Of the changes of a pod only those of its images are looked at. (isSignificantPodUpdate) */
function imagesOf(object: KubeObject): string {
  const { containers, initContainers, ephemeralContainers } = fieldsOf(
    (object as unknown as { readonly spec?: unknown }).spec,
  );
  return [containers, initContainers, ephemeralContainers]
    .map((list) => listOf(list).map((one) => fieldsOf(one).image))
    .map((images) => images.join(','))
    .join(';');
}
