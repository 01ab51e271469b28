import type { Instant } from '../simulation/time';
import { EXECUTE, FileLookup, type Found, isErrno, READ, WRITE } from './file-lookup';
import { baseName, isWithin, parentPath, pathParts } from './file-names';
import {
  type DeviceFile,
  type Directory,
  directory,
  type Errno,
  type Node,
  notify,
  type RegularFile,
  regularFile,
  symlink,
  thawed,
  truncate,
  usedBytes,
  usedInodes,
} from './file-nodes';

export { EXECUTE, type Found, isErrno, READ, type Seen, WRITE } from './file-lookup';

/**
 * The files of one container, for looking and changing. What belongs to the image is copied before its first
 * change, directory by directory; all the rest of the image stays shared. Operations answer an error word of
 * the kernel instead of throwing, or `undefined` (or a node) when all went well. `at` is the time of the change.
 */
export class FileView extends FileLookup {
  private made = 0;

  openForReading(path: string, cwd = '/'): RegularFile | DeviceFile | Errno {
    const node = this.stat(path, cwd);
    if (isErrno(node)) return node;
    if (node.type === 'directory') return 'EISDIR';
    if (!this.may(node, READ)) return 'EACCES';
    return node as RegularFile | DeviceFile;
  }

  /**
   * Opens a file to be followed with `watch`: one of the image is first copied, so that a later writer of this
   * container is seen, and the image's other containers do not notice.
   */
  openForFollowing(path: string, cwd = '/'): RegularFile | DeviceFile | Errno {
    const found = this.find(path, cwd);
    if (isErrno(found)) return found;
    const file = this.openForReading(path, cwd);
    if (isErrno(file) || file.type === 'device' || !file.frozen) return file;
    return this.writable(found) as RegularFile;
  }

  /** Opens as `>` does (`truncate`) or `>>` (`append`); a missing file is made. */
  openForWriting(
    path: string,
    cwd: string,
    how: 'truncate' | 'append',
    at: Instant,
  ): RegularFile | DeviceFile | Errno {
    const found = this.find(path, cwd);
    if (isErrno(found)) return found;
    const { node } = found;
    if (node?.type === 'directory' || (node === undefined && path.endsWith('/'))) return 'EISDIR';
    if (node?.type === 'device') return node;
    if (this.isReadOnly(found.path)) return 'EROFS';
    if (node === undefined) {
      const file = regularFile('', 0o644, at, this.user, this.groups[0]);
      return this.enter(found.path, file, at) ?? file;
    }
    if (!this.may(node, WRITE)) return 'EACCES';
    const file = this.writable(found) as RegularFile;
    if (how === 'truncate') truncate(file, at);
    return file;
  }

  mkdir(path: string, cwd: string, at: Instant, mode = 0o755): Errno | undefined {
    const found = this.find(path.replace(/\/+$/, '') || '/', cwd, false);
    if (isErrno(found)) return found;
    if (found.node !== undefined) return 'EEXIST';
    return this.enter(found.path, directory(mode, at, this.user, this.groups[0]), at);
  }

  /** Puts a node at a path where there is none: a symlink, a copy, a hard link. */
  create(path: string, cwd: string, node: Node, at: Instant): Errno | undefined {
    const found = this.find(path, cwd, false);
    if (isErrno(found)) return found;
    return found.node === undefined ? this.enter(found.path, node, at) : 'EEXIST';
  }

  symlink(target: string, path: string, cwd: string, at: Instant): Errno | undefined {
    return this.create(path, cwd, symlink(target, at, this.user, this.groups[0]), at);
  }

  /** Removes a file or symlink. */
  unlink(path: string, cwd: string, at: Instant): Errno | undefined {
    const found = this.find(path, cwd, false);
    if (isErrno(found)) return found;
    if (found.node === undefined) return 'ENOENT';
    if (found.node.type === 'directory') return 'EISDIR';
    return this.leave(found, at);
  }

  /** Removes an empty directory. */
  rmdir(path: string, cwd: string, at: Instant): Errno | undefined {
    const found = this.find(path, cwd, false);
    if (isErrno(found)) return found;
    if (found.node === undefined) return 'ENOENT';
    if (found.node.type !== 'directory') return 'ENOTDIR';
    if (this.isMountPoint(found.path) || found.path === '/') return 'EBUSY';
    if (this.names(found.node, found.path).length > 0) return 'ENOTEMPTY';
    return this.leave(found, at);
  }

  /** Moves within one file system; between two it answers EXDEV, and the caller has to copy. */
  rename(from: string, to: string, cwd: string, at: Instant): Errno | undefined {
    const source = this.find(from, cwd, false);
    if (isErrno(source)) return source;
    if (source.node === undefined) return 'ENOENT';
    const target = this.find(to, cwd, false);
    if (isErrno(target)) return target;
    if (source.path === target.path) return undefined;
    if (isWithin(target.path, source.path)) return 'EINVAL';
    if (this.isMountPoint(source.path) || this.isMountPoint(target.path)) return 'EBUSY';
    if (this.mountAt(source.path) !== this.mountAt(target.path)) return 'EXDEV';
    if (this.isReadOnly(source.path)) return 'EROFS';
    if (target.node !== undefined) {
      const isFolder = source.node.type === 'directory';
      if (target.node.type === 'directory') {
        if (!isFolder) return 'EISDIR';
        if (target.node.entries.size > 0) return 'ENOTEMPTY';
      } else if (isFolder) return 'ENOTDIR';
      const refused = this.leave(target, at);
      if (refused) return refused;
    }
    const refused = this.leave(source, at);
    return refused ?? this.enter(target.path, source.node, at);
  }

