import { type CgroupUsage, UNLIMITED } from './cgroup';
import { type Mount, Undeclared } from './container';
import {
  cleanPath,
  isPattern,
  isWithin,
  joinPath,
  matchesPattern,
  parentPath,
  pathParts,
} from './file-names';
import {
  contentFrom,
  type Directory,
  directory,
  type Errno,
  type Node,
  type RegularFile,
  regularFile,
} from './file-nodes';
import { generatedText, type Told } from './generated-files';

/** What decides how a container sees its files; a `ContainerStart` says all of it. */
export interface Seen {
  readonly sandbox: Told;
  readonly mounts: readonly Mount[];
  readonly readOnlyRootFilesystem: boolean;
  readonly privileged?: boolean;
  readonly terminationMessagePath: string;
  readonly user?: number;
  /** The groups of its processes, the first of which new files belong to; without any, root's. */
  readonly groups?: readonly number[];
  /** Name of the container, and where its manifest stands; for what an author is told. */
  readonly container?: string;
  readonly where?: string;
}

/** Where a path leads: its canonical form, and the node there, if any. The directory of a found path exists. */
export interface Found {
  readonly path: string;
  readonly node: Node | undefined;
}

/** The text of a file, or why there is none to read. */
export type FileAnswer =
  | { readonly text: string; readonly refused?: undefined }
  | { readonly text?: undefined; readonly refused: Errno };

export const isErrno = (answer: unknown): answer is Errno => typeof answer === 'string';

/**
 * The files of one container, for looking: the image's layer, volumes over it, and what the runtime adds. An
 * untouched container owns nothing but this object.
 */
export class FileLookup {
  protected terminationLog: RegularFile | undefined;
  /** What the container may use and has used. */
  usage: CgroupUsage = NO_USAGE;

  constructor(
    protected layer: Directory,
    protected readonly seen: Seen,
  ) {}

  get user(): number {
    return this.seen.user ?? 0;
  }

  get groups(): readonly number[] {
    return this.seen.groups ?? ROOT_ONLY;
  }

  /** The node at a path; of a symlink what it points to, unless `follow` is false. */
  stat(path: string, cwd = '/', follow = true): Node | Errno {
    const found = this.find(path, cwd, follow);
    return isErrno(found) ? found : (found.node ?? 'ENOENT');
  }

  exists(path: string, cwd = '/'): boolean {
    return !isErrno(this.stat(path, cwd));
  }

  /** A path with its symlinks, `.` and `..` resolved: what `readlink -f` prints. Its last part may be missing. */
  find(path: string, cwd = '/', follow = true): Found | Errno {
    if (path === '') return 'ENOENT';
    let parts = pathParts(path[0] === '/' ? path : `${cwd}/${path}`);
    let here = '/';
    let node: Node = this.layer;
    let links = 0;
    for (let i = 0; i < parts.length; i += 1) {
      const name = parts[i]!;
      if (node.type !== 'directory') return 'ENOTDIR';
      if (!this.may(node, EXECUTE)) return 'EACCES';
      if (name === '..') {
        here = parentPath(here);
        node = this.at(here)!;
        continue;
      }
      const next = this.child(node, here, name);
      const last = i === parts.length - 1;
      if (next === undefined) {
        this.refuseUnknown(joinPath(here, name));
        return last ? { path: joinPath(here, name), node: undefined } : 'ENOENT';
      }
      if (next.type === 'symlink' && (follow || !last || path.endsWith('/'))) {
        links += 1;
        if (links > 40) return 'ELOOP';
        parts = [...pathParts(next.target), ...parts.slice(i + 1)];
        i = -1;
        if (next.target[0] !== '/') continue;
        here = '/';
        node = this.layer;
        continue;
      }
      here = joinPath(here, name);
      node = next;
    }
    if (path.endsWith('/') && node.type !== 'directory') return 'ENOTDIR';
    return { path: here, node };
  }

  /** The names in a directory, sorted, without `.` and `..`. */
  list(path: string, cwd = '/'): string[] | Errno {
    const found = this.find(path, cwd);
    if (isErrno(found)) return found;
    if (found.node === undefined) return 'ENOENT';
    if (found.node.type !== 'directory') return 'ENOTDIR';
    if (!this.may(found.node, READ)) return 'EACCES';
    return this.names(found.node, found.path);
  }

  /** The text of a file, from character `from` on; `path` is for messages. */
  text(file: RegularFile, path: string, from = 0): string {
    if (file.generated !== undefined)
      return generatedText(file.generated, this.seen.sandbox, this.usage).slice(from);
    return contentFrom(file, from, path);
  }

  /** The paths that match a pattern, sorted, as a shell expands a word; none gives an empty list. */
  glob(pattern: string, cwd = '/'): string[] {
    let paths = [pattern[0] === '/' ? '/' : ''];
    for (const part of pathParts(pattern)) {
      const next: string[] = [];
      for (const path of paths) {
        const prefix = path === '' || path.endsWith('/') ? path : `${path}/`;
        if (!isPattern(part)) {
          const plain = prefix + part.replace(/\\(.)/g, '$1');
          if (part === '..' || !isErrno(this.stat(plain, cwd, false))) next.push(plain);
          continue;
        }
        const names = this.list(path || '.', cwd);
        if (isErrno(names)) continue;
        for (const name of names) {
          const hidden = name[0] === '.' && part[0] !== '.';
          if (!hidden && matchesPattern(name, part)) next.push(prefix + name);
        }
      }
      paths = next;
    }
    return pattern.endsWith('/') ? paths.map((path) => `${path}/`) : paths;
  }

