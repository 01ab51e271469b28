import { compareQuantities } from '../api/quantity';
import { matches, selectorOf } from '../api/selectors';
import type {
  CsiDriver,
  CsiStorageCapacity,
  Node,
  PersistentVolumeClaim,
  Quantity,
  StorageClass,
} from '../api/types';
import type { ObjectReader } from './cluster-view';

/**
 * Whether a driver has enough left for a volume that a node reaches. A driver that does not tell how much it has is taken to have
 * enough.
 * https://kubernetes.io/docs/concepts/storage/storage-capacity/
 * pkg/scheduler/framework/plugins/volumebinding/binder.go (hasEnoughCapacity)
 */
export function hasEnoughCapacity(
  claim: PersistentVolumeClaim,
  { metadata: { name }, provisioner }: StorageClass,
  node: Node,
  reader: ObjectReader,
): boolean {
  const wanted = claim.spec.resources?.requests?.storage;
  if (wanted === undefined) return true;
  if (reader.get<CsiDriver>('CSIDriver', '', provisioner)?.spec?.storageCapacity !== true) return true;
  return reader.list<CsiStorageCapacity>('CSIStorageCapacity').some((capacity) => {
    const most = volumeLimit(capacity);
    if (capacity.storageClassName !== name || most === undefined) return false;
    return compareQuantities(most, wanted) >= 0 && reaches(node, capacity);
  });
}

/** The largest volume that there is room for; nothing is said of a driver that has none left. (volumeLimit) */
export function volumeLimit({ maximumVolumeSize, capacity }: CsiStorageCapacity): Quantity | undefined {
  return maximumVolumeSize ?? capacity;
}

/** (nodeHasAccess) */
function reaches({ metadata }: Node, { nodeTopology }: CsiStorageCapacity): boolean {
  const selector = selectorOf(nodeTopology);
  return selector !== undefined && matches(selector, metadata.labels);
}
