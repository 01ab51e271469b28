import type { KubeObject, Pod } from '../api/types';

/** The parts of a PersistentVolumeClaim and a StorageClass that decide here. */
interface Claim extends KubeObject {
  readonly spec: { readonly volumeName?: string; readonly storageClassName?: string };
}
interface StorageClass extends KubeObject {
  readonly volumeBindingMode?: string;
}

/** Finds an object that a pod refers to: `store.get`. */
export type Lookup = (kind: string, namespace: string, name: string) => KubeObject | undefined;

/** What the claims of a pod say: nothing against it, against every node, or against the pod as such. */
export type ClaimsVerdict =
  | { readonly ready: true }
  | { readonly ready: false; readonly beforeNodes: string }
  | { readonly ready: false; readonly beforeNodes?: undefined; readonly onEachNode: string };

/**
 * Whether the claims of a pod allow it to be scheduled, in the words of the VolumeBinding plugin.
 * pkg/scheduler/framework/plugins/volumebinding/volume_binding.go
 */
export function claimsVerdict(pod: Pod, lookup: Lookup): ClaimsVerdict {
  let unbound = false;
  let delayed = false;
  const namespace = pod.metadata.namespace ?? '';
  for (const volume of pod.spec.volumes ?? []) {
    const ephemeral = volume.ephemeral !== undefined;
    const name = ephemeral ? `${pod.metadata.name}-${volume.name}` : volume.persistentVolumeClaim?.claimName;
    if (name === undefined) continue;
    const claim = lookup('PersistentVolumeClaim', namespace, name) as Claim | undefined;
    if (claim === undefined)
      return before(ephemeral ? notYetCreated(name) : `persistentvolumeclaim "${name}" not found`);
    if (claim.metadata.deletionTimestamp) return before(`persistentvolumeclaim "${name}" is being deleted`);
    const { volumeName } = claim.spec;
    if (volumeName) {
      if (lookup('PersistentVolume', '', volumeName) !== undefined) continue;
      return before(`persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${volumeName}"`);
    }
    if (waitsForConsumer(claim, lookup)) delayed = true;
    else unbound = true;
  }
  if (unbound) return before('pod has unbound immediate PersistentVolumeClaims');
  // Simplified: a claim that waits for its first consumer finds no volume; none is provisioned or bound by a pod.
  if (delayed)
    return { ready: false, onEachNode: "node(s) didn't find available persistent volumes to bind" };
  return READY;
}

const READY: ClaimsVerdict = { ready: true };

function before(beforeNodes: string): ClaimsVerdict {
  return { ready: false, beforeNodes };
}

function notYetCreated(name: string): string {
  return `waiting for ephemeral volume controller to create the persistentvolumeclaim "${name}"`;
}

function waitsForConsumer({ spec }: Claim, lookup: Lookup): boolean {
  if (!spec.storageClassName) return false;
  const storageClass = lookup('StorageClass', '', spec.storageClassName) as StorageClass | undefined;
  return storageClass?.volumeBindingMode === 'WaitForFirstConsumer';
}