  /** What the container wrote to its termination message file. */
  get terminationMessage(): string {
    return this.terminationLog?.content ?? '';
  }

  /** Whether the file system at a canonical path refuses every change. */
  isReadOnly(path: string): boolean {
    if (path === this.seen.terminationMessagePath) return false;
    const mount = this.mountAt(path);
    if (mount !== undefined) return mount.readOnly || mount.tree.readOnly;
    // /proc/sys is mounted read-only but in privileged containers; each sees parameters of its own.
    if (path.startsWith('/proc/sys/')) return !this.seen.privileged;
    return this.seen.readOnlyRootFilesystem && !path.startsWith('/dev/');
  }

  /** Whether the container's user may read (4), write (2), execute or enter (1). */
  may(node: Node, wanted: number): boolean {
    const { user } = this;
    if (user === 0) return wanted !== EXECUTE || node.type === 'directory' || (node.mode & 0o111) !== 0;
    const shift = node.uid === user ? 6 : this.groups.includes(node.gid) ? 3 : 0;
    return ((node.mode >> shift) & wanted) === wanted;
  }

  /** The file systems in memory that are mounted, with what they hold. */
  get memoryVolumes(): readonly { readonly path: string; readonly size: number; readonly used: number }[] {
    return this.seen.mounts.flatMap(({ path, tree }) => {
      const { size } = tree.mounting;
      return size === undefined ? [] : [{ path: cleanPath(path), size, used: tree.usedBytes }];
    });
  }

  /** How many bytes may still be written to a path before its file system is full. */
  roomAt(path: string, cwd = '/'): number {
    const found = this.find(path, cwd);
    const tree = isErrno(found) ? undefined : this.mountAt(found.path)?.tree;
    const { quota } = tree?.mounting ?? {};
    return quota === undefined ? Number.POSITIVE_INFINITY : Math.max(0, quota - tree!.usedBytes);
  }

  protected mountAt(path: string): Mount | undefined {
    let longest: Mount | undefined;
    for (const mount of this.seen.mounts) {
      if (isWithin(path, cleanPath(mount.path)) && mount.path.length >= (longest?.path.length ?? 0))
        longest = mount;
    }
    return longest;
  }

  protected rootOf(mount: Mount): Node {
    return mount.node ?? mount.tree.root;
  }

  /** Something stands on a mount point, or below it there is one. */
  protected isMountPoint(path: string): boolean {
    return (
      path === this.seen.terminationMessagePath || this.seen.mounts.some((m) => cleanPath(m.path) === path)
    );
  }

  protected names(node: Directory, path: string): string[] {
    const names = [...node.entries.keys()];
    const add = (mounted: string) => {
      if (!isWithin(mounted, path) || mounted === path) return;
      const name = pathParts(mounted.slice(path.length))[0]!;
      if (!names.includes(name)) names.push(name);
    };
    for (const mount of this.seen.mounts) add(cleanPath(mount.path));
    add(this.seen.terminationMessagePath);
    return names.sort();
  }

  private at(path: string): Node | undefined {
    let node: Node | undefined = this.layer;
    let here = '/';
    for (const name of pathParts(path)) {
      if (node?.type !== 'directory') return undefined;
      node = this.child(node, here, name);
      here = joinPath(here, name);
    }
    return node;
  }

  /** A directory's entry, or what is mounted over it, or a directory that exists because something is mounted in it. */
  private child(parent: Directory, parentPath: string, name: string): Node | undefined {
    const path = joinPath(parentPath, name);
    const log = this.seen.terminationMessagePath;
    if (path === log) return this.terminationLog ?? EMPTY_LOG;
    let mountPoint = isWithin(log, path);
    for (const mount of this.seen.mounts) {
      const at = cleanPath(mount.path);
      if (at === path) return this.rootOf(mount);
      mountPoint ||= isWithin(at, path);
    }
    return parent.entries.get(name) ?? (mountPoint ? MOUNT_POINT : undefined);
  }

  private refuseUnknown(path: string): void {
    if (!isWithin(path, '/proc') && !isWithin(path, '/sys')) return;
    const { container, where } = this.seen;
    throw new Undeclared(
      `I do not know "${path}": this part of /${pathParts(path)[0]} is not simulated${container ? ` (container "${container}")` : ''}.` +
        `${where ? `\n  in ${where}` : ''}\n  Say what its container does, as in: Given container "${container ?? 'app'}" exits with code 0 after 5s`,
    );
  }
}

export const READ = 4;
export const WRITE = 2;
export const EXECUTE = 1;

const ROOT_ONLY: readonly number[] = [0];

const NO_USAGE: CgroupUsage = { cgroup: UNLIMITED, memory: 0, processes: 0, oomKills: 0 };

const MOUNT_POINT = { ...directory(), frozen: true };
const EMPTY_LOG = { ...regularFile('', 0o666), frozen: true };
