import { directory, type FileTree, type Node, parentPath, regularFile } from '../process/files';
import type { Instant } from '../simulation/time';
import { ConfigError } from './references';

/**
 * Looks whether what is at a path of the node is of the type that a hostPath volume asks for, and makes what may be made.
 * Without a type nothing is looked at. Throws a ConfigError in the kubelet's words.
 * https://kubernetes.io/docs/concepts/storage/volumes/#hostpath-volume-types
 * pkg/volume/hostpath/host_path.go (checkTypeInternal)
 */
export function checkHostPath(path: string, type: string | undefined, files: FileTree, at: Instant): void {
  if (!type) return;
  const found = files.find(path);
  if (found === undefined && type === 'DirectoryOrCreate') {
    if (files.subPath(path, at, 0o755)) return;
    throw new ConfigError(`mkdir ${path}: not a directory`);
  }
  if (found === undefined && type === 'FileOrCreate') {
    makeFile(path, files, at);
    return;
  }
  const wanted = KINDS[type]!;
  if (found === undefined || kindOf(found) !== wanted)
    throw new ConfigError(`hostPath type check failed: ${path} is not ${wanted}`);
}

/** Each type in the words of its refusal. */
const KINDS: Readonly<Record<string, string>> = {
  DirectoryOrCreate: 'a directory',
  Directory: 'a directory',
  FileOrCreate: 'a file',
  File: 'a file',
  Socket: 'a socket file',
  CharDevice: 'a character device',
  BlockDevice: 'a block device',
};

function kindOf(node: Node): string {
  if (node.type === 'directory') return 'a directory';
  if (node.type !== 'device') return 'a file';
  if (node.device === 'socket') return 'a socket file';
  return node.device === 'disk' ? 'a block device' : 'a character device';
}

/** An empty file; the directory it is to lie in is not made. (makeFile) */
function makeFile(path: string, files: FileTree, at: Instant): void {
  const folder = files.find(parentPath(path));
  if (folder?.type !== 'directory') throw new ConfigError(`open ${path}: no such file or directory`);
  folder.entries.set(path.slice(path.lastIndexOf('/') + 1), regularFile('', 0o644, at));
}

/** What lies at a path of the node for a container; a missing one becomes a directory, as the container runtime does. */
export function hostNode(path: string, files: FileTree, at: Instant): Node {
  return files.find(path) ?? files.subPath(path, at, 0o755) ?? directory();
}
