import { sha256 } from '../api/sha256';
import type { CsiNode, Node } from '../api/types';
import type { NewObject, Store } from '../store/store';
import { KUBELET } from './context';

/**
 * Sees to it that a node has its CSINode, in which drivers say what they allow: a kubelet does when it starts. Nothing is said of
 * drivers; a manifest may.
 * https://kubernetes.io/docs/concepts/storage/storage-limits/#dynamic-volume-limits
 * pkg/volume/csi/nodeinfomanager/nodeinfomanager.go (InitializeCSINodeWithAnnotation, CreateCSINode)
 */
export function ensureCsiNode(store: Store, name: string): void {
  const uid = store.get<Node>('Node', '', name)?.metadata.uid;
  if (uid === undefined || store.get<CsiNode>('CSINode', '', name) !== undefined) return;
  const made: NewObject & { readonly spec: object } = {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'CSINode',
    metadata: {
      name,
      uid: uidAfter(uid),
      annotations: { 'storage.alpha.kubernetes.io/migrated-plugins': MIGRATED },
      ownerReferences: [{ apiVersion: 'v1', kind: 'Node', name, uid }],
    },
    spec: { drivers: null },
  };
  store.create(made, KUBELET);
}

/** Volumes of these sources are left to drivers. pkg/volume/csi/csi_plugin.go (Init) */
// Simplified: before 1.31 Portworx was not among them.
const MIGRATED = [
  'aws-ebs',
  'azure-disk',
  'azure-file',
  'cinder',
  'gce-pd',
  'portworx-volume',
  'vsphere-volume',
]
  .map((plugin) => `kubernetes.io/${plugin}`)
  .join(',');

/** One of its own, that takes part in no draw. */
function uidAfter(uid: string): string {
  const hash = sha256(`CSINode ${uid}`);
  const at = (from: number, length: number) => hash.slice(from, from + length);
  return `${at(0, 8)}-${at(8, 4)}-4${at(13, 3)}-8${at(17, 3)}-${at(20, 12)}`;
}
