import { Calendar, type Instant } from '../simulation/time';
import { pathParts } from './file-names';
import {
  type Directory,
  directory,
  type Node,
  notify,
  regularFile,
  symlink,
  usedBytes,
  usedInodes,
} from './file-nodes';

/** How a volume was mounted. */
export interface Mounting {
  readonly readOnly?: boolean;
  /** `fsGroup`: all that is in the volume, and will be, belongs to this group, which may read and write it. */
  readonly group?: number;
  /** Of a volume in memory: its size as `df` tells it, and how much of it may be written; in bytes. */
  readonly size?: number;
  readonly quota?: number;
}

/**
 * A volume: a tree of files that lives longer than a container (emptyDir, hostPath, a persistent volume) and
 * may be seen by several.
 */
export class FileTree {
  /** A volume is writable by everyone, as an emptyDir is. */
  constructor(
    private tree: Directory | undefined = undefined,
    readonly mounting: Mounting = {},
  ) {}

  get readOnly(): boolean {
    return this.mounting.readOnly ?? false;
  }

  get root(): Directory {
    this.tree ??= this.build();
    return this.tree;
  }

  /** What the files in it take, in bytes. */
  get usedBytes(): number {
    return this.tree === undefined ? 0 : usedBytes(this.tree, true);
  }

  /** How many files, directories and links are in it, and itself. */
  get usedInodes(): number {
    return this.tree === undefined ? 1 : usedInodes(this.tree);
  }

  /** The node at a path within the tree, symlinks followed; undefined when there is none. */
  find(path: string): Node | undefined {
    return this.walk(path, MOST_LINKS, () => undefined);
  }

  /**
   * The node of a `subPath`. A missing one is made as a directory like the volume's own, as the kubelet does, even in the
   * volume of a configMap that has no such key. `undefined` when a file stands in the way.
   * pkg/kubelet/kubelet_pods.go (makeMounts)
   */
  subPath(path: string, at: Instant, mode = this.root.mode): Node | undefined {
    const { gid } = this.root;
    return this.walk(path, MOST_LINKS, (parent, name) => {
      const made = directory(mode, at, 0, gid);
      parent.entries.set(name, made);
      parent.mtime = at;
      notify(parent);
      return made;
    });
  }

  protected replaceTree(tree: Directory | undefined): void {
    const before = this.tree;
    this.tree = tree;
    if (before?.watchers === undefined) return;
    this.root.watchers = before.watchers;
    notify(this.root);
  }

  protected build(): Directory {
    const { group } = this.mounting;
    return group === undefined ? directory(0o777) : directory(0o2777, 0, 0, group);
  }

  private walk(
    path: string,
    links: number,
    missing: (parent: Directory, name: string) => Node | undefined,
  ): Node | undefined {
    let node: Node | undefined = this.root;
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      if (node?.type !== 'directory') return undefined;
      const parent: Directory = node;
      node = parent.entries.get(name) ?? missing(parent, name);
      if (node?.type === 'symlink') node = links > 0 ? this.walk(node.target, links - 1, missing) : undefined;
    }
    return node;
  }
}

/** As many symlinks as Linux follows. */
const MOST_LINKS = 40;

export interface ReadOnlyEntry {
  readonly content: string;
  /** Permission bits: `defaultMode` or the item's `mode`. */
  readonly mode?: number;
  /** Root, but for a token that only one user may read. */
  readonly uid?: number;
}

/** The files of a configMap, secret, projected or downwardAPI volume: paths (with `/` in them, perhaps) and texts. */
export type ReadOnlyEntries = ReadonlyMap<string, ReadOnlyEntry | string>;

/**
 * A volume that shows an object's data, written as the kubelet writes it: the files lie in a directory named
 * after the time, `..data` points there, and every name points into `..data`. So all files change at one moment.
 * The tree is built when someone first looks into it; until then it costs its entries only.
 * https://github.com/kubernetes/kubernetes/blob/master/pkg/volume/util/atomic_writer.go
 */
export class ReadOnlyTree extends FileTree {
  constructor(
    private entries: ReadOnlyEntries,
    private at: Instant,
    private readonly calendar: Calendar,
    group?: number,
  ) {
    super(undefined, { readOnly: true, group });
  }

  /** All files at once are those of `entries`; who has a file open goes on reading the old one. */
  replace(entries: ReadOnlyEntries, at: Instant): void {
    this.entries = entries;
    this.at = at;
    this.replaceTree(undefined);
  }

  /** Whether it shows just these files: then the kubelet writes nothing. (shouldWritePayload) */
  shows(entries: ReadOnlyEntries): boolean {
    if (entries.size !== this.entries.size) return false;
    for (const [path, entry] of entries) {
      const shown = this.entries.get(path);
      if (shown === undefined || contentOf(shown) !== contentOf(entry)) return false;
    }
    return true;
  }

  protected override build(): Directory {
    const { at } = this;
    const { group: gid = 0 } = this.mounting;
    const shared = this.mounting.group === undefined ? 0 : 0o2550;
    const folder = (mode: number) => directory(mode | shared, at, 0, gid);
    const stamp = `..${this.calendar.microTimestamp(at).slice(0, 19).replace(/[-T:]/g, '_')}.${at % 1_000}`;
    const data = folder(0o755);
    const root = folder(0o777);
    root.entries.set(stamp, data);
    root.entries.set('..data', symlink(stamp, at, 0, gid));
    for (const [path, entry] of this.entries) {
      const { content, mode = 0o644, uid = 0 } = typeof entry === 'string' ? { content: entry } : entry;
      const parts = [...pathParts(path)];
      const name = parts.pop()!;
      let place = data;
      for (const part of parts) place = child(place, part, folder);
      place.entries.set(name, regularFile(content, shared ? mode | 0o440 : mode, at, uid, gid));
      const visible = parts[0] ?? name;
      if (!root.entries.has(visible)) root.entries.set(visible, symlink(`..data/${visible}`, at, 0, gid));
    }
    return root;
  }
}

const contentOf = (entry: ReadOnlyEntry | string) => (typeof entry === 'string' ? entry : entry.content);

/** The volume of a configMap, secret, projected or downwardAPI source, as of `at`. */
export function readOnlyTree(
  entries: ReadOnlyEntries,
  at: Instant = 0,
  calendar = DEFAULT_CALENDAR,
  group?: number,
): ReadOnlyTree {
  return new ReadOnlyTree(entries, at, calendar, group);
}

const DEFAULT_CALENDAR = new Calendar();

function child(parent: Directory, name: string, folder: (mode: number) => Directory): Directory {
  const there = parent.entries.get(name);
  if (there?.type === 'directory') return there;
  const made = folder(0o755);
  parent.entries.set(name, made);
  return made;
}
