import { Calendar, type Instant } from '../simulation/time';
import { type Directory, directory, type Node, notify, regularFile, symlink, usedBytes } from './file-nodes';

/**
 * A volume: a tree of files that lives longer than a container (emptyDir, hostPath, a persistent volume) and
 * may be seen by several.
 */
export class FileTree {
  /** A volume is writable by everyone, as an emptyDir is. */
  constructor(
    private tree: Directory | undefined = undefined,
    readonly readOnly = false,
  ) {}

  get root(): Directory {
    this.tree ??= this.build();
    return this.tree;
  }

  /** What the files in it take, in bytes. */
  get usedBytes(): number {
    return this.tree === undefined ? 0 : usedBytes(this.tree, true);
  }

  /**
   * The node of a `subPath`. A missing one is made as a directory, as the kubelet does, even in the volume of a
   * configMap that has no such key. `undefined` when a file stands in the way.
   * https://github.com/kubernetes/kubernetes/blob/master/pkg/kubelet/kubelet_pods.go (makeMounts)
   */
  subPath(path: string, at: Instant): Node | undefined {
    let node: Node = this.root;
    for (const name of path.split('/')) {
      if (name === '' || name === '.') continue;
      if (node.type === 'symlink') node = this.subPath(node.target, at) ?? node;
      if (node.type !== 'directory') return undefined;
      let next: Node | undefined = node.entries.get(name);
      if (next === undefined) {
        next = directory(0o755, at);
        node.entries.set(name, next);
      }
      node = next;
    }
    return node.type === 'symlink' ? this.subPath(node.target, at) : node;
  }

  protected replaceTree(tree: Directory | undefined): void {
    const before = this.tree;
    this.tree = tree;
    if (before?.watchers === undefined) return;
    this.root.watchers = before.watchers;
    notify(this.root);
  }

  protected build(): Directory {
    return directory(0o777);
  }
}

export interface ReadOnlyEntry {
  readonly content: string;
  /** Permission bits: `defaultMode` or the item's `mode`. */
  readonly mode?: number;
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
  ) {
    super(undefined, true);
  }

  /** All files at once are those of `entries`; who has a file open goes on reading the old one. */
  replace(entries: ReadOnlyEntries, at: Instant): void {
    this.entries = entries;
    this.at = at;
    this.replaceTree(undefined);
  }

  protected override build(): Directory {
    const { at } = this;
    const stamp = `..${this.calendar.microTimestamp(at).slice(0, 19).replace(/[-T:]/g, '_')}.${at % 1_000}`;
    const data = directory(0o755, at);
    const root = directory(0o777, at);
    root.entries.set(stamp, data);
    root.entries.set('..data', symlink(stamp, at));
    for (const [path, entry] of this.entries) {
      const { content, mode = 0o644 } = typeof entry === 'string' ? { content: entry } : entry;
      const parts = path.split('/');
      const name = parts.pop()!;
      let place = data;
      for (const part of parts) place = child(place, part, at);
      place.entries.set(name, regularFile(content, mode, at));
      const visible = parts[0] ?? name;
      if (!root.entries.has(visible)) root.entries.set(visible, symlink(`..data/${visible}`, at));
    }
    return root;
  }
}

/** The volume of a configMap, secret, projected or downwardAPI source, as of `at`. */
export function readOnlyTree(
  entries: ReadOnlyEntries,
  at: Instant = 0,
  calendar = DEFAULT_CALENDAR,
): ReadOnlyTree {
  return new ReadOnlyTree(entries, at, calendar);
}

const DEFAULT_CALENDAR = new Calendar();

function child(parent: Directory, name: string, at: Instant): Directory {
  const there = parent.entries.get(name);
  if (there?.type === 'directory') return there;
  const made = directory(0o755, at);
  parent.entries.set(name, made);
  return made;
}
