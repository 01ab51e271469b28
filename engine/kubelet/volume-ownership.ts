import type { PersistentVolume, Pod } from '../api/types';
import type { Directory, Node } from '../process/files';

/** Who else mounts a directory of the node, and where a warning goes. */
export interface Sharing {
  isMountedByOthers(root: Directory): boolean;
  warn(text: string): void;
}

/**
 * Gives a volume to the group that its pod asks for (`fsGroup`): all that is in it already, and all that will be made in it.
 * A local volume that another pod of the node has mounted keeps its group, and a warning says so.
 * https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#configure-volume-permission-and-ownership-change-policy-for-pods
 * pkg/volume/local/local.go (SetUpAt), pkg/volume/volume_linux.go (ChangePermissions)
 */
export function giveToGroup(
  root: Directory,
  { metadata, spec }: PersistentVolume,
  pod: Pod,
  sharing: Sharing,
): void {
  const { fsGroup, fsGroupChangePolicy } = pod.spec.securityContext ?? {};
  if (fsGroup === undefined || !isManaged(spec)) return;
  if (spec.local !== undefined && sharing.isMountedByOthers(root)) {
    if (root.gid === fsGroup) return;
    const { name } = metadata;
    sharing.warn(
      `The requested fsGroup is ${fsGroup}, but the volume ${name} has GID ${root.gid}. The volume may not be shareable.`,
    );
    return;
  }
  if (fsGroupChangePolicy === 'OnRootMismatch' && isGiven(root, fsGroup)) return;
  give(root, fsGroup);
}

/**
 * Whether the kubelet sees to the owner of what is in a volume: not of directories of the node by hostPath, nor of what is on other machines;
 * of a driver's volume when it has a file system and belongs to one node.
 * pkg/volume/csi/csi_mounter.go (supportsFSGroup)
 */
function isManaged({ csi, hostPath, nfs, accessModes = [] }: PersistentVolume['spec']): boolean {
  if (hostPath !== undefined || nfs !== undefined) return false;
  if (csi === undefined) return true;
  const { fsType } = csi as { fsType?: string };
  return Boolean(fsType) && accessModes.some((mode) => /^ReadWriteOnce(Pod)?$/.test(mode));
}

/** (requiresPermissionChange) */
const isGiven = ({ gid, mode }: Directory, group: number) =>
  gid === group && (mode & GROUP_OF_FOLDER) === GROUP_OF_FOLDER;

const GROUP_OF_FILE = 0o660;
const GROUP_OF_FOLDER = 0o2770;

/** A symlink's own bits mean nothing and stay. (changeFilePermission) */
function give(node: Node, group: number): void {
  if (node.type === 'directory') for (const entry of node.entries.values()) give(entry, group);
  if (node.frozen) return;
  node.gid = group;
  if (node.type !== 'symlink') node.mode |= node.type === 'directory' ? GROUP_OF_FOLDER : GROUP_OF_FILE;
}
