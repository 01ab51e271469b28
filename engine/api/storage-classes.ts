import type { KubeObject, Pod, StorageClass, Volume } from './types';

/** https://kubernetes.io/docs/concepts/storage/storage-classes/#default-storageclass */
const IS_DEFAULT = 'storageclass.kubernetes.io/is-default-class';
const WAS_DEFAULT = 'storageclass.beta.kubernetes.io/is-default-class';

/** On a claim whose volume and it know each other; until then its volumeName is no more than a wish. */
export const BIND_COMPLETED = 'pv.kubernetes.io/bind-completed';

/** The class that claims get that name none: of several the newest, of equals the first by name. (GetDefaultClass) */
export function defaultClass(classes: readonly StorageClass[]): StorageClass | undefined {
  return [...classes].filter(isDefaultClass).sort((a, b) => {
    const [old, young] = [a.metadata.creationTimestamp, b.metadata.creationTimestamp];
    if (old !== young) return old < young ? 1 : -1;
    return a.metadata.name < b.metadata.name ? -1 : 1;
  })[0];
}

export function isDefaultClass({ metadata }: KubeObject): boolean {
  const { [IS_DEFAULT]: now, [WAS_DEFAULT]: before } = metadata.annotations ?? {};
  return now === 'true' || before === 'true';
}

/** The name of the claim behind a volume of a pod; that of a generic ephemeral volume is made of both names. */
export function claimNameOf(volume: Volume, pod: Pod): string | undefined {
  if (volume.ephemeral !== undefined) return `${pod.metadata.name}-${volume.name}`;
  return volume.persistentVolumeClaim?.claimName;
}