  chmod(path: string, cwd: string, mode: number): Errno | undefined {
    return this.alter(path, cwd, (node) => {
      node.mode = mode;
    });
  }

  /** Changes the owner, the group, or both. */
  chown(
    path: string,
    cwd: string,
    { uid, gid }: { readonly uid?: number; readonly gid?: number },
  ): Errno | undefined {
    return this.alter(path, cwd, (node) => {
      if (uid !== undefined) node.uid = uid;
      if (gid !== undefined) node.gid = gid;
    });
  }

  /** Sets the time of the last change. */
  touch(path: string, cwd: string, at: Instant): Errno | undefined {
    return this.alter(path, cwd, (node) => {
      node.mtime = at;
    });
  }

  /** The file that a name of a program leads to: a path when it has a slash, else the first found in `searchPath`. */
  findProgram(name: string, searchPath: string, cwd = '/'): { path: string; file: RegularFile } | Errno {
    if (name.includes('/')) return this.executable(name, cwd);
    let answer: Errno = 'ENOENT';
    for (const folder of searchPath.split(':')) {
      const found = this.executable(`${folder || '.'}/${name}`, cwd);
      if (!isErrno(found)) return found;
      if (found === 'EACCES') answer = found;
    }
    return answer;
  }

  /** Whether it has made many files since it was asked last. */
  madeMany(): boolean {
    if (this.made < MANY) return false;
    this.made = 0;
    return true;
  }

  /** How many files the container has outside its volumes that are not its image's. */
  get writtenInodes(): number {
    return usedInodes(this.layer);
  }

  /** What the container has written outside its volumes, in bytes: it counts as ephemeral storage. */
  get writtenBytes(): number {
    return usedBytes(this.layer);
  }

  private executable(path: string, cwd: string): { path: string; file: RegularFile } | Errno {
    const found = this.find(path, cwd);
    if (isErrno(found)) return found;
    if (found.node === undefined) return 'ENOENT';
    if (found.node.type !== 'file' || !this.may(found.node, EXECUTE)) return 'EACCES';
    return { path: found.path, file: found.node };
  }

  private alter(path: string, cwd: string, change: (node: Node) => void): Errno | undefined {
    const found = this.find(path, cwd);
    if (isErrno(found)) return found;
    if (found.node === undefined) return 'ENOENT';
    if (this.isReadOnly(found.path)) return 'EROFS';
    if (this.user !== 0 && found.node.uid !== this.user) return 'EPERM';
    if (found.node.type !== 'device') change(this.writable(found));
    return undefined;
  }

  private enter(path: string, node: Node, at: Instant): Errno | undefined {
    if (this.isReadOnly(path)) return 'EROFS';
    const parent = this.stat(parentPath(path));
    if (isErrno(parent)) return parent;
    if (!this.may(parent, WRITE)) return 'EACCES';
    const folder = this.writableDirectory(parentPath(path));
    if ((folder.mode & SET_GROUP_ID) !== 0) inheritGroup(node, folder);
    folder.entries.set(baseName(path), node);
    this.made += 1;
    folder.mtime = at;
    notify(folder);
    return undefined;
  }

  private leave(found: Found, at: Instant): Errno | undefined {
    if (this.isMountPoint(found.path)) return 'EBUSY';
    if (this.isReadOnly(found.path)) return 'EROFS';
    const parent = this.stat(parentPath(found.path));
    if (isErrno(parent)) return parent;
    if (!this.may(parent, WRITE)) return 'EACCES';
    const sticky = (parent.mode & 0o1000) !== 0 && this.user !== 0;
    if (sticky && found.node!.uid !== this.user && parent.uid !== this.user) return 'EPERM';
    const folder = this.writableDirectory(parentPath(found.path));
    folder.entries.delete(baseName(found.path));
    folder.mtime = at;
    notify(found.node!);
    notify(folder);
    return undefined;
  }

  /** The node itself when it is the container's own, else its copy in the container's layer. */
  private writable(found: Found): Node {
    const node = found.node!;
    if (!node.frozen) return node;
    if (found.path === this.seen.terminationMessagePath) {
      this.terminationLog ??= regularFile('', 0o666);
      return this.terminationLog;
    }
    if (node.type === 'directory') return this.writableDirectory(found.path);
    const copy = thawed(node);
    if (node.type === 'file' && node.generated !== undefined) {
      const file = copy as RegularFile;
      const written = regularFile(this.text(node, found.path), node.mode, node.mtime, node.uid);
      Object.assign(file, written);
    }
    this.writableDirectory(parentPath(found.path)).entries.set(baseName(found.path), copy);
    return copy;
  }

  /** The directory at a canonical path, with all above it copied into the container's layer if they were the image's. */
  private writableDirectory(path: string): Directory {
    const mount = this.mountAt(path);
    let folder: Directory;
    if (mount !== undefined) folder = this.rootOf(mount) as Directory;
    else {
      if (this.layer.frozen) this.layer = thawed(this.layer);
      folder = this.layer;
    }
    for (const name of pathParts(mount === undefined ? path : path.slice(mount.path.length))) {
      let next = folder.entries.get(name);
      if (next === undefined) next = directory();
      else if (next.frozen) next = thawed(next);
      folder.entries.set(name, next);
      folder = next as Directory;
    }
    return folder;
  }
}

/** So many new files give reason to look at what is left of the disk. */
const MANY = 1_000;

/** On a directory: what is made in it belongs to its group. `fsGroup` sets it. */
const SET_GROUP_ID = 0o2000;

function inheritGroup(node: Node, folder: Directory): void {
  if (node.frozen) return;
  node.gid = folder.gid;
  if (node.type === 'directory') node.mode |= SET_GROUP_ID;
}
